"""Stretches of the calendar: days, weeks, months, quarters, seasons, halves and years."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from store.values import Part, Precision

MONTHS = {
    Precision.MONTH: 1,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.HALF: 6,
    Precision.YEAR: 12,
}
"""How many months a unit of time has."""

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_YEAR = 12
_SEASONS_START = 2
"""Seasons are the meteorologists': spring begins on 1 March."""

_DAYS_OF_THIRDS = {
    Precision.WEEK: ((0, 1), (2, 3), (4, 6)),
    Precision.MONTH: ((0, 9), (10, 19), (20, 30)),
}
"""The first and last day of each third, counted from the unit's first; longer ones go by months."""

_AROUND_A_DAY = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included; None is open."""

    first: date | None
    last: date | None
    precision: Precision
    part: Part = Part.WHOLE
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """A unit of the calendar with both its ends."""

    first: date
    last: date
    precision: Precision

    @property
    def period(self) -> Period:
        """The same days."""
        return Period(self.first, self.last, self.precision)

    def step(self, units: int) -> Closed:
        """Return the unit so many units later, or earlier."""
        months = MONTHS.get(self.precision)
        if months:
            return of_months(self.precision, _index(self.first) + units * months)
        length = _WEEK if self.precision is Precision.WEEK else _DAY
        return replace(self, first=self.first + units * length, last=self.last + units * length)

    def in_year(self, years: int) -> Closed:
        """Return the same part of the year so many years later, or earlier."""
        if self.precision is Precision.DAY:
            return day(self.first.replace(year=self.first.year + years))
        return of_months(self.precision, _index(self.first) + years * _YEAR)

    def cut(self, part: Part) -> Period:
        """Return a third of the unit, as docs/notation.md tells; a day has no parts."""
        if part is Part.WHOLE or self.precision is Precision.DAY:
            return self.period
        first, last = self._third(part)
        return Period(first, last, self.precision, part)

    def _third(self, part: Part) -> tuple[date, date]:
        which = (Part.EARLY, Part.MID, Part.LATE).index(part)
        days = _DAYS_OF_THIRDS.get(self.precision)
        if days is None:
            third = MONTHS[self.precision] // 3
            start = _index(self.first) + which * third
            return _start(start), _end(start + third - 1)
        first, last = days[which]
        return self.first + first * _DAY, min(self.first + last * _DAY, self.last)

    def blurred(self) -> Period:
        """Return what "about" this unit may mean: its neighbours too, or three days around."""
        if self.precision is Precision.DAY:
            first, last = self.first - _AROUND_A_DAY, self.last + _AROUND_A_DAY
        else:
            first, last = self.step(-1).first, self.step(1).last
        return Period(first, last, self.precision, approximate=True)


def day(when: date) -> Closed:
    """Return one day."""
    return Closed(when, when, Precision.DAY)


def week(when: date) -> Closed:
    """Return the week of a day, Monday to Sunday (ISO 8601)."""
    monday = when - when.weekday() * _DAY
    return Closed(monday, monday + 6 * _DAY, Precision.WEEK)


def year(number: int) -> Closed:
    """Return a year."""
    return of_months(Precision.YEAR, number * _YEAR)


def month(number: int, month_number: int) -> Closed:
    """Return a month of a year, counted from 1."""
    return of_months(Precision.MONTH, number * _YEAR + month_number - 1)


def quarter(number: int, which: int) -> Closed:
    """Return a calendar quarter of a year, counted from 1."""
    return of_months(Precision.QUARTER, number * _YEAR + (which - 1) * 3)


def half(number: int, which: int) -> Closed:
    """Return a half of a year, counted from 1."""
    return of_months(Precision.HALF, number * _YEAR + (which - 1) * 6)


def season(number: int, which: int) -> Closed:
    """Return a season of a year, spring the first; winter is the one that begins in it."""
    return of_months(Precision.SEASON, number * _YEAR + _SEASONS_START + (which - 1) * 3)


def around(precision: Precision, when: date) -> Closed:
    """Return the unit of time in which a day lies."""
    if precision is Precision.DAY:
        return day(when)
    if precision is Precision.WEEK:
        return week(when)
    length = MONTHS[precision]
    offset = _SEASONS_START if precision is Precision.SEASON else 0
    index = _index(when)
    return of_months(precision, index - (index - offset) % length)


def of_months(precision: Precision, index: int) -> Closed:
    """Return the unit that begins with a month, counted from January of the year 0."""
    last = index + MONTHS[precision] - 1
    return Closed(_start(index), _end(last), precision)


def _index(when: date) -> int:
    return when.year * _YEAR + when.month - 1


def _start(index: int) -> date:
    return date(index // _YEAR, index % _YEAR + 1, 1)


def _end(index: int) -> date:
    first = _start(index)
    return first.replace(day=monthrange(first.year, first.month)[1])
