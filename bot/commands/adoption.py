"""`/adoption`: who uses what, from those in production to those considering it, and what for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.adoption import FIELDS, MARKET, market, users
from bot.answering import answered, nothing_known
from bot.command import Command, Section, parameter
from bot.desk import Desk
from bot.document import Block, Reply
from bot.entities import ENTITY
from bot.leaves import Leaf, Words
from bot.lines import label
from bot.models import DEVELOPER, models_of
from bot.parts import section
from bot.subject import entities_of, subject_of, titled, told_of
from bot.timed import Timed
from store.base import Selection
from store.claims import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption(Timed):
    """Of what, or by whom."""

    about: Entity | None = parameter(ENTITY, "about", aliases=("über",), positional=True)


async def answer(query: Adoption, desk: Desk) -> Reply[Leaf]:
    """Show the users by how far they are, then practice, advantages and effects."""
    selection = await _selection(query, desk)
    near = selection.entities or entities_of(desk, query.about)
    dossier = await desk.dossier(selection, query.clocks)
    subject = subject_of(desk, query.about)
    title = titled(subject, "adoption")
    blocks: tuple[Block[Leaf], ...] = (
        *section(None, users(dossier)),
        *(
            block
            for field in MARKET
            for block in section(_heading(field), market(dossier, field, near))
        ),
    )
    if not blocks:
        return await nothing_known(desk, dossier, title, about=query.about)
    return await answered(
        desk, dossier, title, blocks, about=query.about, following=("models", "forecasts")
    )


async def _selection(query: Adoption, desk: Desk) -> Selection:
    """Return the claims to look among; who uses what a company develops uses the company's."""
    told = told_of(desk, query.about, FIELDS)
    if query.about is None or not told.entities:
        return told
    developing = replace(told, fields=frozenset({DEVELOPER}))
    developed = models_of(await desk.unjudged(developing, query.clocks), query.about.id)
    return replace(told, entities=told.entities | developed)


def _heading(field: str) -> Words:
    return Words("adoption-customers") if field == "serves" else label(field)


COMMAND = Command(
    name="adoption",
    query=Adoption,
    answer=answer,
    section=Section.MARKET,
    aliases=("nutzung", "einsatz", "anwender", "nutzer", "users", "kunden", "customers"),
    examples=("", "mistral", "BMW"),
    chapter=70,
    fields=FIELDS.difference(("download_count", "serves")),
    meant_by="customer kunde verbreitet widespread",
    asked_by=(
        "uses nutzt nutzen einsetzen setzt_ein test testet tests prefers "
        "bevorzugt pilots pilotprojekte"
    ),
)
