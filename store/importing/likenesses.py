"""New names that may be slips of the pen: nearly those of known things, or of one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from store.claims import Entity
from store.lookalikes import skeleton
from store.names import names_of, without_form

SHORTEST = 7
"""Letters of a name from which one slip makes it nearly the same; of shorter ones many are."""

SLIPS = 1


def alike(
    new: Iterable[Entity], known: Iterable[Entity]
) -> Iterator[tuple[Entity, tuple[Entity, ...]]]:
    """Yield each new thing with those that are called nearly so, known ones and earlier new ones.

    Nearly: they look the same, only a legal form tells them apart, or one slip of the pen does.
    Names with other figures in them are others.
    """
    index: dict[str, list[_Called]] = {}
    for entity in known:
        _add(index, _called(entity))
    for entity in new:
        called = _called(entity)
        found = {each.id: each for each in _near(index, called)}
        if found:
            yield entity, tuple(found.values())
        _add(index, called)


@dataclass(frozen=True, slots=True)
class _Called:
    """A name of a thing: its letters in one word without its legal form, its figures, its look."""

    entity: Entity
    letters: str
    figures: str
    look: str

    def signs(self) -> Iterator[str]:
        """Yield what names have in common that are nearly the same; few others have any of it.

        Two names that one slip parts are the same without one letter of each.
        """
        yield f"{self.figures}={self.letters}"
        yield f"~{self.look}"
        if len(self.letters) >= SHORTEST:
            for at in range(1, len(self.letters)):
                yield f"{self.figures}-{self.letters[:at]}{self.letters[at + 1 :]}"
            yield f"{self.figures}-{self.letters}"

    def is_near(self, other: _Called) -> bool:
        """Say whether another name, which has a sign of this one, is nearly the same."""
        if self.look == other.look:
            return True
        return OSA.distance(self.letters, other.letters, score_cutoff=SLIPS) <= SLIPS


def _called(entity: Entity) -> tuple[_Called, ...]:
    return tuple(_taken_apart(entity, name) for name in names_of(entity))


def _taken_apart(entity: Entity, name: str) -> _Called:
    bare = "".join(without_form(name))
    letters = "".join(each for each in bare if not each.isdigit())
    figures = "".join(each for each in bare if each.isdigit())
    return _Called(entity, letters, figures, skeleton(name))


def _add(index: dict[str, list[_Called]], called: Iterable[_Called]) -> None:
    for each in called:
        for sign in set(each.signs()):
            index.setdefault(sign, []).append(each)


def _near(index: dict[str, list[_Called]], called: Iterable[_Called]) -> Iterator[Entity]:
    for each in called:
        for sign in set(each.signs()):
            for other in index.get(sign, ()):
                if other.entity.id != each.entity.id and each.is_near(other):
                    yield other.entity
