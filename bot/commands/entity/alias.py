"""`/entity alias` and `unalias`: what a thing goes by beside its name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.command import Command, Submit, parameter, required
from bot.desk import Desk
from bot.document import Reply
from bot.editing.called import current, renaming
from bot.editing.entries import LINE, SAID_IN
from bot.editing.naming import NAMES, Kin, kin
from bot.editing.sure import Change, decided
from bot.entities import ENTITY
from bot.following import typed_name
from bot.leaves import Leaf, Named, Verbatim
from bot.problems import Problem, ProblemError
from bot.roles import Role
from store.claims import Entity, Name
from store.names import key

AS = ("=", "as", "als", "aka")
"""Words that lead to an alias."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliasing:
    """Which thing, what it goes by as well, and in which language."""

    thing: Entity = required(ENTITY, "thing", aliases=("objekt", "entity", "about"))
    aliases: tuple[str, ...] = required(
        NAMES, "aliases", aliases=("alias", "weitere-namen", "auch"), led_by=AS
    )
    language: str | None = parameter(SAID_IN, "called-in", aliases=("language", "sprache"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unaliasing:
    """Which thing, and what it does not go by."""

    thing: Entity = required(ENTITY, "thing", aliases=("objekt", "entity", "about"))
    alias: str = required(LINE, "alias", led_by=AS)


async def alias(query: Aliasing, desk: Desk) -> Reply[Leaf]:
    """Let a thing go by further names; where one is another's too, only after another look."""

    async def work(now: Desk) -> Change:
        entity = await current(query.thing, now)
        given = tuple(Name(each, query.language) for each in query.aliases)
        new = tuple(each for each in given if each not in (*entity.names, *entity.aliases))
        if not new:
            raise _refused("alias-known", entity, "; ".join(query.aliases), "entity show", now)
        after = replace(entity, aliases=(*entity.aliases, *new))
        known = {each.text: await _like(each.text, entity, now) for each in new}
        return renaming(entity, after, known, now)

    return await decided(desk, work, looked_at=False)


async def _like(name: str, entity: Entity, desk: Desk) -> Kin:
    """Return what else a name may be taken for."""
    return (await kin(name, desk, frozenset({entity.kind}))).without(entity)


async def unalias(query: Unaliasing, desk: Desk) -> Reply[Leaf]:
    """Let a thing no longer go by a name that is not its own."""

    async def work(now: Desk) -> Change:
        entity = await current(query.thing, now)
        meant = key(query.alias)
        left = tuple(each for each in entity.aliases if key(each.text) != meant)
        if left == entity.aliases:
            own = any(key(each.text) == meant for each in entity.names)
            word, way = ("alias-is-name", "rename") if own else ("no-alias", "show")
            raise _refused(word, entity, query.alias, f"entity {way}", now)
        return renaming(entity, replace(entity, aliases=left), {}, now)

    return await decided(desk, work)


def _refused(word: str, entity: Entity, given: str, way: str, desk: Desk) -> ProblemError:
    places: tuple[tuple[str, Leaf], ...] = (("entity", Named(entity)), ("name", Verbatim(given)))
    tries = (f"{way} {typed_name(entity, desk)}",)
    return ProblemError(Problem(word, places, tries, at="alias"))


ALIAS = Command(
    name="alias",
    query=Aliasing,
    answer=alias,
    aliases=("aka", "auch", "spitzname"),
    role=Role.EDITOR,
    writes=True,
    repeats=True,
)

UNALIAS = Command(
    name="unalias",
    query=Unaliasing,
    answer=unalias,
    aliases=("streichen", "alias-weg"),
    role=Role.EDITOR,
    writes=True,
    submit=Submit.SHOW,
    repeats=True,
)
