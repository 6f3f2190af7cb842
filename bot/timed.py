"""The clocks as parameters: what reading commands take beside their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.command import parameter
from bot.desk import Clocks
from bot.instants import INSTANT
from bot.params import DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A query whose facts can be asked for as of another time.

    `as_of` is honoured before the command runs: its desk already stands at that instant.
    """

    at: date | None = parameter(DAY, "at", aliases=("am",))
    published_by: date | None = parameter(
        DAY, "published-by", aliases=("veröffentlicht-bis", "publiziert-bis")
    )
    as_of: datetime | None = parameter(INSTANT, "as-of", aliases=("stand",))

    @property
    def narrowed(self) -> bool:
        """Say whether a clock leaves something out, so that silence tells nothing."""
        return bool(self.at or self.published_by)

    @property
    def clocks(self) -> Clocks:
        """The clocks that choose among claims."""
        return Clocks(self.at, self.published_by)
