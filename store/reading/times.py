"""What words for a time mean, seen from the day they were published on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from store.reading.answers import Why
from store.reading.periods import Closed, around, day
from store.reading.relative_words import Pointer
from store.values import Precision

NEAR = timedelta(days=122)
"""Four months: a month or day without a year is the one that lies as near to the publication."""

_WEEK = 7

Yearly = Callable[[int], Closed]
"""A part of the year, in a given year; raises ValueError where that year has none (29 February)."""


@dataclass(frozen=True, slots=True)
class Times:
    """The units of the calendar that words can mean on a day of publication.

    `lacks` says what has to be known to resolve them, and is None where the words suffice.
    `yearly` is there where only the year is missing. `lone` marks a single word that may be no
    date at all: "may", "Herbst".
    """

    on: Callable[[date], tuple[Closed, ...]]
    lacks: Why | None = None
    yearly: Yearly | None = None
    lone: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """The year that words name on a day of publication."""

    on: Callable[[date], int]
    lacks: Why | None = None


def fixed(*units: Closed) -> Times:
    """Return times that are the same whenever they are published."""
    return Times(lambda _published: units)


def in_year(yearly: Yearly, year: Year | None, *, lone: bool = False) -> Times:
    """Return a part of a year; without the year, the one that lies near the publication."""
    if year is None:
        return Times(lambda published: _near(yearly, published), Why.YEAR, yearly, lone)
    return Times(lambda published: (yearly(year.on(published)),), year.lacks)


def pointed(yearly: Yearly, pointer: Pointer) -> Times:
    """Return the last, this or the next of a part of the year: "last April"."""

    def on(published: date) -> tuple[Closed, ...]:
        units = _occurring(yearly, published)
        if pointer is Pointer.LAST:
            return tuple([unit for unit in units if unit.last < published][-1:])
        if pointer is Pointer.NEXT:
            return tuple([unit for unit in units if unit.first > published][:1])
        return (min(units, key=lambda unit: _gap(unit, published)),)

    return Times(on, Why.PUBLICATION)


def stepped(precision: Precision, units: int) -> Times:
    """Return the unit of time so many units before or after the publication: "last week"."""
    return Times(lambda published: (around(precision, published).step(units),), Why.PUBLICATION)


def weekday(number: int, pointer: Pointer | None) -> Times:
    """Return a day of the week: without a pointer, the last one up to the publication."""

    def on(published: date) -> tuple[Closed, ...]:
        behind = (published.weekday() - number) % _WEEK
        offset = {
            None: -behind,
            Pointer.LAST: -(behind or _WEEK),
            Pointer.THIS: number - published.weekday(),
            Pointer.NEXT: _WEEK - behind,
        }[pointer]
        return (day(published + timedelta(days=offset)),)

    return Times(on, Why.PUBLICATION)


def stretch(precision: Precision, units: int) -> Times:
    """Return so many units up to the publication: "in the last two weeks"."""

    def on(published: date) -> tuple[Closed, ...]:
        return (Closed(_before(published, precision, units), published, Precision.RANGE),)

    return Times(on, Why.PUBLICATION)


def only(times: Times, weekday_number: int) -> Times:
    """Return those of the days that fall on a day of the week: "Monday, 26 February"."""

    def on(published: date) -> tuple[Closed, ...]:
        return tuple(unit for unit in times.on(published) if unit.first.weekday() == weekday_number)

    return Times(on, times.lacks)


def _near(yearly: Yearly, published: date) -> tuple[Closed, ...]:
    units = _occurring(yearly, published)
    nearest = sorted(units, key=lambda unit: _gap(unit, published))[:2]
    first, second = nearest
    if _gap(first, published) <= NEAR < _gap(second, published):
        return (first,)
    return tuple(sorted(nearest, key=lambda unit: unit.first))


def _occurring(yearly: Yearly, published: date) -> list[Closed]:
    units = []
    for number in range(published.year - 8, published.year + 9):
        try:
            units.append(yearly(number))
        except ValueError:
            continue  # a year without a 29 February
    return units


def _gap(unit: Closed, when: date) -> timedelta:
    return max(unit.first - when, when - unit.last, timedelta(0))


def _before(when: date, precision: Precision, units: int) -> date:
    if precision in (Precision.DAY, Precision.WEEK):
        return when - timedelta(days=units * (_WEEK if precision is Precision.WEEK else 1))
    first = around(Precision.MONTH, when)
    months = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}
    earlier = first.step(-units * months[precision])
    return min(earlier.first + (when - first.first), earlier.last)
