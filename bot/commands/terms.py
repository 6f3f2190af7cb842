"""`/terms`: what was agreed, on which conditions and why; and what no source says."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering import answered, nothing_known
from bot.command import Command, parameter
from bot.desk import Desk
from bot.document import Fields, Reply, Row
from bot.leaves import Leaf, Named, Strong, Words
from bot.lines import DOT, Line, listed
from bot.params import ENTITY
from bot.subject import deal_of, named
from bot.terms import FIELDS, terms, unsaid
from bot.timed import Timed
from store.base import Selection
from store.claims import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms(Timed):
    """Of which deal."""

    about: Entity | None = parameter(ENTITY, "about", aliases=("über",), positional=True)


async def answer(query: Terms, desk: Desk) -> Reply[Leaf]:
    """Show the terms of a deal field by field, and name the usual ones nobody tells."""
    deal = named(desk, query.about) or deal_of(desk, query.about)
    entities = frozenset({deal.entity.id, *deal.deal.parties})
    dossier = await desk.dossier(Selection(entities=entities, fields=FIELDS), query.clocks)
    title: Line = (Strong((Named(deal.entity), DOT, Words("terms-title"))),)
    rows = terms(dossier, deal)
    if not rows:
        return nothing_known(desk, dossier, title)
    silent = () if query.narrowed or deal not in desk.deals else unsaid(dossier, deal)
    if silent:
        rows = (*rows, Row((Words("terms-unsaid"),), ((listed(silent),),)))
    following = ("funding", "timeline", "sources")
    return answered(desk, dossier, title, (Fields(rows),), following=following)


COMMAND = Command(
    name="terms",
    query=Terms,
    answer=answer,
    aliases=("conditions", "why", "bedingungen", "konditionen", "vertrag", "warum"),
    examples=("", "mistral"),
    chapter=10,
)
