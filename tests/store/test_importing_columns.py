"""Headings are understood as people write them, with the unit and the currency they give."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.importing.columns import (
    Given,
    Unit,
    UnknownMeaningError,
    is_heading,
    language_of,
    read_columns,
    read_given,
)
from store.importing.faults import FaultyError, Why
from store.importing.meanings import Meaning
from store.importing.plan import NoHeadingError
from store.importing.rows import Reading
from store.importing.sheet import Sheet
from store.tables.read import read_tables
from store.tables.table import Line
from tests.store.importing_making import AS_IT_STANDS, amounts, csv, planned, said
from tests.store.table_making import spreadsheet


def header(*titles: str) -> Line:
    return Line(1, titles, ";".join(titles), 0)


@pytest.mark.parametrize(
    ("title", "meaning", "scale", "currency"),
    [
        ("Company", Meaning.COMPANY, 1, None),
        ("UNTERNEHMEN", Meaning.COMPANY, 1, None),
        ("Name der Firma", Meaning.COMPANY, 1, None),
        ("Betrag (Mio. €)", Meaning.AMOUNT, 10**6, "EUR"),
        ("Betrag (€)", Meaning.AMOUNT, 1, "EUR"),
        ("Betrag in TEUR", Meaning.AMOUNT, 10**3, "EUR"),
        ("Volumen k€", Meaning.AMOUNT, 10**3, "EUR"),
        ("Amount in USD m", Meaning.AMOUNT, 10**6, "USD"),
        ("Deal Size (€m)", Meaning.AMOUNT, 10**6, "EUR"),
        ("Funding (EUR millions)", Meaning.AMOUNT, 10**6, "EUR"),
        ("Total amount raised (in USD)", Meaning.AMOUNT, 1, "USD"),
        ("raisedAmountUSD", Meaning.AMOUNT, 1, "USD"),
        ("amount_usd", Meaning.AMOUNT, 1, "USD"),
        ("Round size", Meaning.AMOUNT, 1, None),
        ("Investoren", Meaning.INVESTOR, 1, None),
        ("Investor 2", Meaning.INVESTOR, 1, None),
        ("Lead Investor(s)", Meaning.LEAD, 1, None),
        ("Post-money (US$ bn)", Meaning.POST_MONEY, 10**9, "USD"),
        ("Pre-Money-Bewertung", Meaning.PRE_MONEY, 1, None),
        ("Stake (%)", Meaning.STAKE, 1, None),
        ("Währung / Currency", Meaning.CURRENCY, 1, None),
        ("Wahrung", Meaning.CURRENCY, 1, None),
        ("veröffentlicht am", Meaning.PUBLISHED, 1, None),
        ("Käufer", Meaning.ACQUIRER, 1, None),
        ("Company website", None, 1, None),
        ("m", None, 1, None),
        ("", None, 1, None),
    ],
)
def test_a_heading_says_what_stands_below_it(
    title: str, meaning: Meaning | None, scale: int, currency: str | None
) -> None:
    [column] = read_columns(header(title))

    assert column.meaning is meaning
    assert column.unit == Unit(Decimal(scale), currency)
    assert is_heading(title) is (meaning is not None)


def test_of_two_columns_that_only_one_can_be_the_first_counts() -> None:
    columns = read_columns(header("Date", "Datum", "Investor 1", "Investor 2"))

    assert [each.meaning for each in columns] == [
        Meaning.DATE,
        None,
        Meaning.INVESTOR,
        Meaning.INVESTOR,
    ]


def test_what_a_person_says_counts_before_what_a_heading_says() -> None:
    given = read_given("Firma = company; Volumen=Preis\nDatum=-")

    assert given == (
        Given("Firma", Meaning.COMPANY),
        Given("Volumen", Meaning.PRICE),
        Given("Datum", None),
    )
    columns = read_columns(header("Company", "firma", "Volumen (Mio. $)", "Datum"), given)
    assert [each.meaning for each in columns] == [None, Meaning.COMPANY, Meaning.PRICE, None]
    assert columns[2].unit == Unit(Decimal(1_000_000), "USD")


@pytest.mark.parametrize(
    ("text", "word"), [("Firma=nobody", "nobody"), ("Firma", "Firma"), ("=company", "=company")]
)
def test_what_no_column_can_mean_is_named(text: str, word: str) -> None:
    with pytest.raises(UnknownMeaningError, match=word):
        read_given(text)


@pytest.mark.parametrize(
    ("titles", "language"),
    [
        (("Unternehmen", "Betrag (Mio. €)"), "de"),
        (("Company", "Amount (USD m)"), "en"),
        (("Status", "Link"), None),
    ],
)
def test_most_headings_tell_the_language(titles: tuple[str, ...], language: str | None) -> None:
    assert language_of(read_columns(header(*titles))) == language


async def test_columns_nobody_knows_are_named_and_stay_in_the_quotes() -> None:
    found = await planned(csv("Company;Round;Amount;Mood", "Acme;Seed;€2m;bright"))

    assert found.tables[0].unread == ("Mood",)
    assert next(iter(found.claims)).spans[-1].quote == "Acme;Seed;€2m;bright"


async def test_a_sum_in_two_currencies_is_two_claims_of_one_round() -> None:
    found = await planned(csv("Company;Round;Amount (USD m);Amount (EUR m)", "Acme;Seed;3;2.5"))

    assert sorted(amounts(said(found, "raised"))) == [
        (Decimal(2_500_000), "EUR"),
        (Decimal(3_000_000), "USD"),
    ]


def test_what_a_spreadsheet_shows_beside_numbers_holds_where_the_heading_says_nothing() -> None:
    header = Line(1, ("Firma", "Betrag", "Kaufpreis in USD", "Anteil"), "", 0)

    columns = read_columns(header, (), ("", "€", "€", "%"))

    assert [each.unit.currency for each in columns] == [None, "EUR", "USD", None]
    assert [each.sign for each in columns] == ["", "€", "€", "%"]


def test_a_share_that_is_shown_with_its_sign_is_one_in_percent_however_small() -> None:
    rows = (("Firma", "Anteil"), ("A", 0.005))
    shown = spreadsheet(*rows, formats={"B2": "0.0%"})

    (told,) = read_tables("rounds.xlsx", shown, is_heading)
    (untold,) = read_tables("rounds.xlsx", spreadsheet(*rows), is_heading)

    row = Sheet.of(told, AS_IT_STANDS).row(told.lines[0])
    assert row.stake
    assert row.stake.figure.amount == Decimal("0.5")
    with pytest.raises(FaultyError) as refused:
        Sheet.of(untold, AS_IT_STANDS).row(untold.lines[0])
    assert refused.value.fault.why is Why.AMBIGUOUS_SHARE


async def test_a_column_that_is_not_there_is_no_column_of_the_file() -> None:
    tables = csv("Firma;Betrag (Mio. €);Runde", "Neu GmbH;1,5;Seed")
    reading = Reading(read_given("Firmen=company; Betrag=amount; Phase=-"))

    with pytest.raises(NoHeadingError) as refused:
        await planned(tables, reading=reading)

    assert refused.value.missing == ("Firmen", "Phase")
    assert refused.value.titles == ("Firma", "Betrag (Mio. €)", "Runde")
