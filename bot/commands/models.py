"""`/models`: who develops which model, what it can, under which licence, and how it compares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering import answered, nothing_known
from bot.command import Command, Section, parameter
from bot.comparisons import beside_everything
from bot.desk import Desk
from bot.document import Block, Fields, Reply
from bot.dossier import Dossier
from bot.entities import ENTITY
from bot.leaves import Leaf
from bot.models import CALLED, FIELDS, Portrait, models_of, portraits, row, rows
from bot.subject import deal_of, subject_of, titled, told_of
from bot.timed import Timed
from store.base import Selection
from store.claims import Entity, Kind
from store.values import EntityId


@dataclass(frozen=True, slots=True, kw_only=True)
class Models(Timed):
    """Of which model, or whose."""

    about: Entity | None = parameter(ENTITY, "about", aliases=("über",), positional=True)


async def answer(query: Models, desk: Desk) -> Reply[Leaf]:
    """Show each model with everything told of it, those asked about first."""
    subject = subject_of(desk, query.about)
    title = titled(subject, "models")
    dossier = await _dossier(query, desk)
    groups = portraits(dossier, _first(query, desk))
    if not groups:
        return await nothing_known(desk, dossier, title, about=query.about)
    blocks = tuple(block for group in groups for block in _blocks(dossier, group, subject))
    return await answered(
        desk, dossier, title, blocks, about=query.about, following=_following(query, dossier, desk)
    )


def _blocks(
    dossier: Dossier, group: tuple[Portrait, ...], subject: Entity
) -> Iterator[Block[Leaf]]:
    """Yield what the title names already field by field, and the rest of the group by name."""
    if group[0].subject == subject.id:
        yield Fields(rows(dossier, group[0]))
        group = group[1:]
    if group:
        yield Fields(tuple(row(dossier, each) for each in group))


async def _dossier(query: Models, desk: Desk) -> Dossier:
    """Read what is told of the subject, and, of a company, of the models it develops as well."""
    selection = told_of(desk, query.about, FIELDS)
    if query.about is not None:
        models = models_of(await desk.unjudged(selection, query.clocks), query.about.id)
        if models:
            selection = Selection(entities=frozenset({query.about.id, *models}), fields=FIELDS)
    return await desk.dossier(selection, query.clocks)


def _following(query: Models, dossier: Dossier, desk: Desk) -> tuple[str, ...]:
    """Return what to ask next, a comparison where the subject is compared to anything."""
    about = query.about
    compared = about and beside_everything(dossier, about.id)
    comparison = (f"compare {about.name(desk.language)}",) if about and compared else ()
    return (*comparison, "people", "timeline", "sources")


def _first(query: Models, desk: Desk) -> tuple[EntityId, ...]:
    if query.about is not None and query.about.kind is not Kind.DEAL:
        return (query.about.id,)
    return deal_of(desk, query.about).deal.parties


COMMAND = Command(
    name="models",
    query=Models,
    answer=answer,
    section=Section.MODELS,
    aliases=("modelle", "modell", "model", "products", "product", "produkte", "produkt"),
    examples=("", "mistral large", "openai"),
    chapter=50,
    fields=FIELDS.difference(CALLED),
    meant_by="earn verdient special how_many_languages",
    asked_by=(
        "makes developed entwickelt buy kaufen speak spricht open_source quelloffen chip chips "
        "downloaded heruntergeladen"
    ),
    hinted_by="what_can was_kann can kann",
)
