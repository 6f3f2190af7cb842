"""Two deals, of which a workspace tells, and a reader of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.document import Outcome
from bot.layout import plain_text
from bot.service import Bot
from store.base import Workspace
from store.claims import Claim, Deal, DealKind, Entity, Kind, Name, Source, SourceId, Span
from store.events import (
    ClaimRecorded,
    DealOpened,
    EntityRecorded,
    Event,
    PersonId,
    SourceNumbered,
    SourceRecorded,
)
from store.open import open_store
from store.values import EntityId
from tests.bot.demo import WORKSPACE, Demo

ALPHA, BETA, GAMMA, DELTA = (
    Entity(EntityId(f"company:{name.casefold()}"), Kind.COMPANY, (Name(name),))
    for name in ("Alpha", "Beta", "Gamma", "Delta")
)
DEAL = Entity(EntityId("deal:alpha-beta"), Kind.DEAL, (Name("Alpha – Beta"),))
OTHER = Entity(EntityId("deal:gamma-delta"), Kind.DEAL, (Name("Gamma – Delta"),))
FIRST, SECOND, FOREIGN, LOOSE = (
    Source(SourceId(f"s1:{name}"), "en", name, title=f"Article {name}")
    for name in ("first", "second", "foreign", "loose")
)
WORLD: tuple[Event, ...] = (
    *(EntityRecorded(each) for each in (ALPHA, BETA, GAMMA, DELTA, DEAL, OTHER)),
    DealOpened(Deal(DEAL.id, DealKind.ACQUISITION, (ALPHA.id, BETA.id))),
    DealOpened(Deal(OTHER.id, DealKind.MERGER, (GAMMA.id, DELTA.id))),
    SourceRecorded(FIRST),
    SourceNumbered(DEAL.id, FIRST.id, 1),
    SourceRecorded(FOREIGN),
    SourceNumbered(OTHER.id, FOREIGN.id, 1),
)
NEW_SOURCE: tuple[Event, ...] = (SourceRecorded(SECOND), SourceNumbered(DEAL.id, SECOND.id, 2))


def told(claim: Claim, quote: str = "quote") -> ClaimRecorded:
    return ClaimRecorded(claim, (Span(quote, 0, len(quote)),))


@dataclass
class Ledger:
    """A workspace that is written to, and a reader of it."""

    workspace: Workspace
    demo: Demo

    async def record(self, *events: Event, at: datetime) -> None:
        await self.workspace.record(events, by=PersonId("editor"), origin="test", at=at)

    async def ask(self, question: str = "changes deal:alpha", language: str = "en") -> str:
        reply = (await self.demo.ask(question, language)).runs
        assert reply.outcome is Outcome.ANSWERED
        return " ".join(plain_text(reply).replace("\N{NO-BREAK SPACE}", " ").split())


async def open_ledger(*events: Event, at: datetime) -> Ledger:
    opened = await open_store("memory:")
    workspace = opened.workspace(WORKSPACE)
    ledger = Ledger(workspace, Demo(Bot(opened), workspace))
    await ledger.record(*WORLD, *events, at=at)
    return ledger
