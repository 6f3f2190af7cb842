"""The price of a company is that of the deal in which it is bought, where that is one deal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from store.agreement.verdicts import Finding, Reason, Verdict
from store.claims import Modality
from store.values import EntityId
from tests.store.agreement_making import (
    AMAZON,
    MICROSOFT,
    OPENAI,
    Case,
    dated,
    ref,
    share,
    sum_of,
    term,
    text,
)
from tests.store.claim_making import MISTRAL, day, year

SALE, OTHER_SALE = EntityId("deal:sale"), EntityId("deal:other-sale")


def a_case(*parties: EntityId) -> Case:
    """A purchase between two parties that are listed buyer first."""
    return Case(
        dated(*(None,) * 4),
        parties={SALE: parties or (MICROSOFT, MISTRAL)},
        purchases=frozenset({SALE}),
    )


def found(case: Case) -> list[Finding]:
    """Return how prices of companies stand to those of deals."""
    found = case.found()
    return [each for each in found if len({one.claim.subject for one in each.records}) > 1]


def prices(case: Case, deal: str, company: str, currency: str | None = "EUR") -> Case:
    case.claim("price", sum_of(deal), by=0, subject=SALE)
    case.claim("price", sum_of(company, currency), by=1)
    return case


def test_another_price_of_the_company_is_a_conflict_with_that_of_its_deal() -> None:
    (finding,) = found(prices(a_case(), "20", "15"))

    assert (finding.verdict, finding.reason) == (Verdict.CONFLICT, Reason.VALUES)
    assert [each.claim.subject for each in finding.one] == [SALE]
    assert [each.claim.subject for each in finding.marked] == [MISTRAL]


@pytest.mark.parametrize(
    ("company", "currency", "verdict"),
    [("20", "EUR", Verdict.SAME), ("20", None, Verdict.COMPATIBLE)],
)
def test_the_same_price_is_the_same(company: str, currency: str | None, verdict: Verdict) -> None:
    assert [each.verdict for each in found(prices(a_case(), "20", company, currency))] == [verdict]


def test_a_price_that_agrees_with_one_of_the_deal_s_contradicts_no_other_anew() -> None:
    case = prices(a_case(), "20", "15")
    case.claim("price", sum_of("15"), by=2, subject=SALE)

    assert [each.verdict for each in found(case)] == [Verdict.SAME]


def test_a_price_that_was_only_supposed_before_is_no_conflict() -> None:
    case = a_case()
    case.claim("price", sum_of("20"), by=0, subject=SALE)
    case.claim("price", sum_of("15"), by=1, modality=Modality.RHETORICAL)

    assert [each.verdict for each in found(case)] == [Verdict.DIFFERENT]


def test_who_is_said_to_be_bought_is_who_is_bought_however_parties_are_listed() -> None:
    case = prices(a_case(MISTRAL, MICROSOFT), "20", "15")
    case.claim("acquired", ref(MISTRAL), by=2, subject=MICROSOFT)

    assert [each.verdict for each in found(case)] == [Verdict.CONFLICT]


def _buyer(case: Case) -> None:
    case.claim("acquired", ref(MICROSOFT), by=2, subject=MISTRAL)


def _first(case: Case) -> None:
    case.parties = {SALE: (MISTRAL, MICROSOFT)}


def _one_of_three(case: Case) -> None:
    case.parties = {SALE: (MICROSOFT, OPENAI, MISTRAL)}


def _sold_twice(case: Case) -> None:
    case.parties = {SALE: (MICROSOFT, MISTRAL), OTHER_SALE: (AMAZON, MISTRAL)}
    case.purchases = frozenset({SALE, OTHER_SALE})
    case.claim("price", sum_of("30"), by=2, subject=OTHER_SALE)


def _bought_by_another_too(case: Case) -> None:
    case.claim("acquired", ref(MISTRAL), by=2, subject=MICROSOFT)
    case.claim("acquired", ref(MISTRAL), by=3, subject=AMAZON)


def _no_purchase(case: Case) -> None:
    case.purchases = frozenset()


def _called_off(case: Case) -> None:
    case.ended = frozenset({SALE})


def _called_off_as_told(case: Case) -> None:
    case.claim("deal_status", term("terminated"), by=2, subject=SALE)


def _called_off_on_a_day(case: Case) -> None:
    case.claim("terminated_on", day("2024-03-01"), by=2, subject=SALE)


def _for_a_part(case: Case) -> None:
    case.claim("stake", share("20"), by=2, subject=SALE)


def _long_before(case: Case) -> None:
    case.sources = dated(day("2024-03-01"), day("2010-03-01"), None, None)


def _of_another_year(case: Case) -> None:
    case.sources = dated(day("2024-03-01"), day("2024-03-01"), None, None)
    first, (*_, told) = case.records[0], case.records
    case.records = [first, replace(told, claim=replace(told.claim, valid=year(2010)))]


def _no_party(case: Case) -> None:
    case.parties = {SALE: (MICROSOFT, OPENAI)}


@pytest.mark.parametrize(
    "told",
    [
        _buyer,
        _first,
        _one_of_three,
        _sold_twice,
        _bought_by_another_too,
        _no_purchase,
        _no_party,
        _called_off,
        _called_off_as_told,
        _called_off_on_a_day,
        _for_a_part,
        _long_before,
        _of_another_year,
    ],
)
def test_a_price_that_may_be_of_another_purchase_is_held_against_none(
    told: Callable[[Case], None],
) -> None:
    case = prices(a_case(), "20", "15")
    told(case)

    assert found(case) == []


def test_the_price_of_all_of_a_company_within_a_year_is_held_against_that_of_its_deal() -> None:
    case = prices(a_case(), "20", "15")
    case.claim("stake", share("100"), by=2, subject=SALE)
    case.sources = dated(day("2024-03-01"), day("2024-12-01"), None, None)

    assert [each.verdict for each in found(case)] == [Verdict.CONFLICT]


def test_the_price_of_a_part_is_not_held_against_that_of_the_whole() -> None:
    case = a_case()
    case.claim("price", sum_of("20"), by=0, subject=SALE)
    case.claim("price", sum_of("15"), by=1, scope=text("the shares of the family"))

    assert found(case) == []
