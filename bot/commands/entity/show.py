"""`/entity show`: what a thing is, what it is called, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering import asks
from bot.command import Command, required
from bot.desk import Desk
from bot.document import Fields, Reply, Row
from bot.editing.called import names, titled
from bot.editing.merged import merged_into
from bot.editing.merging import counted
from bot.entities import ENTITY
from bot.following import telling_name
from bot.leaves import Leaf, Named, Words
from bot.lines import listed
from bot.permission import role_at
from bot.roles import Role, held
from bot.subject import deals_of
from store.claims import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What is shown."""

    thing: Entity = required(ENTITY, "thing", aliases=("objekt", "entity", "about"))


async def answer(query: Showing, desk: Desk) -> Reply[Leaf]:
    """Show a thing with all its names, what was merged into it, and how much names it."""
    entity = query.thing
    rows = [*names(entity)]
    if gone := await merged_into(entity, desk):
        rows.append(Row((Words("entity-merged"),), tuple((Named(each),) for each in gone)))
    rows.append(Row((Words("entity-facts"),), (await counted(entity, desk),)))
    if deals := deals_of(desk, entity):
        every = listed([Named(each.entity) for each in deals])
        rows.append(Row((Words("entity-deals"),), ((every,),)))
    then = asks(*await _following(entity, gone, desk))
    return Reply(titled(entity), (Fields(tuple(rows)), then), seq=desk.upto)


async def _following(entity: Entity, gone: tuple[Entity, ...], desk: Desk) -> tuple[str, ...]:
    name = await telling_name(entity, desk)
    if role_at(desk, held(await desk.workspace.roles())) < Role.EDITOR:
        return (f"search {name}",)
    split = (f"entity split {await telling_name(gone[0], desk)}",) if gone else ()
    ways = (f"entity {each} {name}" for each in ("rename", "alias", "merge"))
    return (f"search {name}", *ways, *split)


SHOW = Command(
    name="show",
    query=Showing,
    answer=answer,
    aliases=("zeigen", "names", "namen"),
    examples=("mistral",),
    remembered=False,
)
