"""When a source appeared: no later than today, wherever it was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.desk import Desk
from bot.leaves import Verbatim
from bot.params import DateType
from bot.problems import Problem, ProblemError
from store.values import PartialDate

AHEAD = timedelta(days=1)
"""How far ahead of the reader's day it is elsewhere at most."""


@dataclass(frozen=True, slots=True)
class PublishedType(DateType):
    """The day on which something appeared or was said."""

    async def read(  # type: ignore[explicit-override]  # typing.override came with 3.12
        self, text: str, desk: Desk
    ) -> PartialDate:
        """Return the days `text` may mean, or raise ProblemError where they are yet to come."""
        # A class with slots is made anew, and `super()` without arguments would not know it.
        read = await DateType.read(self, text, desk)
        if read.earliest and read.earliest > desk.today + AHEAD:
            raise ProblemError(Problem("published-later", (("text", Verbatim(text)),)))
        return read


PUBLISHED = PublishedType()
