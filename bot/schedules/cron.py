"""Cron's five fields in one spelling each, so that the same schedule is the same text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache

from cronsim import CronSim, CronSimError

LONGEST = 200
"""Characters of a rule. Chosen 2026-11: one that lists every hour, day and month has some 190."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Where a schedule is read from; its days are asked for one by one."""

FIELDS = 5
RUN = 3
"""Numbers in a row from which they are written as a range: 1-3, but 1,2."""

WEEK = frozenset(range(7))
MONTH = frozenset(range(1, 32))
YEAR = frozenset(range(1, 13))
HOURS = frozenset(range(24))


class Fault(StrEnum):
    """Why a text is no rule."""

    UNREADABLE = "unreadable"
    """It is not cron, or what crons read differently."""
    NEVER = "never"
    """It names days that no year has."""
    OFTEN = "often"
    """It fires more often than hourly."""


class UnreadableRuleError(ValueError):
    """A text is no rule; `why` says in what way."""

    def __init__(self, text: str, why: Fault) -> None:
        super().__init__(f"{text!r} is no rule: {why}")
        self.why = why


@lru_cache(1024)
def parsed(cron: str) -> CronSim:
    """Return the schedule of five fields, or raise UnreadableRuleError.

    It fires at one minute of an hour at most. Chosen 2026-11: what is told more often than hourly
    is no digest, and watches are there for what cannot wait.
    """
    schedule = _schedule(cron)
    days, weekdays = schedule.days, plain(schedule)
    if schedule.day_and and MONTH - days and WEEK - weekdays:
        # Of "*/2" beside a day of the week, Debian's cron wants both, others either.
        raise UnreadableRuleError(cron, Fault.UNREADABLE)
    if len(schedule.minutes) > 1:
        raise UnreadableRuleError(cron, Fault.OFTEN)
    return schedule


def normal(cron: str) -> str:
    """Return five fields as they are written here, or raise UnreadableRuleError.

    Names are numbers, Sunday is 0, lists ascend, three and more in a row are a range, and a field
    that says nothing is a star: `30 8 * * MON-FRI` is `30 8 * * 1-5`.
    """
    schedule = parsed(cron)
    days, weekdays = set(schedule.days), plain(schedule)
    either = not schedule.day_and and not (MONTH - days and WEEK - weekdays)
    fields = (
        _listed(schedule.minutes, frozenset()),
        _listed(schedule.hours, HOURS),
        "*" if either else _days(days),
        _listed(schedule.months, YEAR),
        "*" if either else _weekdays(weekdays, schedule),
    )
    return " ".join(fields)


def plain(schedule: CronSim) -> frozenset[int]:
    """Return the days of the week, from Sunday as 0, that count in every week."""
    return frozenset(each % 7 for each in schedule.weekdays if isinstance(each, int))


def counted(schedule: CronSim) -> tuple[tuple[int, int], ...]:
    """Return the days of the week that count in one week of a month: which, and of which week."""
    found = {(each[0] % 7, each[1]) for each in schedule.weekdays if isinstance(each, tuple)}
    return tuple(sorted(each for each in found if each[0] not in plain(schedule)))


def _schedule(cron: str) -> CronSim:
    fields = cron.split()
    if len(fields) != FIELDS or len(cron) > LONGEST:
        raise UnreadableRuleError(cron, Fault.UNREADABLE)
    if schedule := _read(*fields):
        return schedule
    minute, hour, day, month, weekday = fields
    apart = _read(minute, hour, day, "*", weekday) and _read(minute, hour, "*", month, weekday)
    raise UnreadableRuleError(cron, Fault.NEVER if apart else Fault.UNREADABLE)


def _read(*fields: str) -> CronSim | None:
    with suppress(CronSimError):
        return CronSim(" ".join(fields), EPOCH)
    return None


def _days(days: set[int]) -> str:
    names = {CronSim.LAST: "L", CronSim.LAST_WEEKDAY: "LW"}
    last = [name for number, name in names.items() if number in days]
    return ",".join((*_runs(days - names.keys()), *last)) if MONTH - days else "*"


def _weekdays(weekdays: frozenset[int], schedule: CronSim) -> str:
    if not WEEK - weekdays:
        return "*"
    ends = {CronSim.LAST: "L"}
    once = (f"{day}{ends.get(week, f'#{week}')}" for day, week in counted(schedule))
    return ",".join((*_runs(weekdays), *once))


def _listed(numbers: Iterable[int], every: frozenset[int]) -> str:
    return "*" if every == set(numbers) else ",".join(_runs(numbers))


def _runs(numbers: Iterable[int]) -> Iterator[str]:
    """Write numbers in order, those in a row as a range."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        if len(run) < RUN:
            yield from map(str, run)
        else:
            yield f"{run[0]}-{run[-1]}"
