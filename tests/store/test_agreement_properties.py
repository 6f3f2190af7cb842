"""What holds of all claims: sides can change places, and nothing turns on what is beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from store.agreement.exchange import Exchange
from store.agreement.holding import hold
from store.agreement.judge import judge
from store.agreement.values import compare
from store.agreement.verdicts import AGREEING, Finding, Verdict
from store.base import Record
from store.rates import Rates
from store.resolve import resolve
from store.values import EntityId, Figure, Hedge, Money, PartialDate, Value
from tests.store.agreement_making import Case, dated, sum_of
from tests.store.agreement_worlds import (
    CURRENCIES,
    FIRST,
    KINDS,
    NAMES,
    claims,
    figures,
    periods,
    tables,
    values,
    worlds,
)
from tests.store.claim_making import MISTRAL, source

alike = st.one_of(*(st.tuples(kind, kind) for kind in KINDS.values()))
"""Two values of one type, which is what fields have."""

days = st.integers(0, 20).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def exchanges(draw: st.DrawFn) -> Exchange:
    windows = draw(st.lists(periods, max_size=2))
    return Exchange(
        draw(tables),
        tuple((each.earliest, each.latest) for each in windows if each.earliest and each.latest),
    )


# Symmetry


@given(alike | st.tuples(values, values), exchanges())
def test_two_values_can_change_places(pair: tuple[Value, Value], exchange: Exchange) -> None:
    one, other = pair

    assert compare(one, other, exchange) == compare(other, one, exchange)


@given(values, exchanges())
def test_a_value_is_the_same_as_itself(value: Value, exchange: Exchange) -> None:
    assert compare(value, value, exchange).verdict is Verdict.SAME


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Case, Record, Record]:
    """Make two claims of one fact's field, and what is known beside them."""
    case = draw(worlds(least=0, most=0))
    name = draw(st.sampled_from(NAMES))
    return case, draw(claims(case, name, MISTRAL)), draw(claims(case, name, MISTRAL))


@given(pairs())
def test_two_claims_can_change_places(made: tuple[Case, Record, Record]) -> None:
    case, one, other = made
    background = case.background()

    assert hold(one, other, background) == hold(other, one, background)


@given(pairs())
def test_each_reason_belongs_to_one_verdict(made: tuple[Case, Record, Record]) -> None:
    case, one, other = made
    verdict, reason = case.held(one, other)

    assert BELONGS.setdefault(reason, verdict) is verdict


BELONGS: dict[str, Verdict] = {}


# Conversion


@dataclass(frozen=True)
class Sums:
    """Two sums in one currency that agree, of one day, and the rates of it."""

    one: Figure
    other: Figure
    currency: str
    when: PartialDate
    rates: Rates


@st.composite
def agreeing(draw: st.DrawFn) -> Sums:
    """Draw two figures that have a number in common, round which both were told."""
    one = draw(figures)
    low, high = one.interval.low, one.interval.high
    within = low if low is not None else high
    assert within is not None
    width = draw(st.sampled_from([Decimal("0.001"), Decimal("0.5"), Decimal(3)]))
    other = Figure(max(within - width, Decimal(0)), Decimal(1), Hedge.BETWEEN, within + width)
    return Sums(one, other, draw(st.sampled_from(CURRENCIES)), draw(periods), draw(tables))


def told_in(figure: Figure, currency: str, rate: Decimal) -> Money:
    """Return a figure as somebody tells it who converts all that its words allow."""
    interval = figure.interval
    match interval.low, interval.high:
        case None, Decimal() as high:
            converted = Figure(high * rate, hedge=Hedge.AT_MOST)
        case Decimal() as low, None:
            converted = Figure(low * rate, hedge=Hedge.AT_LEAST)
        case Decimal() as low, Decimal() as high:
            converted = Figure(low * rate, hedge=Hedge.BETWEEN, upper=high * rate)
        case _:
            raise ValueError("a figure has an end")
    return Money(converted, currency, "converted")


@given(agreeing(), st.sampled_from(CURRENCIES), st.booleans())
def test_to_convert_one_of_two_agreeing_sums_makes_no_conflict(
    sums: Sums, currency: str, greatest: bool
) -> None:
    first, last = sums.when.earliest, sums.when.latest
    assert first
    assert last
    fixings = sums.rates.between(sums.currency, currency, first, last)
    if fixings is None:
        return
    case = Case(dated(None, None, None), rates=sums.rates)
    one = case.claim("raised", Money(sums.one, sums.currency, "one"), by=0, valid=sums.when)
    other = case.claim("raised", Money(sums.other, sums.currency, "other"), by=1, valid=sums.when)
    assert hold(one, other, case.background()).verdict in AGREEING

    rate = fixings.high if greatest else fixings.low
    same = case.claim("raised", told_in(sums.one, currency, rate), by=2, valid=sums.when)

    assert hold(same, other, case.background()).verdict is not Verdict.CONFLICT


# Widening


def widened(value: Value) -> list[Value]:
    """Return a figure or date as told less precisely, in each way there is."""
    match value:
        case Money(figure=Figure() as figure) as money:
            return [replace(money, figure=each) for each in _vaguer(figure)]
        case PartialDate(earliest=first, latest=last) if first and last:
            return [
                replace(value, earliest=first - timedelta(days=9)),
                replace(value, latest=last + timedelta(days=9)),
                replace(value, earliest=None),
            ]
        case _:
            return []


def _vaguer(figure: Figure) -> list[Figure]:
    coarser = replace(figure, place=figure.place * 10)
    exact = figure.hedge is Hedge.EXACT
    return [coarser, replace(figure, hedge=Hedge.ABOUT)] if exact else [coarser]


@given(alike, exchanges())
def test_what_is_told_less_precisely_makes_no_conflict(
    pair: tuple[Value, Value], exchange: Exchange
) -> None:
    one, other = pair
    if compare(one, other, exchange).verdict is not Verdict.CONFLICT:
        for vaguer in widened(one):
            assert compare(vaguer, other, exchange).verdict is not Verdict.CONFLICT


# What stands beside claims


def judged(case: Case) -> tuple[Finding, ...]:
    return judge(resolve(case.evidence()), case.background())


@given(worlds(), st.data())
def test_the_order_of_importing_changes_no_finding(case: Case, data: st.DataObject) -> None:
    found = judged(case)

    case.records = list(data.draw(st.permutations(case.records)))
    case.sources = tuple(data.draw(st.permutations(case.sources)))

    assert judged(case) == found


@given(worlds(), st.data())
def test_what_is_said_of_something_else_changes_no_verdict(case: Case, data: st.DataObject) -> None:
    found = judged(case)
    elsewhere = EntityId("company:elsewhere")
    case.sources = (*case.sources, source("another"))

    for amount in data.draw(st.lists(st.sampled_from(["3", "30"]), min_size=1, max_size=2)):
        unrelated = case.claim("debt", sum_of(amount), by=3, subject=elsewhere)

        assert [each for each in judged(case) if not each.concerns([unrelated])] == list(found)


@given(worlds())
def test_every_finding_is_of_what_was_claimed(case: Case) -> None:
    known = {record.id: record for record in case.records}
    for found in judged(case):
        assert found.one
        assert found.other
        told = [record for each in found.hypotheses for record in (*each.suspects, *each.evidence)]
        assert all(known[record.id] == record for record in (*found.records, *told))
        assert not {each.id for each in found.one} & {each.id for each in found.other}
