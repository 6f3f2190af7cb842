"""The parties of a deal as people list them: known things, and companies that are new."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from bot.desk import Desk
from bot.editing.naming import UNMISTAKABLE, Kin, checked, kin
from bot.leaves import Verbatim
from bot.problems import Problem, ProblemError
from bot.soundness import sound
from bot.suggestions import Typed
from store.claims import Entity, Kind
from store.names import key
from store.values import EntityId
from store.words import without_accents

PARTIES = frozenset({Kind.COMPANY, Kind.PERSON, Kind.GROUP, Kind.AUTHORITY})
"""What may be a party to a deal."""

AND = re.compile(r"\s+(?:and|und|&)\s+", re.IGNORECASE)

DIGITS = 12
"""Hexadecimal digits in the id of a name that has no letters of ours."""

UNSPOKEN = re.compile(r"[^a-z0-9]+")
"""What stands between the words of an id."""


@dataclass(frozen=True, slots=True)
class Party:
    """A name that was listed, the thing it is, or known things that it may be taken for."""

    name: str
    entity: Entity | None
    known: Kin = UNMISTAKABLE


@dataclass(frozen=True, slots=True)
class PartiesType(Typed):
    """Names between commas, the last two between "and" or "und"; semicolons keep all else."""

    async def read(self, text: str, desk: Desk) -> tuple[Party, ...]:
        """Return each party once, or raise ProblemError."""
        parties = [await party(name, desk) for name in await _names(sound(text), desk)]
        if not parties:
            raise ProblemError(Problem("no-name", (("text", Verbatim(text)),)))
        once: dict[str, Party] = {}
        for each in parties:
            once.setdefault(each.entity.id if each.entity else key(each.name), each)
        return tuple(once.values())


PARTIES_TYPE = PartiesType()


async def party(name: str, desk: Desk) -> Party:
    """Return what a name stands for, or raise ProblemError where it is several things."""
    matches = await desk.workspace.find(name, upto=desk.upto, kinds=PARTIES)
    same = [match.entity for match in matches if match.score == 1]
    if len(same) > 1:
        names = tuple(each.name(desk.language) for each in same)
        places = (("name", Verbatim(name)),)
        raise ProblemError(Problem("ambiguous-name", places, spellings=names))
    if same:
        return Party(name, same[0])
    new = checked(name)
    return Party(new, None, await kin(new, desk, PARTIES))


async def new_id(kind: Kind, name: str, desk: Desk, taken: Container[EntityId]) -> EntityId:
    """Return an id for a new thing of that name that nothing has yet, nor any of `taken`."""
    slug = UNSPOKEN.sub("-", without_accents(name).casefold()).strip("-")
    slug = slug or hashlib.sha256(name.encode()).hexdigest()[:DIGITS]
    for count in itertools.count(1):
        found = EntityId(f"{kind}:{slug}" if count == 1 else f"{kind}:{slug}-{count}")
        if found not in taken and not await desk.workspace.entity(found, upto=desk.upto):
            return found
    raise AssertionError("numbers do not end")


async def _names(text: str, desk: Desk) -> list[str]:
    """Return the names of a list; what is known as a whole is not taken apart at its "and"."""
    if ";" in text:
        return _said(text.split(";"))
    *first, last = text.split(",")
    whole = await desk.workspace.find(last, upto=desk.upto, kinds=PARTIES)
    known = any(match.score == 1 for match in whole)
    return _said((*first, *((last,) if known else AND.split(last))))


def _said(names: Iterable[str]) -> list[str]:
    return [each.strip() for each in names if each.strip()]
