"""`/regulators`: which authority examines what, which rules hold for whom, and who wanted what."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering import answered, nothing_known
from bot.command import Command, Section, parameter
from bot.desk import Desk
from bot.document import Block, Reply
from bot.entities import ENTITY
from bot.leaves import Leaf, Words
from bot.parts import section
from bot.regulation import FIELDS, laws, politics
from bot.reviews import reviews
from bot.subject import entities_of, subject_of, titled, told_with_deals
from bot.timed import Timed
from store.claims import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation(Timed):
    """Of what, or of whom."""

    about: Entity | None = parameter(ENTITY, "about", aliases=("über",), positional=True)


async def answer(query: Regulation, desk: Desk) -> Reply[Leaf]:
    """Show reviews by authority, laws one by one, and what was done and wanted in politics."""
    selection = await told_with_deals(desk, query.about, FIELDS)
    near = selection.entities or entities_of(desk, query.about)
    dossier = await desk.dossier(selection, query.clocks)
    subject = subject_of(desk, query.about)
    title = titled(subject, "regulators")
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
        return await nothing_known(desk, dossier, title, about=query.about)
    return await answered(
        desk, dossier, title, blocks, about=query.about, following=("deal", "terms", "timeline")
    )


COMMAND = Command(
    name="regulators",
    query=Regulation,
    answer=answer,
    section=Section.MARKET,
    aliases=("behörden", "aufsicht", "regulierung", "regulation", "law", "recht"),
    examples=("", "microsoft", "AI Act"),
    chapter=60,
    fields=FIELDS,
    meant_by="approve approved approves genehmigt genehmigen zugestimmt zustimmen gebilligt",
    asked_by=(
        "examines examine authority authorities regulator antitrust case kartell behörde prüfen "
        "untersucht untersagt act verordnung gesetz government regierung"
    ),
)
