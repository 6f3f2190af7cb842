"""Names people type, and the entities they may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from store.base import Match
from store.claims import Entity, Kind
from store.fold import resolve
from store.values import EntityId
from store.words import fold, without_accents

LIKELY = 75
"""Percent of likeness (indel ratio) from which a name may have been meant."""

PART = 0.9
"""The score of a name of which some words were typed, and these rightly."""

_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Naming:
    """One name of an entity, as it is written and as it is compared."""

    entity: EntityId
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a naming is like what was typed; 1 is the same."""

    naming: Naming
    score: float


def key(name: str) -> str:
    """Return a name without the differences of case, accents, signs and invisible characters."""
    folded = without_accents(fold(name))
    return _BETWEEN.sub(" ", folded).strip() or folded.strip()


def holds(name: str, words: str) -> bool:
    """Say whether these words stand in a name, whole and in this order."""
    return f" {key(words)} " in f" {key(name)} "


def namings(entity: Entity) -> Iterator[Naming]:
    """Yield the names and aliases of an entity, each once."""
    texts = dict.fromkeys(name.text for name in (*entity.names, *entity.aliases))
    return (Naming(entity.id, text, key(text)) for text in texts)


def exact(name: str, candidates: Iterable[Naming]) -> tuple[Likeness, ...]:
    """Return the namings that are the name itself."""
    typed = key(name)
    return tuple(Likeness(naming, 1.0) for naming in candidates if typed and naming.key == typed)


def likely(name: str, candidates: Iterable[Naming]) -> tuple[Likeness, ...]:
    """Return the namings that the name may be a part or a misspelling of."""
    typed = key(name)
    if not typed:
        return ()
    by_key: dict[str, list[Naming]] = {}
    for naming in candidates:
        by_key.setdefault(naming.key, []).append(naming)
    scores = {
        found: score / 100
        for found, score, _ in process.extract(
            typed, list(by_key), scorer=fuzz.ratio, score_cutoff=LIKELY, limit=None
        )
    }
    part = f" {typed} "
    for found in by_key:
        if part in f" {found} ":
            scores[found] = max(scores.get(found, 0.0), PART)
    return tuple(
        Likeness(naming, score) for found, score in scores.items() for naming in by_key[found]
    )


def best(
    likenesses: Iterable[Likeness],
    *,
    merged: Mapping[EntityId, EntityId],
    entities: Mapping[EntityId, Entity],
    kinds: frozenset[Kind],
    limit: int,
) -> tuple[Match, ...]:
    """Return the entities the likenesses stand for now, each once under its likest name."""
    order = sorted(likenesses, key=lambda each: (-each.score, each.naming.name, each.naming.entity))
    matches: dict[EntityId, Match] = {}
    for likeness in order:
        entity = entities[resolve(merged, likeness.naming.entity)]
        if not kinds or entity.kind in kinds:
            matches.setdefault(entity.id, Match(entity, likeness.naming.name, likeness.score))
    return tuple(matches.values())[:limit]
