"""Claims of two fields that cannot both be so, and the nearest that can."""

from __future__ import annotations

import pytest

from store.agreement.verdicts import Reason, Verdict
from store.base import Record
from store.claims import Polarity
from store.values import EntityId, PartialDate, Value
from tests.store.agreement_making import (
    AMAZON,
    MENSCH,
    MICROSOFT,
    OPENAI,
    Case,
    dated,
    ref,
    sum_of,
    term,
    text,
)
from tests.store.claim_making import MISTRAL, day, year

OPPOSITES = Verdict.CONFLICT, Reason.OPPOSITES
NOT_YET = Verdict.CONFLICT, Reason.NOT_YET


# Statuses


def status(case: Case, word: str, by: int, when: PartialDate | None = None) -> Record:
    return case.claim("has_status", term(word), by=by, valid=when)


@pytest.mark.parametrize(("one", "other"), [("private", "listed"), ("independent", "subsidiary")])
def test_a_company_is_not_two_opposites_at_once(one: str, other: str) -> None:
    case = Case()
    status(case, one, 0)
    status(case, other, 1)

    assert case.open() == [OPPOSITES]


@pytest.mark.parametrize(
    ("one", "other"), [("startup", "unicorn"), ("private", "independent"), ("listed", "subsidiary")]
)
def test_a_company_may_be_much_else_at_once(one: str, other: str) -> None:
    case = Case()
    status(case, one, 0)
    status(case, other, 1)

    assert case.open() == []


def test_a_company_may_become_the_opposite() -> None:
    case = Case()
    status(case, "private", 0, year(2021))
    status(case, "listed", 1, year(2024))

    assert case.open() == []


def test_the_opposites_of_two_companies_are_none() -> None:
    case = Case()
    case.claim("has_status", term("private"), by=0)
    case.claim("has_status", term("listed"), by=1, subject=MICROSOFT)

    assert case.open() == []


def test_who_is_independent_is_controlled_by_nobody() -> None:
    case = Case()
    status(case, "independent", 0)
    case.claim("controls", ref(MISTRAL), by=1, subject=MICROSOFT)

    assert case.open() == [OPPOSITES]


def test_who_calls_themselves_independent_contests_who_controls_them() -> None:
    case = Case()
    case.claim("has_status", term("independent"), by=0, speaker=MENSCH)
    case.claim("controls", ref(MISTRAL), by=1, subject=MICROSOFT)

    assert case.open() == [(Verdict.CONTESTED, Reason.DENIED)]


def test_who_is_independent_may_control_another() -> None:
    case = Case()
    status(case, "independent", 0)
    case.claim("controls", ref(AMAZON), by=1, subject=MISTRAL)

    assert case.open() == []


def test_control_that_is_denied_leaves_a_company_independent() -> None:
    case = Case()
    status(case, "independent", 0)
    case.claim("controls", ref(MISTRAL), by=1, subject=MICROSOFT, polarity=Polarity.NO)

    assert case.open() == []


# Shares that are yet to come


def holder(case: Case, by: int = 0, **told: Value) -> Record:
    return case.claim("shareholder_of", ref(MISTRAL), by=by, subject=MICROSOFT, beside=told)


def pays(case: Case, by: int = 1, company: EntityId = MISTRAL, **told: Value) -> Record:
    return case.claim(
        "invested_in", sum_of("15"), by=by, subject=MICROSOFT, company=company, beside=told
    )


def test_whose_money_is_yet_to_become_shares_holds_none() -> None:
    case = Case()
    holder(case)
    pays(case, form=term("convertible"))

    assert case.open() == [NOT_YET]


@pytest.mark.parametrize("form", ["equity", "cash", "compute"])
def test_money_of_another_form_may_have_bought_shares(form: str) -> None:
    case = Case()
    holder(case)
    pays(case, form=term(form))

    assert case.open() == []


def test_who_paid_for_shares_as_well_may_hold_some() -> None:
    case = Case()
    holder(case)
    pays(case, form=term("convertible"))
    pays(case, by=2, form=term("equity"))

    assert case.open() == []


@pytest.mark.parametrize("standing", ["new", "former"])
def test_who_is_to_become_a_shareholder_or_was_one_holds_no_shares(standing: str) -> None:
    case = Case()
    holder(case, standing=term(standing))
    pays(case, form=term("convertible"))

    assert case.open() == []


def test_money_that_is_to_become_shares_of_another_company_is_no_contradiction() -> None:
    case = Case()
    holder(case)
    pays(case, company=OPENAI, form=term("convertible"))

    assert case.open() == []


def test_shares_that_came_of_the_money_later_are_no_contradiction() -> None:
    case = Case(dated(day("2025-06-01"), day("2024-02-26")))
    holder(case)
    case.claim(
        "invested_in",
        sum_of("15"),
        by=1,
        subject=MICROSOFT,
        valid=year(2024),
        company=MISTRAL,
        form=term("convertible"),
        instrument=text("note"),
    )

    assert case.open() == []
