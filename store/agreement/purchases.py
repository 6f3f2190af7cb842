"""A price that is told of a company, held against the price of the one purchase of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from store.agreement.background import Background
from store.agreement.camps import WEIGHT, between
from store.agreement.known import Known, asserted, entity_of
from store.agreement.normal import normal
from store.agreement.times import gap, told_at
from store.agreement.verdicts import AGREEING, Finding, Held
from store.base import Record
from store.claims import DealStatus
from store.facts import Fact, Side
from store.possible import WHOLE
from store.values import EntityId, Share, Term

BOTH = 2
"""Parties of a purchase of which the first buys the other, where no source says who does."""

ONE_SALE = timedelta(days=365)
"""Between two times further apart a company may have been sold twice. Chosen 2026-11."""


def purchases(known: Known, background: Background) -> Iterator[Finding]:
    """Yield how prices of companies stand to that of the deal in which they alone are bought.

    What agrees with one of several prices of the deal contradicts none of the others anew. Of a
    deal that was called off, or for a part of the company, the price is none of the company.
    """
    for fact in known.of("price"):
        company, every = fact.subject, background.purchases
        deals = [deal for deal in every if _is_bought(company, deal, known, background)]
        if len(deals) != 1 or len(_buyers(company, known)) > 1:
            continue
        if _is_ended(deals[0], known, background) or _is_of_a_part(company, deals[0], known):
            continue
        for price in known.about(deals[0], "price"):
            if _scope(price) == _scope(fact):
                for side in fact.sides:
                    yield from _held(price, side, background)


def _is_bought(company: EntityId, deal: EntityId, known: Known, background: Background) -> bool:
    """Say whether a company is what is bought in a deal: as sources say, else as it is listed."""
    parties = background.parties.get(deal, ())
    told = {
        bought
        for party in parties
        for record in asserted(known.about(party, "acquired"))
        if (bought := entity_of(record.claim.value)) in parties
    }
    return told == {company} if told else len(parties) == BOTH and company == parties[-1]


def _buyers(company: EntityId, known: Known) -> frozenset[EntityId]:
    """Return who is said to buy a company: of several, nobody knows whose price is told."""
    return frozenset(each.claim.subject for each in asserted(known.valued(company, "acquired")))


def _is_ended(deal: EntityId, known: Known, background: Background) -> bool:
    """Say whether a deal was called off: as somebody noted who follows it, or as a source says."""
    told = (each.claim.value for each in asserted(known.about(deal, "deal_status")))
    called_off = any(isinstance(each, Term) and each.term == DealStatus.TERMINATED for each in told)
    return (
        deal in background.ended or called_off or any(asserted(known.about(deal, "terminated_on")))
    )


def _is_of_a_part(company: EntityId, deal: EntityId, known: Known) -> bool:
    """Say whether a source tells of a stake in the company that is not all of it."""
    return any(
        isinstance(value := record.claim.value, Share) and value.figure.amount != WHOLE
        for record in asserted((*known.about(deal, "stake"), *known.about(company, "stake")))
    )


def _scope(fact: Fact) -> frozenset[object]:
    return frozenset((each.name, normal(each.value)) for each in fact.key)


def _held(price: Fact, side: Side, background: Background) -> Iterator[Finding]:
    """Yield how a side of a company's price stands to those of the deal's of its time."""
    held = [
        (each, between(each, side, background))
        for each in price.sides
        if all(_is_one_sale(a, b, background) for a in each.records for b in side.records)
    ]
    if not held:
        return
    agreeing = [each for each in held if each[1].verdict in AGREEING]
    speaking = min((found for _, found in agreeing or held), key=_weight)
    records = tuple(
        record
        for each, found in held
        if found.verdict is speaking.verdict
        for record in each.records
    )
    yield Finding(
        speaking.verdict, speaking.reason, records, side.records, fixings=speaking.fixings
    )


def _is_one_sale(one: Record, other: Record, background: Background) -> bool:
    """Say whether two prices are told of one time, or of one in which nobody sells twice."""
    mine, theirs = (
        told_at(each.claim) or background.source(each).published for each in (one, other)
    )
    return gap(mine, theirs) <= ONE_SALE


def _weight(held: Held) -> int:
    return WEIGHT[held.verdict]
