"""Sums of money in a passage."""

from __future__ import annotations

from itertools import product

from store.reading.currencies import currency
from store.reading.figures import Measure, figure
from store.reading.lexicon import Lexicon
from store.reading.passage import Passage, Read
from store.reading.undisclosed import NO_CURRENCY, UNDISCLOSED, VAGUE
from store.values import Money

_JOINERS = {
    "de": Lexicon({True: ("beziehungsweise", "bzw.", "bzw", "oder", "und", ",", "/", "=", ";")}),
    "en": Lexicon({True: ("respectively", "or", "and", ",", "/", "=", ";")}),
}
_MOST = 8
"""How many sums one text may join; a longer list is prose."""


def _unit_before(passage: Passage, index: int) -> Read[str | None] | None:
    found = currency(passage.tokens, index, passage.language)
    return Read(*found) if found else None


def _unit_behind(passage: Passage, index: int) -> Read[str | None] | None:
    unstated = NO_CURRENCY[passage.language].match(passage.tokens, index)
    return Read(None, unstated[1]) if unstated else _unit_before(passage, index)


MONEY = Measure(before=_unit_before, behind=_unit_behind, priced=True)


def money(passage: Passage, index: int) -> Read[tuple[Money, ...]] | None:
    """Read all that one sum of money can be; in prose it names its currency."""
    silent = UNDISCLOSED[passage.language].match(passage.tokens, index)
    if silent:
        words = passage.words(index, silent[1])
        if not (passage.running and words.casefold() in VAGUE):
            return Read((Money(None, None, words),), silent[1])
    found = figure(passage, index, MONEY)
    if found is None or (passage.running and not found.value.united):
        return None
    words = passage.words(index, found.end)
    figures = found.value.figures
    return Read(tuple(Money(each, found.value.unit, words) for each in figures), found.end)


def sums(passage: Passage, index: int) -> Read[tuple[tuple[Money, ...], ...]] | None:
    """Read one sum or several that say the same: "€3.2 billion ($3.5 billion)"."""
    found = money(passage, index)
    if found is None:
        return None
    parts, end = [found.value], found.end
    while end < len(passage.tokens) and len(parts) < _MOST:
        bracket = passage.at(end).text == "("
        joiner = _JOINERS[passage.language].match(passage.tokens, end)
        start = end + 1 if bracket else joiner[1] if joiner else end
        further = money(passage, start) if start > end else None
        if further is None or (bracket and passage.at(further.end).text != ")"):
            break
        parts.append(further.value)
        end = further.end + bracket
    return Read(tuple(product(*parts)), end)
