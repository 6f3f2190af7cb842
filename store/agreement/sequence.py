"""What cannot have come before: nobody pays, buys or raises before they were founded."""

from __future__ import annotations

from collections.abc import Iterator

from store.agreement.background import Background
from store.agreement.known import Known, asserted, circumstance, entity_of
from store.agreement.times import before
from store.agreement.verdicts import Finding, Reason, Verdict
from store.base import Record
from store.claims import Modality
from store.fields import FIELDS, Topic
from store.values import EntityId, PartialDate

ACTS = frozenset(name for name, row in FIELDS.items() if row.topic in (Topic.MONEY, Topic.DEAL)) | {
    "partnered_with"
}
"""Fields that tell what somebody did or had done to them, for which one has to exist."""


def impossible(known: Known, background: Background) -> Iterator[Finding]:
    """Yield what somebody is said to have done, or had done, before they were founded."""
    del background
    founded = {fact.subject: tuple(asserted((fact,))) for fact in known.of("founded_on")}
    for record in asserted(known.of(*sorted(ACTS))) if founded else ():
        for entity in dict.fromkeys(_acting(record)):
            later = tuple(
                each
                for each in founded.get(entity, ())
                if isinstance(each.claim.value, PartialDate)
                and before(record.claim.valid, each.claim.value)
                and Modality.RHETORICAL not in (each.claim.modality, record.claim.modality)
            )
            if later:
                yield Finding(Verdict.CONFLICT, Reason.SEQUENCE, (record,), later)


def _acting(record: Record) -> Iterator[EntityId]:
    """Yield who has to exist for what a claim tells."""
    yield record.claim.subject
    for entity in (entity_of(record.claim.value), circumstance(record, "company")):
        if entity:
            yield entity
