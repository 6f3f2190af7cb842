"""Names: one thing spelt in two ways, and two things whose names are nearly one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from store.agreement.background import Background
from store.agreement.known import Known, asserted, entity_in
from store.agreement.known import entity_of as value_of
from store.agreement.verdicts import Finding, Hypothesis, Reason, Suspicion, Verdict
from store.base import Record
from store.claims import Entity, Name
from store.fields import FIELDS
from store.kinds import ROUNDS
from store.names import key
from store.values import EntityId, EntityRef

ALIKE = 80
"""Percent of likeness from which one name may be the other, misread or translated."""

LISTED = tuple(name for name, row in FIELDS.items() if row.many and "entity" in row.types)
"""Fields in which things are listed by name."""

NAMED = tuple(name for name in LISTED if FIELDS[name].kinds != ROUNDS)
"""Those of things with names of their own; rounds are named by letters, each nearly the next."""


def alike(one: Entity | None, other: Entity | None) -> bool:
    """Say whether two things of one kind have names that may be taken for each other."""
    if one is None or other is None or one.kind is not other.kind:
        return False
    return any(
        fuzz.ratio(key(a.text), key(b.text)) >= ALIKE for a in one.names for b in other.names
    )


def spellings(known: Known, background: Background) -> Iterator[Finding]:
    """Yield where sources spell the name of one thing differently, and not as two languages do."""
    for fact in known.of(*LISTED):
        spelt: dict[str | None, dict[str, list[Record]]] = {}
        for record in asserted((fact,)):
            if name := _name(record, background):
                names = spelt.setdefault(name.language, {})
                names.setdefault(key(name.text), []).append(record)
        for names in spelt.values():
            if len(names) > 1:
                first, *others = names.values()
                rest = tuple(record for records in others for record in records)
                yield Finding(Verdict.SAME, Reason.SPELLING, tuple(first), rest)


def _name(record: Record, background: Background) -> Name | None:
    """Return the name a record's value goes by in its source, if it is no description."""
    value = record.claim.value
    entity = background.entities.get(value.entity) if isinstance(value, EntityRef) else None
    if entity is None or not isinstance(value, EntityRef):
        return None
    names = (*entity.names, *entity.aliases)
    return next((each for each in names if key(each.text) == key(value.words)), None)


def likenesses(known: Known, background: Background) -> Iterator[Finding]:
    """Yield two names in one list that may be one: alike, and in no source beside each other."""
    lists: dict[tuple[str, EntityId, EntityId | None], dict[EntityId, list[Record]]] = {}
    for record in asserted(known.of(*NAMED)):
        if entity := value_of(record.claim.value):
            of = (record.claim.field, record.claim.subject, entity_in(record, "party"))
            lists.setdefault(of, {}).setdefault(entity, []).append(record)
    for members in lists.values():
        for one, other in _pairs(members, background):
            yield from _perhaps_one(members[one], members[other], one)


def _pairs(
    members: Iterable[EntityId], background: Background
) -> Iterator[tuple[EntityId, EntityId]]:
    """Yield the things of a list two by two whose names are alike, in the order of the list.

    A long list has many more pairs than names, so that all names are looked through at once.
    """
    things = [each for member in members if (each := background.entities.get(member))]
    names = [(key(name.text), place) for place, each in enumerate(things) for name in each.names]
    keys = [each for each, _ in names]
    found: set[tuple[int, int]] = set()
    for index, (wanted, place) in enumerate(names):
        likely = process.extract(
            wanted, keys[index + 1 :], scorer=fuzz.ratio, score_cutoff=ALIKE - 1, limit=None
        )
        others = (names[index + 1 + found_at][1] for _, _, found_at in likely)
        found.update((place, other) for other in others if other != place)
    for one, other in sorted(found):
        if alike(things[one], things[other]):
            yield things[one].id, things[other].id


def _perhaps_one(
    mine: Sequence[Record], theirs: Sequence[Record], entity: EntityId
) -> Iterator[Finding]:
    if {r.claim.source for r in mine} & {r.claim.source for r in theirs}:
        return
    both = (*mine, *theirs)
    suspected = Hypothesis(Suspicion.NAMES_ALIKE, both, both, entity=entity)
    yield Finding(
        Verdict.DIFFERENT, Reason.SUBJECT, tuple(mine), tuple(theirs), hypotheses=(suspected,)
    )
