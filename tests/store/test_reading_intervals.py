"""The numbers that hedged words allow, as docs/notation.md tells them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading import read_money
from store.values import Figure, Hedge

HEDGED = [hedge for hedge in Hedge if hedge is not Hedge.BETWEEN]
amounts = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=3)
places = st.integers(-3, 12).map(lambda power: Decimal(1).scaleb(power))


@given(amounts, places, st.sampled_from(HEDGED))
def test_a_hedged_figure_allows_its_own_number(
    amount: Decimal, place: Decimal, hedge: Hedge
) -> None:
    interval = Figure(amount, place, hedge).interval
    assert interval.low is None or interval.low <= amount
    assert interval.high is None or amount <= interval.high


@given(amounts, places)
def test_about_is_never_narrower_than_exact(amount: Decimal, place: Decimal) -> None:
    about, exact = Figure(amount, place, Hedge.ABOUT), Figure(amount, place)
    assert about.interval.contains(exact.interval)


@given(amounts, st.decimals(0, 10**12, places=2), places)
def test_a_range_allows_both_its_ends(amount: Decimal, width: Decimal, place: Decimal) -> None:
    interval = Figure(amount, place, Hedge.BETWEEN, amount + width).interval
    assert (interval.low, interval.high) == (amount, amount + width)


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("385 Millionen Euro", "de", "384.5e6", "385.5e6"),
        ("$1.25bn", "en", "1.245e9", "1.255e9"),
        ("about $2 billion", "en", "1.5e9", "2.5e9"),
        ("rund 13 Milliarden Euro", "de", "12.5e9", "13.5e9"),
        ("rund 400 Millionen Euro", "de", "360e6", "440e6"),
        ("knapp 400 Millionen Euro", "de", "360e6", "400e6"),
        ("gut 400 Millionen Euro", "de", "400e6", "440e6"),
        ("mehr als 2 Mrd. Euro", "de", "2e9", None),
        ("up to $2bn", "en", None, "2e9"),
    ],
)
def test_words_allow_what_the_published_table_says(
    text: str, language: str, low: str | None, high: str | None
) -> None:
    sums = read_money(text, language)
    assert isinstance(sums, tuple)
    assert sums[0].figure is not None
    interval = sums[0].figure.interval
    assert interval.low == (Decimal(low) if low else None)
    assert interval.high == (Decimal(high) if high else None)
