"""`/people`: who founded what, who holds which post, who the companies are and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from bot import people
from bot.answering import answered, nothing_known
from bot.command import Command, Section, parameter
from bot.desk import Desk
from bot.document import Reply
from bot.dossier import Dossier
from bot.entities import ENTITY
from bot.leaves import Leaf
from bot.subject import deal_of, is_followed, subject_of, titled, told_of
from bot.timed import Timed
from store.base import Selection
from store.claims import Entity, Kind
from store.values import EntityId


@dataclass(frozen=True, slots=True, kw_only=True)
class People(Timed):
    """Of whom: a person, a company, or everybody of a deal."""

    about: Entity | None = parameter(ENTITY, "about", aliases=("über",), positional=True)


async def answer(query: People, desk: Desk) -> Reply[Leaf]:
    """Show the founders first, then who holds which post, then who the companies are."""
    dossier = await _read(query, desk)
    title = titled(subject_of(desk, query.about), "people")
    blocks = people.told_of(dossier, _asked(query, desk))
    if not blocks:
        return await nothing_known(desk, dossier, title, about=query.about)
    return await answered(
        desk, dossier, title, blocks, about=query.about, following=("quotes", "timeline", "sources")
    )


async def _read(query: People, desk: Desk) -> Dossier:
    """Read what is said; of a company also what is said of those who have to do with it."""
    about, selection = query.about, told_of(desk, query.about, people.FIELDS)
    if about is not None and about.kind not in (Kind.DEAL, Kind.PERSON, Kind.GROUP):
        near = people.circle(await desk.unjudged(selection, query.clocks), about.id)
        if near:
            selection = Selection(entities=frozenset({about.id, *near}), fields=people.FIELDS)
    return await desk.dossier(selection, query.clocks)


def _asked(query: People, desk: Desk) -> tuple[EntityId, ...]:
    if query.about is not None and not is_followed(desk, query.about):
        return (query.about.id,)
    deal = deal_of(desk, query.about)
    return (*deal.deal.parties, deal.entity.id)


COMMAND = Command(
    name="people",
    query=People,
    answer=answer,
    section=Section.PEOPLE,
    aliases=(
        "persons",
        "team",
        "founders",
        "partners",
        "personen",
        "leute",
        "menschen",
        "gründer",
        "partner",
    ),
    examples=("", "mistral", "brad smith"),
    chapter=40,
    fields=people.FIELDS.difference(people.POLITICAL),
    asked_by="founders gründer runs leitet career werdegang president präsident chef chefin",
    hinted_by="who wer work arbeitet speaks_for spricht_für",
)
