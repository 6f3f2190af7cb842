"""`/terms`: what was agreed, on which conditions and why; and what no source says."""

from __future__ import annotations

from dataclasses import dataclass

from bot import people
from bot.answering import answered, nothing_known
from bot.command import Command, Section, parameter
from bot.desk import Desk
from bot.document import Fields, Reply, Row
from bot.entities import ENTITY
from bot.leaves import Leaf, Named, Strong, Words
from bot.lines import DOT, Line, listed
from bot.subject import deal_of, named
from bot.terms import FIELDS, terms, unsaid
from bot.timed import Timed
from store.base import Selection
from store.claims import Entity
from store.fields import Topic, of_topic


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
        return await nothing_known(desk, dossier, title, about=deal.entity)
    silent = () if query.narrowed or deal not in desk.deals else unsaid(dossier, deal)
    if silent:
        rows = (*rows, Row((Words("terms-unsaid"),), ((listed(silent),),)))
    following = ("funding", "timeline", "sources")
    return await answered(
        desk, dossier, title, (Fields(rows),), about=deal.entity, following=following
    )


COMMAND = Command(
    name="terms",
    query=Terms,
    answer=answer,
    section=Section.DEAL,
    aliases=("conditions", "bedingungen", "konditionen", "vertrag"),
    examples=("", "mistral"),
    chapter=10,
    fields=of_topic(Topic.DEAL).difference(people.FIELDS) | {"announced_on"},
    meant_by=(
        "why warum wieso weshalb how_long wie_lange exclusive exklusiv percentage prozent "
        "what_is_in_it give_up aufgegeben"
    ),
    asked_by="agreed vereinbart approval genehmigung aufgeben davon kontrolliert",
)
