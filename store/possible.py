"""What a value of a field can be, a thing, a part or a whole number; and of what it can be said."""

from __future__ import annotations

from enum import StrEnum

from store.claims import Kind
from store.counted import counts
from store.fields import FieldRow, Topic
from store.values import Count, Figure, Share, Value

WHOLE = 100
"""Percent."""


OF_ACTORS = frozenset({Topic.IDENTITY, Topic.PEOPLE, Topic.MONEY, Topic.ADOPTION})
"""What is said of who acts: a round has no employees, and its company raises the money."""

OF_ANYTHING = frozenset({"characterised_as", "mistaken_for"})
"""Fields among them that are said of a round as well."""


class Impossible(StrEnum):
    """Why a figure can be no value of a field."""

    PART = "part"
    """Less than nothing of a whole, or more than all of it."""
    FRACTION = "fraction"
    """A part of what is counted in whole numbers."""
    THINGS = "things"
    """A number of other things than those that are counted."""


def takes(row: FieldRow, kind: Kind) -> bool:
    """Say whether a thing of some kind can be a value of a field."""
    return kind in row.kinds


def is_said_of(row: FieldRow, kind: Kind) -> bool:
    """Say whether a field can be one of a thing of some kind."""
    return kind is not Kind.ROUND or row.topic not in OF_ACTORS or row.name in OF_ANYTHING


def impossible(value: Value, row: FieldRow) -> Impossible | None:
    """Return why a figure can be no value of a field, or None where it can."""
    match value:
        case Share(figure=figure) if row.part and not is_part(figure):
            return Impossible.PART
        # What is forecast is any number, and not of anything that comes whole.
        case Count(figure=figure) if row.types == ("count",) and not _is_whole(figure):
            return Impossible.FRACTION
        case Count(unit=unit) if not counts(row.name, unit):
            return Impossible.THINGS
        case _:
            return None


def is_part(figure: Figure) -> bool:
    """Say whether percents are those of a part: nothing to all of it."""
    return 0 <= figure.amount <= (figure.upper or figure.amount) <= WHOLE


def _is_whole(figure: Figure) -> bool:
    return all(each % 1 == 0 for each in (figure.amount, figure.upper or figure.amount))
