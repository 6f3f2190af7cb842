"""Whose the rounds are that claims name, and of what time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from store.claims import Claim
from store.values import EntityId, EntityRef, PartialDate, Value

OF_COMPANIES = frozenset({"raised", "valued_at"})
"""Fields that say of a company what belongs to one of its own rounds."""

OF_INVESTORS = frozenset({"led_round", "participated_in"})
"""Fields that say of an investor in which round of a company they were."""

TELLING = OF_COMPANIES | OF_INVESTORS
"""The fields that tell whose a round is."""


def rounds_in(
    claims: Iterable[Claim],
) -> Mapping[EntityId, Mapping[EntityId, tuple[PartialDate, ...]]]:
    """Return the rounds that claims name, by the company that raised them, with their dates."""
    found: dict[EntityId, dict[EntityId, tuple[PartialDate, ...]]] = {}
    for claim in claims:
        company, called = _told(claim)
        if company and called:
            dates = found.setdefault(company, {}).get(called, ())
            found[company][called] = (*dates, claim.valid) if claim.valid else dates
    return found


def _told(claim: Claim) -> tuple[EntityId | None, EntityId | None]:
    """Return a company and a round of it, each where a claim names it."""
    if claim.field in OF_COMPANIES:
        return claim.subject, _named(claim.qualifier("round"))
    if claim.field in OF_INVESTORS:
        return _named(claim.qualifier("company")), _named(claim.value)
    return None, None


def _named(value: Value | None) -> EntityId | None:
    return value.entity if isinstance(value, EntityRef) else None
