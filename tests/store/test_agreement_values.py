"""Two values of one field: the same, fitting, apart, or not to be compared."""

from __future__ import annotations

import pytest

from store.agreement.values import compare
from store.agreement.verdicts import Reason, Verdict
from store.values import Hedge, PartialDate, Precision, Quotation, Value
from tests.store.agreement_making import (
    AMAZON,
    MICROSOFT,
    UNDISCLOSED,
    count,
    days,
    ref,
    share,
    sum_of,
    term,
    text,
)
from tests.store.claim_making import day, year


def held(one: Value, other: Value) -> tuple[Verdict, Reason]:
    there, back = compare(one, other), compare(other, one)
    assert there == back
    return there.verdict, there.reason


EQUAL = Verdict.SAME, Reason.EQUAL
FITTING = Verdict.COMPATIBLE, Reason.PRECISION
APART = Verdict.CONFLICT, Reason.VALUES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (sum_of("15"), sum_of("15")),
        (share("40"), share("40")),
        (count(12, "languages"), count(12, "languages")),
        (day("2024-02-26"), day("2024-02-26")),
        (ref(MICROSOFT, "Microsoft"), ref(MICROSOFT, "der Konzern aus Redmond")),
        (term("exclusive"), term("exclusive")),
        (text("Europas  KI-Hoffnung"), text("europas KI-Hoffnung")),
    ],
)
def test_what_says_the_same_is_the_same_in_whatever_words(one: Value, other: Value) -> None:
    assert held(one, other) == EQUAL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (sum_of("2000"), sum_of("2000", place="1000")),
        (sum_of("385"), sum_of("400", hedge=Hedge.ABOUT)),
        (sum_of("385"), sum_of("300", hedge=Hedge.MORE_THAN)),
        (sum_of("385"), sum_of("380", hedge=Hedge.BETWEEN, upper="390")),
        (day("2023-04-28"), year(2023)),
        (days("2023-04-01", "2023-04-30"), days("2023-01-01", "2023-04-30")),
    ],
)
def test_what_one_tells_less_precisely_fits(one: Value, other: Value) -> None:
    assert held(one, other) == FITTING


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (sum_of("385"), sum_of("490")),
        (sum_of("385"), sum_of("390")),
        (sum_of("385"), sum_of("400", hedge=Hedge.MORE_THAN)),
        (share("40"), share("42")),
        (count(5), count(12)),
        (days("2023-04-01", "2023-04-30"), days("2023-05-01", "2023-05-31")),
        (ref(MICROSOFT), ref(AMAZON)),
        (term("exclusive"), term("not_exclusive")),
        (term("open_source"), term("proprietary")),
    ],
)
def test_what_has_no_value_in_common_is_apart(one: Value, other: Value) -> None:
    assert held(one, other) == APART


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (count(3), count(4)),
        (sum_of("1"), sum_of("2")),
        (sum_of("1000", place="1000"), sum_of("2000", place="1000")),
        (share("40"), share("41")),
    ],
    ids=["things", "millions", "billions", "percent"],
)
def test_numbers_that_only_follow_one_another_are_apart(one: Value, other: Value) -> None:
    assert held(one, other) == APART


def test_figures_that_allow_one_number_in_common_fit() -> None:
    least, most = sum_of("15", hedge=Hedge.AT_LEAST), sum_of("15", hedge=Hedge.AT_MOST)

    assert held(least, most) == FITTING
    assert held(sum_of("10", hedge=Hedge.BETWEEN, upper="15"), least) == FITTING


def test_days_that_follow_one_another_are_apart() -> None:
    assert held(day("2024-02-26"), day("2024-02-27")) == APART


def test_days_that_begin_nowhere_reach_back_to_any_day() -> None:
    by_then = PartialDate(None, day("2024-02-26").latest, Precision.DAY, "by 26 February")

    assert held(by_then, day("1999-01-01")) == FITTING
    assert held(by_then, day("2024-02-27")) == APART


def test_a_sum_that_was_not_disclosed_contradicts_none() -> None:
    assert held(UNDISCLOSED, sum_of("15")) == (Verdict.DISCLOSED, Reason.UNDISCLOSED)


def test_two_sums_that_were_not_disclosed_are_the_same() -> None:
    assert held(UNDISCLOSED, UNDISCLOSED) == EQUAL


def test_a_sum_without_a_currency_fits_the_same_number_in_any() -> None:
    fitting = Verdict.COMPATIBLE, Reason.NO_CURRENCY

    assert held(sum_of("2000", None), sum_of("2000", "USD")) == fitting


def test_a_sum_without_a_currency_contradicts_no_other_number() -> None:
    unknown = Verdict.INCOMPARABLE, Reason.CURRENCY_UNKNOWN

    assert held(sum_of("2000", None), sum_of("400", "USD")) == unknown


def test_two_numbers_without_a_currency_are_apart_as_numbers() -> None:
    assert held(sum_of("2000", None), sum_of("400", None)) == APART


def test_what_is_open_in_part_may_be_called_open_or_closed() -> None:
    assert held(term("mixed"), term("open_source")) == (Verdict.COMPATIBLE, Reason.WIDER)
    assert held(term("mixed"), term("proprietary")) == (Verdict.COMPATIBLE, Reason.WIDER)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (text("KI-Start-up"), text("AI start-up")),
        (text("Paris"), ref(MICROSOFT)),
        (count(7, "languages"), count(7, "models")),
        (share("7"), count(7)),
        (Quotation("a big day", "en", direct=True), Quotation("ein Tag", "de", direct=True)),
    ],
)
def test_words_and_things_of_two_kinds_are_not_compared(one: Value, other: Value) -> None:
    assert held(one, other) == (Verdict.INCOMPARABLE, Reason.WORDS)
