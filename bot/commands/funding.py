"""`/funding`: money in, by round and by investor, and what the company was held to be worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot import funding
from bot.answering import answered, nothing_known
from bot.command import Command, Section, parameter
from bot.desk import Desk
from bot.document import Block, Fields, Note, Paragraph, Reply, Row, Tone
from bot.dossier import Dossier
from bot.entities import ENTITY
from bot.leaves import Leaf, Strong, Words
from bot.lines import denied, order
from bot.period import Period
from bot.statements import valued_by_time
from bot.subject import entities_of, subject_of, titled
from store.base import Selection
from store.claims import Entity
from store.values import EntityId, PartialDate

Rows = tuple[Row[Leaf], ...]
Days = Mapping[EntityId, Sequence[PartialDate]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Period):
    """Whose funding, by whom, and in which period."""

    about: Entity | None = parameter(ENTITY, "about", aliases=("über",), positional=True)
    investor: Entity | None = parameter(ENTITY, "investor", aliases=("geldgeber",))


async def answer(query: Funding, desk: Desk) -> Reply[Leaf]:
    """Show what each company asked about raised, from whom, and what it was held to be worth."""
    about = entities_of(desk, query.about)
    dossier = await desk.dossier(Selection(entities=about, fields=funding.FIELDS), query.clocks)
    days = await _announced(desk, query, about) if query.bounded else {}
    found = [(entity, _rows(dossier, entity, query, days)) for entity in sorted(about)]
    told = [(entity, rows) for entity, rows in found if rows]
    subject = subject_of(desk, query.about)
    title = titled(subject, "funding")
    if not told:
        undated = _undated(dossier, about, query, days)
        word = "nothing-dated" if undated else "nothing-known"
        return await nothing_known(desk, dossier, title, word, about=query.about)
    blocks = tuple(
        block
        for entity, rows in told
        for block in (*_heading(dossier, entity, subject), Fields(rows))
    )
    following = ("valuation", "timeline", "sources")
    return await answered(
        desk,
        dossier,
        title,
        (*blocks, *_undated(dossier, about, query, days)),
        about=query.about,
        following=following,
    )


def _heading(dossier: Dossier, entity: EntityId, subject: Entity) -> tuple[Block[Leaf], ...]:
    return () if entity == subject.id else (Paragraph((Strong((dossier.name(entity),)),)),)


async def _announced(desk: Desk, query: Funding, about: frozenset[EntityId]) -> Days:
    """Return the days on which deals were announced as part of which something was paid."""
    deals = frozenset(each.entity.id for each in desk.deals if about & set(each.deal.parties))
    if not deals:
        return {}
    announced = Selection(entities=deals, fields=frozenset({"announced_on"}), subject_only=True)
    days: dict[EntityId, list[PartialDate]] = {}
    for fact in (await desk.unjudged(announced, query.clocks)).facts:
        told = (side.value for side in fact.sides if not denied(side))
        days.setdefault(fact.subject, []).extend(v for v in told if isinstance(v, PartialDate))
    return days


def _rows(dossier: Dossier, entity: EntityId, query: Funding, days: Days) -> Rows:
    rows = tuple(
        Row((step.label,), step.lines)
        for step in sorted(_steps(dossier, entity, query), key=lambda step: order(step.when))
        if _asked_for(step, query, days)
    )
    if query.investor or query.bounded:
        return rows
    beside = funding.beside(dossier, entity) if query.about else ()
    return (*_total(dossier, entity), *rows, *_worth(dossier, entity), *beside)


def _steps(dossier: Dossier, entity: EntityId, query: Funding) -> tuple[funding.Step, ...]:
    taken = (*funding.rounds(dossier, entity), *funding.received(dossier, entity))
    if query.about is None:
        return taken
    return (*taken, *funding.paid(dossier, entity), *funding.backed(dossier, entity))


def _undated(
    dossier: Dossier, about: frozenset[EntityId], query: Funding, days: Days
) -> tuple[Block[Leaf], ...]:
    """Say how many payments a named period left out because nobody dates them."""
    if not query.bounded:
        return ()
    steps = [step for entity in about for step in _steps(dossier, entity, query)]
    count = sum(not _moments(step, days) for step in steps)
    if not count:
        return ()
    return (Note(Tone.HINT, (Words("funding-undated", (("count", count),)),)),)


def _asked_for(step: funding.Step, query: Funding, days: Days) -> bool:
    by_investor = query.investor is None or query.investor.id in step.parties
    return by_investor and any(query.allows(when) for when in _moments(step, days) or (None,))


def _moments(step: funding.Step, days: Days) -> tuple[PartialDate, ...]:
    """Return when a step was taken, else when the deals it was part of were announced."""
    if step.when:
        return (step.when,)
    return tuple(day for deal in sorted(step.deals) for day in days.get(deal, ()))


def _total(dossier: Dossier, company: EntityId) -> Rows:
    facts = dossier.select("total_raised", subject=company)
    lines = tuple(valued_by_time(dossier, facts))
    return (Row((Words("funding-in-all"),), lines),) if lines else ()


def _worth(dossier: Dossier, company: EntityId) -> Rows:
    lines = tuple(valued_by_time(dossier, dossier.select("valued_at", subject=company)))
    return (Row((Words("funding-worth"),), lines),) if lines else ()


COMMAND = Command(
    name="funding",
    query=Funding,
    answer=answer,
    section=Section.MONEY,
    aliases=("money", "investors", "finanzierung", "geld", "investoren"),
    examples=("", "mistral", "mistral since:2024"),
    chapter=20,
    fields=funding.FIELDS.difference(("valued_at",)).union(("revenue", "profit", "debt")),
    asked_by=(
        "invest investieren put_money gesteckt steckt sunk spends spent raise eingesammelt "
        "pays zahlt bezahlt backed backers finanziert geldgeber floss geflossen round runde "
        "serie"
    ),
    hinted_by="how_much wie_viel wieviel",
)
