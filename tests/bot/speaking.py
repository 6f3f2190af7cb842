"""A small deal in which people hold posts and say things, told by three sources."""

from __future__ import annotations

from adapters.console.render import draw
from bot.service import Bot
from store.claims import (
    Claim,
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
from store.values import EntityId, EntityRef, Quotation, Term, Text, Value
from tests.bot.demo import RECORDED, WORKSPACE, Demo

ALPHA, BETA, GAMMA, DEAL, OTHER, ADA, BEN, CREW = (
    EntityId(each)
    for each in (
        "company:alpha",
        "company:beta",
        "company:gamma",
        "deal:alpha-beta",
        "deal:beta-gamma",
        "person:ada",
        "person:ben",
        "group:crew",
    )
)
NAMES = (
    (ALPHA, Kind.COMPANY, "Alpha"),
    (BETA, Kind.COMPANY, "Beta"),
    (GAMMA, Kind.COMPANY, "Gamma"),
    (DEAL, Kind.DEAL, "Alpha – Beta"),
    (OTHER, Kind.DEAL, "Beta – Gamma"),
    (ADA, Kind.PERSON, "Ada Young"),
    (BEN, Kind.PERSON, "Ben Stone"),
    (CREW, Kind.GROUP, "the crew"),
)
SOURCES = (
    Source(SourceId("s1:1"), "en", "1"),
    Source(SourceId("s1:2"), "de", "2"),
    Source(SourceId("s1:3"), "en", "3", translation=True),
)
WORLD: tuple[Event, ...] = (
    *(EntityRecorded(Entity(id_, kind, (Name(name),))) for id_, kind, name in NAMES),
    DealOpened(Deal(DEAL, DealKind.ACQUISITION, (ALPHA, BETA))),
    *(SourceRecorded(source) for source in SOURCES),
    *(SourceNumbered(DEAL, source.id, number) for number, source in enumerate(SOURCES, 1)),
)

ENDLESS = 10_000
"""Columns enough for every line of an answer to stay one."""


def named(entity: EntityId) -> EntityRef:
    return EntityRef(entity, "words")


def claim(subject: EntityId, field: str, value: Value, by: int, **circumstances: Value) -> Claim:
    qualifiers = tuple(Qualifier(*each) for each in sorted(circumstances.items()))
    return Claim(subject, field, value, SOURCES[by - 1].id, qualifiers)


def post(
    person: EntityId, words: str, by: int, *at: EntityId, standing: str | None = None
) -> Claim:
    companies = tuple(Qualifier("company", named(each)) for each in at)
    standings = (Qualifier("standing", Term(standing, "")),) if standing else ()
    value = Text(words, SOURCES[by - 1].language)
    return Claim(person, "holds_position", value, SOURCES[by - 1].id, (*companies, *standings))


def saying(
    person: EntityId,
    words: str,
    by: int,
    *,
    language: str = "en",
    direct: bool = True,
    translated: bool | None = None,
    **circumstances: Value,
) -> Claim:
    quotation = Quotation(words, language, direct, translated)
    return claim(person, "said", quotation, by, **circumstances)


async def told(*claims: Claim) -> Demo:
    opened = await open_store("memory:")
    workspace = opened.workspace(WORKSPACE)
    said = tuple(ClaimRecorded(each, (Span("quote", 0, 5),)) for each in claims)
    await workspace.record((*WORLD, *said), by=PersonId("editor"), origin="test", at=RECORDED)
    return Demo(Bot(opened), workspace)


async def answer(demo: Demo, question: str, language: str = "en") -> str:
    """Return an answer line by line, as a screen without an edge shows it."""
    spoken = await demo.ask(question, language)
    drawn = draw(spoken.runs, spoken.language, width=ENDLESS, colour=False)
    return "\n".join(" ".join(line.split()) for line in drawn.splitlines())
