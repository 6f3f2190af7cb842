"""Rules and instants in words, as leaves that know no language."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from cronsim import CronSim

from bot.leaves import Joined, Leaf, Verbatim, Words
from bot.lines import COMMA, join
from bot.schedules.cron import HOURS, MONTH, WEEK, YEAR, counted, parsed, plain
from bot.schedules.rule import Rule
from bot.words import runs

MOST = 4
"""Times or days of the month that are told one by one. Chosen 2026-11: cron tells more shorter."""

WEEKDAYS = frozenset((1, 2, 3, 4, 5))
WEEKEND = frozenset((0, 6))
LAST = {CronSim.LAST: "last-day", CronSim.LAST_WEEKDAY: "last-weekday"}


def told(rule: Rule) -> Leaf:
    """Return a rule as people say it: weekdays 8:30; what words are no help for stays cron.

    What is told is read as the same rule, in either language.
    """
    days, times = _days(rule), _times(rule)
    if days is None or times is None:
        return Verbatim(rule.cron)
    return Words("schedule-told", (("days", days), ("times", times)))


def spelt(rule: Rule, language: str) -> str:
    """Return a rule as somebody types it."""
    return "".join(run.text for run in runs((told(rule),), language))


def moment(instant: datetime, zone: ZoneInfo, today: date | None = None) -> Leaf:
    """Return an instant as the clocks and calendars of a zone show it: Tuesday 1 December, 8:30.

    The year is told where it is another than that of `today`.
    """
    local = instant.astimezone(zone)
    places: tuple[tuple[str, Leaf | int], ...] = (
        ("weekday", Words("schedule-weekday", (("day", local.isoweekday() % 7),))),
        ("day", local.day),
        ("month", Words("schedule-month", (("month", local.month),))),
        ("time", _time(local.hour, local.minute)),
    )
    if today is None or today.year == local.year:
        return Words("schedule-moment", places)
    return Words("schedule-moment-year", (*places, ("year", Verbatim(str(local.year)))))


def _times(rule: Rule) -> Leaf | None:
    schedule = parsed(rule.cron)
    (minute,) = schedule.minutes
    if schedule.hours == HOURS:
        return None if minute else Words("schedule-hourly")
    times = [_time(hour, minute) for hour in sorted(schedule.hours)]
    return _listed(times) if len(times) <= MOST else None


def _time(hour: int, minute: int) -> Leaf:
    return Verbatim(f"{hour}:{minute:02}")


def _days(rule: Rule) -> Leaf | None:
    schedule = parsed(rule.cron)
    weekdays, once, days = plain(schedule), counted(schedule), schedule.days
    if schedule.months != YEAR or (MONTH - days and WEEK - weekdays):
        return None
    if once:
        return None if weekdays or len(once) > 1 else _once(*once[0])
    return _of_months(days) if MONTH - days else _of_weeks(weekdays)


def _once(day: int, week: int) -> Leaf:
    which = Words("schedule-which", (("week", 0 if week == CronSim.LAST else week),))
    weekday = Words("schedule-weekday", (("day", day),))
    return Words("schedule-once", (("which", which), ("weekday", weekday)))


def _of_weeks(weekdays: frozenset[int]) -> Leaf:
    named = {WEEK: "every-day", WEEKDAYS: "weekdays", WEEKEND: "weekends"}
    if weekdays in named:
        return Words(f"schedule-{named[weekdays]}")
    ordered = sorted(weekdays, key=lambda day: day or 7)  # weeks begin on Monday
    return _listed([Words("schedule-on", (("day", day),)) for day in ordered])


def _of_months(days: set[int]) -> Leaf | None:
    if len(days) > MOST:
        return None
    numbers = sorted(days - LAST.keys())
    leaves: list[Leaf] = [Words("schedule-month-day", (("day", day),)) for day in numbers]
    leaves += [Words(f"schedule-{name}") for number, name in LAST.items() if number in days]
    return Words("schedule-monthly", (("days", _listed(leaves)),))


def _listed(leaves: list[Leaf]) -> Leaf:
    *before, last = leaves
    if not before:
        return last
    first = Joined(join(((leaf,) for leaf in before), COMMA))
    return Words("schedule-and", (("first", first), ("last", last)))
