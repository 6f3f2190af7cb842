"""Mend typing mistakes in the words of notation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from store.reading import calendar_words, relative_words
from store.reading.currencies import CURRENCIES
from store.reading.hedges import HEDGES
from store.reading.magnitudes import MAGNITUDES
from store.reading.passage import LANGUAGES
from store.reading.tokens import Shape, Token, fold, tokens
from store.reading.undisclosed import UNDISCLOSED

_LONGEST_TEXT = 200
_SHORTEST_WORD = 4
_LONG_WORD = 6
_TABLES = (
    calendar_words.MONTH_NAMES, calendar_words.SEASON_NAMES, calendar_words.WEEKDAYS,
    calendar_words.PARTS, calendar_words.QUARTER_WORDS, calendar_words.UNIT_OF_TIME,
    relative_words.BOUNDS, relative_words.POINTERS, CURRENCIES, MAGNITUDES, HEDGES, UNDISCLOSED,
)  # fmt: skip
"""The words worth mending; what is short is as likely another word as a slip."""


def mended(text: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Yield the text with each unknown word replaced by the nearest one of a language's."""
    if len(text) > _LONGEST_TEXT:
        return
    for language in (*languages, *(each for each in LANGUAGES if each not in languages)):
        proposal, behind = "", 0
        for token in tokens(text):
            proposal += text[behind : token.start] + _mended(token, language)
            behind = token.end
        proposal = (proposal + text[behind:]).strip()
        if proposal != text.strip():
            yield proposal


def _mended(token: Token, language: str) -> str:
    known = _vocabulary(language)
    word = token.folded
    if token.shape is not Shape.WORD or len(word) < _SHORTEST_WORD or word in known:
        return token.text
    slips = 2 if len(word) >= _LONG_WORD else 1
    found = process.extractOne(word, known.keys(), scorer=OSA.distance, score_cutoff=slips)
    return known[found[0]] if found else token.text


@cache
def _vocabulary(language: str) -> dict[str, str]:
    """Return each word as it is written, by its folded form."""
    phrases = (phrase for table in _TABLES for phrase in table[language].phrases)
    words = (token for phrase in phrases for token in tokens(phrase))
    return {
        fold(token.text): token.text
        for token in words
        if token.shape is Shape.WORD and len(token.text) >= _SHORTEST_WORD
    }
