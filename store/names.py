"""Names people type, and the entities they may mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor

from rapidfuzz import fuzz, process

from store.claims import Entity, Kind
from store.fold import resolve
from store.named import Match
from store.values import EntityId
from store.words import fold, without_accents

LIKELY = 75
"""Percent of likeness (indel ratio) from which a name may have been meant."""

PART = 0.9
"""The score of a name of which some words were typed, and these rightly."""

CONSIDERED = 200
"""Names a likeness is looked for among their entities; who means one of more should say more."""

FORMS = frozenset(
    "inc llc llp lp ltd limited corp corporation co company plc gmbh mbh ag kg se sa sas sarl bv "
    "nv ab oy srl spa ug holding group gruppe".split()
)
"""Legal forms and the like: with and without them it is mostly one company."""

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


def without_form(name: str) -> tuple[str, ...]:
    """Return the words of a name's key but for its legal form, unless it has no others."""
    words = key(name).split()
    return tuple(word for word in words if word not in FORMS) or tuple(words)


def holds(name: str, words: str) -> bool:
    """Say whether these words stand in a name, whole and in this order."""
    return f" {key(words)} " in f" {key(name)} "


def namings(entity: Entity) -> Iterator[Naming]:
    """Yield the names and aliases of an entity, each once; one that is withdrawn goes by none."""
    if entity.withdrawn:
        return iter(())
    texts = dict.fromkeys(name.text for name in (*entity.names, *entity.aliases))
    return (Naming(entity.id, text, key(text)) for text in texts)


def exact(name: str, keys: Container[str]) -> Mapping[str, float]:
    """Return the one of `keys` that is the name itself, scored 1."""
    typed = key(name)
    return {typed: 1.0} if typed and typed in keys else {}


def likely(name: str, keys: Collection[str]) -> Mapping[str, float]:
    """Return those of `keys` that the name may be a part or a misspelling of, scored by likeness.

    Of many, the likest `CONSIDERED`.
    """
    typed = key(name)
    if not typed:
        return {}
    scores = {
        found: score / 100
        for found, score, _ in process.extract(
            typed, keys, scorer=fuzz.ratio, score_cutoff=LIKELY, limit=None
        )
    }
    part = f" {typed} "
    for found in keys:
        if part in f" {found} ":
            scores[found] = max(scores.get(found, 0.0), PART)
    likest = sorted(scores.items(), key=lambda each: (-each[1], each[0]))
    return dict(likest[:CONSIDERED])


def lengths(typed: str) -> tuple[int, int]:
    """Return how short and how long a key may be of which this is a misspelling."""
    # No more signs can agree than the shorter one has.
    share = LIKELY / (200 - LIKELY)
    return ceil(len(typed) * share), floor(len(typed) / share)


def scored(scores: Mapping[str, float], candidates: Iterable[Naming]) -> tuple[Likeness, ...]:
    """Return the namings whose keys have a score."""
    return tuple(
        Likeness(naming, scores[naming.key]) for naming in candidates if naming.key in scores
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


def names_of(entity: Entity) -> tuple[str, ...]:
    """Return all that an entity is called, in every language."""
    return tuple(name.text for name in (*entity.names, *entity.aliases))
