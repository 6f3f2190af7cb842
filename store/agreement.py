"""Whether two values can both be right, as far as the values alone can tell."""

from __future__ import annotations

from enum import StrEnum

from store.values import (
    Comparison,
    Count,
    EntityRef,
    Figure,
    Money,
    PartialDate,
    Quotation,
    Share,
    Term,
    Text,
    Value,
)


class Verdict(StrEnum):
    """What holding one value against another showed."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"


def compare(one: Value, other: Value) -> Verdict:
    """Hold two values of one fact against each other; symmetric.

    Sums in two currencies, or a sum and one nobody disclosed, are not comparable here.
    """
    if normal(one) == normal(other):
        return Verdict.SAME
    match one, other:
        case Money(), Money():
            return _moneys(one, other)
        case (Share(figure=a), Share(figure=b)) | (Count(figure=a), Count(figure=b)):
            return _figures(a, b)
        case PartialDate(), PartialDate():
            return Verdict.COMPATIBLE if one.overlaps(other) else Verdict.DIFFERENT
        case (Term(), Term()) | (EntityRef(), EntityRef()):
            return Verdict.DIFFERENT
        case _:
            return Verdict.INCOMPARABLE


def _moneys(one: Money, other: Money) -> Verdict:
    if one.figure is None or other.figure is None:
        return Verdict.INCOMPARABLE
    if one.currency != other.currency:
        missing = one.currency is None or other.currency is None
        same = normal(one)[1:2] == normal(other)[1:2]
        return Verdict.COMPATIBLE if missing and same else Verdict.INCOMPARABLE
    return _figures(one.figure, other.figure)


def _figures(one: Figure, other: Figure) -> Verdict:
    overlap = one.interval.overlaps(other.interval)
    return Verdict.COMPATIBLE if overlap else Verdict.DIFFERENT


def normal(value: Value) -> tuple[object, ...]:
    """Return what a value says without the words it was said in; equal for equal meanings."""
    match value:
        case Money():
            return ("money", value.figure, value.currency)
        case Share():
            return ("share", value.figure)
        case Count():
            return ("count", value.figure, value.unit)
        case PartialDate():
            return ("date", value.earliest, value.latest, value.part, value.approximate)
        case EntityRef():
            return ("entity", value.entity)
        case Term():
            return ("term", value.term)
        case Comparison():
            return ("comparison", value.relation, value.than, value.aspect)
        case Text() | Quotation():
            return ("text", " ".join(value.words.casefold().split()))
