"""Figures and days are read as the whole column is written; what it leaves open is asked back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from store.importing.faults import Why
from store.importing.habits import Order
from store.importing.rows import Reading
from store.values import Money, PartialDate, Share
from tests.store.importing_making import (
    amounts,
    csv,
    days,
    faults,
    figure,
    planned,
    said,
    sheet,
)

THREE_MAY = (date(2021, 5, 3), date(2021, 5, 3))


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("€1,5 Mio.", 1_500_000, "EUR"),
        ("$2.5M", 2_500_000, "USD"),
        ("2,500,000 USD", 2_500_000, "USD"),
        ("1.234.567,89 €", Decimal("1234567.89"), "EUR"),
        ("GBP 3m", 3_000_000, "GBP"),
        ("CHF 4'200'000", 4_200_000, "CHF"),
        ("1.500 Mio. €", 1_500_000_000, "EUR"),
        ("$1.250 billion", 1_250_000_000, "USD"),
        ("12", 12, None),
        ("undisclosed", None, None),
        ("k. A.", None, None),
    ],
)
async def test_a_sum_is_read_as_its_own_signs_tell(
    text: str, amount: Decimal | int | None, currency: str | None
) -> None:
    found = await planned(csv("Company;Round;Amount", f"Acme;Seed;{text}"))

    [claim] = said(found, "raised")
    assert amounts([claim]) == [(amount, currency)]
    assert claim.value.words == text


@pytest.mark.parametrize(
    ("beside", "amount"), [("2,5", 1_500), ("1.234.567", 1_500), ("2.5", Decimal("1.5"))]
)
async def test_the_other_cells_of_a_column_settle_what_one_leaves_open(
    beside: str, amount: Decimal
) -> None:
    lines = ("Company;Round;Amount", "Acme;Seed;1.500", f"Beta;Seed;{beside}")

    assert amounts(said(await planned(csv(*lines)), "raised"))[0] == (amount, None)


@pytest.mark.parametrize("others", [(), ("Beta;Seed;2,5", "Gamma;Seed;2.5"), ("Beta;Seed;12",)])
async def test_what_nothing_settles_is_refused_with_both_readings(others: tuple[str, ...]) -> None:
    lines = ("Company;Round;Amount (EUR)", "Acme;Seed;1.500", *others)
    found = await planned(csv(*lines))

    assert faults(found) == {2: Why.AMBIGUOUS_NUMBER}
    [refused] = found.refused
    read = [
        each.figure.amount
        for each in refused.fault.readings
        if isinstance(each, Money) and each.figure
    ]
    assert sorted(read) == [Decimal("1.5"), 1_500]
    for numbers, amount in (("de", 1_500), ("en", Decimal("1.5"))):
        again = await planned(csv(*lines), reading=Reading(numbers=numbers))
        assert amounts(said(again, "raised"))[0] == (amount, "EUR")


async def test_the_unit_of_a_heading_holds_for_bare_numbers_only() -> None:
    lines = ("Company;Round;Amount (Mio. €)", "Acme;Seed;2,5", "Beta;Seed;$300k", "Gamma;Seed;7 $")
    found = await planned(csv(*lines))

    assert amounts(said(found, "raised")) == [
        (Decimal(2_500_000), "EUR"),
        (Decimal(300_000), "USD"),
        (Decimal(7_000_000), "USD"),
    ]
    words = [(span.quote, span.row) for span in next(iter(found.claims)).spans]
    assert words == [("Amount (Mio. €)", None), ("Acme;Seed;2,5", 2)]


async def test_the_last_digit_of_a_number_weighs_what_the_heading_says() -> None:
    found = await planned(csv("Company;Round;Amount (EUR m)", "Acme;Seed;2.5"))

    assert figure(found).place == 100_000


@pytest.mark.parametrize(
    ("currency", "text", "why"),
    [
        ("USD", "3 Mio. €", Why.TWO_CURRENCIES),
        ("Taler", "3", Why.UNKNOWN_CURRENCY),
        ("EUR", "-3", Why.NEGATIVE),
        ("EUR", "plenty", Why.UNREADABLE_NUMBER),
    ],
)
async def test_a_sum_that_cannot_be_is_refused(currency: str, text: str, why: Why) -> None:
    found = await planned(csv("Company;Round;Currency;Amount", f"Acme;Seed;{currency};{text}"))

    assert faults(found) == {2: why}
    assert not found.claims


async def test_the_currency_stands_in_a_column_of_its_own() -> None:
    lines = ("Firma;Runde;Währung;Betrag", "Acme;Seed;US-Dollar;3", "Beta;Seed;chf;4", "C1;Seed;;5")

    assert amounts(said(await planned(csv(*lines)), "raised")) == [
        (Decimal(3), "USD"),
        (Decimal(4), "CHF"),
        (Decimal(5), None),
    ]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2021-05-03", "2021-05-03", "2021-05-03"),
        ("2021-05-03 00:00:00", "2021-05-03", "2021-05-03"),
        ("3.5.2021", "2021-05-03", "2021-05-03"),
        ("3.5.21", "2021-05-03", "2021-05-03"),
        ("25/05/2021", "2021-05-25", "2021-05-25"),
        ("05/25/2021", "2021-05-25", "2021-05-25"),
        ("3-May-2021", "2021-05-03", "2021-05-03"),
        ("3-Mai-2021", "2021-05-03", "2021-05-03"),
        ("May 2021", "2021-05-01", "2021-05-31"),
        ("May-2021", "2021-05-01", "2021-05-31"),
        ("Mai 2021", "2021-05-01", "2021-05-31"),
        ("Q2 2021", "2021-04-01", "2021-06-30"),
        ("2021", "2021-01-01", "2021-12-31"),
    ],
)
async def test_a_time_is_read_as_closely_as_it_is_said(
    text: str, earliest: str, latest: str
) -> None:
    found = await planned(csv("Company;Round;Date;Amount", f"Acme;Seed;{text};€2m"))

    [claim] = said(found, "raised")
    assert days([claim]) == [(date.fromisoformat(earliest), date.fromisoformat(latest))]
    assert claim.valid
    assert claim.valid.words == text


async def test_one_day_of_a_column_settles_the_order_of_all() -> None:
    lines = ("Company;Round;Date;Amount", "Acme;Seed;03/05/2021;€2m", "Beta;Seed;13/02/2024;€2m")

    assert days(said(await planned(csv(*lines)), "raised"))[0] == THREE_MAY


@pytest.mark.parametrize(
    ("order", "day"), [(Order.DMY, "2024-03-02"), (Order.MDY, "2024-02-03"), (None, None)]
)
async def test_an_order_that_nothing_settles_is_asked_for(
    order: Order | None, day: str | None
) -> None:
    lines = ("Company;Round;Date;Amount", "Acme;Seed;02/03/2024;€2m")
    found = await planned(csv(*lines), reading=Reading(dates=order))

    if day is None:
        assert faults(found) == {2: Why.AMBIGUOUS_DATE}
        meant = [
            each.earliest
            for each in found.refused[0].fault.readings
            if isinstance(each, PartialDate)
        ]
        assert meant == [date(2024, 3, 2), date(2024, 2, 3)]
    else:
        when = date.fromisoformat(day)
        assert days(said(found, "raised")) == [(when, when)]


async def test_days_with_points_say_nothing_of_those_with_strokes() -> None:
    lines = ("Company;Round;Date;Amount", "Acme;Seed;13.2.2024;€2m", "Beta;Seed;02/03/2024;€2m")

    assert faults(await planned(csv(*lines))) == {3: Why.AMBIGUOUS_DATE}


async def test_a_year_of_two_digits_stands_first_where_somebody_says_so() -> None:
    lines = ("Company;Round;Date;Amount", "Acme;Seed;21/05/03;€2m")

    assert days(said(await planned(csv(*lines), reading=Reading(dates=Order.YMD)))) == [THREE_MAY]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("44317", Why.DAY_NUMBER),
        ("31.2.2021", Why.NO_SUCH_DAY),
        ("31/31/2021", Why.NO_SUCH_DAY),
        ("01.13.2025", Why.NO_SUCH_DAY),
        ("3 May", Why.NO_YEAR),
        ("soon", Why.UNREADABLE_DATE),
        ("31.12.98", Why.SHORT_YEAR),
        ("1.1.30", Why.SHORT_YEAR),
    ],
)
async def test_a_time_that_is_none_is_refused(text: str, why: Why) -> None:
    found = await planned(csv("Company;Round;Date;Amount", f"Acme;Seed;{text};€2m"))

    assert faults(found) == {2: why}


async def test_a_year_of_two_digits_that_is_of_two_centuries_is_told_as_both() -> None:
    found = await planned(csv("Company;Round;Date;Amount", "Acme;Seed;29.2.96;€2m"))

    readings = found.refused[0].fault.readings
    days_told = [each.earliest for each in readings if isinstance(each, PartialDate)]
    assert days_told == [date(1996, 2, 29), date(2096, 2, 29)]
    in_full = csv("Company;Round;Date;Amount", "Acme;Seed;31.12.29;€2m", "Acme;A;31.12.2098;€2m")
    assert len((await planned(in_full)).new) == 2


async def test_the_day_that_a_spreadsheet_counts_is_told() -> None:
    found = await planned(csv("Company;Round;Date;Amount", "Acme;Seed;44319;€2m"))

    [meant] = found.refused[0].fault.readings
    assert isinstance(meant, PartialDate)
    assert (meant.earliest, meant.latest) == THREE_MAY


async def test_a_slip_of_the_pen_is_mended_in_the_complaint_alone() -> None:
    found = await planned(csv("Firma;Runde;Betrag", "Acme;Seed;4 Milionen €"))

    assert found.refused[0].fault.nearest == "4 Millionen €"


async def test_what_a_spreadsheet_types_needs_no_reading() -> None:
    found = await planned(
        sheet(
            ("Company", "Round", "Date", "Amount (EUR)"),
            ("Acme", "Seed", date(2021, 5, 3), Decimal(1_500_000)),
        )
    )

    [claim] = said(found, "raised")
    assert amounts([claim]) == [(Decimal(1_500_000), "EUR")]
    assert days([claim]) == [THREE_MAY]
    assert claim.value.words == "1500000"


@pytest.mark.parametrize(
    ("title", "text", "percent"),
    [
        ("Stake", "12 %", 12),
        ("Stake", "12,5 Prozent", Decimal("12.5")),
        ("Stake (%)", "7", 7),
        ("Stake (%)", "0.5", Decimal("0.5")),
    ],
)
async def test_a_stake_is_a_share_in_percent(title: str, text: str, percent: Decimal) -> None:
    found = await planned(csv(f"Company;Round;{title}", f"Acme;Seed;{text}"))

    [claim] = said(found, "stake")
    assert isinstance(claim.value, Share)
    assert claim.value.figure.amount == percent


@pytest.mark.parametrize("text", ["-5 %", "-5", "150 %", "90-110 %"])
async def test_a_stake_is_no_less_than_nothing_and_no_more_than_the_whole(text: str) -> None:
    found = await planned(csv("Company;Round;Stake", f"Acme;Seed;{text}", "Beta;Seed;100 %"))

    assert faults(found) == {2: Why.NO_SUCH_SHARE}


async def test_a_sum_below_nothing_is_refused_where_a_spreadsheet_typed_it() -> None:
    found = await planned(sheet(("Company", "Amount (EUR)"), ("Acme", Decimal(-5))))

    assert faults(found) == {2: Why.NEGATIVE}


async def test_less_than_one_without_a_sign_may_be_a_part_of_the_whole() -> None:
    found = await planned(csv("Company;Round;Stake", "Acme;Seed;0.15"))

    assert faults(found) == {2: Why.AMBIGUOUS_SHARE}
    assert {
        each.figure.amount for each in found.refused[0].fault.readings if isinstance(each, Share)
    } == {15, Decimal("0.15")}


@pytest.mark.parametrize("nothing", ["", "-", "n/a", "–", "TBD"])
async def test_what_says_nothing_is_no_figure(nothing: str) -> None:
    found = await planned(csv("Company;Valuation;Date;Amount", f"Acme;{nothing};{nothing};€2m"))

    assert [claim.field for claim in said(found)] == ["raised"]
    assert days(said(found)) == [None]
