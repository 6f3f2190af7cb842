"""What has to be read beside some facts so that their verdicts are the same in every answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from store.agreement.known import Known, asserted, entity_of
from store.agreement.namings import LISTED
from store.agreement.sequence import ACTS
from store.agreement.stages import ORDER
from store.base import Record, Selection
from store.claims import Polarity
from store.facts import Fact
from store.fields import FIELDS
from store.values import Comparison, EntityId

TOGETHER = (
    frozenset({"total_raised", "raised"}),
    frozenset({"valued_at", "raised", "price"}),
    frozenset({"exclusivity", "partnered_with"}),
    frozenset({"controls", "has_status"}),
    frozenset({"shareholder_of", "invested_in"}),
    frozenset({"compared_to", "capability", "limitation", "developer_of"}),
    frozenset({"licence_status", "developer_of"}),
    frozenset({"founded_on"}) | ACTS,
    *(frozenset({field, "owns"}) for field in LISTED),
)
"""Fields that are held against one another."""

ROLES = ("company", "whole")
"""The circumstances that name who a claim is about as well."""

MISTAKEN = "mistaken_for"


@cache
def beside(field: str) -> frozenset[str]:
    """Return the fields in which something may decide how a claim of `field` stands."""
    together = (fields for fields in TOGETHER if field in fields)
    return frozenset({field, MISTAKEN}).union(*together)


@cache
def judged(field: str) -> bool:
    """Say whether claims of a field are held against others at all."""
    row = FIELDS[field]
    listed = field in LISTED or field in ORDER or row.outright
    return not row.many or listed or any(field in fields for fields in TOGETHER)


def around(
    facts: Iterable[Fact], parties: Mapping[EntityId, tuple[EntityId, ...]]
) -> Selection | None:
    """Return what to read beside some facts, or None where nothing bears on them."""
    entities: set[EntityId] = set()
    fields: set[str] = set()
    for fact in facts:
        denied = any(side.polarity is Polarity.NO for side in fact.sides)
        if judged(fact.field) or denied:
            entities.update(_about(fact))
            fields |= beside(fact.field)
    if not entities:
        return None
    deals = {
        each
        for deal, own in parties.items()
        if deal in entities or entities.intersection(own)
        for each in (deal, *own)
    }
    return Selection(entities=frozenset(entities | deals), fields=frozenset(fields))


def _about(fact: Fact) -> Iterator[EntityId]:
    yield fact.subject
    for record in fact.records:
        yield from _named(record)


def _named(record: Record) -> Iterator[EntityId]:
    value = record.claim.value
    if isinstance(value, Comparison):
        yield value.than
    for each in (value, *(record.claim.qualifier(role) for role in ROLES)):
        if entity := entity_of(each):
            yield entity


def lookalikes(facts: tuple[Fact, ...]) -> Selection | None:
    """Return what to read of things that sources warn not to take for those of some facts."""
    known = Known(facts)
    warned = tuple(asserted(known.of(MISTAKEN)))
    entities = {each.claim.subject for each in warned}
    entities |= {entity for each in warned if (entity := entity_of(each.claim.value))}
    if not entities:
        return None
    return Selection(entities=frozenset(entities), fields=frozenset(fact.field for fact in facts))
