"""Numbers of things."""

from __future__ import annotations

from store.reading.figures import Measure, figure
from store.reading.passage import Passage, Read
from store.reading.units import UNIT_WORDS
from store.values import Count


def _unit(passage: Passage, index: int) -> Read[str | None] | None:
    found = UNIT_WORDS[passage.language].match(passage.tokens, index)
    return Read(*found) if found else None


COUNT = Measure(behind=_unit)


def count(passage: Passage, index: int) -> Read[tuple[Count, ...]] | None:
    """Read all that one count can be: a number, with or without the things that are counted."""
    found = figure(passage, index, COUNT)
    if found is None:
        return None
    words = passage.words(index, found.end)
    figures = found.value.figures
    return Read(tuple(Count(each, words, found.value.unit) for each in figures), found.end)
