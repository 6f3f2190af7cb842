"""In every zone there is one firing on each day that was, in order, for 26 years."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from itertools import pairwise, takewhile
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.schedules.rule import Rule, firings

FIRST, LAST = date(2010, 1, 1), date(2035, 12, 31)
DAYS = tuple(FIRST + timedelta(days=each) for each in range((LAST - FIRST).days + 1))
MINUTE = timedelta(minutes=1)
WORKING = range(5)

SCHEDULES = (
    (Rule("0 9 * * *"), clock(9), range(7)),
    (Rule("30 2 * * *"), clock(2, 30), range(7)),
    (Rule("15 0 * * *"), clock(0, 15), range(7)),
    (Rule("30 8 * * 1-5"), clock(8, 30), WORKING),
)
"""A rule, its time and its days of the week from Monday: a morning, two times over which clocks are
changed, and weekdays."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a schedule in a zone."""

    firings: int
    doubled: int
    missed: int
    disordered: int


def shown(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def instants(local: datetime, zone: ZoneInfo) -> list[datetime]:
    """The instants at which the clocks of a zone show a time: none, one or two."""
    both = {local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(each for each in both if shown(each, zone) == local)


def was(day: date, zone: ZoneInfo) -> bool:
    """Whether the clocks of a zone ever showed a time of a day."""
    hours = (12, *range(24))
    return any(instants(datetime.combine(day, clock(hour, 30)), zone) for hour in hours)


def expected(
    zone: ZoneInfo, days: tuple[date, ...], at: clock, weekdays: range
) -> Iterator[datetime]:
    """One instant on each of some days: on the wall, and minute by minute over a gap."""
    for day in days:
        if day.weekday() in weekdays:
            local = datetime.combine(day, at)
            while not (found := instants(local, zone)):
                local += MINUTE
            yield found[0]


def run(rule: Rule, zone: ZoneInfo, days: tuple[date, ...], at: clock, weekdays: range) -> Ran:
    begin = datetime.combine(FIRST, clock(), zone).astimezone(UTC) - MINUTE
    found = tuple(
        takewhile(lambda each: shown(each, zone).date() <= LAST, firings(rule, zone, begin))
    )
    wanted = set(expected(zone, days, at, weekdays))
    return Ran(
        len(found),
        len(found) - len(wanted & set(found)),
        len(wanted - set(found)),
        sum(next_ <= each for each, next_ in pairwise(found)),
    )


def changes(zone: ZoneInfo) -> tuple[tuple[datetime, timedelta], ...]:
    """When the clocks of a zone are changed, to the second, and by how much they then differ."""
    found: list[tuple[datetime, timedelta]] = []
    before, offset = datetime.combine(FIRST, clock(), UTC) - timedelta(days=2), timedelta.max
    for step in range(len(DAYS) + 4):
        instant = before + timedelta(days=1) if step else before
        if (new := instant.astimezone(zone).utcoffset() or timedelta()) != offset:
            found.append((_change(before, instant, zone, new), new))
        before, offset = instant, new
    return tuple(found)


def _change(before: datetime, after: datetime, zone: ZoneInfo, offset: timedelta) -> datetime:
    """The first second between two instants from which on the clocks differ so."""
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        changed = middle.astimezone(zone).utcoffset() == offset
        before, after = (before, middle) if changed else (middle, after)
    return after


@pytest.mark.slow
def test_every_zone_has_one_firing_on_each_day_that_was(tell: Callable[[str], None]) -> None:
    began = time.process_time()
    alike: dict[tuple[tuple[datetime, timedelta], ...], list[str]] = defaultdict(list)
    for name in sorted(available_timezones()):
        alike[changes(ZoneInfo(name))].append(name)
    found: list[tuple[str, Ran]] = []
    lost: list[str] = []
    for names in alike.values():
        zone = ZoneInfo(names[0])
        days = tuple(day for day in DAYS if was(day, zone))
        lost += names if len(days) < len(DAYS) else ()
        found += ((names[0], run(rule, zone, days, at, week)) for rule, at, week in SCHEDULES)

    zones = sum(map(len, alike.values()))
    doubled, missed = (
        sum(getattr(ran, each) for _, ran in found) for each in ("doubled", "missed")
    )
    tell(
        f"{zones} zones, {len(alike)} that differ, 2010 to 2035, {len(SCHEDULES)} schedules: "
        f"{sum(ran.firings for _, ran in found)} firings, {doubled} doubled, {missed} missed, "
        f"a day lost in {', '.join(lost)}, {time.process_time() - began:.0f} s"
    )
    assert lost == ["Pacific/Apia", "Pacific/Fakaofo"]
    assert [(name, ran) for name, ran in found if ran.doubled or ran.missed or ran.disordered] == []
    assert all(ran.firings > 6_000 for _, ran in found)
