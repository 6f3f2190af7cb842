"""A period as parameters: since and until."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.command import parameter
from bot.leaves import Furniture, Shown
from bot.params import DATE
from bot.problems import Problem, ProblemError
from bot.timed import Timed
from store.values import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Timed):
    """A query narrowed to what may have happened in a time; it ends no sooner than it begins."""

    since: PartialDate | None = parameter(DATE, "since", aliases=("seit", "ab", "von"))
    until: PartialDate | None = parameter(DATE, "until", aliases=("bis",))

    def __post_init__(self) -> None:
        if self.since and self.until and self._end < self._begin:
            since, until = Shown(self.since, Furniture()), Shown(self.until, Furniture())
            places = (("since", since), ("until", until))
            raise ProblemError(Problem("contradictory-period", places, at="until"))

    @property
    def bounded(self) -> bool:
        """Say whether a period was named at all."""
        return bool(self.since or self.until)

    def allows(self, when: PartialDate | None) -> bool:
        """Say whether a date may lie in the period; what has no date lies in no named one."""
        if not self.bounded:
            return True
        if when is None:
            return False
        after = (when.latest or date.max) >= self._begin
        return after and (when.earliest or date.min) <= self._end

    @property
    def _begin(self) -> date:
        return (self.since and self.since.earliest) or date.min

    @property
    def _end(self) -> date:
        return (self.until and self.until.latest) or date.max
