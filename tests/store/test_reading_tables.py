"""docs/notation.md publishes the words that are read, all of them and no others."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from store.reading.calendar_words import ABOUT, PARTS
from store.reading.hedges import AFTERTHOUGHTS, HEDGES
from store.reading.lexicon import Lexicon
from store.reading.magnitudes import MAGNITUDES
from store.reading.relative_words import BOUNDS
from store.reading.undisclosed import UNDISCLOSED
from store.values import Hedge

PAGE = Path(__file__).parents[2] / "docs" / "notation.md"


def published() -> Iterator[tuple[str, list[str], list[str]]]:
    """Return the rows of the page: a name, the German words and the English ones."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and len(cells) >= 3:
            german, english = (re.findall(r"`([^`]+)`", cell) for cell in cells[1:3])
            yield cells[0], german, english


def name(meaning: object) -> str:
    return f"1e{meaning.adjusted()}" if isinstance(meaning, Decimal) else str(meaning)


@pytest.mark.parametrize(
    "table",
    [HEDGES, AFTERTHOUGHTS, MAGNITUDES, PARTS, BOUNDS],
    ids=["hedges", "afterthoughts", "magnitudes", "parts", "bounds"],
)
def test_every_word_is_published_with_its_meaning(table: Mapping[str, Lexicon[object]]) -> None:
    rows = list(published())
    meanings = {**table["de"].table, **table["en"].table}
    for meaning in meanings:
        german, english = (list(table[tongue].table.get(meaning, ())) for tongue in ("de", "en"))
        assert (name(meaning), german, english) in rows


@pytest.mark.parametrize(("table", "title"), [(ABOUT, "about"), (UNDISCLOSED, "not told")])
def test_every_phrase_of_one_meaning_is_published(
    table: Mapping[str, Lexicon[bool]], title: str
) -> None:
    german, english = (list(table[tongue].phrases) for tongue in ("de", "en"))
    assert (title, german, english) in list(published())


def test_no_word_hedges_in_two_ways() -> None:
    for language in ("de", "en"):
        phrases = HEDGES[language].phrases
        assert len(phrases) == len(set(phrases))
        assert set(HEDGES[language].table) == set(Hedge) - {Hedge.EXACT, Hedge.BETWEEN}
