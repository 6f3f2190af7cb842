"""Dates in a passage: a unit of the calendar, part of one, or a stretch with one end or two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date as Date  # noqa: N812 - a date here is what is read
from datetime import timedelta

from store.reading.answers import Why
from store.reading.calendar_words import ABOUT, ARTICLES, PARTS, PREPOSITIONS
from store.reading.days import day, day_number
from store.reading.moments import moment
from store.reading.passage import Passage, Read
from store.reading.periods import MONTHS, Closed, Period
from store.reading.relative_words import BOUNDS, SPAN_CONNECTORS, SPANS, Bound
from store.reading.times import Times
from store.values import Part, Precision

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dating:
    """The periods that words can mean on a day of publication; see `Times`."""

    on: Callable[[Date], tuple[Period, ...]]
    lacks: Why | None


@dataclass(frozen=True, slots=True)
class _Plain:
    """A unit of the calendar and the part of it that is meant."""

    times: Times
    part: Part

    def on(self, published: Date) -> tuple[Period, ...]:
        return tuple(unit.cut(self.part) for unit in self.times.on(published))


def dating(passage: Passage, index: int) -> Read[Dating] | None:
    """Read the longest date that begins at an index."""
    readers = (_span, _days, _bounded, _about, _single)
    found = [each for each in (reader(passage, index) for reader in readers) if each]
    return max(found, key=lambda each: each.end, default=None)


def _single(passage: Passage, index: int) -> Read[Dating] | None:
    found = _plain(passage, index)
    if found is None:
        return None
    lone = found.value.times.lone and found.end == index + 1
    if lone and passage.running:
        return None
    return Read(Dating(found.value.on, found.value.times.lacks), found.end)


def _plain(passage: Passage, index: int, *, article: bool = False) -> Read[_Plain] | None:
    """Read "im zweiten Quartal", "late March 2024", "Ende letzter Woche"."""
    start = _skipped(passage, index, article=article or not passage.running)
    part, behind = PARTS[passage.language].match(passage.tokens, start) or (Part.WHOLE, start)
    found = moment(passage, behind)
    if found is None:
        return None
    divisible = (*MONTHS, Precision.WEEK)
    if part is not Part.WHOLE:
        found = Read(_divisible(found.value, divisible), found.end)
    return Read(_Plain(found.value, part), found.end)


def _skipped(passage: Passage, index: int, *, article: bool) -> int:
    tables = (PREPOSITIONS, ARTICLES) if article else (PREPOSITIONS,)
    found = (table[passage.language].match(passage.tokens, index) for table in tables)
    return max((each[1] for each in found if each), default=index)


def _divisible(times: Times, precisions: tuple[Precision, ...]) -> Times:
    """Leave out what has no beginning and no end to speak of: there is no early Monday."""

    def on(published: Date) -> tuple[Closed, ...]:
        return tuple(unit for unit in times.on(published) if unit.precision in precisions)

    return replace(times, on=on)


def _about(passage: Passage, index: int) -> Read[Dating] | None:
    hedge = ABOUT[passage.language].match(passage.tokens, index)
    found = _plain(passage, hedge[1]) if hedge else None
    if found is None:
        return None
    plain = found.value

    def on(published: Date) -> tuple[Period, ...]:
        if plain.part is not Part.WHOLE:
            return tuple(replace(period, approximate=True) for period in plain.on(published))
        return tuple(unit.blurred() for unit in plain.times.on(published))

    return Read(Dating(on, plain.times.lacks), found.end)


def _bounded(passage: Passage, index: int) -> Read[Dating] | None:
    bound = BOUNDS[passage.language].match(passage.tokens, index)
    found = _plain(passage, bound[1], article=True) if bound else None
    if bound is None or found is None:
        return None
    which, plain = bound[0], found.value

    def on(published: Date) -> tuple[Period, ...]:
        return tuple(_open(period, which) for period in plain.on(published))

    return Read(Dating(on, plain.times.lacks), found.end)


def _open(period: Period, bound: Bound) -> Period:
    """Keep one end; "by 2027" reaches to the last day of 2027, "since 2023" from its first."""
    match bound:
        case Bound.SINCE:
            return replace(period, last=None)
        case Bound.BY:
            return replace(period, first=None)
        case Bound.AFTER:
            first = period.last + _DAY if period.last else None
            return Period(first, None, _edge(period))
        case Bound.BEFORE:
            last = period.first - _DAY if period.first else None
            return Period(None, last, _edge(period))


def _edge(period: Period) -> Precision:
    """Return the unit that begins where a period ends: after early 2023 comes a month."""
    if period.part is Part.WHOLE and period.precision is not Precision.RANGE:
        return period.precision
    return Precision.MONTH if period.precision in _IN_MONTHS else Precision.DAY


_IN_MONTHS = frozenset(MONTHS) - {Precision.MONTH}


def _span(passage: Passage, index: int) -> Read[Dating] | None:
    """Read "from 2019 to 2021", "Mai bis Juli 2024"."""
    opener = SPANS[passage.language].match(passage.tokens, index)
    left = _plain(passage, opener[1] if opener else index, article=bool(opener))
    if left is None:
        return None
    connector = SPAN_CONNECTORS[passage.language].match(passage.tokens, left.end)
    behind = connector[1] if connector else None
    if opener and opener[0] in ("und", "and"):
        behind = left.end + 1 if passage.at(left.end).folded == opener[0] else None
    right = _plain(passage, behind, article=True) if behind is not None else None
    return _spanned(left.value, right.value, right.end) if right else None


def _spanned(left: _Plain, right: _Plain, end: int) -> Read[Dating] | None:
    yearly = left.times.yearly
    borrows = yearly is not None and right.times.lacks is None

    def on(published: Date) -> tuple[Period, ...]:
        found = []
        for last in right.on(published):
            firsts = _borrowed(left, last) if borrows else left.on(published)
            found += [_stretch(first, last) for first in firsts]
        return tuple(period for period in found if period)

    lacks = right.times.lacks or (None if borrows else left.times.lacks)
    if lacks is None and not on(Date.min):
        return None
    return Read(Dating(on, lacks), end)


def _borrowed(left: _Plain, right: Period) -> tuple[Period, ...]:
    """Give the first end the second's year, or the one before: "November to February 2024"."""
    if left.times.yearly is None or right.first is None:
        return ()
    same = left.times.yearly(right.first.year)
    fitting = same if same.first <= right.first else left.times.yearly(right.first.year - 1)
    return (fitting.cut(left.part),)


def _stretch(first: Period, last: Period) -> Period | None:
    rises = first.first and last.last and first.first < last.last
    return Period(first.first, last.last, Precision.RANGE) if rises else None


def _days(passage: Passage, index: int) -> Read[Dating] | None:
    """Read "26.–28. Februar 2024" and "26 to 28 February 2024"."""
    opener = SPANS[passage.language].match(passage.tokens, index)
    number = day_number(passage, opener[1] if opener else index)
    connector = number and SPAN_CONNECTORS[passage.language].match(passage.tokens, number.end)
    found = day(passage, connector[1]) if connector else None
    if number is None or found is None:
        return None
    times, first = found.value, number.value

    def on(published: Date) -> tuple[Period, ...]:
        units = (unit for unit in times.on(published) if first < unit.first.day)
        return tuple(
            Period(unit.first.replace(day=first), unit.last, Precision.RANGE) for unit in units
        )

    if times.lacks is None and not on(Date.min):
        return None
    return Read(Dating(on, times.lacks), found.end)
