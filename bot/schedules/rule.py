"""Schedules: a rule in cron's five fields, and the instants at which it fires in a zone.

It fires at times on the wall, each once, at the first instant at which the clocks of the zone show
that time or have gone past it. Where they are put forward over it, that is the moment after; where
they are put back, the first of the two; and a day that never was (30 December 2011 in Apia) has
none. Cron as Debian and cronsim read it, but for hourly rules, which fire once an hour on the wall.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.schedules.clock import first, reached, wall
from bot.schedules.cron import Fault, UnreadableRuleError, normal, parsed

__all__ = ["Fault", "Rule", "UnreadableRuleError", "firings", "following", "latest"]


@dataclass(frozen=True, slots=True)
class Rule:
    """When something is due: minute, hour, day of the month, month and day of the week, as in cron.

    Names, `L`, `LW`, `5L` and `1#1` are read as cronsim does, and written in one spelling. Raises
    UnreadableRuleError for what is no cron, never fires, or fires more often than hourly.
    """

    cron: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "cron", normal(self.cron))


def firings(rule: Rule, zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    """Yield the instants at which a rule fires, in UTC, each later than the one before and `after`.

    `after` bears a zone. They end where the calendar does.
    """
    last, shown = after, wall(after, zone)
    for each in _forward(rule, shown):
        try:
            instant = first(each, zone)
        except OverflowError:
            return
        if instant and instant > last:
            yield instant
            last = instant


def following(rule: Rule, zone: ZoneInfo, after: datetime) -> datetime | None:
    """Return the first instant later than `after` at which a rule fires, in UTC.

    None where the calendar ends before.
    """
    return next(firings(rule, zone, after), None)


def latest(rule: Rule, zone: ZoneInfo, after: datetime, upto: datetime) -> datetime | None:
    """Return the last instant at which a rule fires, later than `after` and no later than `upto`.

    In UTC; None where it does not fire between them. It takes no longer after years.
    """
    for each in _backward(rule, reached(upto, zone)):
        instant = first(each, zone)
        if instant and instant <= after:
            return None
        if instant and instant <= upto:
            return instant
    return None


def _forward(rule: Rule, shown: datetime) -> Iterator[datetime]:
    """Yield the times on the wall behind one that a rule names, in order."""
    ahead = range(shown.toordinal(), date.max.toordinal() + 1)
    times = (each for day in ahead for each in _on(rule, date.fromordinal(day)))
    return (each for each in times if each > shown)


def _backward(rule: Rule, shown: datetime) -> Iterator[datetime]:
    """Yield the times on the wall up to one that a rule names, the last first."""
    past = range(shown.toordinal(), 0, -1)
    times = (each for day in past for each in reversed(_on(rule, date.fromordinal(day))))
    return (each for each in times if each <= shown)


def _on(rule: Rule, day: date) -> tuple[datetime, ...]:
    """Return the times on the wall that a rule names of a day, in order."""
    schedule = parsed(rule.cron)
    if day.month not in schedule.months or not schedule.match_day(day):
        return ()
    (minute,) = schedule.minutes
    return tuple(datetime.combine(day, time(hour, minute)) for hour in sorted(schedule.hours))
