"""A quote stands in a text where nothing of a word or a number is left outside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.quotes import found, holds, placed, unplaced
from tests.store.claim_making import source


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("€500,000", "They got €500,000,000."),
        ("5 million dollars", "They got 1.5 million dollars."),
        ("5 Mio. €", "Mistral bekam 25 Mio. € im Mai."),
        ("5 %", "Microsoft hält 15 % daran."),
        ("2023", "Aktenzeichen 20231"),
        ("10", "10\N{NARROW NO-BREAK SPACE}000 Euro"),
        ("for €2", "They paid for €2bn of shares."),
        ("GPT-4", "It beats GPT-4.5 by far."),
        ("exclusive", "The deal is nonexclusive."),
    ],
)
def test_a_quote_that_cuts_a_word_or_a_number_stands_nowhere(quote: str, text: str) -> None:
    assert found(quote, text) is None


@pytest.mark.parametrize(
    ("quote", "text", "start"),
    [
        ("€500,000", "They got €500,000.", 9),
        ("GPT-4", "Better than GPT-4.5, and than GPT-4, too.", 30),
        ("in 2023", "in 2023 500 people worked there", 0),
        ("Mistral", "der Mistral-Deal", 4),
        ("資金", "日本資金調達", 2),
        ("5 percent", "rose 5 percent¹ today", 5),
        ("raised €5m", "Acme raised\n€5m.", 5),
    ],
)
def test_a_quote_stands_where_it_is_whole(quote: str, text: str, start: int) -> None:
    span = found(quote, text)

    assert span
    assert (span.start, span.quote) == (start, text[start : span.end])


def test_words_that_a_new_text_only_has_within_others_are_not_said_in_it() -> None:
    before, after = "Mistral bekam ca 5 Mio. €.", "Mistral bekam ca25 Mio. €."
    span = found("5 Mio. €", before)

    assert span
    assert unplaced((span,), after) == (span,)
    (left,) = placed((span,), replace(source("1"), text=after))
    assert (left.quote, left.start) == ("5 Mio. €", None)
    assert placed((span,), replace(source("1"), text=before)) == (span,)


def test_a_value_may_be_named_by_the_beginning_of_a_word() -> None:
    assert holds("die Anforderungen des AI Acts", "AI Act")
    assert not holds("die Anforderungen", "AI Act")
    assert not holds("die Anforderungen", " ")
