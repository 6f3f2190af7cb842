"""`/deals rename`: another name for a deal; it is found by the old one as before."""

from __future__ import annotations

from dataclasses import dataclass

from bot.command import Command, Submit, required
from bot.commands.entity import rename
from bot.desk import Desk
from bot.document import Reply
from bot.editing.naming import NAME
from bot.followed import FOLLOWED
from bot.following import typed_name
from bot.leaves import Leaf, Named
from bot.problems import Problem, ProblemError
from bot.roles import Role
from bot.subject import deal_of
from store.base import Followed
from store.claims import Entity
from store.names import key, names_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """Which deal, and what it is to be called."""

    name: Followed = required(FOLLOWED, "name", aliases=("deal", "geschäft"))
    new_name: str = required(NAME, "new-name", aliases=("neuer-name", "to"), positional=False)


async def answer(query: Renaming, desk: Desk) -> Reply[Leaf]:
    """Call a deal otherwise, or raise ProblemError where another one is called so."""
    deal = deal_of(desk, query.name.entity)
    for each in desk.deals:
        if each.entity.id != deal.entity.id and _is_called(each.entity, query.new_name):
            tries = (f"deal {typed_name(each.entity, desk)}",)
            places = (("deal", Named(each.entity)),)
            raise ProblemError(Problem("deal-exists", places, tries, at="new-name"))
    renaming = rename.Renaming(thing=deal.entity, name=query.new_name)
    return await rename.answer(renaming, desk)


def _is_called(entity: Entity, name: str) -> bool:
    return key(name) in map(key, names_of(entity))


RENAME = Command(
    name="rename",
    query=Renaming,
    answer=answer,
    aliases=("umbenennen",),
    role=Role.EDITOR,
    writes=True,
    submit=Submit.SHOW,
    repeats=True,
)
