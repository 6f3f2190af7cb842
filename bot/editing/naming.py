"""A name for something new: what keeps it from being one, and known things it may be taken for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.desk import Desk
from bot.document import Note, Tone
from bot.leaves import Leaf, Named, Verbatim, Words
from bot.lines import listed
from bot.problems import Problem, ProblemError
from bot.soundness import sound
from bot.suggestions import Typed
from store.claims import Entity, Kind
from store.lookalikes import Hiding, hiding
from store.names import PART, key, without_form
from store.values import EntityId

LONGEST_NAME = 200
"""Characters of a name; the longest of a company in any register has fewer. Chosen 2026-11."""


@dataclass(frozen=True, slots=True)
class NameType(Typed):
    """A name for something new."""

    async def read(self, text: str, desk: Desk) -> str:
        """Return the name, or raise ProblemError where it can be none."""
        del desk
        return checked(text)


@dataclass(frozen=True, slots=True)
class NamesType(Typed):
    """Names for one thing, with semicolons between them; commas are part of a name."""

    async def read(self, text: str, desk: Desk) -> tuple[str, ...]:
        """Return each name once, or raise ProblemError."""
        del desk
        names = (each for each in text.split(";") if each.strip())
        found = tuple(dict.fromkeys(map(checked, names)))
        return found or (checked(text),)


NAME = NameType()
NAMES = NamesType()


def checked(text: str) -> str:
    """Return a name with single spaces, or raise ProblemError where it can be none.

    It has a letter or a digit, and no signs that nobody sees or that turn the direction of others.
    """
    name = " ".join(sound(text).split())
    if len(name) > LONGEST_NAME:
        raise ProblemError(Problem("long-name", (("most", LONGEST_NAME),)))
    if not any(each.isalnum() for each in name):
        raise ProblemError(Problem("no-name", (("text", Verbatim(text)),)))
    if hiding(name) - {Hiding.MIXED}:
        raise ProblemError(Problem("hidden-signs", (("text", Verbatim(name)),)))
    return name


@dataclass(frozen=True, slots=True)
class Kin:
    """Known things that a new name may be taken for.

    `near` are called nearly so, `twins` look the same in other letters, `namesakes` bear the name.
    """

    near: tuple[Entity, ...] = ()
    twins: tuple[Entity, ...] = ()
    namesakes: tuple[Entity, ...] = ()

    def without(self, entity: Entity) -> Kin:
        """Return the same but for one thing, whose own new name it is."""
        near, twins, namesakes = (
            tuple(each for each in some if each.id != entity.id)
            for some in (self.near, self.twins, self.namesakes)
        )
        return Kin(near, twins, namesakes)

    @property
    def ids(self) -> tuple[EntityId, ...]:
        """Return the ids of all of them."""
        return tuple(each.id for each in (*self.near, *self.twins, *self.namesakes))


UNMISTAKABLE = Kin()
"""What a name may be taken for that is like no other."""


async def kin(name: str, desk: Desk, kinds: frozenset[Kind]) -> Kin:
    """Return what a new name may be taken for: nearly so are called things of these kinds alone."""
    near = [*await desk.workspace.find(name, upto=desk.upto, kinds=kinds)]
    bare = " ".join(without_form(name))
    if bare != key(name):
        same = await desk.workspace.starting(bare, upto=desk.upto, kinds=kinds)
        near += [replace(each, score=PART) for each in same if each.score == 1]
    # To find would look for likenesses among all names where nothing bears this one.
    same = await desk.workspace.starting(name, upto=desk.upto)
    alike = await desk.workspace.lookalikes(name, upto=desk.upto)
    twins = tuple(match.entity for match in alike)
    nearly = {each.entity.id: each.entity for each in near if each.score < 1}
    return Kin(
        tuple(each for each in nearly.values() if each not in twins),
        twins,
        tuple(each.entity for each in same if each.score == 1),
    )


def warnings(name: str, known: Kin) -> Iterator[Note[Leaf]]:
    """Warn of a new name that may be taken for a known one, or is written to look like another."""
    for word, others in (
        ("name-twin", known.twins),
        ("name-shared", known.namesakes),
        ("name-near", known.near),
    ):
        if others:
            named = listed([_named(each) for each in others])
            places: tuple[tuple[str, Leaf], ...] = (("name", Verbatim(name)), ("others", named))
            yield Note(Tone.WARNING, (Words(word, places),))
    if Hiding.MIXED in hiding(name) and not known.twins:
        yield Note(Tone.WARNING, (Words("name-mixed", (("name", Verbatim(name)),)),))


def _named(entity: Entity) -> Leaf:
    kind = Words(f"kind-{entity.kind}")
    return Words("name-of-kind", (("name", Named(entity)), ("kind", kind)))
