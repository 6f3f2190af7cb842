"""`/compare`: how two things stand to each other, and what is told of both, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering import answered, nothing_known
from bot.command import Command, Section, parameter, required
from bot.comparisons import FIELDS, around, beside_everything, between, family, side_by_side, untold
from bot.desk import Desk
from bot.document import Block, Fields, Note, Reply, Row, Tone
from bot.dossier import Dossier
from bot.entities import ENTITY
from bot.leaves import Leaf, Named, Strong, Words
from bot.lines import DOT, Line
from bot.models import COMPARED, DEVELOPER
from bot.parts import section
from bot.timed import Timed
from store.base import Selection
from store.claims import Entity

LED_BY = ("vs", "versus", "with", "to", "and", "against", "mit", "und", "gegen", "zu", ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Timed):
    """What is held against what; against everything when only one is named."""

    a: Entity = required(ENTITY, "a")
    b: Entity | None = parameter(ENTITY, "b", positional=True, led_by=LED_BY)


async def answer(query: Pair, desk: Desk) -> Reply[Leaf]:
    """Show who held the one against the other in which respect, and both side by side."""
    if query.b is None or query.b.id == query.a.id:
        return await _one(query, desk)
    other = query.b
    title: Line = (Strong((Named(query.a), DOT, Named(other))),)
    dossier = await _dossier(query.a, other, query, desk)
    blocks = tuple(_blocks(dossier, query, other))
    if not blocks:
        return await nothing_known(desk, dossier, title, "compare-nothing", about=query.a)
    return await answered(
        desk, dossier, title, blocks, about=query.a, following=_following(query, desk)
    )


async def _one(query: Pair, desk: Desk) -> Reply[Leaf]:
    title: Line = (Strong((Named(query.a), DOT, Words("compare-title"))),)
    selection = Selection(entities=frozenset({query.a.id}), fields=frozenset({COMPARED}))
    dossier = await desk.dossier(selection, query.clocks)
    rows = beside_everything(dossier, query.a.id)
    if not rows:
        return await nothing_known(desk, dossier, title, "compare-nothing", about=query.a)
    return await answered(
        desk, dossier, title, (Fields(rows),), about=query.a, following=_following(query, desk)
    )


async def _dossier(one: Entity, other: Entity, query: Pair, desk: Desk) -> Dossier:
    """Read what is told of both and of those who develop them or whom they develop."""
    both = frozenset({one.id, other.id})
    developers = Selection(entities=both, fields=frozenset({DEVELOPER}))
    near = await desk.unjudged(developers, query.clocks)
    families = both.union(*(family(near, each) for each in both))
    return await desk.dossier(Selection(entities=families, fields=FIELDS), query.clocks)


def _blocks(dossier: Dossier, query: Pair, other: Entity) -> Iterator[Block[Leaf]]:
    direct = between(dossier, query.a.id, other.id)
    near = around(dossier, query.a.id, other.id)
    alike = side_by_side(dossier, query.a, other)
    if not direct and (near or alike):
        yield Note(Tone.HINT, (Words("compare-none"),))
    yield from section(None, direct)
    yield from section(Words("compare-near"), near)
    silent = () if query.narrowed or not alike else untold(dossier, query.a, other)
    missing = (Row((Words("compare-untold"),), silent),) if silent else ()
    yield from section(Words("compare-alike"), (*alike, *missing))


def _following(query: Pair, desk: Desk) -> tuple[str, ...]:
    return (f"models {query.a.name(desk.language)}", "sources")


COMMAND = Command(
    name="compare",
    query=Pair,
    answer=answer,
    section=Section.MODELS,
    aliases=("vergleich", "vergleiche", "vergleichen", "comparison", "vs"),
    examples=("mistral large vs gpt-4", "mistral openai", "mistral large"),
    meant_by=(
        "better besser worse schlechter faster schneller cheaper günstiger smaller kleiner "
        "bigger größer similar ähnlich difference unterscheidet compare vergleichen mithalten "
        "aufholen versus vs as_good_as so_gut_wie"
    ),
    hinted_by="against gegen",
)
