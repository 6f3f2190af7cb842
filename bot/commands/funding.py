"""`/funding`: money in, by round and by investor, and what the company was held to be worth."""

from __future__ import annotations

from dataclasses import dataclass

from bot import funding
from bot.answering import answered, nothing_known
from bot.command import Command, parameter
from bot.desk import Desk
from bot.document import Block, Fields, Note, Paragraph, Reply, Row, Tone
from bot.dossier import Dossier
from bot.leaves import Leaf, Named, Strong, Words
from bot.lines import COMMA, DOT, Line, order, sides
from bot.params import ENTITY
from bot.period import Period
from bot.statements import valued_by_time
from bot.subject import deal_of, entities_of
from store.base import Selection
from store.claims import Entity
from store.resolve import Fact
from store.values import EntityId

Rows = tuple[Row[Leaf], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Period):
    """Whose funding, by whom, and in which period."""

    about: Entity | None = parameter(ENTITY, "about", aliases=("über",), positional=True)
    investor: Entity | None = parameter(ENTITY, "investor", aliases=("geldgeber",))


async def answer(query: Funding, desk: Desk) -> Reply[Leaf]:
    """Show what each company asked about raised, from whom, and what it was held to be worth."""
    about = entities_of(desk, query.about)
    dossier = await desk.dossier(Selection(entities=about, fields=funding.FIELDS), query.clocks)
    found = [(entity, _rows(dossier, entity, query)) for entity in sorted(about)]
    told = [(entity, rows) for entity, rows in found if rows]
    subject = query.about or deal_of(desk, None).entity
    title: Line = (Strong((Named(subject), DOT, Words("funding-title"))),)
    if not told:
        undated = _undated(dossier, about, query)
        return nothing_known(desk, dossier, title, "nothing-dated" if undated else "nothing-known")
    blocks = tuple(
        block
        for entity, rows in told
        for block in (*_heading(dossier, entity, subject), Fields(rows))
    )
    following = ("valuation", "timeline", "sources")
    return answered(
        desk, dossier, title, (*blocks, *_undated(dossier, about, query)), following=following
    )


def _heading(dossier: Dossier, entity: EntityId, subject: Entity) -> tuple[Block[Leaf], ...]:
    return () if entity == subject.id else (Paragraph((Strong((dossier.name(entity),)),)),)


def _rows(dossier: Dossier, entity: EntityId, query: Funding) -> Rows:
    rows = tuple(
        Row((step.label,), step.lines)
        for step in sorted(_steps(dossier, entity, query), key=lambda step: order(step.when))
        if _asked_for(step, query)
    )
    if query.investor or query.bounded:
        return rows
    beside = funding.beside(dossier, entity) if query.about else ()
    return (*_total(dossier, entity), *rows, *_worth(dossier, entity), *beside)


def _steps(dossier: Dossier, entity: EntityId, query: Funding) -> tuple[funding.Step, ...]:
    paid = funding.paid(dossier, entity) if query.about else ()
    return (*funding.rounds(dossier, entity), *funding.received(dossier, entity), *paid)


def _undated(
    dossier: Dossier, about: frozenset[EntityId], query: Funding
) -> tuple[Block[Leaf], ...]:
    """Say how many payments a named period left out because nobody dates them."""
    steps = [step for entity in about for step in _steps(dossier, entity, query)]
    count = sum(step.when is None for step in steps)
    if not (query.bounded and count):
        return ()
    return (Note(Tone.HINT, (Words("funding-undated", (("count", count),)),)),)


def _asked_for(step: funding.Step, query: Funding) -> bool:
    by_investor = query.investor is None or query.investor.id in step.parties
    return by_investor and query.allows(step.when)


def _total(dossier: Dossier, company: EntityId) -> Rows:
    facts = dossier.select("total_raised", subject=company)
    return tuple(Row((Words("funding-in-all"),), (_in_rounds(dossier, fact),)) for fact in facts)


def _in_rounds(dossier: Dossier, fact: Fact) -> Line:
    for record in fact.records:
        if count := record.claim.qualifier("rounds"):
            place = ("rounds", dossier.leaf(count, (record,)))
            return (*sides(dossier, fact), COMMA, Words("funding-in-rounds", (place,)))
    return sides(dossier, fact)


def _worth(dossier: Dossier, company: EntityId) -> Rows:
    lines = tuple(valued_by_time(dossier, dossier.select("valued_at", subject=company)))
    return (Row((Words("funding-worth"),), lines),) if lines else ()


COMMAND = Command(
    name="funding",
    query=Funding,
    answer=answer,
    aliases=("money", "investors", "finanzierung", "geld", "investoren"),
    examples=("", "mistral", "mistral since:2024"),
    chapter=20,
)
