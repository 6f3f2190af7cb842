"""What is only supposed reads as if it had been recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.base import Selection, Workspace, WorkspaceId
from store.catalogue import shelfmark
from store.claims import Deal, DealKind, Entity, Kind, Name
from store.errors import ReadOnlyDatabaseError
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimVerified,
    DealClosed,
    DealOpened,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Event,
    Rank,
    SourceNumbered,
    SourceRecorded,
)
from store.open import open_store
from store.supposing import Supposed
from store.values import EntityId
from tests.contracts.facts import (
    COMPARED,
    COMPARED_ID,
    DEAL,
    EDITOR,
    ENGLISH,
    FOUNDED,
    GERMAN,
    INVESTED_ID,
    LACROIX,
    MICROSOFT,
    MISTRAL,
    MORNING,
    RAISED,
    RAISED_ID,
    STORY,
    recorded,
    remark,
)
from tests.contracts.subscribing import WATCH, kept, refused

TWIN = Entity(EntityId("company:mistral"), Kind.COMPANY, (Name("Mistral SAS"),))
THIRD = Entity(EntityId("company:mistral-paris"), Kind.COMPANY, (Name("Mistral Paris"),))
OTHER = Entity(EntityId("deal:other"), Kind.DEAL, (Name("Other"),))
LATE = remark("said late")
WIDER = ClaimRecorded(RAISED, (*recorded(RAISED).spans, *recorded(RAISED, "other words").spans))

CASES: dict[str, tuple[tuple[Event, ...], tuple[Event, ...]]] = {
    "nothing": (STORY, ()),
    "all": ((), STORY),
    "a claim": (STORY, (recorded(LATE, "late words"),)),
    "a known claim": (STORY, (recorded(RAISED),)),
    "further words": (STORY, (recorded(RAISED, "other words"),)),
    "further words beside known ones": (STORY, (WIDER,)),
    "retracted": (STORY, (ClaimRetracted(RAISED_ID, "wrong"),)),
    "restored": (
        (*STORY, ClaimRetracted(RAISED_ID, "wrong")),
        (ClaimRestored(RAISED_ID, "right"),),
    ),
    "superseded": (STORY, (ClaimSuperseded(RAISED_ID, INVESTED_ID, "copied wrongly"),)),
    "ranked": (STORY, (ClaimRanked(COMPARED_ID, Rank.DEPRECATED, "old"),)),
    "verified": (STORY, (ClaimVerified(COMPARED_ID),)),
    "a source revised": (STORY, (SourceRecorded(replace(GERMAN, title="New", revision=1)),)),
    "a source withdrawn": (STORY, (SourceRecorded(replace(ENGLISH, withdrawn=True)),)),
    "merged": (
        (*STORY, EntityRecorded(TWIN), recorded(replace(LATE, subject=TWIN.id), "of the twin")),
        (EntitiesMerged(MISTRAL.id, TWIN.id),),
    ),
    "split from a chain": (
        (
            *STORY,
            EntityRecorded(TWIN),
            EntityRecorded(THIRD),
            recorded(replace(LATE, subject=THIRD.id), "of the third"),
            EntitiesMerged(TWIN.id, THIRD.id),
            EntitiesMerged(MISTRAL.id, TWIN.id),
        ),
        (EntitiesSplit(TWIN.id),),
    ),
    "renamed": (STORY, (EntityRecorded(replace(MISTRAL, names=(Name("Mistral SA"),))),)),
    "a deal": (
        STORY,
        (
            EntityRecorded(OTHER),
            DealOpened(Deal(OTHER.id, DealKind.MERGER, (MICROSOFT.id, LACROIX.id))),
            SourceNumbered(OTHER.id, ENGLISH.id, 1),
        ),
    ),
    "a deal closed": (STORY, (DealClosed(DEAL.entity),)),
    "a deal followed again": ((*STORY, DealClosed(DEAL.entity)), (DealOpened(DEAL),)),
    "a new thing's claim": (
        STORY[:-1],
        (EntityRecorded(TWIN), recorded(replace(FOUNDED, subject=TWIN.id), "the twin’s")),
    ),
    "a claim on its known source": (
        tuple(each for each in STORY if each != recorded(COMPARED)),
        (recorded(COMPARED),),
    ),
}

SELECTIONS = (
    Selection(),
    Selection(hidden=True),
    Selection(frozenset({MISTRAL.id})),
    Selection(frozenset({TWIN.id}), hidden=True),
    Selection(frozenset({MISTRAL.id}), frozenset({"raised", "risk"}), subject_only=True),
    Selection(sources=frozenset({ENGLISH.id})),
    Selection(claims=frozenset({RAISED_ID}), hidden=True),
)


async def _workspace(*events: Event) -> Workspace:
    workspace = (await open_store("memory:")).workspace(WorkspaceId("test"))
    await workspace.record(events, by=EDITOR, origin="", at=MORNING)
    return workspace


async def _catalogued(workspace: Workspace, upto: int) -> list[object]:
    """Sources by their ids, their shelfmarks and their words, some of them and all."""
    marks = [shelfmark(title=title) for title in (GERMAN.title, "New")]
    beside = frozenset({ENGLISH.id})
    return [
        await workspace.sources(frozenset({GERMAN.id, ENGLISH.id}), upto=upto),
        await workspace.called(frozenset(each for each in marks if each), upto=upto),
        await workspace.catalogue(upto=upto, limit=1),
        await workspace.catalogue(beside=beside, upto=upto, limit=9),
        [await workspace.catalogue(each, upto=upto, limit=9) for each in ("zukunft", "new", "")],
    ]


@pytest.mark.parametrize("case", CASES)
async def test_it_reads_as_if_it_had_been_recorded(case: str) -> None:
    known, supposed = CASES[case]
    before, after = await _workspace(*known), await _workspace(*known, *supposed)
    view: Workspace = Supposed(before, supposed, (await before.head()).seq)
    newest, there = (await view.head()).seq, (await after.head()).seq

    for selection in SELECTIONS:
        assert await view.read(selection, upto=newest) == await after.read(selection, upto=there)
    assert await view.deals(upto=newest) == await after.deals(upto=there)
    assert await view.closed(upto=newest) == await after.closed(upto=there)
    assert await _catalogued(view, newest) == await _catalogued(after, there)
    for entity in (MISTRAL.id, TWIN.id, THIRD.id, OTHER.id):
        assert await view.entity(entity, upto=newest) == await after.entity(entity, upto=there)


async def test_before_what_is_supposed_it_is_as_it_was() -> None:
    known = await _workspace(*STORY)
    upto = (await known.head()).seq
    view = Supposed(known, (ClaimRetracted(RAISED_ID, "wrong"), DealClosed(DEAL.entity)), upto)

    assert await view.read(Selection(), upto=upto) == await known.read(Selection(), upto=upto)
    assert await view.deals(upto=upto) == await known.deals(upto=upto)
    assert await view.closed(upto=upto) == await known.closed(upto=upto)
    assert await _catalogued(view, upto) == await _catalogued(known, upto)


async def test_subscriptions_are_read_there_and_not_changed() -> None:
    known = await _workspace(*STORY)
    first, _ = await kept(known), await kept(known, WATCH)
    view = Supposed(known, (), (await known.head()).seq)

    assert await view.subscriptions(what=first.what, place=first.place) == (first,)
    assert await view.subscriptions() == await known.subscriptions()
    assert await view.subscription(first.number) == first
    await refused(view)
    assert len(await known.subscriptions()) == 2


async def test_nothing_is_recorded_there() -> None:
    known = await _workspace(*STORY)
    view = Supposed(known, (), (await known.head()).seq)

    with pytest.raises(ReadOnlyDatabaseError):
        await view.record((recorded(LATE, "x"),), by=EDITOR, origin="", at=MORNING)
    with pytest.raises(ReadOnlyDatabaseError):
        await view.prefer("somebody", "language", "de")
    assert (await known.head()).seq == len(STORY)
