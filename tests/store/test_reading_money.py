"""Sums of money are read as people write them, and asked back where they write it two ways."""

from decimal import Decimal

import pytest

from store.reading import Ambiguous, Unreadable, Why, read_money
from store.values import Hedge, Money

EXACT, ABOUT, BETWEEN = Hedge.EXACT, Hedge.ABOUT, Hedge.BETWEEN


def one(text: str, language: str | None) -> Money:
    sums = read_money(text, language)
    assert isinstance(sums, tuple), sums
    (money,) = sums
    return money


@pytest.mark.parametrize(
    ("text", "language", "amount", "place", "currency"),
    [
        ("15 Mio. €", "de", "15e6", "1e6", "EUR"),
        ("€15M", "en", "15e6", "1e6", "EUR"),
        ("€15M", "de", "15e6", "1e6", "EUR"),
        ("$1.25bn", "en", "1.25e9", "1e7", "USD"),
        ("$1.25bn", "de", "1.25e9", "1e7", "USD"),
        ("$1.250bn", "en", "1.25e9", "1e6", "USD"),
        ("US$ 4 billion", "en", "4e9", "1e9", "USD"),
        ("13 Mrd. Dollar", "de", "13e9", "1e9", "USD"),
        ("1,7 Milliarden Euro", "de", "1.7e9", "1e8", "EUR"),
        ("vier Milliarden Dollar", "de", "4e9", "1e9", "USD"),
        ("four billion dollars", "en", "4e9", "1e9", "USD"),
        ("zehn Milliarden Dollar", "de", "10e9", "1e9", "USD"),
        ("einer Million Euro", "de", "1e6", "1e6", "EUR"),
        ("a billion dollars", "en", "1e9", "1e9", "USD"),
        ("eine halbe Milliarde Euro", "de", "5e8", "1e8", "EUR"),
        ("half a billion dollars", "en", "5e8", "1e8", "USD"),
        ("two hundred and fifty million pounds", "en", "250e6", "1e6", "GBP"),
        ("zweihundertfünfzig Millionen Pfund", "de", "250e6", "1e6", "GBP"),
        ("fuenf Millionen Euro", "de", "5e6", "1e6", "EUR"),
        ("3 Billionen Dollar", "de", "3e12", "1e12", "USD"),
        ("$3T", "en", "3e12", "1e12", "USD"),
        ("500 T€", "de", "500e3", "1e3", "EUR"),
        ("113.000 €", "de", "113000", "1", "EUR"),
        ("€113,000", "en", "113000", "1", "EUR"),
        ("1.234.567,89 €", "de", "1234567.89", "0.01", "EUR"),
        ("1'500 CHF", "de", "1500", "1", "CHF"),
        ("1’500 CHF", "de", "1500", "1", "CHF"),
        ("1 500 Euro", "de", "1500", "1", "EUR"),
        ("1\u202f500\u00a0Euro", "de", "1500", "1", "EUR"),
        ("£5m", "en", "5e6", "1e6", "GBP"),
        ("¥300bn", "en", "300e9", "1e9", "JPY"),
        ("SEK 40m", "en", "40e6", "1e6", "SEK"),
        ("5 Mio. Schweizer Franken", "de", "5e6", "1e6", "CHF"),
        ("15m eur", "en", "15e6", "1e6", "EUR"),
        ("6-Milliarden-Dollar", "de", "6e9", "1e9", "USD"),
        ("$415-million", "en", "415e6", "1e6", "USD"),
        ("2 Milliarden", "de", "2e9", "1e9", None),
        ("2bn, currency not stated", "en", "2e9", "1e9", None),
        ("2 Mrd., Währung nicht genannt", "de", "2e9", "1e9", None),
    ],
)
def test_a_sum_keeps_its_amount_its_last_digit_and_its_currency(
    text: str, language: str, amount: str, place: str, currency: str | None
) -> None:
    money = one(text, language)
    assert money.figure is not None
    assert (money.figure.amount, money.figure.place) == (Decimal(amount), Decimal(place))
    assert (money.figure.hedge, money.currency, money.words) == (EXACT, currency, text)


@pytest.mark.parametrize(
    ("text", "language", "hedge"),
    [
        ("rund 2 Mrd. $", "de", ABOUT),
        ("roughly $13 billion", "en", ABOUT),
        ("~€2B", "en", ABOUT),
        ("knapp 400 Millionen Euro", "de", Hedge.JUST_UNDER),
        ("nearly $400 million", "en", Hedge.JUST_UNDER),
        ("gut 2 Mrd. Euro", "de", Hedge.JUST_OVER),
        ("just over $2bn", "en", Hedge.JUST_OVER),
        ("mehr als 2,5 Mrd.", "de", Hedge.MORE_THAN),
        ("more than $2.5bn", "en", Hedge.MORE_THAN),
        ("über 2 Mrd. Euro", "de", Hedge.MORE_THAN),
        ("2+ Mrd.", "de", Hedge.AT_LEAST),
        ("$2bn+", "en", Hedge.AT_LEAST),
        ("2 Mrd. € oder mehr", "de", Hedge.AT_LEAST),
        ("weniger als 2 Mrd. Euro", "de", Hedge.LESS_THAN),
        ("under $2bn", "en", Hedge.LESS_THAN),
        ("bis zu 2 Mrd. Euro", "de", Hedge.AT_MOST),
        ("up to $2bn", "en", Hedge.AT_MOST),
    ],
)
def test_a_hedge_is_kept(text: str, language: str, hedge: Hedge) -> None:
    figure = one(text, language).figure
    assert figure is not None
    assert figure.hedge is hedge


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("between $20 billion and $30 billion", "en", "20e9", "30e9"),
        ("zwischen 20 und 30 Milliarden Dollar", "de", "20e9", "30e9"),
        ("$20bn–$30bn", "en", "20e9", "30e9"),
        ("$20-30bn", "en", "20e9", "30e9"),
        ("20–30 Mrd. $", "de", "20e9", "30e9"),
        ("von 20 bis 30 Mrd. Dollar", "de", "20e9", "30e9"),
        ("between $500 and $1 million", "en", "500", "1e6"),
        ("500 Mio. bis 1 Mrd. Dollar", "de", "500e6", "1e9"),
    ],
)
def test_a_range_has_two_ends_that_share_unit_and_magnitude(
    text: str, language: str, low: str, high: str
) -> None:
    money = one(text, language)
    assert money.figure is not None
    assert (money.figure.hedge, money.currency) == (BETWEEN, "USD")
    assert (money.figure.amount, money.figure.upper) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("6 Millionen Euro beziehungsweise 7 Millionen US-Dollar", "de"),
        ("6 Mio. € bzw. 7 Mio. $", "de"),
        ("€6 million ($7 million)", "en"),
        ("€6m / $7m", "en"),
    ],
)
def test_one_sum_in_two_currencies_is_two(text: str, language: str) -> None:
    sums = read_money(text, language)
    assert isinstance(sums, tuple)
    amounts = [money.figure.amount for money in sums if money.figure]
    assert amounts == [Decimal(6_000_000), Decimal(7_000_000)]
    assert [money.currency for money in sums] == ["EUR", "USD"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("undisclosed", "en"),
        ("an undisclosed sum", "en"),
        ("nicht genannt", "de"),
        ("nicht näher genannte Summe", "de"),
    ],
)
def test_a_sum_that_was_not_told_has_no_figure(text: str, language: str) -> None:
    assert one(text, language) == Money(None, None, text)


@pytest.mark.parametrize(
    ("text", "language", "choices"),
    [
        ("1.500", "en", ["1.5", "1500"]),
        ("1,500", "de", ["1.5", "1500"]),
        ("1.500", None, ["1500", "1.5"]),
        ("1.500", "fr", ["1500", "1.5"]),
        ("2 Billion Dollar", "de", ["2e12", "2e9"]),
        ("2 billion €", None, ["2e12", "2e9"]),
        ("$1,500 million", "de", ["1.5e6", "1.5e9"]),
    ],
)
def test_what_the_language_does_not_settle_is_a_question(
    text: str, language: str | None, choices: list[str]
) -> None:
    answer = read_money(text, language)
    assert isinstance(answer, Ambiguous)
    amounts = [money.figure and money.figure.amount for (money,) in answer.choices]
    assert amounts == [Decimal(choice) for choice in choices]


@pytest.mark.parametrize(
    ("text", "language", "amount"),
    [
        ("1.500", "de", "1500"),
        ("1,500", "en", "1500"),
        ("1,5", "de", "1.5"),
        ("1,5", None, "1.5"),
        ("0.500", "en", "0.5"),
        ("1.500.000", "en", "1500000"),
        ("1,500.00", "de", "1500"),
        ("2 billion dollars", "en", "2e9"),
        ("1 Billion Dollar", "de", "1e12"),
        ("1,5 Million Euro", "de", "1.5e6"),
        ("1,5 Milliarden Euro", "en", "1.5e9"),
        ("1,5 Milliarden Euro", "de-AT", "1.5e9"),
    ],
)
def test_what_only_one_reading_fits_is_settled(
    text: str, language: str | None, amount: str
) -> None:
    figure = one(text, language).figure
    assert figure is not None
    assert figure.amount == Decimal(amount)


@pytest.mark.parametrize(
    "text", ["-5 Mio. €", "−5 Mio. €", "minus 5 Mio. €", "-€5M", "€-5M", "EUR −5M"]
)
def test_no_sum_is_negative(text: str) -> None:
    assert read_money(text, "de") == Unreadable(text, why=Why.NEGATIVE)


@pytest.mark.parametrize("text", ["$20m to €30m", "$30m to $20m"])
def test_a_range_is_of_one_currency_and_rises(text: str) -> None:
    assert read_money(text, "en") == Unreadable(text)


@pytest.mark.parametrize("text", ["", " ", "Euro", "viel Geld", "12.34.56", "8x7B", "1,2,3", "€"])
def test_what_is_no_sum_is_refused(text: str) -> None:
    assert read_money(text, "de") == Unreadable(text)


def test_a_slip_of_the_finger_is_mended_in_a_proposal() -> None:
    assert read_money("15 Milionen Euro", "de") == Unreadable(
        "15 Milionen Euro", "15 Millionen Euro"
    )
    assert read_money("two bilion dolars", "en") == Unreadable(
        "two bilion dolars", "two billion dollars"
    )
