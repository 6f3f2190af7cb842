"""What goes wrong between a person and the bot, as data: a word id and its places."""

from __future__ import annotations

from dataclasses import dataclass

from bot.document import Action, Actions, Block, Note, Outcome, Reply, Tone
from bot.leaves import Leaf, Try, Words


@dataclass(frozen=True, slots=True)
class Problem:
    """What happened and what to do: the phrase `problem-<id>`, and what to try instead.

    `at` is the parameter it is about, by its English name, where it is about one; `spellings` are
    other words for it, or mere examples of such: `exemplary`. `tries` are whole commands.
    """

    id: str
    places: tuple[tuple[str, Leaf | int], ...] = ()
    tries: tuple[str, ...] = ()
    outcome: Outcome = Outcome.MISUNDERSTOOD
    at: str | None = None
    spellings: tuple[str, ...] = ()
    exemplary: bool = False

    def reply(self) -> Reply[Leaf]:
        """Return the problem as an answer."""
        note = Note(Tone.PROBLEM, (Words(f"problem-{self.id}", self.places),))
        actions = Actions(tuple(Action((Try(each),), each) for each in self.tries))
        blocks: tuple[Block[Leaf], ...] = (note, actions) if self.tries else (note,)
        return Reply((), blocks, outcome=self.outcome, at=self.at, spellings=self.spellings)


class ProblemError(Exception):
    """Carries a problem from where it is noticed to where it is answered."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.id)
        self.problem = problem
