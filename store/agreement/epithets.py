"""Somebody called by no name: of whom the same is told as of another, in another currency."""

from __future__ import annotations

from collections.abc import Iterator

from store.agreement.background import Background
from store.agreement.known import Known, asserted, circumstance
from store.agreement.slips import slips
from store.agreement.verdicts import Finding, Hypothesis, Reason, Suspicion, Verdict
from store.base import Record
from store.values import EntityId

QUOTED = ("„", "“", "«", "»", '"', "‚", "‘")
"""How the name of a thing begins that a source calls by no name: it is the source's own words."""


def epithets(known: Known, background: Background) -> Iterator[Finding]:
    """Yield payments into somebody called by no name, with the digits of another's.

    Two payments of one investor may well be of one size; what makes this one doubtful is that
    nobody names who got it, and that only the currency tells the sums apart.
    """
    paid: dict[EntityId, list[Record]] = {}
    for record in asserted(known.of("invested_in")):
        paid.setdefault(record.claim.subject, []).append(record)
    for records in paid.values():
        for record in records:
            alike = tuple(each for each in records if _alike(record, each))
            other = circumstance(alike[0], "company") if alike else None
            if other and _is_nameless(circumstance(record, "company"), background):
                yield _finding(record, alike, other)


def _is_nameless(entity: EntityId | None, background: Background) -> bool:
    found = background.entities.get(entity) if entity else None
    return found is not None and found.names[0].text.startswith(QUOTED)


def _alike(one: Record, other: Record) -> bool:
    """Say whether two payments went to two takers and differ in nothing but the currency."""
    takers = circumstance(one, "company"), circumstance(other, "company")
    if takers[0] == takers[1] or None in takers:
        return False
    return Suspicion.UNIT_SWAP in slips(one.claim.value, other.claim.value)


def _finding(record: Record, alike: tuple[Record, ...], other: EntityId) -> Finding:
    suspected = (
        Hypothesis(Suspicion.ENTITY_SWAP, (record,), alike, entity=other),
        Hypothesis(Suspicion.UNIT_SWAP, (record,), alike),
    )
    return Finding(Verdict.DIFFERENT, Reason.SUBJECT, (record,), alike, hypotheses=suspected)
