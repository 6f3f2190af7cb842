"""What has to be read beside some facts so that their verdicts are the same in every answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from store.agreement.known import Known, asserted, entity_of, term_in
from store.agreement.lists import CLOSED
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
)
"""Fields that are held against one another."""

BESIDE = (
    ({"founded_on"}, ACTS),
    (ACTS, {"founded_on"}),
    (LISTED, {"owns"}),
    ({"invested_in"}, {"characterised_as"}),
    ({"price"}, {"acquired", "stake", "deal_status", "terminated_on"}),
)
"""Fields, and others that are read for them: what was founded when, who owns and bought what."""

ROLES = ("company", "whole")
"""The circumstances that name who a claim is about as well."""

OF_MODELS = ("licence_status", "capability")
"""Fields in which a developer's claims are held against those of its models."""

MISTAKEN = "mistaken_for"


@cache
def beside(field: str) -> frozenset[str]:
    """Return the fields in which something may decide how a claim of `field` stands."""
    together = (fields for fields in TOGETHER if field in fields)
    needed = (others for fields, others in BESIDE if field in fields)
    return frozenset({field, MISTAKEN}).union(*together, *needed)


@cache
def judged(field: str) -> bool:
    """Say whether claims of a field are held against others at all."""
    row = FIELDS[field]
    listed = field in LISTED or field in ORDER or row.outright
    together = any(field in fields for fields in TOGETHER)
    return not row.many or listed or together or field in ACTS


WEIGHED = frozenset[str]().union(*map(beside, filter(judged, FIELDS)))
"""What is held against anything, and what is read for it."""


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


def unread(near: Selection, *read: Selection) -> Selection | None:
    """Return what of a selection was not read with any of others, or None where all of it was.

    Claims that name an entity in any of the fields are not read again for their other entities.
    """
    known: frozenset[EntityId] = frozenset()
    for each in read:
        narrowed = each.sources or each.claims or each.subject_only
        if not narrowed and (not each.fields or near.fields <= each.fields):
            known |= each.entities
    entities = near.entities - known
    return replace(near, entities=entities) if entities else None


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


def further(facts: tuple[Fact, ...]) -> Selection | None:
    """Return what to read beside what was read around some facts, or None where that is all.

    It is of things that sources warn not to take for those of the facts, of who else is on a list
    that is called complete, of the parts of a whole, and of developers and their models.
    """
    known = Known(facts)
    warned = tuple(asserted(known.of(MISTAKEN)))
    entities = {each.claim.subject for each in warned}
    entities |= {entity for each in warned if (entity := entity_of(each.claim.value))}
    for record in asserted(facts):
        if term_in(record, "closure") in CLOSED:
            entities.update(_members(record, known))
        if record.claim.qualifier("whole"):
            entities.add(record.claim.subject)
    if any(known.of(*OF_MODELS)):
        told_of = {fact.subject for fact in known.of(*OF_MODELS)}
        for record in asserted(known.of("developer_of")):
            entities.update({record.claim.subject, *_named(record)} - told_of)
    if not entities:
        return None
    fields = frozenset(fact.field for fact in facts) | {"owns"}
    return Selection(entities=frozenset(entities), fields=fields)


def _members(record: Record, known: Known) -> Iterator[EntityId]:
    """Yield who is on the list of a claim, whoever says so."""
    claim = record.claim
    value = entity_of(claim.value)
    if FIELDS[claim.field].roster and value:
        yield from (fact.subject for fact in known.valued(value, claim.field))
        return
    for fact in known.about(claim.subject, claim.field):
        named = (entity_of(side.value) for side in fact.sides)
        yield from (entity for entity in named if entity)
