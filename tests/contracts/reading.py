"""What every store promises of reading: the claims that were asked for, and how they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.base import Selection, Standing, Workspace
from store.claims import ClaimId, Deal, DealKind, Kind, Polarity, SourceId
from store.encoding import claim_id
from store.events import (
    ClaimRanked,
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
from store.values import EntityId
from tests.contracts.facts import (
    CAST,
    COMPARED_ID,
    DEAL,
    DEAL_ENTITY,
    ENGLISH,
    FOUNDED_ID,
    GERMAN,
    GPT_4,
    INVESTED,
    INVESTED_ID,
    LACROIX,
    MICROSOFT,
    MISTRAL,
    PAPER,
    QUOTES,
    RAISED,
    RAISED_ID,
    SERIES_B,
    STORY,
    claims,
    entity,
    now,
    read,
    recorded,
    tell,
)

ALL = [RAISED_ID, INVESTED_ID, FOUNDED_ID, COMPARED_ID]


def of(*entities: EntityId, subject_only: bool = False) -> Selection:
    return Selection(entities=frozenset(entities), subject_only=subject_only)


class Reading:
    @pytest.mark.parametrize(
        ("selection", "expected"),
        [
            (Selection(), ALL),
            (of(MISTRAL.id), ALL),
            (of(MISTRAL.id, subject_only=True), [RAISED_ID, FOUNDED_ID, COMPARED_ID]),
            (of(SERIES_B.id), [RAISED_ID]),
            (of(LACROIX.id), [FOUNDED_ID, COMPARED_ID]),
            (of(LACROIX.id, subject_only=True), []),
            (of(PAPER.id), [INVESTED_ID]),
            (of(GPT_4.id), [COMPARED_ID]),
            (of(PAPER.id, SERIES_B.id), [RAISED_ID, INVESTED_ID]),
            (of(EntityId("company:nobody")), []),
            (Selection(fields=frozenset({"raised", "founded_by"})), [RAISED_ID, FOUNDED_ID]),
            (Selection(fields=frozenset({"revenue"})), []),
            (Selection(sources=frozenset({ENGLISH.id})), [INVESTED_ID, COMPARED_ID]),
            (Selection(claims=frozenset({FOUNDED_ID})), [FOUNDED_ID]),
            (Selection(claims=frozenset({ClaimId("c1:nothing")})), []),
            (replace(of(LACROIX.id), fields=frozenset({"compared_to"})), [COMPARED_ID]),
            (replace(of(MISTRAL.id), sources=frozenset({GERMAN.id})), [RAISED_ID, FOUNDED_ID]),
            (replace(of(PAPER.id), claims=frozenset(ALL)), [INVESTED_ID]),
            (
                Selection(fields=frozenset({"raised"}), sources=frozenset({ENGLISH.id})),
                [],
            ),
        ],
    )
    async def test_a_selection_narrows_by_all_it_names(
        self, workspace: Workspace, selection: Selection, expected: list[ClaimId]
    ) -> None:
        await tell(workspace, *STORY)
        assert await claims(workspace, selection) == expected

    @pytest.mark.parametrize(
        ("events", "expected"),
        [
            ([ClaimRetracted(RAISED_ID, "r")], {"retracted": True, "reason": "r"}),
            (
                [ClaimSuperseded(RAISED_ID, INVESTED_ID, "r")],
                {"superseded_by": INVESTED_ID, "reason": "r"},
            ),
            (
                [ClaimRanked(RAISED_ID, Rank.DEPRECATED, "r")],
                {"rank": Rank.DEPRECATED, "reason": "r"},
            ),
        ],
    )
    async def test_what_is_hidden_comes_only_when_asked_for(
        self, workspace: Workspace, events: list[Event], expected: dict[str, object]
    ) -> None:
        await tell(workspace, *STORY, *events)
        assert await claims(workspace) == ALL[1:]
        assert await claims(workspace, Selection(claims=frozenset({RAISED_ID}))) == []
        [record] = (
            await read(workspace, Selection(fields=frozenset({"raised"}), hidden=True))
        ).records
        standing = Standing(recorded=record.standing.recorded)
        assert record.standing == replace(standing, **expected)  # type: ignore[arg-type] # cases differ

    @pytest.mark.parametrize(
        "withdrawal",
        [
            ClaimRetracted(RAISED_ID, "wrong"),
            ClaimSuperseded(RAISED_ID, INVESTED_ID, "copied wrongly"),
        ],
    )
    async def test_what_is_restored_stands_as_it_was_ranked(
        self, workspace: Workspace, withdrawal: Event
    ) -> None:
        disputed = ClaimRanked(RAISED_ID, Rank.DISPUTED, "in dollars")
        await tell(workspace, *STORY, disputed, ClaimVerified(RAISED_ID), withdrawal)
        await tell(workspace, ClaimRestored(RAISED_ID, "it was right"))
        [record] = (await read(workspace, Selection(fields=frozenset({"raised"})))).records
        assert record.standing == Standing(
            recorded=record.standing.recorded,
            rank=Rank.DISPUTED,
            reason="in dollars",
            verified=True,
        )

    async def test_a_rank_does_not_explain_why_a_claim_is_withdrawn(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY, ClaimRetracted(RAISED_ID, "wrong"))
        await tell(workspace, ClaimRanked(RAISED_ID, Rank.PREFERRED, "the best"))
        everything = Selection(fields=frozenset({"raised"}), hidden=True)
        [withdrawn] = (await read(workspace, everything)).records
        assert (withdrawn.standing.rank, withdrawn.standing.reason) == (Rank.PREFERRED, "wrong")
        await tell(workspace, ClaimRestored(RAISED_ID, "right"))
        [restored] = (await read(workspace, everything)).records
        assert restored.standing.reason == "the best"

    async def test_either_id_of_merged_entities_finds_both(self, workspace: Workspace) -> None:
        alias = entity(Kind.COMPANY, "mistral", "Mistral SAS")
        older = entity(Kind.COMPANY, "mistral-old", "Mistral Old")
        about_alias = replace(RAISED, subject=alias.id)
        await tell(
            workspace,
            *STORY,
            EntityRecorded(alias),
            EntityRecorded(older),
            recorded(about_alias, "quote"),
            EntitiesMerged(alias.id, older.id),
            EntitiesMerged(MISTRAL.id, alias.id),
        )
        everything = [*ALL, claim_id(about_alias)]
        for either in (MISTRAL.id, alias.id, older.id):
            assert await claims(workspace, of(either)) == everything
            assert await workspace.entity(either, upto=await now(workspace)) == MISTRAL
        evidence = await read(workspace, of(alias.id))
        assert evidence.redirects == ((alias.id, MISTRAL.id),)
        assert {alias, MISTRAL} <= set(evidence.entities)
        asked = await read(workspace, of(older.id))
        assert asked.redirects == ((alias.id, MISTRAL.id), (older.id, MISTRAL.id))
        assert evidence.records[-1].claim.subject == alias.id

        await tell(workspace, EntitiesSplit(alias.id))
        assert await claims(workspace, of(MISTRAL.id)) == ALL
        assert await claims(workspace, of(alias.id)) == [claim_id(about_alias)]
        assert await workspace.entity(older.id, upto=await now(workspace)) == alias

    async def test_the_last_revision_counts(self, workspace: Workspace) -> None:
        renamed = replace(MISTRAL, names=MICROSOFT.names)
        revised = replace(GERMAN, revision=1, text="Der Text.")
        await tell(workspace, *STORY, EntityRecorded(renamed), SourceRecorded(revised))
        evidence = await read(workspace, Selection(claims=frozenset({RAISED_ID})))
        assert evidence.sources == (revised,)
        assert evidence.entities == (renamed, SERIES_B)
        assert await workspace.entity(MISTRAL.id, upto=99) == renamed
        [deal] = await workspace.deals(upto=99)
        assert [each.source for each in deal.sources] == [revised, ENGLISH]

    async def test_an_unknown_entity_is_none(self, workspace: Workspace) -> None:
        assert await workspace.entity(MISTRAL.id, upto=99) is None

    async def test_deals_come_in_order_of_opening_with_numbered_sources(
        self, workspace: Workspace
    ) -> None:
        second_entity = entity(Kind.DEAL, "a-b", "A–B")
        second = Deal(second_entity.id, DealKind.ACQUISITION, (MICROSOFT.id,))
        third = replace(GERMAN, id=SourceId("s1:third"))
        await tell(
            workspace,
            *STORY,
            EntityRecorded(second_entity),
            DealOpened(second),
            SourceRecorded(third),
            SourceNumbered(second.entity, GERMAN.id, 1),
            SourceNumbered(DEAL.entity, third.id, 9),
        )
        first, other = await workspace.deals(upto=99)
        assert (first.deal, first.entity) == (DEAL, DEAL_ENTITY)
        numbers = [(each.number, each.source) for each in first.sources]
        assert numbers == [(1, GERMAN), (2, ENGLISH), (9, third)]
        assert (other.deal, [each.number for each in other.sources]) == (second, [1])

        extended = replace(DEAL, parties=(MICROSOFT.id, MISTRAL.id, PAPER.id))
        await tell(workspace, DealOpened(extended))
        assert [each.deal for each in await workspace.deals(upto=99)] == [extended, second]
        await tell(workspace, DealClosed(DEAL.entity))
        assert [each.deal for each in await workspace.deals(upto=99)] == [second]
        await tell(workspace, DealClosed(second.entity))
        gone = await workspace.closed(upto=99)
        assert [each.deal for each in gone] == [extended, second]
        assert [each.number for each in gone[0].sources] == [1, 2, 9]
        await tell(workspace, DealOpened(second), DealOpened(DEAL))
        assert await workspace.closed(upto=99) == ()
        reopened = await workspace.deals(upto=99)
        assert [each.deal for each in reopened] == [second, DEAL]
        assert [each.number for each in reopened[1].sources] == [1, 2, 9]

    async def test_an_assertion_and_its_denial_are_two_claims(self, workspace: Workspace) -> None:
        denied = replace(INVESTED, polarity=Polarity.NO)
        await tell(workspace, *CAST, recorded(INVESTED), recorded(denied, QUOTES[INVESTED_ID]))
        assert await claims(workspace) == [INVESTED_ID, claim_id(denied)]

    async def test_preferences_are_kept_until_changed_or_forgotten(
        self, workspace: Workspace
    ) -> None:
        await workspace.prefer("person", "zone", "Europe/Berlin")
        await workspace.prefer("person", "language", "en")
        await workspace.prefer("person", "language", "de")
        await workspace.prefer("place", "language", "en")
        assert await workspace.preferences("person") == (
            ("language", "de"),
            ("zone", "Europe/Berlin"),
        )
        await workspace.prefer("person", "language", None)
        await workspace.prefer("person", "unknown", None)
        assert await workspace.preferences("person") == (("zone", "Europe/Berlin"),)
        assert (await workspace.head()).seq == 0

    async def test_of_several_preferences_that_of_the_owner_named_first_counts(
        self, workspace: Workspace
    ) -> None:
        await workspace.prefer("person", "language", "de")
        await workspace.prefer("place", "language", "en")
        await workspace.prefer("place", "zone", "Europe/Berlin")
        await workspace.prefer("platform", "zone", "UTC")
        await workspace.prefer("stranger", "deal", "deal:other")
        everybody = ("person", "place", "nobody", "platform")
        chosen = (("language", "de"), ("zone", "Europe/Berlin"))
        assert await workspace.preferences(*everybody) == chosen
        chosen = (("language", "en"), ("zone", "UTC"))
        assert await workspace.preferences(*reversed(everybody)) == chosen
        assert await workspace.preferences() == ()
