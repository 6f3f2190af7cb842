"""A small deal, of which every test of the store tells its story."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from store.base import Evidence, Receipt, Selection, Store, Workspace
from store.claims import (
    Claim,
    ClaimId,
    Deal,
    DealKind,
    Entity,
    Kind,
    Name,
    Qualifier,
    Source,
    SourceId,
    Span,
)
from store.encoding import claim_id
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
from store.values import (
    Comparison,
    EntityId,
    EntityRef,
    Figure,
    Money,
    PartialDate,
    Precision,
    Relation,
    Text,
)

EDITOR = PersonId("console:editor")
MORNING = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def entity(kind: Kind, slug: str, *names: str, aliases: tuple[str, ...] = ()) -> Entity:
    return Entity(
        EntityId(f"{kind}:{slug}"),
        kind,
        tuple(Name(name) for name in names),
        tuple(Name(alias) for alias in aliases),
    )


MISTRAL = entity(Kind.COMPANY, "mistral-ai", "Mistral AI", aliases=("Mistral",))
MICROSOFT = entity(Kind.COMPANY, "microsoft", "Microsoft")
LACROIX = entity(Kind.PERSON, "lacroix", "Timothée Lacroix")
PAPER = entity(Kind.PUBLICATION, "la-tribune", "La Tribune")
SERIES_B = entity(Kind.ROUND, "mistral-ai-series-b", "Series B")
GPT_4 = entity(Kind.MODEL, "gpt-4", "GPT-4")
DEAL_ENTITY = entity(Kind.DEAL, "microsoft-mistral", "Microsoft–Mistral")
DEAL = Deal(DEAL_ENTITY.id, DealKind.PARTNERSHIP, (MICROSOFT.id, MISTRAL.id))

GERMAN = Source(SourceId("s1:german"), "de", "00", title="Microsoft setzt auf KI-Zukunft")
ENGLISH = Source(
    SourceId("s1:english"),
    "en",
    "11",
    publisher="Bloomberg",
    published=PartialDate(date(2024, 2, 26), date(2024, 2, 26), Precision.DAY, "On Monday"),
)


def money(millions: str, words: str, currency: str | None = "EUR") -> Money:
    return Money(Figure(Decimal(millions) * 10**6, Decimal(10**6)), currency, words)


RAISED = Claim(
    MISTRAL.id,
    "raised",
    money("385", "385 Millionen Euro"),
    GERMAN.id,
    (Qualifier("round", EntityRef(SERIES_B.id, "Serie B")),),
    valid=PartialDate(date(2023, 12, 1), date(2023, 12, 31), Precision.MONTH, "im Dezember"),
)
INVESTED = Claim(
    MICROSOFT.id,
    "invested_in",
    money("15", "€15 million"),
    ENGLISH.id,
    (Qualifier("company", EntityRef(MISTRAL.id, "Mistral")),),
    via=PAPER.id,
)
FOUNDED = Claim(MISTRAL.id, "founded_by", EntityRef(LACROIX.id, "Timothée Lacroix"), GERMAN.id)
COMPARED = Claim(
    MISTRAL.id,
    "compared_to",
    Comparison(Relation.ABOVE, GPT_4.id, "cost", "cheaper"),
    ENGLISH.id,
    speaker=LACROIX.id,
)

RAISED_ID, INVESTED_ID, FOUNDED_ID, COMPARED_ID = map(
    claim_id, (RAISED, INVESTED, FOUNDED, COMPARED)
)
QUOTES = {
    RAISED_ID: "eine Serie-B-Finanzierungsrunde über 385 Millionen Euro",
    INVESTED_ID: "Microsoft funded the startup with €15 million",
    FOUNDED_ID: "gegründet von Timothée Lacroix",
    COMPARED_ID: "our models are cheaper",
}


def span(quote: str, start: int = 0) -> Span:
    return Span(quote, start, start + len(quote))


def recorded(claim: Claim, *quotes: str) -> ClaimRecorded:
    """The claim with the words behind it; those of the story are known."""
    words = quotes or (QUOTES[claim_id(claim)],)
    return ClaimRecorded(claim, tuple(span(quote, start) for start, quote in enumerate(words)))


def remark(words: str, number: int = 0) -> Claim:
    """One of many claims that differ in their words only."""
    return Claim(MISTRAL.id, "risk", Text(f"{words} {number}".strip(), "en"), ENGLISH.id)


CAST: tuple[Event, ...] = (
    *map(SourceRecorded, (GERMAN, ENGLISH)),
    *map(EntityRecorded, (MISTRAL, MICROSOFT, LACROIX, PAPER, SERIES_B, GPT_4, DEAL_ENTITY)),
)
STORY: tuple[Event, ...] = (
    *CAST,
    DealOpened(DEAL),
    SourceNumbered(DEAL.entity, GERMAN.id, 1),
    SourceNumbered(DEAL.entity, ENGLISH.id, 2),
    *map(recorded, (RAISED, INVESTED, FOUNDED, COMPARED)),
)


@asynccontextmanager
async def opened(url: str, *, read_only: bool = False) -> AsyncIterator[Store]:
    """A store that is closed even where a test fails, since open ones keep the process alive."""
    store = await open_store(url, read_only=read_only)
    try:
        yield store
    finally:
        await store.close()


async def visit(url: str, *, read_only: bool = False) -> None:
    """Open a store and close it again."""
    async with opened(url, read_only=read_only):
        pass


async def tell(
    workspace: Workspace,
    *events: Event,
    after: timedelta = timedelta(),
    key: str | None = None,
    upto: int | None = None,
) -> Receipt:
    """Record events on the morning of the story, or `after` it."""
    at = MORNING + after
    return await workspace.record(events, by=EDITOR, origin="test", at=at, key=key, upto=upto)


async def now(workspace: Workspace) -> int:
    return (await workspace.head()).seq


async def read(workspace: Workspace, selection: Selection | None = None) -> Evidence:
    return await workspace.read(selection or Selection(), upto=await now(workspace))


async def claims(workspace: Workspace, selection: Selection | None = None) -> list[ClaimId]:
    """The ids of the claims of a selection, in their order."""
    return [record.id for record in (await read(workspace, selection)).records]


async def found(workspace: Workspace, name: str, *kinds: Kind) -> list[EntityId]:
    matches = await workspace.find(name, upto=await now(workspace), kinds=frozenset(kinds))
    return [match.entity.id for match in matches]


async def searched(workspace: Workspace, words: str, *, limit: int = 50) -> list[ClaimId]:
    hits = await workspace.search(words, upto=await now(workspace), limit=limit)
    return list(hits.claims)
