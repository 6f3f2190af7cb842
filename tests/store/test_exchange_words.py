"""What a file brings as the words of a source is held against the source and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from store.claims import Source, Span
from store.complaint import Refused
from store.events import SourceRecorded
from store.exchange.adding import additions, record_contents
from store.exchange.as_csv import export_csv, import_csv
from store.exchange.as_json import export_json, import_json
from store.exchange.as_xlsx import export_xlsx, import_xlsx
from store.exchange.contents import Contents
from store.flaws import FlawKind
from store.memory.workspace import MemoryWorkspace
from tests.contracts.facts import (
    EDITOR,
    GERMAN,
    MORNING,
    QUOTES,
    RAISED_ID,
    STORY,
    now,
    recorded,
    remark,
    tell,
)
from tests.store.exchange_making import contents, empty

Export = Callable[[Contents], str | bytes]
Import = Callable[[str, Any], Contents]

formats = pytest.mark.parametrize(
    ("export", "bring"),
    [(export_json, import_json), (export_csv, import_csv), (export_xlsx, import_xlsx)],
)
QUOTE = QUOTES[RAISED_ID]
TEXT = f"Vorweg. {QUOTE}. Danach."


async def story(*, text: str | None = None) -> MemoryWorkspace:
    """The story; where a text is given, its German source is kept with it."""
    workspace = empty()
    await tell(workspace, *STORY)
    if text is not None:
        await tell(workspace, SourceRecorded(kept(text)))
    return workspace


def kept(text: str) -> Source:
    return replace(GERMAN, text=text, whole=True, revision=1)


def reworded(held: Contents, quote: str, *, sources: tuple[Source, ...] | None = None) -> Contents:
    """Contents in which somebody put other words in the place of a quote."""
    claims = tuple(
        replace(claim, spans=tuple(_with(quote, span) for span in claim.spans))
        if claim.id == RAISED_ID
        else claim
        for claim in held.claims
    )
    return replace(held, claims=claims, sources=held.sources if sources is None else sources)


def _with(quote: str, span: Span) -> Span:
    start = span.start or 0
    return replace(span, quote=quote, start=start, end=start + len(quote))


def reasons(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[FlawKind, object]]:
    flaws = (each.flaw for each in refused.value.complaints)
    return [(each.kind, dict(each.given)["text"]) for each in flaws if each]


@formats
async def test_a_quote_that_the_kept_text_does_not_have_is_refused(
    export: Export, bring: Import
) -> None:
    held = await contents(await story(text=TEXT))
    changed = QUOTE.replace("Serie-B", "Serie-C")

    with pytest.raises(Refused) as refused:
        bring("file", export(reworded(held, changed)))

    assert reasons(refused) == [(FlawKind.NOT_OF_SOURCE, changed)]


@pytest.mark.parametrize("text", [None, TEXT])
@formats
async def test_a_quote_that_does_not_say_the_value_is_refused(
    export: Export, bring: Import, text: str | None
) -> None:
    held = await contents(await story(text=text))
    other = "Vorweg"

    with pytest.raises(Refused) as refused:
        bring("file", export(reworded(held, other)))

    assert reasons(refused) == [(FlawKind.UNSAID, "385 Millionen Euro")]


@formats
async def test_a_figure_that_became_part_of_another_one_is_refused(
    export: Export, bring: Import
) -> None:
    held = await contents(await story())
    larger = QUOTE.replace("385 Millionen", "1.385 Millionen")

    with pytest.raises(Refused) as refused:
        bring("file", export(reworded(held, larger)))

    assert reasons(refused) == [(FlawKind.SAID_OTHERWISE, "385 Millionen Euro")]


async def test_what_does_not_hold_is_told_at_the_line_of_its_quote() -> None:
    workspace = await story(text=TEXT)
    await tell(workspace, recorded(remark("wordy"), "wordy 0", "second"))
    text = export_csv(await contents(workspace))
    place = text.rindex(QUOTE)
    other = f"{text[:place]}{text[place:].replace('Serie-B', 'Serie-C', 1)}"

    with pytest.raises(Refused) as refused:
        import_csv("facts.csv", other)

    (complaint,) = refused.value.complaints
    assert complaint.line == text.count("\n", 0, place) + 1
    assert complaint.told().startswith(f"facts.csv:{complaint.line}: the text of its source")


async def test_the_further_row_of_a_claim_is_told_by_its_own_line() -> None:
    workspace = await story()
    source = replace(kept("wordy 0 and second"), id=remark("wordy").source)
    await tell(workspace, SourceRecorded(source), recorded(remark("wordy"), "wordy 0", "second"))
    text = export_csv(await contents(workspace))
    place = text.index('"second"')

    with pytest.raises(Refused) as refused:
        import_csv("facts.csv", text.replace('"second"', '"secomd"'))

    assert [each.line for each in refused.value.complaints][-1] == text.count("\n", 0, place) + 1


@formats
async def test_a_claim_without_its_quote_is_refused(export: Export, bring: Import) -> None:
    held = await contents(await story())
    bare = tuple(
        replace(claim, spans=()) if claim.id == RAISED_ID else claim for claim in held.claims
    )

    with pytest.raises(Refused) as refused:
        bring("file", export(replace(held, claims=bare)))

    assert reasons(refused) == [(FlawKind.NO_QUOTE, "385 Millionen Euro")]


@formats
async def test_a_quote_moves_with_its_text_and_comes_back(export: Export, bring: Import) -> None:
    workspace = await story(text=f"Ganz neu davor. {TEXT}")
    held = await contents(workspace)
    (claim,) = (each for each in held.claims if each.id == RAISED_ID)

    assert [(span.start, span.quote) for span in claim.spans] == [(24, QUOTE)]
    assert bring("file", export(held)) == held
    assert await additions(workspace, held, upto=await now(workspace)) == ()


@formats
async def test_words_that_a_text_lost_come_back_without_a_place(
    export: Export, bring: Import
) -> None:
    workspace = await story(text="Ein ganz anderer Text.")
    held = await contents(workspace)
    (claim,) = (each for each in held.claims if each.id == RAISED_ID)

    assert [(span.quote, span.start, span.end) for span in claim.spans] == [(QUOTE, None, None)]
    assert bring("file", export(held)) == held
    assert await additions(workspace, held, upto=await now(workspace)) == ()


async def test_a_file_without_the_source_is_held_against_the_one_that_is_known() -> None:
    whole = await story(text=TEXT)
    held = await contents(whole)
    changed = QUOTE.replace("Serie-B", "Serie-C")
    before = await now(whole)

    for sources in ((), tuple(replace(each, text=None) for each in held.sources)):
        brought = reworded(held, changed, sources=sources)
        with pytest.raises(Refused) as refused:
            await additions(whole, brought, upto=before)
        assert reasons(refused) == [(FlawKind.NOT_OF_SOURCE, changed)]
        with pytest.raises(Refused):
            await record_contents(whole, brought, file="a", by=EDITOR, origin="import", at=MORNING)
    assert await now(whole) == before
    assert await additions(whole, replace(held, sources=()), upto=before) == ()


@formats
async def test_a_quote_made_up_without_a_place_is_refused_where_the_text_is_kept(
    export: Export, bring: Import
) -> None:
    workspace = empty()
    source = replace(kept(". ".join(QUOTES.values())), revision=0)
    await tell(workspace, SourceRecorded(source), *STORY[1:])
    held = unplaced(await contents(workspace), f"Nie war es {QUOTE}")

    with pytest.raises(Refused) as refused:
        bring("file", export(held))

    assert reasons(refused) == [(FlawKind.NOT_OF_SOURCE, f"Nie war es {QUOTE}")]


async def test_a_quote_without_a_place_is_one_that_an_earlier_text_had_here() -> None:
    workspace = await story(text=f"Zuerst war es {QUOTE}.")
    await tell(workspace, SourceRecorded(replace(kept(f"Nun {QUOTE}."), revision=2)))
    held = await contents(workspace)
    before = await now(workspace)

    made_up = unplaced(held, f"Nie war es {QUOTE}")
    with pytest.raises(Refused) as refused:
        await additions(workspace, made_up, upto=before)

    assert reasons(refused) == [(FlawKind.NOT_OF_SOURCE, f"Nie war es {QUOTE}")]
    earlier = unplaced(held, f"Zuerst war es {QUOTE}")
    assert len(await additions(workspace, earlier, upto=before)) == 1


def unplaced(held: Contents, quote: str) -> Contents:
    """Contents in which a claim stands on words of no known place."""
    claims = tuple(
        replace(claim, spans=(Span(quote),)) if claim.id == RAISED_ID else claim
        for claim in held.claims
    )
    return replace(held, claims=claims)
