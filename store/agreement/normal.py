"""What a value says, whatever words it was said in."""

from __future__ import annotations

from store.values import (
    Comparison,
    Count,
    EntityRef,
    Money,
    PartialDate,
    Quotation,
    Share,
    Term,
    Text,
    Value,
)


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
