"""What entities are called, and what is found by a name."""

from __future__ import annotations

from dataclasses import dataclass

from store.claims import Entity
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class Match:
    """An entity found by a name; `score` is 1 for its exact name, less for a likeness."""

    entity: Entity
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Cast:
    """Every entity as it was last, by id; `redirects` maps merged ones to what they are now."""

    entities: tuple[Entity, ...]
    redirects: tuple[tuple[EntityId, EntityId], ...] = ()
