"""Names that an export or a pack brings: what can be none, and what looks like another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from store.claims import Entity
from store.importing.faults import Fault, FaultyError, Why
from store.importing.wordings import name_in
from store.lookalikes import looks_alike, skeleton
from store.names import names_of
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class Twin:
    """A new name, and the other things with a name that looks the same and is written otherwise."""

    name: str
    others: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class LookedOver:
    """What is wrong with new names, by the rules of every name, and what they look like."""

    faults: tuple[Fault, ...] = ()
    twins: tuple[Twin, ...] = ()


def look_over(brought: Iterable[Entity], known: Iterable[Entity]) -> LookedOver:
    """Return what is to be told of the names in `brought` that the things known do not bear yet."""
    held = {entity.id: entity for entity in known}
    new = tuple((entity, name) for entity in brought for name in _added(entity, held))
    return LookedOver(
        tuple(fault for _, name in new if (fault := _fault(name))),
        tuple(_twins(new, held.values())),
    )


def _added(entity: Entity, held: Mapping[EntityId, Entity]) -> tuple[str, ...]:
    before = names_of(held[entity.id]) if entity.id in held else ()
    return tuple(name for name in dict.fromkeys(names_of(entity)) if name not in before)


def _fault(name: str) -> Fault | None:
    try:
        return None if name_in(name, "") else Fault(Why.NO_NAME, "", name)
    except FaultyError as error:
        return error.fault


def _twins(new: Iterable[tuple[Entity, str]], known: Iterable[Entity]) -> Iterator[Twin]:
    seen: dict[str, dict[str, Entity]] = {}
    for entity in known:
        for name in names_of(entity):
            seen.setdefault(skeleton(name), {}).setdefault(name, entity)
    for entity, name in new:
        same = seen.setdefault(skeleton(name), {})
        others = {
            other.id: other
            for called, other in same.items()
            if other.id != entity.id and looks_alike(name, called)
        }
        if others:
            yield Twin(name, tuple(others.values()))
        same.setdefault(name, entity)
