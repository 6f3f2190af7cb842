"""Facts of two fields that cannot both be so: exclusive, but with others; private, but listed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from store.agreement.background import Background
from store.agreement.circumstances import excuse
from store.agreement.holding import opposed
from store.agreement.known import Known, asserted, entity_in, entity_of, term_in
from store.agreement.normal import normal
from store.agreement.sequence import impossible
from store.agreement.times import before
from store.agreement.verdicts import Finding, Held, Reason, Verdict
from store.base import Record
from store.claims import ClaimId
from store.facts import Fact
from store.values import EntityId, Money, Term

STATUSES = (("private", "listed"), ("independent", "subsidiary"))
"""What a company cannot be at once."""

NOT_HELD = frozenset({"former", "new"})
"""Standings of a shareholder that say nothing of shares held beside those just paid for."""


def exclusives(known: Known, background: Background) -> Iterator[Finding]:
    """Yield where a party that is bound to one partner alone is said to have another one.

    Bound is the named party, else who announced it, else every party. What a source says beside
    the exclusivity it tells of itself is no contradiction in its eyes.
    """
    for fact in known.of("exclusivity"):
        parties = background.parties.get(fact.subject, ())
        claimed = [each for each in asserted((fact,)) if _term(each) == "exclusive"]
        binding: dict[ClaimId, Record] = {}
        others: dict[ClaimId, Record] = {}
        for party in parties:
            bound = [record for record in claimed if party in _bound(record, parties)]
            for record in _partnerships(known, party, parties) if bound else ():
                if _is_another(record, bound, background):
                    others[record.id] = record
                    binding |= {each.id: each for each in bound}
        if others:
            one, other = tuple(binding.values()), tuple(others.values())
            yield Finding(Verdict.CONFLICT, Reason.EXCLUSIVE, one, other)


def _partnerships(known: Known, party: EntityId, parties: Sequence[EntityId]) -> Iterator[Record]:
    """Yield the partnerships of a party with somebody who is no party."""
    facts = (*known.about(party, "partnered_with"), *known.valued(party, "partnered_with"))
    for record in asserted(facts):
        if {record.claim.subject, entity_of(record.claim.value)} - set(parties):
            yield record


def _is_another(record: Record, bound: Sequence[Record], background: Background) -> bool:
    own = any(each.claim.source == record.claim.source for each in bound)
    return not own and not all(_excused(record, each, background) for each in bound)


def _bound(record: Record, parties: Sequence[EntityId]) -> frozenset[EntityId]:
    named = entity_in(record, "party") or record.claim.speaker
    return frozenset({named} if named and named in parties else parties)


def _excused(record: Record, bound: Record, background: Background) -> bool:
    """Say whether a partnership is from before an exclusivity, or of something else than it."""
    said, binding = background.source(record), background.source(bound)
    since = bound.claim.valid or binding.published
    return before(record.claim.valid, since) or excuse(record, bound, (said, binding)) is not None


def statuses(known: Known, background: Background) -> Iterator[Finding]:
    """Yield where a company is said to be two things that exclude each other."""
    for one, other in STATUSES:
        for fact in known.of("has_status"):
            if _term_of(fact) == one:
                rivals = known.about(fact.subject, "has_status")
                theirs = [each for each in rivals if _term_of(each) == other]
                yield from _opposed(
                    tuple(asserted((fact,))), tuple(asserted(theirs)), background, Reason.OPPOSITES
                )


def control(known: Known, background: Background) -> Iterator[Finding]:
    """Yield where one calls a company independent and another says who controls it."""
    for fact in known.of("has_status"):
        if _term_of(fact) == "independent":
            controlling = tuple(asserted(known.valued(fact.subject, "controls")))
            own = tuple(asserted((fact,)))
            yield from _opposed(controlling, own, background, Reason.OPPOSITES)


def conversions(known: Known, background: Background) -> Iterator[Finding]:
    """Yield where one holds shares already whose money, others say, is yet to become shares.

    Another payment may have brought the shares, unless it cannot have been.
    """
    doubted: frozenset[ClaimId] | None = None
    for fact in known.of("shareholder_of"):
        told = asserted((fact,))
        holding = [each for each in told if term_in(each, "standing") not in NOT_HELD]
        if not holding:
            continue
        company = entity_of(fact.sides[0].value)
        paid = [
            record
            for record in asserted(known.about(fact.subject, "invested_in"))
            if entity_in(record, "company") == company
        ]
        later = [record for record in paid if term_in(record, "form") == "convertible"]
        if not later:
            continue
        if doubted is None:
            found = impossible(known, background)
            doubted = frozenset(record.id for each in found for record in each.one)
        if not any(_may_be_shares(record, later, doubted) for record in paid):
            yield from _opposed(tuple(later), tuple(holding), background, Reason.NOT_YET)


def _may_be_shares(record: Record, later: Sequence[Record], doubted: Container[ClaimId]) -> bool:
    """Say whether a payment is another than those to be converted, and may have been for shares."""
    value = record.claim.value
    known = isinstance(value, Money) and value.figure is not None
    another = all(normal(value) != normal(each.claim.value) for each in later)
    form = term_in(record, "form")
    return form == "equity" or (known and another and not form and record.id not in doubted)


def _opposed(
    one: tuple[Record, ...], other: tuple[Record, ...], background: Background, reason: Reason
) -> Iterator[Finding]:
    """Yield the verdict on claims that cannot both be so, those of one verdict together."""
    groups: dict[Held, tuple[dict[ClaimId, Record], dict[ClaimId, Record]]] = {}
    for mine in one:
        for theirs in other:
            speakers = mine.claim.speaker, theirs.claim.speaker
            named = any(speakers) and speakers[0] != speakers[1]
            held = opposed(mine, theirs, background, contested=named, reason=reason)
            left, right = groups.setdefault(held, ({}, {}))
            left[mine.id], right[theirs.id] = mine, theirs
    for held, (left, right) in groups.items():
        yield Finding(held.verdict, held.reason, tuple(left.values()), tuple(right.values()))


def _term(record: Record) -> str:
    value = record.claim.value
    return value.term if isinstance(value, Term) else ""


def _term_of(fact: Fact) -> str:
    return _term(fact.sides[0].records[0])
