"""Names by how they begin, for who is still typing one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from store.claims import Entity, Kind
from store.fold import State, resolve
from store.named import Match
from store.names import key, namings
from store.values import EntityId

LONGEST = 64
"""Signs of what was typed that count; more say no more, and a long name has many beginnings."""

BEGUN = 0.8
"""The score of a name that begins so; of whole words that were typed, `names.PART` says more."""

BEGUN_WITHIN = 0.7
"""The score of a name in which a later word begins so."""


class Beginning(NamedTuple):
    """A place to begin a name at: its first word, or a later one (`within`).

    `rest` is its key from there on, up to `LONGEST` signs. Their order is that of what is offered.
    """

    within: bool
    rest: str
    name: str
    entity: EntityId


def beginnings(entity: Entity) -> frozenset[Beginning]:
    """Return every place where a name or an alias may be begun."""
    return frozenset(
        Beginning(start > 0, naming.key[start : start + LONGEST], naming.name, naming.entity)
        for naming in namings(entity)
        for start in _starts(naming.key)
    )


def _starts(key_of_name: str) -> Iterator[int]:
    gaps = (place for place, sign in enumerate(key_of_name) if sign == " ")
    return chain((0,), (gap + 1 for gap in gaps))


def begun(typed: str) -> str:
    """Return how a beginning begins that is meant by what was typed."""
    return key(typed)[:LONGEST]


def those_begun(typed: str, entities: Iterable[Entity]) -> tuple[Beginning, ...]:
    """Return all beginnings of some entities that are meant, in order."""
    start = begun(typed)
    every = (beginning for entity in entities for beginning in beginnings(entity))
    return tuple(sorted(each for each in every if each.rest.startswith(start)))


def first(
    found: Iterable[Beginning], *, merged: Mapping[EntityId, EntityId], limit: int
) -> Mapping[EntityId, Beginning]:
    """Return the first entities that beginnings stand for now, each by its first one.

    No more of `found` is looked at than that takes.
    """
    chosen: dict[EntityId, Beginning] = {}
    if limit > 0:
        for each in found:
            chosen.setdefault(resolve(merged, each.entity), each)
            if len(chosen) == limit:
                break
    return chosen


def matches(
    typed: str, chosen: Mapping[EntityId, Beginning], entities: Mapping[EntityId, Entity]
) -> tuple[Match, ...]:
    """Return the entities that were chosen; those of exactly this name first."""
    whole = key(typed)
    scored = (
        Match(entities[entity], each.name, _score(whole, each)) for entity, each in chosen.items()
    )
    return tuple(sorted(scored, key=lambda match: -match.score))


def _score(whole: str, beginning: Beginning) -> float:
    if key(beginning.name) == whole:
        return 1
    return BEGUN_WITHIN if beginning.within else BEGUN


def of_kinds(
    state: State, entities: Iterable[EntityId], kinds: frozenset[Kind]
) -> tuple[Entity, ...]:
    """Return those of some entities that now stand for one of these kinds; no kinds are all."""
    return tuple(
        state.entities[each]
        for each in entities
        if not kinds or state.entities[resolve(state.merged, each)].kind in kinds
    )
