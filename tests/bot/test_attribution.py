"""No source is lent what another said: its date, its certainty, its denial."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.document import Outcome
from bot.layout import plain_text
from bot.service import Bot
from store.claims import (
    Claim,
    Deal,
    DealKind,
    Entity,
    Kind,
    Modality,
    Name,
    Polarity,
    Qualifier,
    Source,
    SourceId,
    Span,
)
from store.errors import ConflictingEventError
from store.events import (
    ClaimRecorded,
    DealClosed,
    DealOpened,
    EntitiesMerged,
    EntityRecorded,
    Event,
    PersonId,
    SourceNumbered,
    SourceRecorded,
)
from store.open import open_store
from store.values import EntityId, EntityRef, Money, PartialDate
from tests.bot.demo import RECORDED, WORKSPACE, Demo
from tests.store.claim_making import day, euros

ALPHA, BETA, DEAL = (
    EntityId(each) for each in ("company:alpha", "company:beta", "deal:alpha-beta")
)
SOURCES = tuple(Source(SourceId(f"s1:{number}"), "en", str(number)) for number in (1, 2))
WORLD: tuple[Event, ...] = (
    EntityRecorded(Entity(ALPHA, Kind.COMPANY, (Name("Alpha"),))),
    EntityRecorded(Entity(BETA, Kind.COMPANY, (Name("Beta"),))),
    EntityRecorded(Entity(DEAL, Kind.DEAL, (Name("Alpha – Beta"),))),
    DealOpened(Deal(DEAL, DealKind.ACQUISITION, (ALPHA, BETA))),
    *(SourceRecorded(source) for source in SOURCES),
    *(SourceNumbered(DEAL, source.id, number) for number, source in enumerate(SOURCES, 1)),
)
INTO_BETA = (Qualifier("company", EntityRef(BETA, "Beta")),)
HOLDS = Claim(ALPHA, "shareholder_of", EntityRef(BETA, "Beta"), SOURCES[1].id)


def paid(value: Money, *, by: int, valid: PartialDate | None = None) -> Claim:
    return Claim(ALPHA, "invested_in", value, SOURCES[by - 1].id, INTO_BETA, valid=valid)


async def told(*claims: Claim, events: tuple[Event, ...] = ()) -> Demo:
    opened = await open_store("memory:")
    workspace = opened.workspace(WORKSPACE)
    said = tuple(ClaimRecorded(claim, (Span("quote", 0, 5),)) for claim in claims)
    await workspace.record(
        (*WORLD, *said, *events), by=PersonId("editor"), origin="test", at=RECORDED
    )
    return Demo(Bot(opened), workspace)


async def answer(demo: Demo, question: str) -> str:
    return plain_text((await demo.ask(question)).runs).replace("\N{NO-BREAK SPACE}", " ")


async def test_a_payment_told_of_two_times_stands_under_both() -> None:
    demo = await told(
        paid(euros(15), by=1, valid=day("2023-01-02")),
        paid(euros(15), by=2, valid=day("2024-02-02")),
    )

    for question in ("funding beta", "timeline"):
        text = await answer(demo, question)
        assert "2 Jan 2023" in text
        assert "2 Feb 2024" in text
        assert "[1][2]" not in text


async def test_a_supposition_is_marked_beside_a_plain_statement() -> None:
    supposed = replace(paid(euros(15), by=2), modality=Modality.SUPPOSED)
    demo = await told(paid(euros(15), by=1), supposed)

    assert "€15M [1], supposed [2]" in await answer(demo, "funding beta")


async def test_a_denial_is_shown_as_one() -> None:
    demo = await told(paid(euros(15), by=1), replace(HOLDS, polarity=Polarity.NO))

    assert "denied: a shareholder [2]" in await answer(demo, "funding beta")


async def test_a_denied_date_is_no_happening() -> None:
    announced = Claim(DEAL, "announced_on", day("2024-03-01"), SOURCES[0].id, polarity=Polarity.NO)
    demo = await told(announced)

    assert "is announced" not in await answer(demo, "timeline")


async def test_the_sources_of_a_closed_deal_can_still_be_cited() -> None:
    demo = await told(paid(euros(15), by=1), events=(DealClosed(DEAL),))

    reply = (await demo.ask("funding beta")).runs

    assert reply.outcome is Outcome.ANSWERED
    assert "€15M" in plain_text(reply)


async def test_a_deal_is_known_by_parties_merged_since() -> None:
    gamma = EntityId("company:gamma")
    merged = (
        EntityRecorded(Entity(gamma, Kind.COMPANY, (Name("Gamma"),))),
        EntitiesMerged(gamma, BETA),
    )
    demo = await told(paid(euros(15), by=1), events=merged)

    for question in ("funding", "funding gamma", "deal gamma"):
        assert "€15M" in await answer(demo, question)


@pytest.mark.parametrize(
    "wrong",
    [
        Claim(ALPHA, "market_share_x", euros(1), SOURCES[0].id),
        Claim(ALPHA, "valued_at", EntityRef(BETA, "Beta"), SOURCES[0].id),
        Claim(ALPHA, "valued_at", euros(1), SOURCES[0].id, INTO_BETA),
    ],
    ids=["field", "type", "qualifier"],
)
async def test_what_the_vocabulary_cannot_read_is_refused(wrong: Claim) -> None:
    with pytest.raises(ConflictingEventError):
        await told(wrong)


async def test_a_claim_without_a_quote_is_refused() -> None:
    with pytest.raises(ConflictingEventError, match="no quote"):
        await told(events=(ClaimRecorded(paid(euros(15), by=1), ()),))
