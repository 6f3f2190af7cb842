"""Numbers and dates as people write them in a language, and whether quotes say a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store.quotes import holds
from store.reading import (
    Ambiguous,
    Unreadable,
    find_values,
    read_count,
    read_date,
    read_money,
    read_share,
)
from store.values import Count, Money, PartialDate, Share, Value

Notated = Money | Share | Count | PartialDate

NOTATED = ("share", "money", "count", "date")
"""The types that people write in notation, in the order in which a reading is tried."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of some notation, and the publication date its relative dates count from."""

    language: str
    published: PartialDate | None


class Unsaid(StrEnum):
    """Why quotes do not say a value."""

    NOWHERE = "nowhere"
    OTHERWISE = "otherwise"


def unsaid(
    value: Value, quotes: tuple[str, ...], speech: Speech, *, alone: bool | None = None
) -> Unsaid | None:
    """Return why quotes do not say a value, None where they do.

    Its words stand in one of them, and a figure or a date is read out of that quote again. Words
    that say nothing `alone` only have to stand there; where nobody tells, they are read.
    """
    holding = tuple(quote for quote in quotes if holds(quote, value.words))
    if not holding:
        return Unsaid.NOWHERE
    if not isinstance(value, Notated) or found_again(value, holding, speech):
        return None
    if alone is None:
        alone = found_again(value, (value.words,), speech)
    return Unsaid.OTHERWISE if alone else None


def found_again(value: Value, quotes: tuple[str, ...], speech: Speech) -> bool:
    """Say whether reading one of the quotes gives a value that contains this one."""
    return any(
        contains(found.value, value)
        for quote in quotes
        for found in find_values(quote, speech.language, speech.published)
    )


def read_as(
    name: str, text: str, speech: Speech
) -> Notated | tuple[Money, ...] | Ambiguous[object] | Unreadable:
    """Return what the whole text is, read as one of `NOTATED`."""
    match name:
        case "money":
            return read_money(text, speech.language)
        case "share":
            return read_share(text, speech.language)
        case "count":
            return read_count(text, speech.language)
        case _:
            return read_date(text, speech.language, speech.published)


def is_bare(value: Value) -> bool:
    """Say whether it is a number that only its field could make money of."""
    return isinstance(value, Money) and value.currency is None and value.figure is not None


def contains(found: Value, value: Value) -> bool:
    """Say whether what a quote says covers what a claim says."""
    match found, value:
        case (PartialDate(), PartialDate()):
            return not (
                (found.earliest and (not value.earliest or value.earliest < found.earliest))
                or (found.latest and (not value.latest or value.latest > found.latest))
            )
        case (Money(currency=ours), Money(currency=theirs)) if ours != theirs:
            return False
        case (Money() | Share() | Count(), Money() | Share() | Count()):
            if type(found) is not type(value) and not (isinstance(found, Count) and is_bare(value)):
                return False
            if found.figure is None or value.figure is None:
                return found.figure is value.figure
            return found.figure.interval.contains(value.figure.interval)
        case _:
            return False
