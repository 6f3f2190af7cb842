"""What is printed reads as people write it, and reads back to the same value."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.notation import print_count, print_date, print_money, print_share
from bot.notation.money import SIGNS
from store.reading import (
    Ambiguous,
    find_values,
    read_count,
    read_date,
    read_money,
    read_share,
)
from store.reading.currencies import ISO_4217
from store.reading.periods import around
from store.reading.units import UNITS
from store.values import Count, Figure, Hedge, Money, Part, PartialDate, Precision, Share

NBSP = "\u00a0"
LANGUAGES = st.sampled_from(["de", "en"])


RANGE = Figure(Decimal("2e10"), Decimal("1e9"), Hedge.BETWEEN, Decimal("3e10"))


def figure(amount: str, place: str = "1", hedge: Hedge = Hedge.EXACT) -> Figure:
    return Figure(Decimal(amount), Decimal(place), hedge)


@pytest.mark.parametrize(
    ("money", "english", "german"),
    [
        (Money(figure("1.3e9", "1e8"), "EUR", ""), "€1.3bn", "1,3 Mrd. €"),
        (Money(figure("15e6", "1e6"), "EUR", ""), "€15M", "15 Mio. €"),
        (Money(figure("113000"), "EUR", ""), "€113,000", "113.000 €"),
        (Money(figure("415e6", "1e6"), "USD", ""), "$415M", "415 Mio. $"),
        (Money(figure("2e9", "1e9", Hedge.ABOUT), "USD", ""), "about $2bn", "rund 2 Mrd. $"),
        (
            Money(figure("2e9", "1e9"), None, ""),
            "2bn, currency not stated",
            "2 Mrd., Währung nicht genannt",
        ),
        (Money(None, None, ""), "undisclosed", "nicht genannt"),
        (
            Money(RANGE, "USD", ""),
            "$20bn–$30bn",
            "20–30 Mrd. $",
        ),
        (Money(figure("1.25e9", "1e6"), "EUR", ""), "€1.250bn", "1,250 Mrd. €"),
        (Money(figure("490e6"), "EUR", ""), "€490,000,000", "490.000.000 €"),
        (Money(figure("1113e6", "1e3"), "EUR", ""), "€1,113.000M", "1.113,000 Mio. €"),
        (Money(figure("5e8", "1e8"), "EUR", ""), "€0.5bn", "0,5 Mrd. €"),
        (Money(figure("3e12", "1e12"), "USD", ""), "$3tn", "3 Bio. $"),
        (Money(figure("15e6", "1e6"), "CHF", ""), "CHF 15M", "15 Mio. CHF"),
        (
            Money(figure("400e6", "1e6", Hedge.JUST_UNDER), "EUR", ""),
            "just under €400M",
            "knapp 400 Mio. €",
        ),
    ],
)
def test_a_sum_is_printed_as_people_write_it(money: Money, english: str, german: str) -> None:
    assert print_money(money, "en").replace(NBSP, " ") == english
    assert print_money(money, "de").replace(NBSP, " ") == german


def test_no_line_breaks_between_a_number_and_its_unit() -> None:
    assert print_money(Money(figure("15e6", "1e6"), "EUR", ""), "de") == f"15{NBSP}Mio.{NBSP}€"
    assert print_share(Share(figure("40"), ""), "de") == f"40{NBSP}%"
    assert print_count(Count(figure("5"), "", "language"), "en") == f"5{NBSP}languages"


@pytest.mark.parametrize(
    ("count", "english", "german"),
    [
        (Count(figure("7e9", "1e9"), "", "parameter"), "7bn parameters", "7 Mrd. Parameter"),
        (Count(figure("1"), "", "language"), "1 language", "1 Sprache"),
        (Count(figure("1500"), ""), "1,500", "1.500"),
        (
            Count(figure("1e6", "1e6", Hedge.MORE_THAN), "", "download"),
            "more than 1M downloads",
            "mehr als 1 Mio. Downloads",
        ),
    ],
)
def test_a_count_is_printed_with_what_it_counts(count: Count, english: str, german: str) -> None:
    assert print_count(count, "en").replace(NBSP, " ") == english
    assert print_count(count, "de").replace(NBSP, " ") == german


def test_a_share_is_printed_with_the_digits_it_was_said_with() -> None:
    assert print_share(Share(figure("40"), ""), "en") == "40%"
    assert print_share(Share(figure("12.50", "0.01"), ""), "de") == f"12,50{NBSP}%"


@pytest.mark.parametrize(
    ("said", "english", "german"),
    [
        ("26 February 2024", "26 Feb 2024", "26. Feb. 2024"),
        ("December 2023", "Dec 2023", "Dez. 2023"),
        ("Q2 2024", "Q2 2024", "Q2 2024"),
        ("H1 2024", "H1 2024", "H1 2024"),
        ("summer 2024", "summer 2024", "Sommer 2024"),
        ("winter 2023/24", "winter 2023/24", "Winter 2023/24"),
        ("early 2023", "early 2023", "Anfang 2023"),
        ("mid-2024", "mid-2024", "Mitte 2024"),
        ("late March 2024", "late Mar 2024", "Ende März 2024"),
        ("the week of 26 Feb 2024", "the week of 26 Feb 2024", "Woche vom 26. Feb. 2024"),
        ("about 2025", "about 2025", "um 2025"),
        ("about 26 Feb 2024", "about 26 Feb 2024", "um den 26. Feb. 2024"),
        ("after 26 Feb 2024", "after 26 Feb 2024", "nach dem 26. Feb. 2024"),
        ("since 2023", "since 2023", "seit 2023"),
        ("by 2027", "by 2027", "bis 2027"),
        ("by 26 Feb 2024", "by 26 Feb 2024", "bis zum 26. Feb. 2024"),
        ("from 2019 to 2021", "2019 to 2021", "2019 bis 2021"),
        ("May to July 2024", "May 2024 to Jul 2024", "Mai 2024 bis Juli 2024"),
    ],
)
def test_a_date_is_printed_as_precisely_as_it_was_said(
    said: str, english: str, german: str
) -> None:
    dated = read_date(said, "en")
    assert isinstance(dated, PartialDate)
    assert print_date(dated, "en").replace(NBSP, " ") == english
    assert print_date(dated, "de").replace(NBSP, " ") == german


def test_a_long_date_spells_its_month() -> None:
    dated = read_date("2024-02-26", "en")
    assert isinstance(dated, PartialDate)
    assert print_date(dated, "en", long=True).replace(NBSP, " ") == "26 February 2024"
    assert print_date(dated, "de", long=True).replace(NBSP, " ") == "26. Februar 2024"


def test_days_that_make_no_unit_are_told_by_their_ends() -> None:
    hull = PartialDate(date(2022, 5, 1), date(2024, 5, 31), Precision.MONTH, "Mai vor zwei Jahren")
    assert print_date(hull, "en") == "May 2022 to May 2024"
    since = PartialDate(date(2024, 2, 10), None, Precision.MONTH, "")
    assert print_date(since, "en").replace(NBSP, " ") == "after 9 Feb 2024"
    by = PartialDate(None, date(2024, 2, 10), Precision.MONTH, "")
    assert print_date(by, "de").replace(NBSP, " ") == "bis zum 10. Feb. 2024"
    assert print_date(PartialDate(None, None, Precision.DAY, ""), "de") == "ohne Datum"


@pytest.mark.parametrize("precision", list(Precision))
@pytest.mark.parametrize("part", list(Part))
@pytest.mark.parametrize("approximate", [False, True])
def test_every_date_can_be_printed(precision: Precision, part: Part, approximate: bool) -> None:
    ends = (None, date.min, date(2024, 2, 26), date.max)
    for earliest, latest in ((first, last) for first in ends for last in ends):
        if earliest and latest and latest < earliest:
            continue
        dated = PartialDate(earliest, latest, precision, "", part, None, approximate)
        assert print_date(dated, "en")
        assert print_date(dated, "de")


def test_no_sum_is_too_long_to_print() -> None:
    vast = Money(figure("1e60"), "EUR", "")
    assert print_money(vast, "en") == f"€{10**60:,}"


powers = st.sampled_from([-2, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
hedges = st.sampled_from([hedge for hedge in Hedge if hedge is not Hedge.BETWEEN])


@st.composite
def figures(draw: st.DrawFn, powers: st.SearchStrategy[int] = powers) -> Figure:
    place = Decimal(1).scaleb(draw(powers))
    amount = draw(st.integers(0, 99_999)) * place
    if draw(st.booleans()):
        return Figure(amount, place, draw(hedges))
    return Figure(amount, place, Hedge.BETWEEN, amount + draw(st.integers(0, 99_999)) * place)


sums = st.builds(
    Money,
    figures(),
    st.none() | st.sampled_from(sorted(SIGNS)) | st.sampled_from(sorted(ISO_4217)),
    st.just(""),
)


def money_reads_back(money: Money, language: str) -> None:
    printed = print_money(money, language)
    said = (Money(money.figure, money.currency, printed),)
    assert read_money(printed, language) == said
    assert tuple(found.value for found in find_values(printed, language)) == said


@given(sums, LANGUAGES)
@settings(max_examples=300)
def test_a_printed_sum_reads_back(money: Money, language: str) -> None:
    money_reads_back(money, language)


@pytest.mark.slow
@given(sums, LANGUAGES)
@settings(max_examples=20_000)
def test_a_printed_sum_reads_back_in_the_long_run(money: Money, language: str) -> None:
    money_reads_back(money, language)


@given(LANGUAGES)
def test_an_undisclosed_sum_reads_back(language: str) -> None:
    money_reads_back(Money(None, None, ""), language)


@given(figures(st.integers(-3, 0)), LANGUAGES)
def test_a_printed_share_reads_back(said: Figure, language: str) -> None:
    printed = print_share(Share(said, ""), language)
    assert read_share(printed, language) == Share(said, printed)
    assert [found.value for found in find_values(printed, language)] == [Share(said, printed)]


@given(figures(), st.none() | st.sampled_from(sorted(UNITS)), LANGUAGES)
@settings(max_examples=200)
def test_a_printed_count_reads_back(said: Figure, unit: str | None, language: str) -> None:
    printed = print_count(Count(said, "", unit), language)
    count = Count(said, printed, unit)
    assert read_count(printed, language) == count
    assert count in [found.value for found in find_values(printed, language)]


@given(st.integers(0, 999), LANGUAGES)
def test_thousandths_alone_read_back_as_a_question(thousandths: int, language: str) -> None:
    said = Figure(1 + Decimal(thousandths) / 1000, Decimal("0.001"))
    printed = print_count(Count(said, ""), language)
    answer = read_count(printed, language)
    assert isinstance(answer, Ambiguous)
    assert answer.choices[0] == Count(said, printed)


days = st.dates(date(1900, 1, 1), date(2098, 12, 31))
units = st.sampled_from([precision for precision in Precision if precision is not Precision.RANGE])


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    precision, when = draw(units), draw(days)
    unit = around(precision, when)
    part = draw(st.sampled_from(Part)) if precision is not Precision.DAY else Part.WHOLE
    period = unit.cut(part)
    kind = draw(st.sampled_from(["closed", "since", "by", "about", "range"]))
    first, last = period.first, period.last
    if kind == "since":
        return PartialDate(first, None, precision, "", part)
    if kind == "by":
        return PartialDate(None, last, precision, "", part)
    if kind == "about":
        blurred = unit.blurred() if part is Part.WHOLE else period
        return PartialDate(blurred.first, blurred.last, precision, "", part, approximate=True)
    if kind == "range":
        end = when + timedelta(days=draw(st.integers(1, 2_000)))
        assume(end.year < 2099)
        return PartialDate(when, end, Precision.RANGE, "")
    return PartialDate(first, last, precision, "", part)


def date_reads_back(dated: PartialDate, language: str, *, long: bool) -> None:
    printed = print_date(dated, language, long=long)
    again = read_date(printed, language)
    found = [each.value for each in find_values(printed, language)]
    assert isinstance(again, PartialDate)
    for read in (again, found[0]):
        assert isinstance(read, PartialDate)
        assert (read.earliest, read.latest) == (dated.earliest, dated.latest)
        assert (read.precision, read.part) == (dated.precision, dated.part)
        assert (read.approximate, read.words) == (dated.approximate, printed)


@given(dates(), LANGUAGES, st.booleans())
@settings(max_examples=400)
def test_a_printed_date_reads_back(dated: PartialDate, language: str, long: bool) -> None:
    date_reads_back(dated, language, long=long)


@pytest.mark.slow
@given(dates(), LANGUAGES, st.booleans())
@settings(max_examples=20_000)
def test_a_printed_date_reads_back_in_the_long_run(
    dated: PartialDate, language: str, long: bool
) -> None:
    date_reads_back(dated, language, long=long)


@given(sums)
def test_german_never_says_billion_for_a_thousand_millions(money: Money) -> None:
    assert "illion" not in print_money(money, "de")
