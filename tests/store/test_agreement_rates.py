"""Sums in two currencies are held against each other at the ECB's rates of their own days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from store.agreement.holding import hold
from store.agreement.verdicts import Reason, Verdict
from store.base import Record
from store.rates import Rates
from store.values import Hedge, Money, PartialDate, Precision
from tests.store.agreement_making import Case, dated, days, rates, sum_of
from tests.store.claim_making import day, year

TABLE = rates(
    {
        "2023-11-30": {"USD": "1.09"},
        "2023-12-08": {"USD": "1.078", "CHF": "0.95"},  # a Friday
        "2023-12-11": {"USD": "1.076", "CHF": "0.96"},
        "2023-12-20": {"USD": "1.10"},
        "2023-12-29": {"USD": "1.105"},
        "2024-01-02": {"USD": "1.095"},
        "2024-01-31": {"USD": "1.05"},
        "2024-06-28": {"USD": "1.07"},
        "2024-12-31": {"USD": "1.04"},
    }
)
SAME = Verdict.SAME, Reason.RATE
APART = Verdict.CONFLICT, Reason.VALUES


def case(one: Money, other: Money, *when: PartialDate | None, by: Rates | None = TABLE) -> Case:
    """Make two claims of what a round raised, dated so."""
    made = Case(dated(None, None), rates=by)
    made.claim("raised", one, by=0, valid=when[0])
    made.claim("raised", other, by=1, valid=when[-1])
    return made


def held(one: Money, other: Money, *when: PartialDate | None) -> tuple[Verdict, Reason]:
    made = case(one, other, *when)
    return made.held(*made.records)


def test_sums_that_meet_at_a_fixing_of_their_day_are_the_same() -> None:
    assert held(sum_of("385"), sum_of("415", "USD"), day("2023-12-08")) == SAME


def test_sums_that_meet_at_no_fixing_of_their_day_are_apart() -> None:
    assert held(sum_of("385"), sum_of("450", "USD"), day("2023-12-11")) == APART


def test_of_a_month_any_fixing_will_do() -> None:
    december = days("2023-12-01", "2023-12-31", Precision.MONTH)

    assert held(sum_of("1000"), sum_of("1105", "USD"), december) == SAME
    assert held(sum_of("1000"), sum_of("1105", "USD"), day("2023-12-11")) == APART


def test_the_fixing_before_the_first_day_counts() -> None:
    assert held(sum_of("1000"), sum_of("1078", "USD"), day("2023-12-11")) == SAME


def test_the_fixing_of_the_next_day_does_not() -> None:
    assert held(sum_of("1000"), sum_of("1050", "USD"), day("2024-01-02")) == APART


@pytest.mark.parametrize("weekend", ["2023-12-09", "2023-12-10"])
def test_a_weekend_has_the_rate_of_friday(weekend: str) -> None:
    assert held(sum_of("1000"), sum_of("1078", "USD"), day(weekend)) == SAME
    assert held(sum_of("1000"), sum_of("1076", "USD"), day(weekend)) == APART


def test_a_holiday_has_the_rate_of_the_day_before() -> None:
    assert held(sum_of("1000"), sum_of("1105", "USD"), day("2024-01-01")) == SAME
    assert held(sum_of("1000"), sum_of("1095", "USD"), day("2024-01-01")) == APART


def test_a_day_without_a_fixing_for_a_week_has_no_rate() -> None:
    no_rate = Verdict.INCOMPARABLE, Reason.NO_RATE

    assert held(sum_of("1000"), sum_of("1105", "USD"), day("2024-01-20")) == no_rate


def test_currencies_other_than_the_euro_go_through_it() -> None:
    assert held(sum_of("960", "CHF"), sum_of("1076", "USD"), day("2023-12-11")) == SAME


def test_a_currency_that_the_ecb_does_not_fix_is_not_compared() -> None:
    no_rate = Verdict.INCOMPARABLE, Reason.NO_RATE

    assert held(sum_of("21", "CHF"), sum_of("12000", "KZT"), day("2023-12-11")) == no_rate


def test_what_cannot_be_compared_may_still_be_of_two_times() -> None:
    made = Case(dated(None, None), rates=TABLE)
    one = made.claim("valued_at", sum_of("21", "CHF"), by=0, valid=year(2023))
    other = made.claim("valued_at", sum_of("12000", "KZT"), by=1, valid=year(2024))

    assert made.held(one, other) == (Verdict.DIFFERENT, Reason.TIME)


@pytest.mark.parametrize("when", [day("2025-03-03"), day("1998-12-31"), year(2025)])
def test_a_day_outside_the_rates_is_not_compared(when: PartialDate) -> None:
    no_rate = Verdict.INCOMPARABLE, Reason.NO_RATE

    assert held(sum_of("385"), sum_of("415", "USD"), when) == no_rate


def test_a_time_that_is_not_over_in_the_rates_is_not_compared() -> None:
    unfinished = days("2024-12-01", "2025-01-31")
    no_rate = Verdict.INCOMPARABLE, Reason.NO_RATE

    assert held(sum_of("385"), sum_of("900", "USD"), unfinished) == no_rate


def test_without_rates_nothing_is_compared() -> None:
    made = case(sum_of("385"), sum_of("900", "USD"), day("2023-12-11"), by=None)

    assert made.held(*made.records) == (Verdict.INCOMPARABLE, Reason.NO_RATE)


def test_sums_that_nobody_dates_are_not_compared() -> None:
    no_day = Verdict.INCOMPARABLE, Reason.NO_DAY

    assert held(sum_of("385"), sum_of("900", "USD"), None) == no_day


def test_a_time_longer_than_a_year_tells_no_rate() -> None:
    longer = days("2023-01-01", "2024-12-31")

    assert held(sum_of("385"), sum_of("900", "USD"), longer) == (
        Verdict.INCOMPARABLE,
        Reason.NO_DAY,
    )


def test_where_one_is_dated_its_day_counts_for_both() -> None:
    assert held(sum_of("1000"), sum_of("1076", "USD"), day("2023-12-11"), None) == SAME


def test_sums_that_nobody_dates_are_compared_by_the_days_of_their_sources() -> None:
    made = Case(dated(day("2023-12-11"), day("2024-06-28")), rates=TABLE)
    one = made.claim("raised", sum_of("1000"), by=0)

    assert made.held(one, made.claim("raised", sum_of("1070", "USD"), by=1)) == SAME
    assert made.held(one, made.claim("raised", sum_of("1076", "USD"), by=1)) == SAME
    assert made.held(one, made.claim("raised", sum_of("1150", "USD"), by=1)) == APART


def test_where_a_claim_is_dated_the_day_of_its_source_is_no_matter() -> None:
    made = Case(dated(day("2024-06-28"), day("2024-06-28")), rates=TABLE)
    one = made.claim("raised", sum_of("1000"), by=0, valid=day("2023-12-20"))

    assert made.held(one, made.claim("raised", sum_of("1070", "USD"), by=1)) == APART


def test_the_days_of_the_period_that_is_told_of_count() -> None:
    made = Case(dated(None, None), rates=TABLE)
    quarter = days("2023-10-01", "2023-12-31", Precision.QUARTER)
    one = made.claim("revenue", sum_of("1000"), by=0, period=quarter)
    other = made.claim("revenue", sum_of("1105", "USD"), by=1, period=quarter)

    assert made.held(one, other) == SAME


def test_a_hedge_is_as_wide_in_the_other_currency() -> None:
    about = sum_of("400", hedge=Hedge.ABOUT)

    assert held(about, sum_of("470", "USD"), day("2023-12-11")) == SAME
    assert held(about, sum_of("480", "USD"), day("2023-12-11")) == APART


def _fixings(made: Case, one: Record, other: Record) -> tuple[date, date, Decimal, Decimal]:
    found = hold(one, other, made.background()).fixings
    assert found
    return found.first, found.last, found.low, found.high


def test_the_rates_that_were_used_are_told() -> None:
    made = case(sum_of("385"), sum_of("415", "USD"), day("2023-12-11"))

    assert _fixings(made, *made.records) == (
        date(2023, 12, 8),
        date(2023, 12, 11),
        Decimal("1.076"),
        Decimal("1.078"),
    )


def test_the_demo_round_is_the_same_in_euros_and_dollars_at_the_rates_shipped() -> None:
    december = days("2023-12-01", "2023-12-31", Precision.MONTH)
    made = case(sum_of("385"), sum_of("415", "USD"), december, by=Rates.load())

    assert made.held(*made.records) == SAME
