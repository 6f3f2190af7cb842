"""What lets two claims with different values both be right, and what does not."""

from __future__ import annotations

import pytest

from store.agreement.verdicts import Reason, Verdict
from store.base import Record
from store.values import EntityId, Hedge, PartialDate, Value
from tests.store.agreement_making import (
    DEAL,
    MICROSOFT,
    SERIES_A,
    SERIES_B,
    Case,
    count,
    dated,
    days,
    sum_of,
    text,
)
from tests.store.claim_making import MISTRAL, day, year

APART = Verdict.CONFLICT, Reason.VALUES

LESS, MORE = sum_of("400"), sum_of("6000")
SUMS = LESS, MORE, sum_of("2000")


def different(reason: Reason) -> tuple[Verdict, Reason]:
    return Verdict.DIFFERENT, reason


# Time


def test_what_can_change_differs_at_another_time() -> None:
    case = Case()
    one = case.claim("valued_at", LESS, by=0, valid=year(2023))

    later = case.claim("valued_at", MORE, by=1, valid=year(2024))
    same = case.claim("valued_at", MORE, by=2, valid=day("2023-12-10"))

    assert case.held(one, later) == different(Reason.TIME)
    assert case.held(one, same) == APART


def test_times_that_share_a_single_day_are_one_time() -> None:
    case = Case()
    for by in (0, 1):
        case.claim("valued_at", sum_of("15"), by=by, valid=year(2020))
    case.claim("valued_at", LESS, by=0, valid=days("2023-01-01", "2023-01-31"))
    case.claim("valued_at", MORE, by=1, valid=days("2023-01-31", "2023-02-28"))

    assert case.open() == [APART]


def test_what_can_change_is_told_of_the_day_of_its_publication() -> None:
    case = Case(dated(day("2023-12-10"), day("2024-06-12"), None))
    one, later, undated = (case.claim("valued_at", each, by=at) for at, each in enumerate(SUMS))

    assert case.held(one, later) == different(Reason.TIME)
    assert case.held(one, undated) == APART


def test_what_can_change_is_no_other_thing_from_one_publication_to_the_next() -> None:
    case = Case(dated(day("2024-02-26"), day("2024-02-28"), day("2024-04-30")))
    one, next_, later = (case.claim("valued_at", each, by=at) for at, each in enumerate(SUMS))

    assert case.held(one, next_) == APART
    assert case.held(one, later) == APART


def test_what_is_so_for_good_does_not_differ_by_the_day_of_publication() -> None:
    case = Case(dated(day("2023-12-10"), day("2024-06-12")))
    one = case.claim("founded_on", day("2023-04-28"), by=0)
    other = case.claim("founded_on", day("2023-05-28"), by=1)

    assert case.held(one, other) == APART


def test_publications_that_may_be_of_one_day_are_of_one_time() -> None:
    case = Case(dated(year(2024), day("2024-06-12")))
    one, other = case.claim("valued_at", LESS, by=0), case.claim("valued_at", MORE, by=1)

    assert case.held(one, other) == APART


def test_figures_that_fit_are_of_two_things_at_two_times_or_rounds() -> None:
    case = Case()
    about = sum_of("400", hedge=Hedge.ABOUT)
    one, other = (
        case.claim("valued_at", each, by=at, valid=year(2023 + at))
        for at, each in enumerate((LESS, about))
    )
    first, second = (
        case.claim("valued_at", each, by=at, round=a_round)
        for at, (each, a_round) in enumerate(((LESS, SERIES_A), (about, SERIES_B)))
    )

    assert case.held(one, other) == different(Reason.TIME)
    assert case.held(first, second) == different(Reason.ROUND)
    assert case.held(first, other) == (Verdict.COMPATIBLE, Reason.PRECISION)


def test_a_valuation_of_a_round_is_not_told_of_the_day_of_its_publication() -> None:
    case = Case(dated(day("2023-12-10"), day("2024-06-12")))
    one = case.claim("valued_at", LESS, by=0, round=SERIES_A)
    other = case.claim("valued_at", MORE, by=1)

    assert case.held(one, other) == APART


# Round, occasion


def test_two_rounds_differ() -> None:
    case = Case()
    one = case.claim("valued_at", LESS, by=0, round=SERIES_A)

    other = case.claim("valued_at", MORE, by=1, round=SERIES_B)
    same = case.claim("valued_at", MORE, by=2, round=SERIES_A)

    assert case.held(one, other) == different(Reason.ROUND)
    assert case.held(one, same) == APART


def test_a_round_beside_none_differs_in_nothing() -> None:
    case = Case()
    one = case.claim("valued_at", LESS, by=0, round=SERIES_A)

    assert case.held(one, case.claim("valued_at", MORE, by=1)) == APART


def test_two_occasions_differ() -> None:
    case = Case()
    gala, summit = EntityId("event:gala"), EntityId("event:summit")
    one = case.claim("announced_on", day("2024-02-26"), by=0, occasion=gala)

    other = case.claim("announced_on", day("2024-02-28"), by=1, occasion=summit)
    same = case.claim("announced_on", day("2024-02-28"), by=2, occasion=gala)

    assert case.held(one, other) == different(Reason.OCCASION)
    assert case.held(one, same) == APART


def test_an_occasion_told_in_words_is_of_a_time_of_its_own_where_things_change() -> None:
    case = Case()
    within = text("within a year")
    worth = case.claim("valued_at", LESS, by=0)
    found = case.claim("founded_on", day("2023-04-28"), by=0)

    assert case.held(worth, case.claim("valued_at", MORE, by=1, occasion=within)) == different(
        Reason.OCCASION
    )
    assert case.held(found, case.claim("founded_on", year(2021), by=1, occasion=within)) == APART


# Scope, party


@pytest.mark.parametrize(
    "scope", [text("in Europe"), MISTRAL], ids=["told in words", "told as a thing"]
)
def test_who_says_of_what_it_speaks_contradicts_nobody_who_does_not(
    scope: Value | EntityId,
) -> None:
    case = Case()
    one = case.claim("employee_count", count(20), by=0, scope=scope)

    other = case.claim("employee_count", count(35), by=1)
    same = case.claim("employee_count", count(35), by=2, scope=scope)

    assert case.held(one, other) == different(Reason.SCOPE)
    assert case.held(one, same) == APART


def test_two_scopes_in_two_languages_may_be_two_things() -> None:
    case = Case()
    one = case.claim("employee_count", count(20), by=0, scope=text("worldwide"))
    other = case.claim("employee_count", count(35), by=1, scope=text("weltweit", "de"))

    assert case.held(one, other) == different(Reason.SCOPE)


def test_the_word_of_one_party_is_not_that_of_the_other() -> None:
    case = Case()
    one = case.claim("announced_on", day("2024-02-26"), subject=DEAL, by=0, party=MICROSOFT)

    other = case.claim("announced_on", day("2024-02-28"), subject=DEAL, by=1, party=MISTRAL)
    same = case.claim("announced_on", day("2024-02-28"), subject=DEAL, by=2, party=MICROSOFT)

    assert case.held(one, other) == different(Reason.PARTY)
    assert case.held(one, same) == APART


# Payments


def paid(case: Case, amount: str, by: int, **told: Value | EntityId) -> Record:
    when = told.pop("valid", None)
    return case.claim(
        "invested_in",
        sum_of(amount),
        by=by,
        subject=MICROSOFT,
        valid=when if isinstance(when, PartialDate) else None,
        company=MISTRAL,
        beside=told,
    )


def test_an_investor_can_pay_twice() -> None:
    case = Case()

    assert case.held(paid(case, "15", 0), paid(case, "30", 1)) == different(Reason.ANOTHER)


@pytest.mark.parametrize(
    "told",
    [
        {"instrument": text("Convertible note")},
        {"round": SERIES_A},
        {"occasion": EntityId("event:gala")},
        {"valid": year(2024)},
    ],
    ids=lambda told: next(iter(told)),
)
def test_what_shows_that_payments_are_one_lets_them_exclude_each_other(
    told: dict[str, Value | EntityId],
) -> None:
    case = Case()

    assert case.held(paid(case, "15", 0, **told), paid(case, "30", 1, **told)) == APART


def test_a_purpose_in_common_does_not_make_two_payments_one() -> None:
    case = Case()
    one, other = (
        paid(case, amount, at, purpose=text("data centres"))
        for at, amount in enumerate(("15", "30"))
    )

    assert case.held(one, other) == different(Reason.ANOTHER)
