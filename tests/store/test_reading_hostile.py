"""Any text can be read: nothing raises, and twice the text takes twice the time."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.reading import (
    Found,
    find_values,
    read_count,
    read_date,
    read_money,
    read_share,
)
from store.reading.calendar_words import MONTH_NAMES, PARTS
from store.reading.hedges import HEDGES
from store.reading.lexicon import Lexicon
from store.reading.magnitudes import MAGNITUDES
from store.reading.passage import Passage
from store.reading.tokens import Token

READERS: tuple[Callable[[str, str | None], object], ...] = (
    read_money,
    read_date,
    read_share,
    read_count,
    find_values,
)

anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
pieces = st.sampled_from(
    [
        *HEDGES["de"].phrases, *HEDGES["en"].phrases, *MAGNITUDES["de"].phrases,
        *MAGNITUDES["en"].phrases, *MONTH_NAMES["de"].phrases, *PARTS["en"].phrases,
        "vor", "ago", "bis", "to", "und", "and", "2", "26", "2024", "1.5", "1,500", "€", "$", "US$",
        "%", "-", "–", ".", ",", "/", "(", ")", "+", "\u00a0", "\ud800", "letzten", "last",
        "Jahren", "weeks", "Q", "zwei", "eine", "halbe", "a", "Montag", "week of", "winter",
        "undisclosed",
    ]
)  # fmt: skip
notation_like = st.lists(st.tuples(pieces, st.sampled_from(["", " "])), max_size=14).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
languages = st.sampled_from(["de", "en", None, "fr"])


@given(anything | notation_like, languages)
@settings(max_examples=300)
def test_no_text_is_too_strange_to_read(text: str, language: str | None) -> None:
    for reader in READERS:
        reader(text, language)
    _places_hold(text, find_values(text, language))


@pytest.mark.slow
@given(anything | notation_like, languages)
@settings(max_examples=5_000)
def test_no_text_is_too_strange_to_read_in_the_long_run(text: str, language: str | None) -> None:
    for reader in READERS:
        reader(text, language)
    _places_hold(text, find_values(text, language))


def _places_hold(text: str, found: tuple[Found, ...]) -> None:
    ends = [0]
    for each in found:
        assert each.value.words == text[each.start : each.end] != ""
        assert each.start >= ends[-1] or (each.end == ends[-1])
        ends.append(each.end)


@given(notation_like, languages)
@settings(max_examples=150)
def test_no_value_begins_with_a_word_that_is_passed_over(text: str, language: str | None) -> None:
    quick = find_values(text, language)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("store.reading.find.may_open", lambda _token, _language: True)
        assert find_values(text, language) == quick


@pytest.mark.parametrize(
    "piece",
    ["1 ", "9", "1.", "1,", "a", "€", "zwei ", "zwischen 2 und ", "from 2 to ", "26. Februar ",
     "the last two ", "vor ", "half a ", "-", "\ud800", "1\u00a0000", "\u0301a", "bis 2027 "],
)  # fmt: skip
def test_twice_the_text_takes_twice_the_steps(piece: str) -> None:
    once, twice = (piece * (size // len(piece)) for size in (5_000, 10_000))
    for reader in READERS:
        assert _steps(reader, twice) <= 2.1 * _steps(reader, once) + 100


def _steps(reader: Callable[[str, str | None], object], text: str) -> int:
    """Count the tokens that are looked at: a clock would measure the machine as well."""
    looks = 0
    at, match = Passage.at, Lexicon.match

    def counted_at(passage: Passage, index: int) -> Token:
        nonlocal looks
        looks += 1
        return at(passage, index)

    def counted_match(
        lexicon: Lexicon[object], sequence: tuple[Token, ...], start: int
    ) -> tuple[object, int] | None:
        nonlocal looks
        looks += 1
        return match(lexicon, sequence, start)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Passage, "at", counted_at)
        patch.setattr(Lexicon, "match", counted_match)
        reader(text, "de")
    return looks
