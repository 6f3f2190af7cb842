"""Whoever watches a thing is told of each change of it, a few times a day at most."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.announcing.announcement import Into, Privately
from bot.announcing.entries import DELAY
from bot.announcing.stating import SHELF, watched_of
from bot.announcing.watching import A_WHILE, FEW
from bot.forgetting import forget
from store.base import Followed, Record, Selection
from store.claims import Claim, ClaimId, DealStatus, Entity, Kind, Name, Source, SourceId
from store.events import (
    ClaimRanked,
    ClaimRestored,
    ClaimRetracted,
    DealOpened,
    EntitiesMerged,
    EntityRecorded,
    Rank,
    SourceNumbered,
    SourceRecorded,
)
from store.subscribed import Rest, Subscription, What
from store.values import EntityId
from tests.bot.announcing import ADA, MOMENT, WORKSPACE, Stage, open_stage
from tests.bot.two_deals import told
from tests.store.claim_making import day, euros

HOUR = timedelta(hours=1)
MISTRAL, MICROSOFT = "Mistral AI", "Microsoft"
WHY = "Zahlendreher"
RIVAL = Entity(EntityId("company:rival"), Kind.COMPANY, (Name("Rival"),))
THEIRS = Source(SourceId("s1:theirs"), "en", "theirs", published=day("2020-01-01"))
RANKS = (Rank.DISPUTED, Rank.NORMAL, Rank.DISPUTED, Rank.NORMAL, Rank.DISPUTED, Rank.PREFERRED)


@pytest.fixture(params=["memory:", "sqlite:{folder}/facts.db"], ids=["memory", "sqlite"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    opened = await open_stage(str(request.param).format(folder=tmp_path))
    yield opened
    await opened.store.close()


async def called(stage: Stage, name: str) -> EntityId:
    found = await stage.workspace.find(name, upto=(await stage.workspace.head()).seq)
    return found[0].entity.id


async def watching(
    stage: Stage, about: str = MISTRAL, field: str | None = None, *, alone: bool = False
) -> Subscription:
    wanted = Subscription(
        number=0,
        what=What.WATCH,
        place="C1",
        person=ADA,
        about=await called(stage, about),
        field=field,
        alone=alone,
        language="en",
        zone="Europe/Berlin",
        cursor=(await stage.workspace.head()).seq,
        news=stage.at,
    )
    kept = await stage.workspace.subscribe(wanted, most=50)
    assert kept is not None
    return kept


async def now_of(stage: Stage, known: Subscription) -> Subscription:
    found = await stage.workspace.subscription(known.number)
    assert found is not None
    return found


async def raised(stage: Stage) -> tuple[Record, ...]:
    """Return what Mistral is said to have raised."""
    upto = (await stage.workspace.head()).seq
    selection = Selection(
        entities=frozenset({await called(stage, MISTRAL)}),
        fields=frozenset({"raised"}),
        hidden=True,
    )
    return (await stage.workspace.read(selection, upto=upto)).records


async def retracted(stage: Stage, nth: int = 0) -> ClaimId:
    claim = (await raised(stage))[nth].id
    await stage.record(ClaimRetracted(claim, WHY))
    return claim


async def test_a_change_is_told_once_it_has_settled_and_only_then(stage: Stage) -> None:
    await watching(stage)
    await retracted(stage)

    assert await stage.announce(DELAY - MOMENT) == []
    (words,) = await stage.announce(MOMENT)

    assert WHY in words
    assert words.startswith("Watch 1 · Mistral AI\n")
    assert "watch stop 1" in words
    assert [to for _, to, _ in stage.fake.posts] == [Into("C1")]
    assert await stage.announce(HOUR) == []
    assert await stage.errands() == ()


async def test_what_has_not_settled_yet_is_told_in_its_turn(stage: Stage) -> None:
    await watching(stage)
    first = (await raised(stage))[0].id
    await stage.record(ClaimRetracted(first, "the first"))
    stage.at += DELAY / 2
    await stage.record(ClaimRetracted((await raised(stage))[1].id, "the second"))

    (words,) = await stage.announce(DELAY / 2)
    assert "the first" in words
    assert "the second" not in words
    (words,) = await stage.announce(DELAY / 2 + MOMENT)
    assert "the second" in words


async def test_after_a_purge_a_watch_is_looked_for_anew(stage: Stage) -> None:
    await watching(stage)
    await retracted(stage)
    await stage.announce()
    assert await stage.store.shelf(SHELF).get(watched_of(WORKSPACE), now=stage.at)

    await stage.outbox.forget(WORKSPACE)
    await forget(stage.bot, WORKSPACE)

    assert await stage.store.shelf(SHELF).all(now=stage.at) == ()


async def test_it_is_told_to_one_person_who_asked_for_that(stage: Stage) -> None:
    await watching(stage, alone=True)
    await retracted(stage)

    assert len(await stage.announce()) == 1
    assert [to for _, to, _ in stage.fake.posts] == [Privately(ADA)]


async def test_what_is_undone_at_once_is_told_to_nobody(stage: Stage) -> None:
    await watching(stage)
    await stage.record(ClaimRestored(await retracted(stage), "doch"))

    assert await stage.announce() == []


async def test_of_one_field_nothing_else_is_told(stage: Stage) -> None:
    await watching(stage, field="valued_at")
    await watching(stage, field="raised")
    await retracted(stage)

    assert len(await stage.announce()) == 1
    assert (await now_of(stage, await watching(stage, field="raised"))).told != ()


async def test_what_is_said_of_a_party_concerns_whoever_watches_its_deal(stage: Stage) -> None:
    await watching(stage, "Microsoft–Mistral AI")
    await retracted(stage)

    assert len(await stage.announce()) == 1


async def test_what_is_said_of_others_concerns_nobody_here(stage: Stage) -> None:
    known = await watching(stage, "OVHcloud")
    await retracted(stage)

    assert await stage.announce() == []
    assert await stage.errands() == ()
    assert (await now_of(stage, known)).version == known.version


async def test_a_few_messages_a_day_and_the_rest_together(stage: Stage) -> None:
    await watching(stage)
    claim = (await raised(stage))[0].id
    told = []
    for rank in RANKS:
        await stage.record(ClaimRanked(claim, rank, WHY))
        told.append(len(await stage.announce()))

    assert told == [1] * FEW + [0] * (len(RANKS) - FEW)
    assert len(await stage.announce(A_WHILE)) == 1
    assert await stage.announce(A_WHILE) == []


async def test_what_happened_while_it_was_paused_is_told_once_it_goes_on(stage: Stage) -> None:
    known = await watching(stage)
    resting = await stage.workspace.resubscribe(known, replace(known, rest=Rest.PAUSED))
    assert resting is not None
    await retracted(stage)
    assert await stage.announce() == []

    await stage.workspace.resubscribe(resting, replace(resting, rest=None, due=stage.at))

    assert len(await stage.announce()) == 1


async def test_a_merge_wakes_whoever_watches_one_field(stage: Stage) -> None:
    known = await watching(stage, MISTRAL, "raised")
    kept, gone = await called(stage, MISTRAL), await called(stage, "OVHcloud")
    await stage.record(EntitiesMerged(kept=kept, gone=gone))
    await stage.announce()

    # It was looked at whether that is news of the field.
    assert (await now_of(stage, known)).cursor > known.cursor


async def followed(stage: Stage) -> Followed:
    (deal,) = await stage.workspace.deals(upto=(await stage.workspace.head()).seq)
    return deal


async def rival(stage: Stage) -> Claim:
    """Let the deal's article of 2020 say what a third company is worth."""
    deal = await followed(stage)
    own = replace(THEIRS, id=SourceId("s1:own"), text_hash="own")
    await stage.record(
        EntityRecorded(RIVAL),
        SourceRecorded(own),
        SourceRecorded(THEIRS),
        SourceNumbered(deal.entity.id, own.id, 90),
    )
    claim = Claim(RIVAL.id, "valued_at", euros(2), own.id)
    await stage.record(told(claim))
    return claim


@pytest.mark.parametrize("field", [None, "valued_at"])
async def test_what_another_article_says_against_the_deal_s_wakes_whoever_watches_it(
    stage: Stage, field: str | None
) -> None:
    claim = await rival(stage)
    await watching(stage, "Microsoft–Mistral AI", field)
    await stage.record(told(replace(claim, value=euros(9), source=THEIRS.id)))

    (words,) = await stage.announce()

    assert "Conflicts: Rival was valued at" in words


@pytest.mark.parametrize("field", [None, "valued_at"])
async def test_the_day_of_a_source_wakes_whoever_watches_what_it_speaks_of(
    stage: Stage, field: str | None
) -> None:
    claim = await rival(stage)
    await stage.record(
        SourceRecorded(replace(THEIRS, published=day("2023-01-01"))),
        told(replace(claim, value=euros(9), source=THEIRS.id)),
    )
    await watching(stage, "Rival", field)
    await stage.record(SourceRecorded(THEIRS))

    (words,) = await stage.announce()

    assert "Conflicts: Rival was valued at" in words


async def test_a_deal_that_falls_through_wakes_whoever_watches_a_party(stage: Stage) -> None:
    await watching(stage, MICROSOFT)
    deal = (await followed(stage)).deal
    await stage.record(DealOpened(replace(deal, status=DealStatus.TERMINATED)))

    (words,) = await stage.announce()

    assert "terminated, say the editors" in words


async def test_a_thing_is_watched_on_under_the_name_of_what_it_became(stage: Stage) -> None:
    known = await watching(stage, MISTRAL)
    kept, gone = await called(stage, MICROSOFT), await called(stage, MISTRAL)
    await stage.record(EntitiesMerged(kept=kept, gone=gone))
    await stage.announce()
    before = len(stage.fake.posts)
    upto = (await stage.workspace.head()).seq
    selection = Selection(entities=frozenset({kept}), fields=frozenset({"raised"}))
    claim = (await stage.workspace.read(selection, upto=upto)).records[0]
    await stage.record(ClaimRetracted(claim.id, WHY))

    assert len(await stage.announce()) == 1
    assert len(stage.fake.posts) == before + 1
    assert (await now_of(stage, known)).cursor > known.cursor
