"""Slips of the pen that turn one figure into another: another unit, swapped digits, a Billion."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from store.agreement.verdicts import Suspicion
from store.values import Count, Figure, Money, PartialDate, Precision, Share, Value

THOUSAND = Decimal(1_000)
"""How much more a German Billion is than an English one."""

FEWEST_DIGITS = 2
"""Digits of which it means something to be the same in another order."""


def slips(one: Value, other: Value) -> Iterator[Suspicion]:
    """Yield the slips that would make one value of the other; symmetric."""
    match one, other:
        case (Money(figure=Figure() as a, currency=mine), Money(figure=Figure() as b)):
            yield from _of_sums(a, b, same_unit=mine == other.currency)
        case (Count(figure=a), Count(figure=b)) | (Share(figure=a), Share(figure=b)):
            yield from _of_digits(a.amount, b.amount)
        case PartialDate(), PartialDate():
            yield from _of_dates(one, other)
        case _:
            return


def _of_sums(one: Figure, other: Figure, *, same_unit: bool) -> Iterator[Suspicion]:
    if not same_unit:
        if one.amount == other.amount:
            yield Suspicion.UNIT_SWAP
        return
    less, more = sorted((one.amount, other.amount))
    if less and more / less == THOUSAND:
        yield Suspicion.THOUSANDFOLD
    else:
        yield from _of_digits(one.amount, other.amount)


def _of_digits(one: Decimal, other: Decimal) -> Iterator[Suspicion]:
    mine, theirs = _digits(one), _digits(other)
    told = max(len(mine.rstrip("0")), len(theirs.rstrip("0")))
    if one != other and told >= FEWEST_DIGITS and sorted(mine) == sorted(theirs):
        yield Suspicion.DIGITS


def _digits(number: Decimal) -> str:
    """Return the digits before the point: of numbers of one size these are as many."""
    return f"{number:f}".partition(".")[0]


def _of_dates(one: PartialDate, other: PartialDate) -> Iterator[Suspicion]:
    first, second = one.earliest, other.earliest
    if first is None or second is None or one.precision is not other.precision:
        return
    if one.precision is Precision.DAY:
        if (first.year, first.month, first.day) == (second.year, second.day, second.month):
            yield Suspicion.DAY_MONTH
    elif one.precision is Precision.YEAR and first.year != second.year:
        yield from _of_digits(Decimal(first.year), Decimal(second.year))
