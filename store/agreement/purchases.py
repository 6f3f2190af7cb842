"""A price that is told of a company, held against the price of the one purchase of it."""

from __future__ import annotations

from collections.abc import Iterator

from store.agreement.background import Background
from store.agreement.camps import WEIGHT, between
from store.agreement.known import Known, asserted, entity_of
from store.agreement.normal import normal
from store.agreement.verdicts import AGREEING, Finding, Held
from store.facts import Fact, Side
from store.values import EntityId

BOTH = 2
"""Parties of a purchase of which the first buys the other, where no source says who does."""


def purchases(known: Known, background: Background) -> Iterator[Finding]:
    """Yield how prices of companies stand to that of the deal in which they alone are bought.

    What agrees with one of several prices of the deal contradicts none of the others anew.
    """
    for fact in known.of("price"):
        company, every = fact.subject, background.purchases
        deals = [deal for deal in every if _is_bought(company, deal, known, background)]
        if len(deals) != 1 or len(_buyers(company, known)) > 1:
            continue
        for price in known.about(deals[0], "price"):
            if _scope(price) == _scope(fact):
                for side in fact.sides:
                    yield _held(price, side, background)


def _is_bought(company: EntityId, deal: EntityId, known: Known, background: Background) -> bool:
    """Say whether a company is what is bought in a deal: as sources say, else as it is listed."""
    parties = background.parties.get(deal, ())
    if company not in parties:
        return False
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


def _scope(fact: Fact) -> frozenset[object]:
    return frozenset((each.name, normal(each.value)) for each in fact.key)


def _held(price: Fact, side: Side, background: Background) -> Finding:
    """Return how a side of a company's price stands to those of the deal's."""
    held = [(each, between(each, side, background)) for each in price.sides]
    agreeing = [each for each in held if each[1].verdict in AGREEING]
    speaking = min((found for _, found in agreeing or held), key=_weight)
    records = tuple(
        record
        for each, found in held
        if found.verdict is speaking.verdict
        for record in each.records
    )
    return Finding(
        speaking.verdict, speaking.reason, records, side.records, fixings=speaking.fixings
    )


def _weight(held: Held) -> int:
    return WEIGHT[held.verdict]
