"""Whatever becomes of a text, a quote is told where it stands there, or has no place."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from store.base import Selection, Workspace
from store.claims import Source, Span
from store.events import ClaimRecorded, SourceRecorded
from store.exchange.adding import record_contents
from store.exchange.contents import read_contents
from store.memory import MemoryWorkspace
from store.quotes import found, fresh, placed
from store.reading import find_values
from store.speech import Speech, Unsaid, unsaid
from store.supposing import Supposed
from store.values import EntityRef, Money, Text, Value
from tests.contracts.facts import CAST, EDITOR, ENGLISH, MISTRAL, MORNING, now, read, remark, tell
from tests.store.exchange_making import empty

Cut = tuple[str, tuple[Span, ...]]

TEXTS = st.text("ab \n", max_size=12)
"""Of so few letters that the same words stand in many places, and with other spaces."""

GERMAN = Speech("de", None)


def money(words: str) -> Money:
    """What some German words read alone say."""
    (found_there,) = find_values(words, "de")
    assert isinstance(found_there.value, Money)
    return found_there.value


@st.composite
def cuts(draw: st.DrawFn) -> Cut:
    """A text, and spans of it."""
    text = draw(st.text("ab \n", min_size=1, max_size=12))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    chosen = draw(st.lists(ends.filter(lambda each: each[0] < each[1]), min_size=1, max_size=3))
    return text, tuple(Span(text[start:end], start, end) for start, end in dict.fromkeys(chosen))


def kept(text: str, revision: int = 0) -> Source:
    return replace(ENGLISH, text=text, whole=True, revision=revision)


async def quoted(cut: Cut, *texts: str) -> MemoryWorkspace:
    """A workspace with a claim of a text, which is revised again and again."""
    workspace, (text, spans) = empty(), cut
    claimed = ClaimRecorded(remark("a"), spans)
    await tell(workspace, *CAST, SourceRecorded(kept(text)), claimed)
    for revision, each in enumerate(texts, start=1):
        await tell(workspace, SourceRecorded(kept(each, revision)))
    return workspace


async def shown(workspace: Workspace) -> tuple[Span, ...]:
    (record,) = (await read(workspace)).records
    return record.spans


def stand(spans: tuple[Span, ...], text: str) -> bool:
    """Say whether each span is of a text, or has no place since the text lacks its words."""
    return all(
        found(span.quote, text) is None
        if span.start is None
        else text[span.start : span.end] == span.quote
        for span in spans
    )


@given(cut=cuts(), texts=st.lists(TEXTS, min_size=1, max_size=3))
@examples(max_examples=100)
def test_what_is_shown_and_handed_over_stands_in_the_text_or_has_no_place(
    cut: Cut, texts: list[str]
) -> None:
    async def hold() -> None:
        workspace, other = await quoted(cut, *texts), empty("other")
        spans = await shown(workspace)
        handed_over = await read_contents(workspace, upto=await now(workspace))

        assert stand(spans, texts[-1])
        assert handed_over.claims[0].spans == spans
        for into, new in ((other, True), (workspace, False)):
            receipt = await record_contents(
                into, handed_over, file="a", by=EDITOR, origin="import", at=MORNING
            )
            assert (receipt.last >= receipt.first) is new
            assert await shown(into) == spans

    asyncio.run(hold())


@given(cut=cuts(), text=TEXTS)
def test_a_new_text_is_read_before_it_is_saved_as_it_is_afterwards(cut: Cut, text: str) -> None:
    async def hold() -> None:
        workspace = await quoted(cut)
        after = Supposed(workspace, (SourceRecorded(kept(text, 1)),), await now(workspace))

        assert await shown(after) == await shown(await quoted(cut, text))

    asyncio.run(hold())


async def test_what_was_asked_of_an_earlier_moment_stands_in_the_text_of_then() -> None:
    workspace = await quoted(("Sold in May.", (Span("in May", 5, 11),)))
    then = await now(workspace)
    await tell(workspace, SourceRecorded(kept("Not sold.", 1)))

    evidence = await workspace.read(Selection(), upto=then)

    assert [each.spans for each in evidence.records] == [(Span("in May", 5, 11),)]
    assert await shown(workspace) == (Span("in May"),)


@pytest.mark.parametrize(
    ("words", "text", "near", "place"),
    [
        ("60", "60 and 60", 0, (0, "60")),
        ("60", "60 and 60", 2, (0, "60")),
        ("60", "60 and 60", 5, (7, "60")),
        ("60", "60 and 60", 900, (7, "60")),
        ("60 staff", "It has 60\n  staff.", 0, (7, "60\n  staff")),
        ("60\nstaff", "60 staff, 60\nstaff", 0, (10, "60\nstaff")),
        ("60 Staff", "60 staff", 0, None),
        ("a.c", "abc", 0, None),
        ("", "text", 0, None),
        (" ", "a text", 0, None),
    ],
)
def test_words_are_found_letter_for_letter_whatever_the_spaces(
    words: str, text: str, near: int, place: tuple[int, str] | None
) -> None:
    there = found(words, text, near=near)

    assert (there and (there.start, there.quote)) == place


def test_where_no_text_is_kept_spans_stay_what_they_are() -> None:
    spans = (Span("words", 900, 905, row=7),)

    assert placed(spans, replace(ENGLISH, text=None)) is spans


def test_a_span_keeps_the_row_it_has_in_a_table() -> None:
    spans = (Span("words", 0, 5, row=7), Span("others", 0, 6, row=8))

    moved = placed(spans, kept("my words"))

    assert moved == (Span("words", 3, 8, row=7), Span("others", row=8))


def test_other_words_and_other_places_are_fresh() -> None:
    held, source = (Span("60", 0, 2),), kept("so 60 and 60 of 100")

    assert fresh((Span("60", 3, 5), Span("60", 90, 92)), held, source) == (Span("60", 90, 92),)
    assert fresh((Span("100", 0, 3),), held, source) == (Span("100", 0, 3),)
    assert fresh((Span("60", 1, 3),), held, None) == (Span("60", 1, 3),)


@pytest.mark.parametrize(
    ("value", "quote", "why"),
    [
        (money("385 Mio. €"), "erhielt 385 Mio. € im Mai", None),
        (money("385 Mio. €"), "erhielt 385\nMio. € im Mai", None),
        (money("385 Mio. €"), "erhielt 386 Mio. € im Mai", Unsaid.NOWHERE),
        (money("385 Mio. €"), "erhielt 1.385 Mio. € im Mai", Unsaid.OTHERWISE),
        (replace(money("385 Mio. €"), words="so viel"), "noch einmal so viel", None),
        (Text("offene Modelle", "de"), "will offene Modelle", None),
        (Text("offene Modelle", "de"), "will Modelle", Unsaid.NOWHERE),
        (EntityRef(MISTRAL.id, "Mistral"), "OpenAI", Unsaid.NOWHERE),
    ],
)
def test_quotes_say_a_value_in_its_words_and_not_within_others(
    value: Value, quote: str, why: Unsaid | None
) -> None:
    assert unsaid(value, (quote,), GERMAN) is why
