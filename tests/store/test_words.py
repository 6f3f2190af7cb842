"""Words are folded and stemmed, in German and in English, and so are questions."""

from __future__ import annotations

import string
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from store.words import LONGEST_QUERY, LONGEST_WORD, stems, terms, tokens, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("funding", "funded"),
        ("models", "model"),
        ("Modelle", "Modell"),
        ("Finanzierungen", "finanzierung"),
        ("Gründung", "Grundung"),
        ("Gründung", "Gruendung"),
        ("GROSSE", "große"),
        ("Häuser", "Haus"),
        ("ﬁnance", "finance"),
        ("Timothe\u0301e", "timothee"),
        ("fun\u00adding", "funding"),
    ],
)
def test_forms_of_a_word_share_a_token(one: str, other: str) -> None:
    assert tokens(one) & tokens(other)


@pytest.mark.parametrize(("one", "other"), [("385", "38"), ("OVH", "OVHcloud"), ("GPT-4", "GPT")])
def test_other_words_are_others(one: str, other: str) -> None:
    assert tokens(one) != tokens(other)


def test_signs_part_words() -> None:
    assert words("Serie-B-Runde (€1.25bn)_x") == ["serie", "b", "runde", "1", "25bn", "x"]


def test_small_words_are_left_out_in_both_languages() -> None:
    assert tokens("wer hat die das und what is the of") == frozenset()
    assert terms("who is war man") == (stems("war"), stems("man"))


def test_a_word_of_a_query_counts_once() -> None:
    assert terms("Modell Modell modell") == (stems("modell"),)


def test_what_is_long_costs_little() -> None:
    assert len(terms(" ".join(map(str, range(10_000))))) == LONGEST_QUERY
    [token] = tokens("y" * 100_000)
    assert len(token) == LONGEST_WORD


def test_threads_may_stem_at_once() -> None:
    letters = string.ascii_lowercase
    vocabulary = [
        f"{a}a{b}ti{ending}" for a in letters for b in letters for ending in ("ungen", "ing")
    ]
    stems.cache_clear()
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(stems, vocabulary))
    finally:
        sys.setswitchinterval(before)
    stems.cache_clear()
    assert together == [stems(word) for word in vocabulary]
