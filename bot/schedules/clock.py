"""The clock on the wall of a zone, and the instants at which it gets somewhere."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

SECOND = timedelta(seconds=1)


def wall(instant: datetime, zone: ZoneInfo) -> datetime:
    """Return what the clocks of a zone show at an instant, without a zone."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def reached(instant: datetime, zone: ZoneInfo) -> datetime:
    """Return a time on the wall that is no earlier than any the clocks have shown by an instant.

    In an hour that is gone through again it is what they would show had they not been put back.
    """
    shown = instant.astimezone(zone)
    back = _offset(shown.replace(fold=0)) - _offset(shown.replace(fold=1))
    return wall(instant, zone) + (back if shown.fold and back > timedelta() else timedelta())


def first(shown: datetime, zone: ZoneInfo) -> datetime | None:
    """Return the first instant, in UTC, at which the clocks show a time or have gone past it.

    None where they went past the whole day: it never was. Raises OverflowError at the ends of the
    calendar.
    """
    early = shown.replace(tzinfo=zone).astimezone(UTC)
    if wall(early, zone) == shown:
        return early
    change = _change(shown, zone, early)
    before, after = wall(change - SECOND, zone).date(), wall(change, zone).date()
    return change if shown.date() in (before, after) else None


def _change(shown: datetime, zone: ZoneInfo, late: datetime) -> datetime:
    """Return the instant at which clocks were put forward over a time.

    Counted by the hours before, `late` lies behind it; counted by those after, the time lies before
    it. Clocks change at whole seconds.
    """
    early = shown.replace(tzinfo=zone, fold=1).astimezone(UTC)
    seconds = range((late - early) // SECOND)
    past = bisect_left(seconds, True, key=lambda each: wall(early + each * SECOND, zone) > shown)
    return early + past * SECOND


def _offset(shown: datetime) -> timedelta:
    return shown.utcoffset() or timedelta()
