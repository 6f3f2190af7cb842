"""Numbers and dates as single words, the same for every notation and language they are written in.

`385 Millionen`, `€385M` and `385,000,000` are all found under `385000000`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from store.reading import find_values
from store.values import Count, Figure, Money, PartialDate, Share, Value

LONGEST_NUMBERS = 256
"""Characters of a query in which numbers are looked for; reading them is the dearest part of it."""

_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Notation:
    """A number or date at the code points `start` to `end` of a text, and the words for it."""

    start: int
    end: int
    words: frozenset[str]


def notations(text: str) -> tuple[Notation, ...]:
    """Return the numbers and dates of a text; what can be read in two ways is there twice."""
    found = find_values(text[:LONGEST_NUMBERS], None)
    return tuple(Notation(each.start, each.end, frozenset(exactly(each.value))) for each in found)


def exactly(value: Value) -> Iterator[str]:
    """Yield the words for just this number or time."""
    match value:
        case Money(figure=Figure() as figure) | Share(figure=figure) | Count(figure=figure):
            yield from (_number(each) for each in _ends(figure))
        case PartialDate(earliest=date() as first, latest=date() as last):
            yield _period(first, last)


def notation(value: Value) -> frozenset[str]:
    """Return every word a value is found by: also "385" for 385 million, and its month and year."""
    match value:
        case PartialDate(earliest=date() as first, latest=date() as last):
            return _periods(first, last)
        case Money(figure=Figure() as figure) | Count(figure=figure):
            return frozenset((*exactly(value), *(_number(_short(each)) for each in _ends(figure))))
        case _:
            return frozenset(exactly(value))


@lru_cache(maxsize=4_096)  # the days of eleven years; most claims share theirs with many others
def _periods(first: date, last: date) -> frozenset[str]:
    """Return the words for a stretch of time and, where it lies in one, for its month and year."""
    found = {_period(first, last)}
    if first.year == last.year:
        found.add(_period(first.replace(month=1, day=1), last.replace(month=12, day=31)))
        if first.month == last.month:
            end = monthrange(last.year, last.month)[1]
            found.add(_period(first.replace(day=1), last.replace(day=end)))
    return frozenset(found)


def _ends(figure: Figure) -> tuple[Decimal, ...]:
    return (figure.amount,) if figure.upper is None else (figure.amount, figure.upper)


def _short(amount: Decimal) -> Decimal:
    """Return a number as it is written before "thousand", "million" or "billion"."""
    while abs(amount) >= _THOUSAND and amount % 10 == 0:
        amount /= _THOUSAND
    return amount


def _number(amount: Decimal) -> str:
    return f"{amount.normalize():f}".replace(".", "p").replace("-", "n")


def _period(first: date, last: date) -> str:
    return f"{first.toordinal()}to{last.toordinal()}"
