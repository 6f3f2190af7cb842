"""Sums at the ECB's rates, as answers print them: no more precise than they were said."""

from __future__ import annotations

from decimal import Decimal

from store.rates import Fixings
from store.values import Figure, Hedge, Money, PartialDate, Precision

DIGITS = 2
"""Digits of a range at least, so that a sum said in one does not come out as one again."""


def exchanged(figure: Figure, fixings: Fixings) -> Money:
    """Return what a sum was at the least and at the greatest of some rates, in as many digits."""
    written = figure.amount.adjusted() - figure.place.adjusted() + 1
    digits = max(DIGITS, written)
    place = Decimal(1).scaleb((figure.amount * fixings.low).adjusted() - digits + 1)
    least, most = (
        round(figure.amount * rate / place) * place for rate in (fixings.low, fixings.high)
    )
    if least == most:
        return Money(Figure(least, place), fixings.quote, "")
    return Money(Figure(least, place, Hedge.BETWEEN, most), fixings.quote, "")


def days_of(fixings: Fixings) -> PartialDate:
    """Return the days of the fixings that were looked at, the first to the last."""
    precision = Precision.DAY if fixings.first == fixings.last else Precision.RANGE
    return PartialDate(fixings.first, fixings.last, precision, "")
