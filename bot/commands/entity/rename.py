"""`/entity rename`: another name to show a thing by; it is found by the old one as before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.command import Command, Submit, parameter, required
from bot.desk import Desk
from bot.document import Reply
from bot.editing.called import current, renaming
from bot.editing.entries import SAID_IN
from bot.editing.naming import NAME, kin
from bot.editing.sure import Change, decided
from bot.entities import ENTITY
from bot.following import typed_name
from bot.leaves import Leaf, Named
from bot.problems import Problem, ProblemError
from bot.roles import Role
from store.claims import Entity, Name

TO = ("=", "to", "into", "in", "zu", "as", "als")
"""Words that lead to the new name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """Which thing, what it is to be called, and in which language; in every one without."""

    thing: Entity = required(ENTITY, "thing", aliases=("objekt", "entity", "about"))
    name: str = required(NAME, "new-name", aliases=("neuer-name", "name", "to"), led_by=TO)
    language: str | None = parameter(SAID_IN, "called-in", aliases=("language", "sprache"))


async def answer(query: Renaming, desk: Desk) -> Reply[Leaf]:
    """Call a thing otherwise; what it was called before becomes an alias."""

    async def work(now: Desk) -> Change:
        entity = await current(query.thing, now)
        after = _renamed(entity, Name(query.name, query.language))
        if after.names == entity.names:
            places = (("name", Named(entity)),)
            tries = (f"entity show {typed_name(entity, now)}",)
            raise ProblemError(Problem("called-so", places, tries, at="new-name"))
        known = (await kin(query.name, now, frozenset({entity.kind}))).without(entity)
        return renaming(entity, after, {query.name: known}, now)

    return await decided(desk, work)


def _renamed(entity: Entity, name: Name) -> Entity:
    """Return a thing under a new name: in its language, or in all where it has none."""
    left = tuple(each for each in entity.names if name.language not in (None, each.language))
    given_up = tuple(each for each in entity.names if each not in left)
    others = dict.fromkeys((*entity.aliases, *given_up))
    aliases = tuple(each for each in others if each.text != name.text)
    return replace(entity, names=(name, *left), aliases=aliases)


RENAME = Command(
    name="rename",
    query=Renaming,
    answer=answer,
    aliases=("umbenennen", "call", "nennen"),
    role=Role.EDITOR,
    writes=True,
    submit=Submit.SHOW,
    repeats=True,
)
