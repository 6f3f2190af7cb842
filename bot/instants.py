"""Instants as arguments: when a day ends or begins where the reader is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.leaves import Verbatim
from bot.params import DATE, DAY
from bot.problems import Problem, ProblemError
from bot.suggestions import Typed

MOMENT = timedelta(microseconds=1)
"""What the ledger's instants are told apart by."""


@dataclass(frozen=True, slots=True)
class InstantType(Typed):
    """An instant in ISO 8601, or a day's end in the reader's zone."""

    async def read(self, text: str, desk: Desk) -> datetime:
        """Return the instant in UTC, or raise ProblemError."""
        if instant := _instant(text, desk):
            return instant
        day = await DAY.read(text, desk)
        return _utc(datetime.combine(day, time.max, desk.zone), text)


@dataclass(frozen=True, slots=True)
class BeginningType(Typed):
    """An instant in ISO 8601, or where a day or a longer time begins in the reader's zone."""

    async def read(self, text: str, desk: Desk) -> datetime:
        """Return the instant in UTC, or raise ProblemError."""
        if instant := _instant(text, desk):
            return instant
        read = await DATE.read(text, desk)
        if read.earliest is None:
            raise ProblemError(Problem("no-beginning", (("text", Verbatim(text)),)))
        return _utc(datetime.combine(read.earliest, time.min, desk.zone), text)


def _instant(text: str, desk: Desk) -> datetime | None:
    """Return the instant that is written in ISO 8601, in the reader's zone if it names none."""
    if "T" not in text:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return _utc(instant if instant.tzinfo else instant.replace(tzinfo=desk.zone), text)


def _utc(instant: datetime, text: str) -> datetime:
    try:
        return instant.astimezone(UTC)
    except OverflowError:  # the ends of the calendar, in a zone beyond them
        raise ProblemError(Problem("unreadable-date", (("text", Verbatim(text)),))) from None


def typed_instant(instant: datetime, zone: ZoneInfo) -> str:
    """Return an instant as BEGINNING reads it: the day that begins with it, else in ISO 8601."""
    local = instant.astimezone(zone)
    if local.time() == time.min:
        return local.date().isoformat()
    whole = local.second == local.microsecond == 0
    return local.isoformat(timespec="minutes" if whole else "auto")


INSTANT = InstantType()
BEGINNING = BeginningType()
