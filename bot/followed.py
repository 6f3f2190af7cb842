"""A deal that is followed here as an argument: by its name, or by that of a party to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.desk import Desk
from bot.document import Outcome
from bot.entities import ENTITY
from bot.leaves import Named
from bot.params import CHOICES_SHOWN
from bot.problems import Problem, ProblemError
from bot.subject import deals_of
from bot.suggestions import Entry, Proposal
from store.base import Followed
from store.names import key


@dataclass(frozen=True, slots=True)
class FollowedType:
    """One of the deals that are followed; claims name others too."""

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.SUGGESTED

    async def read(self, text: str, desk: Desk) -> Followed:
        """Return the deal `text` names, or raise ProblemError with those it may mean."""
        named = await ENTITY.read(text, desk)
        fitting = deals_of(desk, named)
        if len(fitting) == 1:
            return fitting[0]
        names = (each.entity.name(desk.language) for each in fitting or desk.deals)
        deals = tuple(names)[:CHOICES_SHOWN]
        if fitting:
            raise ProblemError(Problem("which-deal", spellings=deals))
        places = (("name", Named(named)),)
        unknown = Problem("not-followed", places, outcome=Outcome.UNKNOWN, spellings=deals)
        raise ProblemError(unknown)

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return the deals a word of whose name begins with what was typed."""
        begun = f" {key(typed)}"
        names = [(each, each.entity.name(desk.language)) for each in desk.deals]
        fitting = [(each, name) for each, name in names if begun in f" {key(name)}"]
        return tuple(Proposal(Named(each.entity), name) for each, name in fitting[: desk.most])


FOLLOWED = FollowedType()
