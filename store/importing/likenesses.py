"""New names that may be slips of the pen: nearly those of known things, or of one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from store.claims import Entity
from store.lookalikes import skeleton
from store.names import key, names_of

FORMS = frozenset(
    "inc llc llp lp ltd limited corp corporation co company plc gmbh mbh ag kg se sa sas sarl bv "
    "nv ab oy srl spa ug holding group gruppe".split()
)
"""Legal forms and the like: with and without them it is mostly one company."""

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
    index: dict[str, list[Entity]] = {}
    for entity in known:
        _add(index, entity)
    for entity in new:
        found = {each.id: each for each in _near(index, entity)}
        if found:
            yield entity, tuple(found.values())
        _add(index, entity)


def _add(index: dict[str, list[Entity]], entity: Entity) -> None:
    for sign in {sign for name in names_of(entity) for sign in _signs(name)}:
        index.setdefault(sign, []).append(entity)


def _near(index: dict[str, list[Entity]], entity: Entity) -> Iterator[Entity]:
    for name in names_of(entity):
        for sign in _signs(name):
            for other in index.get(sign, ()):
                if other.id != entity.id and any(_is_near(name, each) for each in names_of(other)):
                    yield other


def _is_near(one: str, other: str) -> bool:
    mine, theirs = _bare(one), _bare(other)
    if mine == theirs or skeleton(one) == skeleton(other):
        return True
    return _figures(mine) == _figures(theirs) and OSA.distance(mine, theirs) <= SLIPS


def _signs(name: str) -> set[str]:
    """Return what names have in common that are nearly the same; few others have any of it.

    Two names that one slip parts are the same without one letter of each.
    """
    bare = _bare(name)
    signs = {f"={bare}", f"~{skeleton(name)}"}
    if len(bare) >= SHORTEST:
        signs.add(bare)
        signs.update(bare[:at] + bare[at + 1 :] for at in range(1, len(bare)))
    return signs


def _bare(name: str) -> str:
    """Return a name in one word, without its legal forms."""
    words = key(name).split()
    kept = [word for word in words if word not in FORMS]
    return "".join(kept or words)


def _figures(text: str) -> str:
    return "".join(each for each in text if each.isdigit())
