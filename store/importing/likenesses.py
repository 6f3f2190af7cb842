"""New names that may be slips of the pen: nearly those of known things, or of one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from store.claims import Entity
from store.lookalikes import skeleton
from store.names import names_of, without_form

SHORTEST = 7
"""Letters of a name from which one slip makes it nearly the same; of shorter ones many are."""

LONGEST = 60
"""Letters of a name up to which a slip is looked for; what is longer is a sentence."""

SLIPS = 1

SHARED = 20
"""Names that are held by one sign, at most: what more have in common tells nothing of any."""

MARKS_OF_A_NAME = 64
"""Bytes to mark the signs of a name in, of which most have some fifteen."""


def alike(
    new: Iterable[Entity], known: Iterable[Entity]
) -> Iterator[tuple[Entity, tuple[Entity, ...]]]:
    """Yield each new thing with those that are called nearly so, known ones and earlier new ones.

    Nearly: they look the same, only a legal form tells them apart, or one slip of the pen does.
    Names with other figures in them are others. Of very many that are nearly the same, some are
    told.
    """
    before = [_called(entity) for entity in known]
    after = [(entity, _called(entity)) for entity in new]
    index = _Index([*before, *(called for _, called in after)])
    for called in before:
        index.add(called)
    for entity, called in after:
        found = {each.id: each for each in index.near(called)}
        if found:
            yield entity, tuple(found.values())
        index.add(called)


@dataclass(frozen=True, slots=True)
class _Called:
    """A name of a thing: its letters in one word without its legal form, its figures, its look."""

    entity: Entity
    letters: str
    figures: str
    look: str

    def signs(self) -> frozenset[int]:
        """Return what names have in common that are nearly the same; few others have any of it.

        Two names that one slip parts are the same without one letter of each. Signs are told by
        their hashes, so that it takes a look at the names as well.
        """
        return frozenset(map(hash, self._signs()))

    def _signs(self) -> Iterator[str]:
        yield f"{self.figures}={self.letters}"
        yield f"~{self.look}"
        if SHORTEST <= len(self.letters) <= LONGEST:
            for at in range(1, len(self.letters)):
                yield f"{self.figures}-{self.letters[:at]}{self.letters[at + 1 :]}"
            yield f"{self.figures}-{self.letters}"

    def is_near(self, other: _Called) -> bool:
        """Say whether another name, which has a sign of this one, is nearly the same."""
        if self.look == other.look:
            return True
        if self.figures != other.figures:
            return False
        slips = SLIPS if min(len(self.letters), len(other.letters)) >= SHORTEST else 0
        return OSA.distance(self.letters, other.letters, score_cutoff=slips) <= slips


def _called(entity: Entity) -> tuple[_Called, ...]:
    return tuple(_taken_apart(entity, name) for name in names_of(entity))


def _taken_apart(entity: Entity, name: str) -> _Called:
    bare = "".join(without_form(name))
    letters = "".join(each for each in bare if not each.isdigit())
    figures = "".join(each for each in bare if each.isdigit())
    return _Called(entity, letters, figures, skeleton(name))


class _Index:
    """Names by their signs, by those alone that several names have: most signs are of one.

    All of them would take kilobytes a name; which come again is marked before, in a byte each.
    """

    def __init__(self, names: Sequence[tuple[_Called, ...]]) -> None:
        """Know which signs come again among all `names` that may be added."""
        self._marks = bytearray(MARKS_OF_A_NAME * (1 + sum(map(len, names))))
        self._held: dict[int, list[_Called]] = {}
        for sign in (sign for called in names for each in called for sign in each.signs()):
            at = sign % len(self._marks)
            self._marks[at] = min(self._marks[at] + 1, 2)

    def add(self, called: Iterable[_Called]) -> None:
        """Hold names by their signs."""
        for each in called:
            for sign in self._again(each):
                held = self._held.setdefault(sign, [])
                if len(held) < SHARED:
                    held.append(each)

    def near(self, called: Iterable[_Called]) -> Iterator[Entity]:
        """Yield the things that are called nearly as some names."""
        for each in called:
            for sign in self._again(each):
                for other in self._held.get(sign, ()):
                    if other.entity.id != each.entity.id and each.is_near(other):
                        yield other.entity

    def _again(self, each: _Called) -> Iterator[int]:
        return (sign for sign in each.signs() if self._marks[sign % len(self._marks)] > 1)
