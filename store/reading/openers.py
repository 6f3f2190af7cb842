"""The words a value can begin with, so that most words of prose are passed over at once."""

from __future__ import annotations

from functools import cache

from store.reading import (
    calendar_words,
    currencies,
    hedges,
    magnitudes,
    number_words,
    relative_words,
    undisclosed,
)
from store.reading.tokens import Shape, Token

_TABLES = (
    calendar_words.ABOUT, calendar_words.MONTH_NAMES, calendar_words.ORDINALS,
    calendar_words.PARTS, calendar_words.PREPOSITIONS, calendar_words.SEASON_NAMES,
    calendar_words.WEEKDAYS, calendar_words.WEEK_OF, currencies.CURRENCIES, hedges.HEDGES,
    hedges.OPENERS, magnitudes.MAGNITUDES, number_words.ARTICLES, number_words.HALVES,
    relative_words.BOUNDS, relative_words.POINTERS, relative_words.SPANS,
    undisclosed.UNDISCLOSED,
)  # fmt: skip
_SIGNS_AND_LETTERS = frozenset({"-", "–", "−", "minus", "q", "h", "vor"})
"""Minus signs, the letters of quarters and halves, and the German "ago"."""


def may_open(token: Token, language: str) -> bool:
    """Say whether some value can begin with a token."""
    if token.shape is Shape.NUMERAL:
        return True
    return token.folded in _openers(language) or token.text in currencies.ISO_4217


@cache
def _openers(language: str) -> frozenset[str]:
    firsts = [table[language].firsts for table in _TABLES]
    firsts += [currencies.SIGNS.firsts, number_words.number_words(language).firsts]
    codes = {code.casefold() for code in currencies.ISO_4217}
    return frozenset().union(*firsts, codes, _SIGNS_AND_LETTERS)
