"""`/regulators`: which authority examines what, which rules hold for whom, and who wanted what."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering import answered, nothing_known
from bot.command import Command, parameter
from bot.desk import Desk
from bot.document import Block, Reply
from bot.leaves import Leaf, Named, Strong, Words
from bot.lines import DOT, Line
from bot.params import ENTITY
from bot.parts import section
from bot.regulation import FIELDS, laws, politics, reviews
from bot.subject import deal_of, entities_of, told_of
from bot.timed import Timed
from store.claims import Entity, Kind
from store.values import EntityId


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation(Timed):
    """Of what, or of whom."""

    about: Entity | None = parameter(ENTITY, "about", aliases=("über",), positional=True)


async def answer(query: Regulation, desk: Desk) -> Reply[Leaf]:
    """Show reviews by authority, laws one by one, and what was done and wanted in politics."""
    near = await _near(desk, query.about)
    told = told_of(desk, query.about, FIELDS)
    selection = replace(told, entities=near) if told.entities else told
    dossier = await desk.dossier(selection, query.clocks)
    subject = query.about or deal_of(desk, None).entity
    title: Line = (Strong((Named(subject), DOT, Words("regulators-title"))),)
    blocks: tuple[Block[Leaf], ...] = (
        *section(Words("regulators-authorities"), reviews(dossier, near)),
        *(
            block
            for law, rows in laws(dossier)
            for block in section(None if law == subject.id else dossier.name(law), rows)
        ),
        *section(Words("regulators-politics"), politics(dossier)),
    )
    if not blocks:
        return nothing_known(desk, dossier, title)
    return answered(desk, dossier, title, blocks, following=("deal", "terms", "timeline"))


async def _near(desk: Desk, about: Entity | None) -> frozenset[EntityId]:
    """Return what is asked about, and the deals that bear its name: their reviews are its own."""
    meant = entities_of(desk, about)
    if about is None or about.kind is Kind.DEAL:
        return meant
    name = about.name(desk.language)
    found = await desk.workspace.find(name, upto=desk.upto, kinds=frozenset({Kind.DEAL}))
    parties = {each.entity.id for each in desk.deals if about.id in each.deal.parties}
    return meant | parties | {each.entity.id for each in found if name in each.name}


COMMAND = Command(
    name="regulators",
    query=Regulation,
    answer=answer,
    aliases=("behörden", "aufsicht", "regulierung", "regulation", "law", "recht"),
    examples=("", "microsoft", "AI Act"),
    chapter=60,
)
