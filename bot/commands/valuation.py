"""`/valuation`: every figure somebody put on a company, with the words it was put in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering import answered, nothing_known
from bot.command import Command, Section, parameter
from bot.desk import Desk
from bot.document import Block, Fields, Paragraph, Reply, Row
from bot.dossier import Dossier
from bot.entities import ENTITY
from bot.leaves import Leaf, Named, Strong, Words
from bot.lines import COMMA, DOT, SPACE, Line, denied, join, moment, quoted, remarks
from bot.statements import circumstances, marked
from bot.subject import deal_of, entities_of
from bot.timed import Timed
from store.base import Record, Selection
from store.claims import Entity
from store.facts import Fact, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Valuation(Timed):
    """Whose value."""

    about: Entity | None = parameter(ENTITY, "about", aliases=("über",), positional=True)


async def answer(query: Valuation, desk: Desk) -> Reply[Leaf]:
    """Show every valuation side by side: the figure, its date, who says so, in which words."""
    about = entities_of(desk, query.about)
    selection = Selection(entities=about, fields=frozenset({"valued_at"}))
    dossier = await desk.dossier(selection, query.clocks)
    facts = [fact for fact in dossier.select("valued_at") if fact.subject in about]
    subject = query.about or deal_of(desk, None).entity
    if len({fact.subject for fact in facts}) == 1:
        subject = dossier.name(facts[0].subject).entity
    title: Line = (Strong((Named(subject), DOT, Words("valuation-title"))),)
    if not facts:
        return await nothing_known(desk, dossier, title, about=query.about)
    alone = len({fact.subject for fact in facts}) == 1
    blocks = tuple(block for fact in facts for block in _fact(dossier, fact, alone=alone))
    return await answered(
        desk,
        dossier,
        title,
        blocks,
        about=query.about,
        following=("funding", "sources"),
    )


def _fact(dossier: Dossier, fact: Fact, *, alone: bool) -> Iterator[Block[Leaf]]:
    if not alone:
        yield Paragraph((Strong((dossier.name(fact.subject),)),))
    yield Fields(tuple(_side(dossier, fact, side) for side in fact.sides))


def _side(dossier: Dossier, fact: Fact, side: Side) -> Row[Leaf]:
    value = dossier.show(side)
    label: Leaf = Words("denied", (("value", value),)) if denied(side) else value
    *said, last = (_said(dossier, record) for record in side.records)
    return Row((label,), (*said, marked(dossier, fact, side, last)))


def _said(dossier: Dossier, record: Record) -> Line:
    """Return a source's words, with the date it gives and all that it says of the figure."""
    when = moment((record,))
    words = (*_by(dossier, record), SPACE, *quoted(dossier, record))
    return (*words, *((COMMA, when[1]) if when else ()), *circumstances(dossier, record))


def _by(dossier: Dossier, record: Record) -> Line:
    """Return the number of a record's source, behind what keeps it from being plain."""
    return join((*((remark,) for remark in remarks(record)), dossier.cite((record,))), SPACE)


COMMAND = Command(
    name="valuation",
    query=Valuation,
    answer=answer,
    section=Section.MONEY,
    aliases=("bewertung", "worth", "wert"),
    examples=("", "mistral"),
    fields=frozenset({"valued_at"}),
    asked_by="worth wert",
)
