"""Totals and their parts: what adds up, what does not, and which part may be of another unit."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.agreement.verdicts import Reason, Suspicion, Verdict
from store.base import Record
from store.claims import Modality, Polarity
from store.values import Count, EntityId, Hedge, Money, PartialDate
from tests.store.agreement_making import (
    DEAL,
    LARGE,
    MICROSOFT,
    SERIES_A,
    SERIES_B,
    SERIES_C,
    Case,
    count,
    days,
    ids,
    rates,
    sum_of,
    text,
)
from tests.store.claim_making import MISTRAL, day, year

SUM = Verdict.CONFLICT, Reason.SUM
ADDS_UP = Verdict.COMPATIBLE, Reason.ADDS_UP
ROUNDS = SERIES_A, SERIES_B, SERIES_C


def raised(*parts: Money, total: Money, rounds: Count | None = None) -> Case:
    """Make rounds that one source tells of, and a total of another."""
    case = Case()
    for a_round, part in zip(ROUNDS, parts, strict=False):
        case.claim("raised", part, by=0, round=a_round)
    told = {"rounds": rounds} if rounds else {}
    case.claim("total_raised", total, by=1, beside=told)
    return case


def found(case: Case) -> list[tuple[Verdict, Reason]]:
    return [
        (each.verdict, each.reason)
        for each in case.found()
        if each.reason in (Reason.SUM, Reason.ADDS_UP)
    ]


def test_rounds_add_up_to_all_that_was_raised() -> None:
    case = raised(sum_of("105"), sum_of("385"), total=sum_of("490"))

    (finding,) = case.found()

    assert (finding.verdict, finding.reason) == ADDS_UP
    assert ids(finding.one) == ids(case.records[2:])
    assert ids(finding.other) == ids(case.records[:2])
    assert finding.worked == Money(sum_of("490").figure, "EUR", "")


def test_rounds_that_come_to_more_than_the_whole_are_in_conflict_with_it() -> None:
    case = raised(sum_of("113"), sum_of("385"), total=sum_of("490"))

    assert found(case) == [SUM]
    assert case.found(Reason.SUM)[0].worked == Money(sum_of("498").figure, "EUR", "")


@pytest.mark.parametrize("tellers", [(0, 1), (1, 0)])
def test_a_source_that_tells_of_some_rounds_alone_is_not_held_to_them(
    tellers: tuple[int, int],
) -> None:
    case = Case()
    case.claim("total_raised", sum_of("490"), by=0, beside={"rounds": count(2)})
    case.claim("raised", sum_of("113"), by=tellers[0], round=SERIES_A)
    case.claim("raised", sum_of("385"), by=tellers[1], round=SERIES_B)

    (finding,) = case.found()

    assert (finding.verdict, finding.reason) == SUM
    assert finding.worked == Money(sum_of("498").figure, "EUR", "")


def test_rounds_that_come_to_less_leave_room_for_others() -> None:
    assert found(raised(sum_of("15"), sum_of("385"), total=sum_of("490"))) == []


def test_rounds_that_come_to_less_are_in_conflict_where_these_are_all() -> None:
    parts, total = (sum_of("15"), sum_of("385")), sum_of("490")

    assert found(raised(*parts, total=total, rounds=count(2))) == [SUM]
    assert found(raised(*parts, total=total, rounds=count(3))) == []


def test_parts_have_room_for_their_rounding_and_no_more() -> None:
    parts = sum_of("105"), sum_of("385")

    assert found(raised(*parts, total=sum_of("490"), rounds=count(2))) == [ADDS_UP]
    assert found(raised(*parts, total=sum_of("491"), rounds=count(2))) == []
    assert found(raised(*parts, total=sum_of("493"), rounds=count(2))) == [SUM]


def test_one_round_is_no_sum() -> None:
    assert found(raised(sum_of("385"), total=sum_of("15"))) == []


def test_what_is_more_than_something_is_no_more_than_the_whole() -> None:
    more = sum_of("385", hedge=Hedge.MORE_THAN)

    assert found(raised(sum_of("15"), more, total=sum_of("490"), rounds=count(2))) == []


def test_of_a_part_that_is_told_in_two_ways_one_that_fits_is_enough() -> None:
    case = raised(sum_of("105"), sum_of("400"), total=sum_of("490"))
    case.claim("raised", sum_of("385"), by=2, round=SERIES_B)

    assert found(case) == [ADDS_UP]


def test_where_one_total_adds_up_another_is_against_that_one_alone() -> None:
    case = raised(sum_of("105"), sum_of("385"), total=sum_of("490"))
    case.claim("total_raised", sum_of("300"), by=2)

    assert found(case) == [ADDS_UP]
    assert case.open() == [(Verdict.CONFLICT, Reason.VALUES)]


def test_a_source_is_held_to_its_own_figures() -> None:
    case = Case()
    case.claim("raised", sum_of("113"), by=0, round=SERIES_A)
    case.claim("raised", sum_of("385"), by=0, round=SERIES_B)
    case.claim("total_raised", sum_of("490"), by=0)
    case.claim("raised", sum_of("105"), by=1, round=SERIES_A)

    (finding,) = case.found(Reason.SUM)

    assert {record.claim.source for record in finding.records} == {case.sources[0].id}


@pytest.mark.parametrize(
    ("polarity", "modality"),
    [(Polarity.NO, Modality.ASSERTED), (Polarity.YES, Modality.RHETORICAL)],
    ids=["denied", "an image"],
)
def test_what_nobody_means_is_no_part(polarity: Polarity, modality: Modality) -> None:
    case = raised(sum_of("105"), sum_of("385"), total=sum_of("490"))
    case.claim("raised", sum_of("600"), round=SERIES_C, polarity=polarity, modality=modality)

    assert found(case) == [ADDS_UP]


def test_a_round_after_the_day_of_a_total_is_no_part_of_it() -> None:
    case = Case()
    for a_round, amount, when in zip(
        ROUNDS, ("105", "385", "600"), ("2023-06-13", "2023-12-10", "2024-06-11"), strict=True
    ):
        case.claim("raised", sum_of(amount), by=0, valid=day(when), round=a_round)
    case.claim("total_raised", sum_of("490"), by=1, valid=day("2023-12-11"))

    assert found(case) == [ADDS_UP]


def test_rounds_of_one_scope_are_no_parts_of_a_total_of_another() -> None:
    case = raised(sum_of("105"), sum_of("385"), total=sum_of("490"))
    case.claim("total_raised", sum_of("300"), by=2, scope=text("in equity"))

    assert found(case) == [ADDS_UP]
    case.records[2:3] = []
    assert found(case) == []


# Currencies

FIXED = rates({"2023-12-08": {"USD": "1.08"}, "2023-12-11": {"USD": "1.08"}})
DECEMBER = day("2023-12-11")


def in_dollars(part: Money, when: PartialDate | None = DECEMBER) -> Case:
    case = Case(rates=FIXED)
    case.claim("raised", sum_of("105"), by=0, valid=DECEMBER, round=SERIES_A)
    case.claim("raised", part, by=0, valid=when, round=SERIES_B)
    case.claim("total_raised", sum_of("490"), by=1, rounds=count(2))
    return case


def test_a_part_in_another_currency_is_added_at_the_rates_of_its_day() -> None:
    assert found(in_dollars(sum_of("416", "USD"))) == [ADDS_UP]
    assert found(in_dollars(sum_of("385", "USD"))) == [SUM]


def test_a_part_without_a_day_is_added_at_the_rates_of_the_others() -> None:
    assert found(in_dollars(sum_of("416", "USD"), None)) == [ADDS_UP]


@pytest.mark.parametrize("currency", [None, "KZT"])
def test_parts_that_cannot_be_converted_are_no_sum(currency: str | None) -> None:
    assert found(in_dollars(sum_of("9000", currency))) == []


# Parts that are told to be parts

FIRST_HALF = days("2023-01-01", "2023-06-30")


def revenues(*, whole: EntityId = MICROSOFT, total: str = "100", period: PartialDate) -> Case:
    case = Case()
    for subject, amount in ((MISTRAL, "60"), (LARGE, "70")):
        case.claim("revenue", sum_of(amount), subject=subject, period=FIRST_HALF, whole=MICROSOFT)
    case.claim("revenue", sum_of(total), by=1, subject=whole, period=period)
    return case


def test_parts_of_a_whole_are_not_more_than_it() -> None:
    assert found(revenues(period=FIRST_HALF)) == [SUM]
    assert found(revenues(period=FIRST_HALF, total="130")) == [ADDS_UP]
    assert found(revenues(period=FIRST_HALF, total="500")) == []


def test_parts_of_another_whole_or_of_another_period_are_none() -> None:
    assert found(revenues(period=year(2023))) == []
    assert found(revenues(period=FIRST_HALF, whole=DEAL)) == []


# A part in another currency


def with_slip(spoken: bool) -> tuple[Case, Record]:
    case = Case(rates=FIXED)
    case.claim("raised", sum_of("105"), by=0, valid=DECEMBER, round=SERIES_A)
    wrong = case.claim("raised", sum_of("416"), by=0, valid=DECEMBER, round=SERIES_B)
    case.claim("total_raised", sum_of("490"), by=1, rounds=count(2))
    if spoken:
        case.claim("raised", sum_of("2000", "USD"), by=2, valid=DECEMBER)
    return case, wrong


def test_a_part_may_be_in_another_currency_that_is_spoken_of() -> None:
    case, wrong = with_slip(spoken=True)

    (finding,) = case.found(Reason.SUM)
    (suspected, *_) = finding.hypotheses

    assert suspected.suspicion is Suspicion.UNIT_OF_A_PART
    assert ids(suspected.suspects) == ids([wrong])
    assert suspected.value == Money(sum_of("416").figure, "USD", "")
    assert ids([wrong]) <= ids(finding.doubted)


def test_a_currency_that_nobody_speaks_of_is_not_suspected() -> None:
    case, _wrong = with_slip(spoken=False)

    assert found(case) == [SUM]
    assert case.suspicions() == set()


def test_a_currency_in_which_the_sum_would_not_fit_either_is_not_suspected() -> None:
    case = in_dollars(sum_of("700"))
    case.claim("raised", sum_of("2000", "USD"), by=2, valid=DECEMBER)

    assert found(case) == [SUM]
    assert case.suspicions() == set()


# Properties


@given(st.lists(st.integers(1, 900), min_size=2, max_size=3))
def test_figures_that_add_up_as_they_stand_are_found_to(parts: list[int]) -> None:
    told = [sum_of(str(each)) for each in parts]

    assert found(raised(*told, total=sum_of(str(sum(parts))), rounds=count(len(parts)))) == [
        ADDS_UP
    ]


places = st.sampled_from([Decimal(1), Decimal(10), Decimal("0.1")])
amounts = st.decimals("1", "900", places=3)


def rounded(amount: Decimal, place: Decimal) -> Money:
    return sum_of((amount / place).to_integral_value(ROUND_HALF_EVEN) * place, place=place)


@given(st.lists(st.tuples(amounts, places), min_size=2, max_size=3), places)
def test_what_adds_up_is_in_no_conflict_however_it_is_rounded(
    parts: list[tuple[Decimal, Decimal]], place: Decimal
) -> None:
    total = rounded(sum((amount for amount, _ in parts), Decimal(0)), place)
    case = raised(*(rounded(*part) for part in parts), total=total, rounds=count(len(parts)))

    assert case.open() == []


@given(
    st.lists(st.tuples(amounts, places), min_size=2, max_size=3),
    places,
    st.sampled_from([1, -1]),
    st.decimals("0.001", "900", places=3),
)
def test_what_is_off_by_more_than_all_rounding_is_in_conflict_where_all_parts_are_known(
    parts: list[tuple[Decimal, Decimal]], place: Decimal, sign: int, further: Decimal
) -> None:
    told = [rounded(*part) for part in parts]
    room = (sum((each for _, each in parts), Decimal(0)) + place) / 2
    added = sum((each.figure.amount for each in told if each.figure), Decimal(0)) / 1_000_000
    total = sum_of(added + sign * (room + further), place=place)

    assert found(raised(*told, total=total, rounds=count(len(parts)))) == [SUM]
