"""Somebody called by no name: of whom the same is told as of another, in another currency."""

from __future__ import annotations

from collections.abc import Iterator

from store.agreement.background import Background
from store.agreement.known import Known, asserted, entity_in
from store.agreement.slips import slips
from store.agreement.verdicts import Finding, Hypothesis, Reason, Suspicion, Verdict
from store.base import Record
from store.names import key
from store.values import EntityId

QUOTED = ("„", "“", "«", "»", '"', "‚", "‘")
"""How the name of a thing begins that a source calls by no name: it is the source's own words."""


def epithets(known: Known, background: Background) -> Iterator[Finding]:
    """Yield payments into somebody called by no name, with the digits of another's.

    Two payments of one investor may well be of one size; what makes this one doubtful is that
    nobody names who got it, and that only the currency tells the sums apart. A party to a deal with
    the investor whom the source calls so elsewhere may be meant as well.
    """
    for record in asserted(known.of("invested_in")):
        taker = entity_in(record, "company")
        name = _own_words(taker, background)
        if taker is None or name is None:
            continue
        paid = asserted(known.about(record.claim.subject, "invested_in"))
        alike = tuple(each for each in paid if _alike(record, each))
        if alike:
            near = {
                party
                for parties in background.parties.values()
                if record.claim.subject in parties
                for party in parties
            }
            called = (each for each in _called(name, record, known) if each.claim.subject in near)
            yield _finding(record, alike, tuple(called))


def _own_words(entity: EntityId | None, background: Background) -> str | None:
    """Return the words of a source that stand for the name of a thing, if they do."""
    found = background.entities.get(entity) if entity else None
    name = found.names[0].text if found else ""
    return key(name) if name.startswith(QUOTED) else None


def _called(name: str, record: Record, known: Known) -> tuple[Record, ...]:
    """Return what the same source says of somebody in the words that stand for a name here."""
    return tuple(
        each
        for each in asserted(known.of("characterised_as"))
        if each.claim.source == record.claim.source and name in key(each.claim.value.words)
    )


def _alike(one: Record, other: Record) -> bool:
    """Say whether two payments went to two takers and differ in nothing but the currency."""
    takers = entity_in(one, "company"), entity_in(other, "company")
    if takers[0] == takers[1] or None in takers:
        return False
    return Suspicion.UNIT_SWAP in slips(one.claim.value, other.claim.value)


def _finding(record: Record, alike: tuple[Record, ...], called: tuple[Record, ...]) -> Finding:
    taker = entity_in(alike[0], "company")
    suspected = (
        Hypothesis(Suspicion.ENTITY_SWAP, (record,), alike, entity=taker),
        *(
            Hypothesis(Suspicion.ENTITY_SWAP, (record,), (each,), entity=each.claim.subject)
            for each in called
        ),
        Hypothesis(Suspicion.UNIT_SWAP, (record,), alike),
    )
    return Finding(Verdict.DIFFERENT, Reason.SUBJECT, (record,), alike, hypotheses=suspected)
