"""The facts that are judged together, found by what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from store.agreement.verdicts import Hypothesis
from store.base import Record
from store.claims import ClaimId, Polarity
from store.facts import Fact
from store.values import EntityId, EntityRef, Value


@dataclass(frozen=True, slots=True)
class Known:
    """Facts by field, by subject and field, and by field and the entity that is their value.

    `swapped` keeps what was found of claims whose value stands elsewhere.
    """

    facts: tuple[Fact, ...]
    _fields: dict[str, list[Fact]] = field(default_factory=dict, repr=False)
    _subjects: dict[tuple[str, EntityId], list[Fact]] = field(default_factory=dict, repr=False)
    _values: dict[tuple[str, EntityId], list[Fact]] = field(default_factory=dict, repr=False)
    swapped: dict[tuple[ClaimId, ...], tuple[Hypothesis, ...]] = field(
        default_factory=dict, repr=False
    )

    def __post_init__(self) -> None:
        for fact in self.facts:
            self._fields.setdefault(fact.field, []).append(fact)
            self._subjects.setdefault((fact.field, fact.subject), []).append(fact)
            for entity in {entity_of(side.value) for side in fact.sides}:
                if entity:
                    self._values.setdefault((fact.field, entity), []).append(fact)

    def of(self, *fields: str) -> Iterator[Fact]:
        """Yield the facts of some fields."""
        for name in fields:
            yield from self._fields.get(name, ())

    def about(self, subject: EntityId, *fields: str) -> Iterator[Fact]:
        """Yield the facts of some fields about a subject."""
        for name in fields:
            yield from self._subjects.get((name, subject), ())

    def valued(self, entity: EntityId, *fields: str) -> Iterator[Fact]:
        """Yield the facts of some fields whose value is an entity."""
        for name in fields:
            yield from self._values.get((name, entity), ())


def entity_of(value: Value | None) -> EntityId | None:
    """Return the entity a value names, if it names one."""
    return value.entity if isinstance(value, EntityRef) else None


def entity_in(record: Record, name: str) -> EntityId | None:
    """Return the entity that a circumstance of a claim names, if it names one."""
    return entity_of(record.claim.qualifier(name))


def asserted(facts: Iterable[Fact]) -> Iterator[Record]:
    """Yield the records of facts that deny nothing."""
    for fact in facts:
        for side in fact.sides:
            if side.polarity is not Polarity.NO:
                yield from side.records


def term_in(record: Record, name: str) -> str | None:
    """Return the term of a circumstance of a claim, if it has one."""
    value = record.claim.qualifier(name)
    return getattr(value, "term", None)
