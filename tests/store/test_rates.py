"""Ranges of exchange rates are those of the ECB's fixings, and None where it fixed nothing."""

import sys
from datetime import date, timedelta
from decimal import Decimal, Inexact, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import rates
from store.rates import PRECISION, Fixings, Rates

Table = dict[date, dict[str, Decimal]]
Pair = tuple[str, str]

MONDAY = date(2024, 2, 26)
ONE_DAY, TEN_DAYS = timedelta(days=1), timedelta(days=10)
CURRENCIES = ["CHF", "JPY", "USD"]
ULP = Fraction(1, 10 ** (PRECISION - 1))
"""More than the last digit of a rate weighs, as a part of that rate."""

days = st.integers(0, 25).map(lambda number: MONDAY + timedelta(days=number))
fixed = st.decimals("0.0001", "20000", places=4)
rows = st.dictionaries(st.sampled_from(CURRENCIES), fixed, min_size=2)
tables = st.dictionaries(days, rows, min_size=2, max_size=12)
pairs = st.permutations(["EUR", *CURRENCIES]).map(lambda order: (order[0], order[1]))
few = st.integers(0, 15).map(lambda number: timedelta(days=number))


@pytest.fixture(scope="module")
def shipped() -> Rates:
    return Rates.load()


def planted(**row: str) -> dict[str, Decimal]:
    return {currency: Decimal(rate) for currency, rate in row.items()}


def on(table: Rates, base: str, quote: str, day: date) -> Fixings | None:
    return table.between(base, quote, day, day)


@pytest.mark.parametrize(
    ("day", "currency", "rate"),
    [
        (date(2024, 6, 28), "CHF", "0.9634"),
        (date(2025, 1, 14), "CHF", "0.9395"),
        (date(2025, 1, 14), "GBP", "0.84288"),
        (date(2025, 1, 14), "JPY", "161.63"),
        (date(2025, 2, 28), "CHF", "0.9394"),
        (date(2025, 2, 28), "SEK", "11.188"),
        (date(2025, 3, 3), "CHF", "0.9428"),
        (date(2025, 3, 3), "SEK", "11.15"),
        (date(2025, 3, 3), "PLN", "4.1708"),
    ],
)
def test_a_day_has_its_own_fixing_at_one_end(
    shipped: Rates, day: date, currency: str, rate: str
) -> None:
    found = on(shipped, "EUR", currency, day)

    assert found
    assert Decimal(rate) in {found.low, found.high}
    assert found.last == day


@pytest.mark.parametrize(
    ("currency", "low", "high"), [("CHF", "0.9394", "0.9428"), ("SEK", "11.15", "11.188")]
)
def test_a_monday_has_the_fixing_of_friday_at_the_other(
    shipped: Rates, currency: str, low: str, high: str
) -> None:
    friday, monday = date(2025, 2, 28), date(2025, 3, 3)

    assert on(shipped, "EUR", currency, monday) == Fixings(
        "EUR", currency, Decimal(low), Decimal(high), friday, monday
    )


def test_a_month_has_all_its_fixings(shipped: Rates) -> None:
    found = shipped.between("EUR", "USD", date(2023, 12, 1), date(2023, 12, 31))

    low, high = Decimal("1.0757"), Decimal("1.1114")
    assert found == Fixings("EUR", "USD", low, high, date(2023, 11, 30), date(2023, 12, 29))


def test_a_weekend_has_the_fixing_of_friday_alone(shipped: Rates) -> None:
    found = shipped.between("EUR", "CHF", date(2024, 6, 29), date(2024, 6, 30))

    rate, friday = Decimal("0.9634"), date(2024, 6, 28)
    assert found == Fixings("EUR", "CHF", rate, rate, friday, friday)


def test_a_holiday_has_the_fixing_before_alone(shipped: Rates) -> None:
    found = on(shipped, "EUR", "USD", date(2025, 1, 1))

    rate, before = Decimal("1.0389"), date(2024, 12, 31)
    assert found == Fixings("EUR", "USD", rate, rate, before, before)


def test_cross_rates_go_through_the_euro(shipped: Rates) -> None:
    found = on(shipped, "GBP", "JPY", date(2025, 1, 14))

    # 160.22 yen for 0.8416 pounds, and on the next day 161.63 for 0.84288.
    low, high = Decimal("190.375475285"), Decimal("191.759206530")
    assert found == Fixings("GBP", "JPY", low, high, date(2025, 1, 13), date(2025, 1, 14))


@pytest.mark.parametrize(
    ("base", "quote", "first", "last"),
    [
        ("EUR", "KZT", date(2024, 2, 26), date(2024, 2, 26)),
        ("KZT", "USD", date(2024, 2, 26), date(2024, 2, 26)),
        ("EUR", "Date", date(2024, 2, 26), date(2024, 2, 26)),
        ("EUR", "", date(2024, 2, 26), date(2024, 2, 26)),
        ("EUR", "DEM", date(2000, 1, 3), date(2000, 12, 29)),
        ("EUR", "RUB", date(2022, 4, 1), date(2024, 2, 26)),
        ("RUB", "USD", date(2022, 4, 1), date(2024, 2, 26)),
        ("EUR", "HRK", date(2023, 2, 1), date(2023, 12, 31)),
        ("EUR", "ISK", date(2012, 1, 1), date(2012, 12, 31)),  # was fixed before and is again
        ("EUR", "USD", date(1990, 1, 1), date(1999, 1, 3)),
        ("EUR", "USD", date(2999, 1, 1), date(2999, 12, 31)),
        ("EUR", "USD", date.max, date.max),
        ("EUR", "USD", date.min, date.min),
    ],
)
def test_none_where_nothing_was_fixed(
    shipped: Rates, base: str, quote: str, first: date, last: date
) -> None:
    assert shipped.between(base, quote, first, last) is None


def test_days_that_were_fixed_in_part_tell_when(shipped: Rates) -> None:
    found = shipped.between("EUR", "RUB", date(2022, 2, 26), date(2024, 2, 26))

    assert found
    assert (found.first, found.last) == (date(2022, 2, 25), date(2022, 3, 1))


@pytest.mark.parametrize("currency", ["EUR", "USD", "KZT"])
@pytest.mark.parametrize("day", [MONDAY, date(2999, 1, 1)])
def test_a_currency_is_worth_one_of_itself(shipped: Rates, currency: str, day: date) -> None:
    found = on(shipped, currency, currency, day)

    assert found == Fixings(currency, currency, Decimal(1), Decimal(1), day, day)


def test_the_fixing_before_holds_for_ten_days() -> None:
    table = Rates.of({MONDAY: planted(USD="1.08")})

    assert on(table, "EUR", "USD", MONDAY - ONE_DAY) is None
    assert on(table, "EUR", "USD", MONDAY + TEN_DAYS)
    assert on(table, "EUR", "USD", MONDAY + TEN_DAYS + ONE_DAY) is None


def test_only_the_newest_fixing_before_is_used() -> None:
    table = Rates.of({MONDAY + n * ONE_DAY: planted(USD=f"1.0{n}") for n in range(5)})

    found = on(table, "EUR", "USD", MONDAY + 4 * ONE_DAY)

    assert found
    assert (found.low, found.high) == (Decimal("1.03"), Decimal("1.04"))


def test_a_day_counts_where_both_were_fixed() -> None:
    table = Rates.of(
        {
            MONDAY: planted(USD="1.25", CHF="0.95"),
            MONDAY + ONE_DAY: planted(USD="1.6"),
            MONDAY + 2 * ONE_DAY: planted(CHF="0.2"),
            MONDAY + 3 * ONE_DAY: planted(USD="1", CHF="0.8"),
            MONDAY + 4 * ONE_DAY: planted(USD="9"),
        }
    )
    wednesday, friday = MONDAY + 2 * ONE_DAY, MONDAY + 4 * ONE_DAY

    found = table.between("USD", "CHF", wednesday, friday)

    low, high = Decimal("0.76"), Decimal("0.8")
    assert found == Fixings("USD", "CHF", low, high, MONDAY, MONDAY + 3 * ONE_DAY)


def test_a_range_is_rounded_outwards_whatever_the_caller_rounds_to() -> None:
    table = Rates.of({MONDAY: planted(USD="3")})

    with localcontext(prec=2) as context:
        context.traps[Inexact] = True
        found = on(table, "USD", "EUR", MONDAY)

    assert found
    assert (str(found.low), str(found.high)) == ("0.333333333333", "0.333333333334")


def test_the_euro_is_one_whatever_a_table_says() -> None:
    table = {MONDAY: planted(EUR="2", USD="1.08"), MONDAY + ONE_DAY: planted(USD="1.09")}

    found = on(Rates.of(table), "EUR", "USD", MONDAY + ONE_DAY)

    assert found
    assert (found.low, found.high) == (Decimal("1.08"), Decimal("1.09"))


def test_an_empty_table_has_no_fixing() -> None:
    assert on(Rates.of({}), "EUR", "USD", MONDAY) is None
    assert on(Rates.of({MONDAY: {}}), "EUR", "USD", MONDAY) is None


@pytest.mark.parametrize("rate", ["0", "-1.08", "NaN", "sNaN", "Infinity"])
def test_a_table_holds_nothing_but_rates(rate: str) -> None:
    with pytest.raises(ValueError, match="no rate of USD on 2024-02-26"):
        Rates.of({MONDAY: planted(USD=rate)})


def test_days_that_end_before_they_begin_are_refused(shipped: Rates) -> None:
    with pytest.raises(ValueError, match="do not end before"):
        shipped.between("EUR", "USD", MONDAY, MONDAY - ONE_DAY)


def test_the_same_question_is_not_answered_twice(shipped: Rates) -> None:
    found = shipped.between("USD", "CHF", date(2024, 1, 1), MONDAY)

    assert found is not None
    assert shipped.between("USD", "CHF", date(2024, 1, 1), MONDAY) is found


def test_the_package_is_read_and_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, rates.PACKAGE, raising=False)

    Rates.load()

    assert rates.PACKAGE not in sys.modules


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "PACKAGE", "no_such_package")

    with pytest.raises(ModuleNotFoundError, match="no_such_package"):
        Rates.load()


def counted(table: Table, pair: Pair, first: date, last: date) -> dict[date, Fraction]:
    """The rates of the days that count, found the long way."""
    base, quote = pair
    crossed = {
        day: Fraction(row[quote]) / Fraction(row[base])
        for day, currencies in table.items()
        if {base, quote} <= (row := currencies | {"EUR": Decimal(1)}).keys()
    }
    before = max((day for day in crossed if first - TEN_DAYS <= day < first), default=None)
    return {day: rate for day, rate in crossed.items() if day == before or first <= day <= last}


@given(tables, pairs, days, few)
def test_a_range_is_as_wide_as_its_fixings(
    table: Table, pair: Pair, first: date, length: timedelta
) -> None:
    found = Rates.of(table).between(*pair, first, first + length)

    expected = counted(table, pair, first, first + length)
    assert (found is not None) == bool(expected)
    if found:
        low, high = min(expected.values()), max(expected.values())
        assert low * (1 - ULP) < Fraction(found.low) <= low
        assert high <= Fraction(found.high) < high * (1 + ULP)
        assert (found.first, found.last) == (min(expected), max(expected))


@given(tables, st.sampled_from(CURRENCIES), days, few)
def test_a_rate_of_the_euro_is_not_rounded(
    table: Table, quote: str, first: date, length: timedelta
) -> None:
    found = Rates.of(table).between("EUR", quote, first, first + length)

    if found:
        published = {row[quote] for row in table.values() if quote in row}
        assert {found.low, found.high} <= published


@given(tables, pairs, days, few)
def test_a_range_and_its_inverse_agree_up_to_rounding(
    table: Table, pair: Pair, first: date, length: timedelta
) -> None:
    all_there_are, (base, quote) = Rates.of(table), pair
    there = all_there_are.between(base, quote, first, first + length)
    back = all_there_are.between(quote, base, first, first + length)

    assert (there is None) == (back is None)
    if there and back:
        least, greatest = 1 / Fraction(back.high), 1 / Fraction(back.low)
        assert Fraction(there.low) * (1 - 2 * ULP) <= least <= greatest
        assert greatest <= Fraction(there.high) * (1 + 2 * ULP)
        assert (there.first, there.last) == (back.first, back.last)


@given(tables, pairs, days, st.tuples(few, few, few))
def test_more_days_never_narrow_a_range(
    table: Table, pair: Pair, first: date, lengths: tuple[timedelta, timedelta, timedelta]
) -> None:
    sooner, length, later = lengths
    all_there_are = Rates.of(table)
    some = all_there_are.between(*pair, first, first + length)
    more = all_there_are.between(*pair, first - sooner, first + length + later)

    if some:
        assert more
        assert more.low <= some.low <= some.high <= more.high
        assert more.first <= some.first <= some.last <= more.last
