"""What is handed over comes back whole, into any workspace, under the same ids."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as examples

from store.claims import Name
from store.errors import ConflictingEventError
from store.events import (
    ClaimRanked,
    ClaimRestored,
    ClaimRetracted,
    ClaimUnverified,
    DealClosed,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Event,
    Rank,
    SourceNumbered,
    SourceRecorded,
)
from store.exchange.adding import additions, record_contents
from store.exchange.as_csv import export_csv, import_csv
from store.exchange.as_json import export_json, import_json
from store.exchange.as_xlsx import export_xlsx, import_xlsx
from store.exchange.contents import (
    Contents,
    Judged,
    events_of,
    read_contents,
)
from store.memory.workspace import MemoryWorkspace
from store.values import EntityId
from tests.contracts.facts import (
    COMPARED_ID,
    DEAL_ENTITY,
    EDITOR,
    FOUNDED_ID,
    GERMAN,
    GPT_4,
    MICROSOFT,
    MISTRAL,
    MORNING,
    PAPER,
    RAISED_ID,
    STORY,
    now,
    recorded,
    remark,
    tell,
)
from tests.store.exchange_making import contents, edited, empty, evidence, remarks

Export = Callable[[Contents], str | bytes]
Import = Callable[[str, Any], Contents]

TEXTS = [(export_json, import_json), (export_csv, import_csv)]
formats = pytest.mark.parametrize(("export", "bring"), [*TEXTS, (export_xlsx, import_xlsx)])
texts = pytest.mark.parametrize(("export", "bring"), TEXTS)
LATER = MORNING + timedelta(days=1)


async def bring_in(workspace: MemoryWorkspace, brought: Contents | tuple[Event, ...]) -> int:
    """The number of entries that importing added."""
    receipt = await record_contents(
        workspace, brought, file="a.csv", by=EDITOR, origin="import", at=LATER
    )
    return receipt.last - receipt.first + 1


@formats
async def test_an_empty_workspace_holds_the_same_afterwards(export: Export, bring: Import) -> None:
    before = await edited()
    after = empty()
    await bring_in(after, bring("file", export(await contents(before))))
    assert await evidence(after) == await evidence(before)
    assert await after.deals(upto=await now(after)) == await before.deals(upto=await now(before))


@texts
async def test_the_same_state_gives_the_same_bytes(export: Export, bring: Import) -> None:
    text = export(await contents(await edited()))
    after = empty("another")
    await bring_in(after, bring("file", text))
    assert export(await contents(after)) == text


def any_words_come_back(events: tuple[Event, ...], export: Export, bring: Import) -> None:
    async def there_and_back() -> None:
        before = empty()
        await tell(before, *STORY, *events)
        handed_over = await contents(before)
        after = empty()
        await bring_in(after, bring("file", export(handed_over)))
        assert await evidence(after) == await evidence(before)
        assert await contents(after) == handed_over

    asyncio.run(there_and_back())


@formats
@given(events=remarks())
@examples(max_examples=40)
def test_any_words_come_back(events: tuple[Event, ...], export: Export, bring: Import) -> None:
    any_words_come_back(events, export, bring)


@pytest.mark.slow
@formats
@given(events=remarks())
def test_many_words_come_back(events: tuple[Event, ...], export: Export, bring: Import) -> None:
    any_words_come_back(events, export, bring)


async def test_importing_twice_is_importing_once() -> None:
    workspace = empty()
    brought = await contents(await edited())
    # One entry says that it was an import.
    assert await bring_in(workspace, brought) == len(events_of(brought)) + 1
    assert await bring_in(workspace, brought) == 0


async def test_an_import_adds_what_is_new_to_what_is_there() -> None:
    workspace = empty()
    await tell(workspace, *STORY)
    await bring_in(workspace, await contents(await edited()))
    assert await evidence(workspace) == await evidence(await edited())


async def test_what_was_withdrawn_here_stays_withdrawn() -> None:
    workspace = empty()
    await tell(workspace, *STORY, ClaimRetracted(RAISED_ID, "doubtful"))
    told = empty()
    await tell(told, *STORY)
    assert await bring_in(workspace, await contents(told)) == 0
    standing = {record.id: record.standing for record in (await evidence(workspace)).records}
    assert (standing[RAISED_ID].retracted, standing[RAISED_ID].reason) == (True, "doubtful")


async def test_an_older_export_undoes_nothing_that_was_changed_since() -> None:
    workspace = await edited()
    held = await contents(workspace)
    (brought,) = (each for each in held.sources if each.id == GERMAN.id)
    await tell(
        workspace,
        EntityRecorded(replace(MICROSOFT, names=(Name("Microsoft Corporation"),))),
        SourceRecorded(replace(brought, title="Korrigiert", revision=1)),
        ClaimRanked(RAISED_ID, Rank.NORMAL, "looked at again"),
        ClaimUnverified(RAISED_ID),
        ClaimRestored(COMPARED_ID, "it is one"),
        EntitiesSplit(PAPER.id),
        DealClosed(DEAL_ENTITY.id),
    )
    before = await contents(workspace)
    older = tuple(
        replace(each, title="Another's", revision=0) if each.id == GERMAN.id else each
        for each in held.sources
    )

    assert await additions(workspace, held, upto=await now(workspace)) == ()
    assert await bring_in(workspace, held) == 0
    assert await bring_in(workspace, replace(held, sources=older)) == 0
    assert await bring_in(workspace, events_of(held)) == 0
    assert await contents(workspace) == before


async def test_what_changes_a_thing_is_told_from_what_is_new() -> None:
    workspace = empty()
    await tell(workspace, *STORY)
    held = await contents(workspace)
    renamed = replace(MICROSOFT, names=(Name("Microsoft Corporation"),))
    fresh = replace(MICROSOFT, id=EntityId("company:other"), names=(Name("Other"),))
    brought = replace(held, entities=(renamed, fresh))

    added = await additions(workspace, brought, upto=await now(workspace))

    assert [(each.event, each.changes) for each in added] == [
        (EntityRecorded(renamed), True),
        (EntityRecorded(fresh), False),
    ]


async def test_what_counts_again_is_handed_over_as_counting() -> None:
    workspace = empty()
    restored = (ClaimRetracted(COMPARED_ID, "wrong"), ClaimRestored(COMPARED_ID, "right"))
    await tell(workspace, *STORY, *restored)
    judged = {held.id: held.judged for held in (await contents(workspace)).claims}
    assert judged[COMPARED_ID] == Judged()


@pytest.mark.parametrize(
    "present",
    [
        SourceNumbered(DEAL_ENTITY.id, GERMAN.id, 9),
        EntitiesMerged(GPT_4.id, MICROSOFT.id),
    ],
)
async def test_a_contradiction_is_refused_and_nothing_is_half_imported(present: Event) -> None:
    workspace = empty()
    await tell(workspace, *STORY[:9], present)
    before = await now(workspace)
    told = empty()
    await tell(told, *STORY, EntitiesMerged(MISTRAL.id, MICROSOFT.id))
    with pytest.raises(ConflictingEventError):
        await bring_in(workspace, await contents(told))
    assert await now(workspace) == before


async def test_successions_in_a_circle_are_refused() -> None:
    brought = await contents(await edited())
    circle = {COMPARED_ID: FOUNDED_ID, FOUNDED_ID: COMPARED_ID}
    claims = tuple(
        replace(held, judged=Judged(superseded_by=circle[held.id], withdrawn_because="no"))
        if held.id in circle
        else held
        for held in brought.claims
    )
    with pytest.raises(ConflictingEventError):
        await bring_in(empty(), replace(brought, claims=claims))


@formats
async def test_texts_are_handed_over_only_where_they_are_kept(
    export: Export, bring: Import
) -> None:
    held = await contents(await edited())
    assert all(source.text is None for source in bring("file", export(held)).sources)
    quotes = " … ".join(span.quote for claim in held.claims for span in claim.spans)
    long = replace(held.sources[0], text="Wort, " * 50_000 + quotes)
    kept = replace(held, sources=(long, *held.sources[1:]))
    assert bring("file", export(kept)) == kept


async def test_a_long_ledger_is_handed_over_to_its_end() -> None:
    workspace = empty()
    many = tuple(recorded(remark("no", number), f"quote {number}") for number in range(1_000))
    await tell(workspace, *STORY, *many)
    assert len((await contents(workspace)).claims) == 1_004


async def test_the_past_can_be_handed_over() -> None:
    workspace = await edited()
    past = await workspace.seq_at(MORNING)
    told = empty()
    await tell(told, *STORY)
    assert await read_contents(workspace, upto=past) == await contents(told)
