"""Since when a digest's readers do not know what happened, as an argument."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.desk import Desk
from bot.instants import BEGINNING
from bot.leaves import Verbatim
from bot.problems import Problem, ProblemError
from bot.suggestions import Typed

BETWEEN = "/"
"""What stands between two instants."""


@dataclass(frozen=True, slots=True)
class Since:
    """From which instant on what was recorded is untold, and when its readers were told last.

    Both are in UTC. What was under way as they were told was recorded before that, and is untold.
    """

    recorded: datetime
    told: datetime

    @property
    def typed(self) -> str:
        """Both as SINCE reads them."""
        return f"{self.recorded.isoformat()}{BETWEEN}{self.told.isoformat()}"


@dataclass(frozen=True, slots=True)
class SinceType(Typed):
    """A day or an instant that has passed; two instants as buttons bear them."""

    async def read(self, text: str, desk: Desk) -> Since:
        """Return both instants, or raise ProblemError."""
        first, between, second = text.partition(BETWEEN)
        if between and "T" in first and "T" in second:
            return Since(await BEGINNING.read(first, desk), await BEGINNING.read(second, desk))
        read = await BEGINNING.read(text, desk)
        if read > desk.call.at:
            places = (("text", Verbatim(text)),)
            spellings = (desk.today.isoformat(),)
            raise ProblemError(Problem("since-ahead", places, spellings=spellings))
        return Since(read, read)


SINCE = SinceType()
