"""What to do first in a workspace that follows no deal yet."""

from __future__ import annotations

from bot.document import Outcome
from bot.leaves import Leaf, Try, Verbatim
from bot.problems import Problem, ProblemError

FIRST = ("deals demo", "deals new")
"""Load the demo deal, or make one of one's own."""

CHANNEL = "channel deal"
"""Say which deal is meant in a channel: the third step, once there is one."""


class NothingFollowedError(ProblemError):
    """No deal is followed yet; it says how to begin, and that nothing has the `name` asked for."""

    def __init__(self, name: str | None = None) -> None:
        places: tuple[tuple[str, Leaf], ...] = (("channel", Try(CHANNEL)),)
        if name is not None:
            places = (*places, ("name", Verbatim(name)))
        word = "no-deals" if name is None else "unknown-name-empty"
        super().__init__(Problem(word, places, (*FIRST, "help"), Outcome.UNKNOWN))
