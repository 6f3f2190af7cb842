"""Sums whose unit stands apart from their number: in another cell of a row, or in a heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from store.reading import find_values
from store.reading.currencies import currency
from store.reading.numerals import plain
from store.reading.tokens import tokens
from store.speech import Speech
from store.values import Count, Figure, Money, Value


@dataclass(frozen=True, slots=True)
class Unit:
    """What the words of a sum leave to others: its currency, and how many times one it is."""

    currency: str
    scale: Decimal

    def of(self, value: Value) -> Value:
        """Return a bare number in this unit; what has a unit of its own stays as it is."""
        match value:
            case (
                Count(figure=figure, words=words)
                | Money(figure=Figure() as figure, currency=None, words=words)
            ):
                upper = None if figure.upper is None else plain(figure.upper * self.scale)
                amount, place = plain(figure.amount * self.scale), plain(figure.place * self.scale)
                scaled = replace(figure, amount=amount, place=place, upper=upper)
                return Money(scaled, self.currency, words)
            case _:
                return value


def unit_apart(value: Value, quotes: Iterable[str], speech: Speech) -> Unit | None:
    """Return what a sum's own words do not say of it, where the quotes name its currency.

    None where they say it all, or may be read as several numbers that none of is the sum.
    """
    match value:
        case Money(figure=Figure(amount=amount), currency=str(code)):
            scales = {amount / bare for bare in _bare(value.words, speech) if bare}
            scale = Decimal(1) if 1 in scales else scales.pop() if len(scales) == 1 else None
            named = any(_names(quote, code) for quote in quotes)
            return Unit(code, scale) if scale is not None and named else None
        case _:
            return None


def _bare(words: str, speech: Speech) -> Iterator[Decimal]:
    """Yield the numbers that words may be read as, where nothing in them has a currency."""
    for each in find_values(words, speech.language, speech.published):
        match each.value:
            case Count(figure=figure) | Money(figure=Figure() as figure, currency=None):
                yield figure.amount
            case _:
                pass


def _names(quote: str, code: str) -> bool:
    sequence = tokens(quote)
    found = (
        currency(sequence, index, language)
        for index in range(len(sequence))
        for language in ("de", "en")
    )
    return any(each is not None and each[0] == code for each in found)


def in_row(typed: Value, quote: str, unit: Unit, speech: Speech) -> Value | None:
    """Return a sum in the words in which a quote gives its number, None where it does not."""
    meant = unit.of(typed)
    there = (unit.of(each.value) for each in find_values(quote, speech.language, speech.published))
    return next((each for each in there if _same(each, meant)), None)


def _ends(figure: Figure) -> tuple[object, ...]:
    return figure.amount, figure.upper, figure.hedge


def _same(one: Value, other: Value) -> bool:
    match one, other:
        case (
            Money(figure=Figure() as ours, currency=here),
            Money(figure=Figure() as theirs, currency=there),
        ):
            return here == there and _ends(ours) == _ends(theirs)
        case _:
            return False
