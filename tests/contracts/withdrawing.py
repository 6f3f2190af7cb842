"""What every store promises of what was made known by mistake and is withdrawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.base import Numbered, Selection, Workspace
from store.catalogue import Listing
from store.claims import SourceId
from store.errors import ConflictingEventError
from store.events import (
    ClaimRecorded,
    ClaimRetracted,
    DealOpened,
    DealWithdrawn,
    EntityRecorded,
    ImportRecorded,
    ImportRestored,
    ImportWithdrawn,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from tests.contracts.cataloguing import BLOOMBERG
from tests.contracts.facts import (
    DEAL,
    ENGLISH,
    GERMAN,
    LACROIX,
    MISTRAL,
    STORY,
    found,
    now,
    read,
    recorded,
    remark,
    searched,
    span,
    tell,
)

GONE = EntityRecorded(replace(LACROIX, withdrawn=True))
UNNUMBERED = SourceUnnumbered(DEAL.entity, ENGLISH.id, 2)


class Withdrawing:
    async def test_a_thing_that_is_withdrawn_is_found_by_no_name(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY)
        before = await now(workspace)
        await tell(workspace, GONE)
        upto = await now(workspace)
        assert await found(workspace, "Timothée Lacroix") == []
        assert await found(workspace, "Timothee Lacrox") == []
        assert await workspace.lookalikes("Timothée Lаcroix", upto=upto) == ()
        assert await workspace.starting("Timo", upto=upto) == ()
        assert LACROIX.id not in {each.id for each in (await workspace.cast(upto=upto)).entities}
        [match] = await workspace.find("Timothée Lacroix", upto=before)
        assert match.entity == LACROIX

    async def test_claims_that_name_a_withdrawn_thing_still_say_its_name(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY)
        await tell(workspace, GONE)
        evidence = await read(workspace, Selection(frozenset({LACROIX.id})))
        assert replace(LACROIX, withdrawn=True) in evidence.entities
        assert evidence.records

    async def test_a_withdrawn_thing_that_is_recorded_again_is_found_again(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY)
        await tell(workspace, GONE)
        await tell(workspace, EntityRecorded(LACROIX))
        assert await found(workspace, "Timothée Lacroix") == [LACROIX.id]
        assert await searched(workspace, "Lacroix")

    async def test_a_number_that_a_source_had_goes_to_no_other(self, workspace: Workspace) -> None:
        await tell(workspace, *STORY)
        await tell(workspace, UNNUMBERED)
        [deal] = await workspace.deals(upto=await now(workspace))
        assert deal.sources == (Numbered(1, GERMAN),)
        assert (deal.last, deal.free) == (2, 3)
        other = replace(GERMAN, id=SourceId("s1:other"))
        with pytest.raises(ConflictingEventError):
            await tell(workspace, SourceRecorded(other), SourceNumbered(DEAL.entity, other.id, 2))
        await tell(workspace, SourceNumbered(DEAL.entity, ENGLISH.id, 2))
        [deal] = await workspace.deals(upto=await now(workspace))
        assert deal.sources == (Numbered(1, GERMAN), Numbered(2, ENGLISH))

    async def test_a_source_is_taken_from_a_deal_once(self, workspace: Workspace) -> None:
        await tell(workspace, *STORY)
        await tell(workspace, UNNUMBERED)
        for wrong in (UNNUMBERED, SourceUnnumbered(DEAL.entity, GERMAN.id, 2)):
            with pytest.raises(ConflictingEventError):
                await tell(workspace, wrong)

    async def test_a_source_that_is_withdrawn_is_none_of_the_sources(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY)
        await tell(workspace, SourceRecorded(replace(ENGLISH, withdrawn=True)))
        upto = await now(workspace)
        assert await workspace.catalogue(upto=upto, limit=9) == Listing((GERMAN,), 1)
        assert await workspace.sources(frozenset({ENGLISH.id}), upto=upto) == ()
        assert await workspace.called(BLOOMBERG, upto=upto) == ()
        await tell(workspace, SourceRecorded(ENGLISH))
        upto = await now(workspace)
        assert (await workspace.catalogue(upto=upto, limit=9)).count == 2
        assert await workspace.called(BLOOMBERG, upto=upto) == (ENGLISH,)

    async def test_a_deal_opened_by_mistake_is_neither_followed_nor_closed(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY)
        await tell(workspace, DealWithdrawn(DEAL.entity))
        upto = await now(workspace)
        assert await workspace.deals(upto=upto) == ()
        assert await workspace.closed(upto=upto) == ()
        with pytest.raises(ConflictingEventError):
            await tell(workspace, DealWithdrawn(DEAL.entity))
        await tell(workspace, DealOpened(DEAL))
        assert [each.deal for each in await workspace.deals(upto=upto + 1)] == [DEAL]

    async def test_an_import_is_withdrawn_and_restored_by_turns(self, workspace: Workspace) -> None:
        await tell(workspace, *STORY)
        first = await now(workspace) + 1
        await tell(workspace, recorded(remark("told"), "told"), ImportRecorded("a.csv", first))
        with pytest.raises(ConflictingEventError):
            await tell(workspace, ImportRestored(first, first + 2))
        await tell(workspace, ImportWithdrawn(first, first + 2))
        with pytest.raises(ConflictingEventError):
            await tell(workspace, ImportWithdrawn(first, first + 3))
        await tell(workspace, ImportRestored(first, first + 3))
        told = await workspace.history(f"import:{first}", upto=await now(workspace))
        assert [type(each.event) for each in told] == [
            ImportRecorded,
            ImportWithdrawn,
            ImportRestored,
        ]
        with pytest.raises(ConflictingEventError):
            await tell(workspace, ImportWithdrawn(first + 1, first))

    async def test_a_file_that_brought_nothing_new_is_no_import(self, workspace: Workspace) -> None:
        await tell(workspace, *STORY)
        upto = await now(workspace)
        receipt = await tell(workspace, *STORY, ImportRecorded("a.csv", upto + 1))
        assert (receipt.first, receipt.last) == (upto + 1, upto)

    async def test_what_is_withdrawn_is_handed_over_and_back_as_it_is(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY)
        claim = remark("told", 1)
        await tell(workspace, ClaimRecorded(claim, (span("told"),)))
        [*_, record] = (await read(workspace)).records
        await tell(workspace, ClaimRetracted(record.id, "by mistake"), GONE)
        upto = await now(workspace)
        assert MISTRAL in (await workspace.cast(upto=upto)).entities
        audit = await workspace.audit()
        assert audit.fault is None
