"""Numbers of things and parts of a whole are read with their hedges and units."""

from decimal import Decimal

import pytest

from store.reading import Ambiguous, Unreadable, Why, read_count, read_share
from store.values import Count, Hedge, Share


@pytest.mark.parametrize(
    ("text", "language", "amount", "unit", "hedge"),
    [
        ("7 Milliarden Parameter", "de", "7e9", "parameter", Hedge.EXACT),
        ("7bn parameters", "en", "7e9", "parameter", Hedge.EXACT),
        ("7B", "en", "7e9", None, Hedge.EXACT),
        ("five languages", "en", "5", "language", Hedge.EXACT),
        ("fünf", "de", "5", None, Hedge.EXACT),
        ("zwei Finanzierungsrunden", "de", "2", "round", Hedge.EXACT),
        ("über einer Million Downloads", "de", "1e6", "download", Hedge.MORE_THAN),
        ("twenty-five", "en", "25", None, Hedge.EXACT),
        ("fünfundzwanzig", "de", "25", None, Hedge.EXACT),
        ("ein Dutzend", "de", "12", None, Hedge.EXACT),
        ("one", "en", "1", None, Hedge.EXACT),
        ("1.500 Mitarbeiter", "de", "1500", "employee", Hedge.EXACT),
        ("9,000 staff", "en", "9000", "employee", Hedge.EXACT),
        ("rund 1.250 Leute", "de", "1250", "person", Hedge.ABOUT),
        ("1300 people", "en", "1300", "person", Hedge.EXACT),
        ("zweitausend", "de", "2000", None, Hedge.EXACT),
    ],
)
def test_a_count_keeps_its_number_its_hedge_and_what_is_counted(
    text: str, language: str, amount: str, unit: str | None, hedge: Hedge
) -> None:
    count = read_count(text, language)
    assert isinstance(count, Count)
    assert (count.figure.amount, count.unit, count.figure.hedge) == (Decimal(amount), unit, hedge)
    assert count.words == text


@pytest.mark.parametrize(
    ("text", "language", "amount", "hedge"),
    [
        ("40%", "de", "40", Hedge.EXACT),
        ("40 %", "en", "40", Hedge.EXACT),
        ("12,5 Prozent", "de", "12.5", Hedge.EXACT),
        ("12.345%", "en", "12.345", Hedge.EXACT),
        ("rund 40 Prozent", "de", "40", Hedge.ABOUT),
        ("40-prozentige", "de", "40", Hedge.EXACT),
        ("forty per cent", "en", "40", Hedge.EXACT),
        ("-5%", "en", "-5", Hedge.EXACT),
    ],
)
def test_a_share_is_in_percent(text: str, language: str, amount: str, hedge: Hedge) -> None:
    share = read_share(text, language)
    assert isinstance(share, Share)
    assert (share.figure.amount, share.figure.hedge) == (Decimal(amount), hedge)


def test_a_range_of_shares_names_percent_once() -> None:
    share = read_share("20 to 30 percent", "en")
    assert isinstance(share, Share)
    assert (share.figure.amount, share.figure.upper) == (Decimal(20), Decimal(30))


def test_three_digits_behind_a_point_are_a_question_only_without_a_unit() -> None:
    assert isinstance(read_count("1.500", "en"), Ambiguous)
    assert isinstance(read_count("1.500bn", "en"), Count)


@pytest.mark.parametrize("text", ["-5", "−1,500", "minus five"])
def test_no_count_is_negative(text: str) -> None:
    assert read_count(text, "en") == Unreadable(text, why=Why.NEGATIVE)


@pytest.mark.parametrize("text", ["five bananas", "40%", "GPT-4", "8x7B", "9" * 10_000])
def test_what_is_no_count_is_refused(text: str) -> None:
    assert read_count(text, "en") == Unreadable(text)


@pytest.mark.parametrize("text", ["40", "5 Prozentpunkte", "% 40"])
def test_what_is_no_share_is_refused(text: str) -> None:
    assert read_share(text, "de") == Unreadable(text)
