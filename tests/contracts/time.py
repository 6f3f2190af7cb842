"""What every store promises of its past: it is what it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta, timezone

from store.base import Evidence, Followed, Head, Selection, Workspace
from store.claims import Entity, Kind, Source
from store.encoding import encode
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    DealClosed,
    DealOpened,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Rank,
    SourceRecorded,
)
from store.ledger import genesis, verify
from store.named import Match
from store.ranking import Hits
from tests.contracts.facts import (
    COMPARED_ID,
    DEAL,
    EDITOR,
    FOUNDED_ID,
    GERMAN,
    INVESTED_ID,
    LACROIX,
    MISTRAL,
    MORNING,
    RAISED,
    RAISED_ID,
    STORY,
    entity,
    now,
    span,
    tell,
)

MINUTE = timedelta(minutes=1)
KATHMANDU = timezone(timedelta(hours=5, minutes=45))
ALIAS = entity(Kind.COMPANY, "mistral", "Mistral SAS")
LATER = (
    ClaimRecorded(RAISED, (span("later words", 90),)),
    ClaimRanked(RAISED_ID, Rank.DEPRECATED, "twice"),
    ClaimRetracted(INVESTED_ID, "wrong"),
    ClaimRestored(INVESTED_ID, "right"),
    ClaimSuperseded(FOUNDED_ID, COMPARED_ID, "copied wrongly"),
    SourceRecorded(replace(GERMAN, title="Another title", revision=1)),
    EntityRecorded(replace(LACROIX, names=MISTRAL.names)),
    EntityRecorded(ALIAS),
    EntitiesMerged(ALIAS.id, MISTRAL.id),
    EntitiesSplit(MISTRAL.id),
    DealClosed(DEAL.entity),
    DealOpened(replace(DEAL, demo=True)),
)


@dataclass(frozen=True, slots=True)
class Sight:
    """Everything that can be seen of a workspace."""

    shown: Evidence
    hidden: Evidence
    deals: tuple[Followed, ...]
    closed: tuple[Followed, ...]
    sources: tuple[Source, ...]
    entity: Entity | None
    named: tuple[Match, ...]
    likened: tuple[Match, ...]
    hits: Hits


async def look(workspace: Workspace, upto: int) -> Sight:
    everything = Selection(entities=frozenset({MISTRAL.id, LACROIX.id}), hidden=True)
    return Sight(
        shown=await workspace.read(Selection(), upto=upto),
        hidden=await workspace.read(everything, upto=upto),
        deals=await workspace.deals(upto=upto),
        closed=await workspace.closed(upto=upto),
        sources=(await workspace.catalogue(upto=upto, limit=99)).sources,
        entity=await workspace.entity(MISTRAL.id, upto=upto),
        named=await workspace.find("Mistral AI", upto=upto),
        likened=await workspace.find("Lacroix", upto=upto),
        hits=await workspace.search("Mistral", upto=upto),
    )


class Time:
    async def test_the_past_is_what_was_seen_then(self, workspace: Workspace) -> None:
        seen = {0: await look(workspace, 0)}
        for minute, event in enumerate((*STORY, *LATER)):
            await tell(workspace, event, after=minute * MINUTE)
            newest = await now(workspace)
            seen[newest] = await look(workspace, newest)
            assert await look(workspace, newest + 1) == seen[newest]
        assert len(seen) == len(STORY) + len(LATER) + 1
        for upto, sight in seen.items():
            again = await look(workspace, upto)
            assert again == sight
            assert encode_all(again) == encode_all(sight)

    async def test_an_instant_names_the_newest_entry_by_then(self, workspace: Workspace) -> None:
        assert await workspace.head() == Head(0)
        assert await workspace.seq_at(MORNING) == 0
        await tell(workspace, *STORY[:2])
        await tell(workspace, STORY[2], after=MINUTE)
        second = timedelta(seconds=1)
        for instant, seq in [
            (MORNING - second, 0),
            (MORNING, 2),
            (MORNING + second, 2),
            (MORNING + MINUTE, 3),
            (MORNING + 60 * MINUTE, 3),
        ]:
            assert await workspace.seq_at(instant) == seq
            assert await workspace.seq_at(instant.astimezone(KATHMANDU)) == seq
        assert await workspace.head() == Head(3, MORNING, MORNING + MINUTE)

    async def test_entries_tell_who_did_what_when_and_are_chained(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY)
        await tell(workspace, *LATER, after=MINUTE)
        entries = await workspace.entries(after=0, upto=99, limit=99)
        assert tuple(entry.event for entry in entries) == (*STORY, *LATER)
        assert {(entry.by, entry.origin) for entry in entries} == {(EDITOR, "test")}
        assert [entry.at for entry in entries] == [
            *[MORNING] * len(STORY),
            *[MORNING + MINUTE] * len(LATER),
        ]
        assert verify(entries, genesis(workspace.id)) is None
        assert await workspace.entries(after=3, upto=7, limit=2) == entries[3:5]
        assert await workspace.entries(after=3, upto=4, limit=9) == entries[3:4]
        assert await workspace.entries(after=99, upto=999, limit=9) == ()

    async def test_the_newest_entries_come_first(self, workspace: Workspace) -> None:
        await tell(workspace, *STORY)
        entries = await workspace.entries(after=0, upto=99, limit=99)

        assert await workspace.lately(upto=99, limit=99) == entries[::-1]
        assert await workspace.lately(upto=5, limit=2) == (entries[4], entries[3])
        assert await workspace.lately(upto=0, limit=9) == ()
        assert await workspace.lately(upto=9, limit=0) == ()


def encode_all(sight: Sight) -> list[str]:
    return [
        encode(record.claim) + repr(record.spans) + repr(record.standing)
        for record in (*sight.shown.records, *sight.hidden.records)
    ]
