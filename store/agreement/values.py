"""Whether two values can both be right, as far as the values alone can tell."""

from __future__ import annotations

from functools import lru_cache

from store.agreement.exchange import NO_EXCHANGE, Exchange, converted
from store.agreement.normal import normal
from store.agreement.verdicts import Held, Reason, Verdict
from store.qualifiers import WIDER_TERMS
from store.values import (
    Count,
    EntityRef,
    Figure,
    Hedge,
    Interval,
    Money,
    PartialDate,
    Share,
    Term,
    Value,
)

APART = Held(Verdict.CONFLICT, Reason.VALUES)
ROUNDED = frozenset({Hedge.EXACT, Hedge.ABOUT})
"""Hedges of a figure that is one number, more or less."""

FITTING = Held(Verdict.COMPATIBLE, Reason.PRECISION)


def compare(one: Value, other: Value, exchange: Exchange = NO_EXCHANGE) -> Held:
    """Hold two values of one field against each other; symmetric.

    Sums in two currencies are the same where their intervals meet at a fixing of `exchange`, and
    cannot be compared where it has none.
    """
    if normal(one) == normal(other):
        return Held(Verdict.SAME, Reason.EQUAL)
    match one, other:
        case Money(), Money():
            return _moneys(one, other, exchange)
        case Share(figure=a), Share(figure=b):
            return _figures(a, b)
        case (Count(figure=a, unit=mine), Count(figure=b, unit=theirs)) if mine == theirs:
            return _figures(a, b)
        case PartialDate(), PartialDate():
            return FITTING if one.overlaps(other) else APART
        case Term(term=mine), Term(term=theirs):
            wider = WIDER_TERMS.get(mine) == theirs or WIDER_TERMS.get(theirs) == mine
            return Held(Verdict.COMPATIBLE, Reason.WIDER) if wider else APART
        case EntityRef(), EntityRef():
            return APART
        case _:
            return Held(Verdict.INCOMPARABLE, Reason.WORDS)


def _moneys(one: Money, other: Money, exchange: Exchange) -> Held:
    if one.figure is None or other.figure is None:
        return Held(Verdict.DISCLOSED, Reason.UNDISCLOSED)
    if one.currency == other.currency:
        return _figures(one.figure, other.figure)
    if one.currency is None or other.currency is None:
        if meet(one.figure, other.figure):
            return Held(Verdict.COMPATIBLE, Reason.NO_CURRENCY)
        return Held(Verdict.INCOMPARABLE, Reason.CURRENCY_UNKNOWN)
    # Always out of the same currency, so that the two ways round cannot differ by a rounding.
    mine, theirs = sorted((one, other), key=lambda each: each.currency or "")
    return _across(mine, theirs, exchange)


def _across(mine: Money, theirs: Money, exchange: Exchange) -> Held:
    """Compare sums in two currencies at every time of `exchange`; to meet at one is enough."""
    fixed = tuple(exchange.fixings(mine.currency or "", theirs.currency or ""))
    if not fixed or mine.figure is None or theirs.figure is None:
        reason = Reason.NO_RATE if exchange.windows else Reason.NO_DAY
        return Held(Verdict.INCOMPARABLE, reason)
    interval, wanted = _interval(mine.figure), _interval(theirs.figure)
    closed = {mine.figure.hedge, theirs.figure.hedge} <= ROUNDED
    for fixings in fixed:
        if converted(interval, fixings).overlaps(wanted):
            if closed:
                return Held(Verdict.SAME, Reason.RATE, fixings)
            return Held(Verdict.COMPATIBLE, Reason.FITS_AT_RATE, fixings)
    return Held(Verdict.CONFLICT, Reason.VALUES, fixed[0])


def _figures(one: Figure, other: Figure) -> Held:
    return FITTING if meet(one, other) else APART


def meet(one: Figure, other: Figure) -> bool:
    """Say whether some number may be meant by both figures.

    What is rounded ends halfway to the next figure, which two of them do not share: 1bn is not 2bn.
    """
    mine, theirs = _interval(one), _interval(other)
    if not mine.overlaps(theirs):
        return False
    touching = mine.high == theirs.low or theirs.high == mine.low
    return not (touching and {one.hedge, other.hedge} <= ROUNDED)


@lru_cache(4_096)
def _interval(figure: Figure) -> Interval:
    """Return the numbers that a figure allows, worked out once however often it is compared."""
    return figure.interval
