"""What every store promises of recording: all or nothing, and the same twice is once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from store.base import Head, Selection, Standing, Store, Workspace, WorkspaceId
from store.claims import ClaimId, Deal, DealKind, Kind, SourceId
from store.encoding import claim_id
from store.errors import ConflictingEventError, KeyReusedError, OvertakenError
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
    PersonId,
    Rank,
    RoleGranted,
    RoleRevoked,
    SourceNumbered,
    SourceRecorded,
)
from store.ledger import genesis, verify
from store.values import EntityId
from tests.contracts.facts import (
    CAST,
    COMPARED_ID,
    DEAL,
    EDITOR,
    ENGLISH,
    FOUNDED,
    GERMAN,
    GPT_4,
    INVESTED,
    INVESTED_ID,
    MICROSOFT,
    MISTRAL,
    MORNING,
    PAPER,
    QUOTES,
    RAISED,
    RAISED_ID,
    SERIES_B,
    STORY,
    entity,
    found,
    now,
    read,
    recorded,
    remark,
    searched,
    span,
    tell,
)

NOBODY = EntityId("person:nobody")
NOTHING = ClaimId("c1:nothing")
NOWHERE = SourceId("s1:nowhere")
MINUTE = timedelta(minutes=1)

LONG = tuple(recorded(remark("risk", number), "risk") for number in range(2_500))
"""More than any backend writes at once."""


class Recording:
    async def test_a_claim_is_read_with_its_words_its_source_and_what_it_names(
        self, workspace: Workspace
    ) -> None:
        receipt = await tell(workspace, *STORY)
        assert (receipt.first, receipt.last) == (1, len(STORY))
        evidence = await read(workspace, Selection(claims=frozenset({INVESTED_ID})))
        [record] = evidence.records
        assert record.claim == INVESTED
        assert record.spans == (span(QUOTES[INVESTED_ID]),)
        assert record.standing == Standing(recorded=len(STORY) - 2)
        assert evidence.sources == (ENGLISH,)
        assert evidence.entities == (MICROSOFT, MISTRAL, PAPER)
        assert evidence.redirects == ()

    async def test_recording_twice_is_recording_once(self, workspace: Workspace) -> None:
        await tell(workspace, *STORY, *STORY)
        receipt = await tell(workspace, *STORY, after=MINUTE)
        assert (receipt.first, receipt.last, receipt.repeated) == (
            len(STORY) + 1,
            len(STORY),
            False,
        )
        assert await workspace.head() == Head(len(STORY), MORNING, MORNING)

    async def test_further_words_of_a_known_claim_are_added(self, workspace: Workspace) -> None:
        await tell(workspace, *STORY)
        known, new = QUOTES[RAISED_ID], span("385 Millionen", 70)
        again = ClaimRecorded(RAISED, (span(known), new, new))
        receipt = await tell(workspace, again)
        [entry] = await workspace.entries(after=len(STORY), upto=receipt.last, limit=9)
        assert entry.event == ClaimRecorded(RAISED, (new,))
        [record] = (await read(workspace, Selection(claims=frozenset({RAISED_ID})))).records
        assert record.spans == (span(known), new)
        assert record.standing.recorded == len(STORY) - 3

    async def test_words_that_were_quoted_wrongly_give_way_to_others(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY)
        right = span("385 Millionen", 70)
        instead = ClaimRecorded(RAISED, (right,), instead=True)
        receipt = await tell(workspace, instead)
        assert (await tell(workspace, instead)).last == receipt.last
        [record] = (await read(workspace, Selection(claims=frozenset({RAISED_ID})))).records
        assert record.spans == (right,)
        assert record.standing.recorded == len(STORY) - 3
        assert record.standing.changed == receipt.last
        before = await workspace.read(
            Selection(claims=frozenset({RAISED_ID})), upto=receipt.last - 1
        )
        assert before.records[0].spans == (span(QUOTES[RAISED_ID]),)

    async def test_what_does_not_fit_leaves_nothing_behind(self, workspace: Workspace) -> None:
        with pytest.raises(ConflictingEventError):
            await tell(workspace, *STORY, ClaimVerified(NOTHING), key="import")
        assert await workspace.head() == Head(0)
        assert (await read(workspace)).records == ()
        assert await workspace.deals(upto=99) == ()
        assert await found(workspace, "Mistral AI") == []
        assert await searched(workspace, "Euro") == []
        assert not (await tell(workspace, *STORY, key="import")).repeated

    async def test_a_long_import_is_recorded_whole_or_not_at_all(
        self, workspace: Workspace
    ) -> None:
        with pytest.raises(ConflictingEventError):
            await tell(workspace, *CAST, *LONG, ClaimVerified(NOTHING), key="import")
        assert await workspace.head() == Head(0)
        assert await found(workspace, "Mistral AI") == []
        assert await searched(workspace, "risk") == []

        receipt = await tell(workspace, *CAST, *LONG, key="import")
        assert (receipt.first, receipt.last) == (1, len(CAST) + len(LONG))
        again = await tell(workspace, *CAST, *LONG, key="import")
        assert again == replace(receipt, repeated=True)
        entries = await workspace.entries(after=0, upto=receipt.last, limit=receipt.last)
        assert verify(entries, genesis(workspace.id)) is None

    async def test_what_a_long_import_says_again_much_later_is_known_to_it(
        self, workspace: Workspace
    ) -> None:
        renamed = entity(Kind.PUBLICATION, "la-tribune", "La Nouvelle Tribune")
        further = replace(LONG[0], spans=(span("risk"), span("a risk", 9)))
        before = (ClaimRanked(claim_id(LONG[1].claim), Rank.DISPUTED, "doubtful"),)
        merged = (EntitiesMerged(PAPER.id, GPT_4.id), EntityRecorded(renamed))
        after = (
            *(LONG[2], LONG[0], further, EntityRecorded(renamed), ClaimRetracted(RAISED_ID, "no")),
            *(EntitiesSplit(GPT_4.id), EntitiesMerged(MICROSOFT.id, GPT_4.id)),
        )
        await tell(workspace, *STORY, *LONG[:2], *before, *merged, *LONG[2:], *after)

        told = len(STORY) + len(LONG) + len(before) + len(merged)
        assert await now(workspace) == told + len("further retracted split merged".split())
        chosen = Selection(claims=frozenset((claim_id(LONG[0].claim), claim_id(LONG[1].claim))))
        first, second = (await read(workspace, chosen)).records
        assert first.spans == (span("risk"), span("a risk", 9))
        assert second.standing.rank is Rank.DISPUTED

    async def test_a_key_makes_a_repeat_the_first_time(self, workspace: Workspace) -> None:
        first = await tell(workspace, *STORY, key="import")
        await tell(workspace, ClaimRetracted(RAISED_ID, "wrong"), key="retraction")
        assert await tell(workspace, *STORY, key="import") == replace(first, repeated=True)
        again = await tell(workspace, ClaimRetracted(RAISED_ID, "wrong"), key="retraction")
        assert (again.first, again.last) == (len(STORY) + 1, len(STORY) + 1)
        with pytest.raises(KeyReusedError):
            await tell(workspace, ClaimRetracted(RAISED_ID, "other words"), key="retraction")

    async def test_a_key_has_the_receipt_of_what_was_recorded_under_it(
        self, workspace: Workspace, store: Store
    ) -> None:
        assert await workspace.receipt("import") is None

        first = await tell(workspace, *STORY, key="import")

        assert await workspace.receipt("import") == replace(first, repeated=True)
        assert await workspace.receipt("other") is None
        assert await store.workspace(WorkspaceId("console:other")).receipt("import") is None

    async def test_what_was_refused_has_no_receipt(self, workspace: Workspace) -> None:
        with pytest.raises(ConflictingEventError):
            await tell(workspace, ClaimVerified(NOTHING), key="import")

        assert await workspace.receipt("import") is None

    async def test_what_was_worked_out_before_others_wrote_is_not_recorded(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY)
        upto = (await workspace.head()).seq
        wrong, again = ClaimRetracted(RAISED_ID, "wrong"), ClaimRestored(RAISED_ID, "not wrong")

        await tell(workspace, wrong, key="one", upto=upto)
        with pytest.raises(OvertakenError):
            await tell(workspace, again, upto=upto)

        assert (await workspace.head()).seq == upto + 1
        assert (await tell(workspace, wrong, key="one", upto=upto)).repeated

    async def test_of_two_at_once_that_were_worked_out_alike_one_is_recorded(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY)
        upto = (await workspace.head()).seq
        wrong = (ClaimRetracted(each, "wrong") for each in (RAISED_ID, INVESTED_ID))

        done = await asyncio.gather(
            *(tell(workspace, each, upto=upto) for each in wrong), return_exceptions=True
        )

        assert sum(isinstance(each, OvertakenError) for each in done) == 1
        assert (await workspace.head()).seq == upto + 1

    async def test_a_key_remembers_that_nothing_was_new(self, workspace: Workspace) -> None:
        await tell(workspace, *STORY)
        await tell(workspace, *STORY, key="import")
        await tell(workspace, EntityRecorded(entity(Kind.PLACE, "paris", "Paris")))
        receipt = await tell(workspace, *STORY, key="import")
        assert (receipt.first, receipt.last) == (len(STORY) + 1, len(STORY))

    @pytest.mark.parametrize(
        "event",
        [
            ClaimRetracted(NOTHING, "?"),
            ClaimRestored(NOTHING, "?"),
            ClaimRestored(RAISED_ID, "never withdrawn"),
            ClaimSuperseded(RAISED_ID, NOTHING, "?"),
            ClaimSuperseded(RAISED_ID, RAISED_ID, "itself"),
            ClaimSuperseded(INVESTED_ID, COMPARED_ID, "the successor is withdrawn"),
            ClaimRetracted(COMPARED_ID, "already withdrawn"),
            ClaimSuperseded(COMPARED_ID, RAISED_ID, "already withdrawn"),
            ClaimRanked(NOTHING, Rank.NORMAL, "?"),
            ClaimRanked(INVESTED_ID, Rank.DISPUTED, "twice"),
            ClaimVerified(NOTHING),
            recorded(replace(RAISED, source=NOWHERE), "?"),
            recorded(replace(RAISED, subject=NOBODY), "?"),
            recorded(replace(RAISED, speaker=NOBODY), "?"),
            recorded(replace(FOUNDED, via=NOBODY), "?"),
            SourceNumbered(DEAL.entity, NOWHERE, 3),
            SourceNumbered(DEAL.entity, GERMAN.id, 3),
            SourceNumbered(DEAL.entity, SourceId("s1:third"), 2),
            SourceNumbered(DEAL.entity, SourceId("s1:third"), 0),
            SourceNumbered(MISTRAL.id, GERMAN.id, 1),
            DealOpened(Deal(NOBODY, DealKind.MERGER, ())),
            DealOpened(Deal(MISTRAL.id, DealKind.MERGER, ())),
            DealOpened(replace(DEAL, parties=(NOBODY,))),
            DealClosed(MISTRAL.id),
            EntitiesMerged(MISTRAL.id, NOBODY),
            EntitiesMerged(NOBODY, MISTRAL.id),
            EntitiesMerged(MISTRAL.id, MISTRAL.id),
            EntitiesMerged(PAPER.id, GPT_4.id),
            EntitiesMerged(GPT_4.id, SERIES_B.id),
            EntitiesSplit(MISTRAL.id),
            RoleRevoked(PersonId("U1")),
            RoleRevoked(PersonId("U2")),
        ],
        ids=repr,
    )
    async def test_an_event_that_does_not_fit_is_refused(
        self, workspace: Workspace, event: Event
    ) -> None:
        await tell(
            workspace,
            *STORY,
            SourceRecorded(replace(GERMAN, id=SourceId("s1:third"))),
            ClaimRetracted(COMPARED_ID, "wrong"),
            ClaimRanked(INVESTED_ID, Rank.DISPUTED, "twice"),
            EntitiesMerged(PAPER.id, GPT_4.id),
            EntitiesMerged(SERIES_B.id, PAPER.id),
            RoleGranted(PersonId("U2"), "editor"),
            RoleRevoked(PersonId("U2")),
        )
        before = await workspace.head()
        with pytest.raises(ConflictingEventError):
            await tell(workspace, event)
        assert await workspace.head() == before

    async def test_text_that_is_no_unicode_is_refused(self, workspace: Workspace) -> None:
        for text in ("half a \ud83d", "NUL \0"):
            with pytest.raises(ConflictingEventError):
                await tell(workspace, EntityRecorded(entity(Kind.PLACE, "nowhere", text)))

    async def test_the_ledger_never_goes_back_in_time(self, workspace: Workspace) -> None:
        await tell(workspace, *CAST, after=MINUTE)
        await tell(workspace, recorded(RAISED), after=MINUTE)
        await tell(workspace, recorded(INVESTED))
        upto = (await workspace.head()).seq
        instants = [each.at for each in await workspace.entries(after=0, upto=upto, limit=99)]
        assert instants == sorted(instants)
        berlin = timezone(timedelta(hours=1))
        for wrong in (datetime(2027, 1, 1), datetime(2027, 1, 1, tzinfo=berlin)):  # noqa: DTZ001 - that is the fault
            with pytest.raises(ValueError, match="UTC"):
                await workspace.record((), by=EDITOR, origin="test", at=wrong)

    async def test_writers_at_the_same_moment_leave_no_gap(self, workspace: Workspace) -> None:
        await tell(workspace, *CAST)
        async with asyncio.TaskGroup() as together:
            for number in range(20):
                together.create_task(tell(workspace, recorded(remark("risk", number), "risk")))
        entries = await workspace.entries(after=0, upto=99, limit=99)
        assert [entry.seq for entry in entries] == list(range(1, len(CAST) + 21))
        assert verify(entries, genesis(workspace.id)) is None
