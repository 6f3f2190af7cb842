"""A thing that was merged into another one, by the names of either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.desk import Desk
from bot.document import Outcome
from bot.entities import ENTITY
from bot.leaves import Joined, Leaf, Named, Verbatim
from bot.lines import DOT
from bot.problems import Problem, ProblemError
from bot.suggestions import Entry, Proposal
from store.claims import Entity
from store.named import Match
from store.names import key, names_of


@dataclass(frozen=True, slots=True)
class Merged:
    """What was merged, and what it is now."""

    gone: Entity
    kept: Entity


@dataclass(frozen=True, slots=True)
class MergedType:
    """A merged thing by its own name, or by that of the other where nothing else is merged."""

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.SUGGESTED

    async def read(self, text: str, desk: Desk) -> Merged:
        """Return the merged thing, or raise ProblemError."""
        kept = await ENTITY.read(text, desk)
        gone = await merged_into(kept, desk)
        meant = tuple(each for each in gone if key(text) in map(key, names_of(each))) or gone
        if len(meant) == 1:
            return Merged(meant[0], kept)
        places = (("name", Named(kept)),)
        if not gone:
            raise ProblemError(Problem("nothing-merged", places, outcome=Outcome.UNKNOWN))
        names = tuple(each.name(desk.language) for each in meant)
        raise ProblemError(Problem("which-merged", places, spellings=names))

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return the merged things with a name in which a word begins so."""
        found = await desk.workspace.starting(typed, upto=desk.upto, limit=desk.most)
        merged = (each for each in found if each.name not in names_of(each.entity))
        return tuple(Proposal(_within(each), each.name) for each in merged)


MERGED = MergedType()


async def merged_into(kept: Entity, desk: Desk) -> tuple[Entity, ...]:
    """Return the things that were merged into one."""
    cast = await desk.workspace.cast(upto=desk.upto, now=kept.id)
    return tuple(each for each in cast.entities if each.id != kept.id)


def _within(match: Match) -> Leaf:
    return Joined((Verbatim(match.name), DOT, Named(match.entity)))
