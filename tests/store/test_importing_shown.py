"""A number counts as its spreadsheet shows it: never a thousandfold, never in another currency."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from store.importing.columns import is_heading
from store.importing.faults import Why
from store.importing.plan import Plan
from store.tables.read import read_tables
from tests.store.importing_making import amounts, faults, planned, said
from tests.store.table_making import Value, spreadsheet

RAW = 5_000_000


async def read(*rows: tuple[Value, ...], formats: Mapping[str, str]) -> Plan:
    data = spreadsheet(*rows, formats=formats)
    return await planned(read_tables("rounds.xlsx", data, is_heading))


@pytest.mark.parametrize(
    ("title", "number_format", "amount"),
    [
        ("Amount (€m)", "0.0,,", RAW),
        ("Betrag (TEUR)", "#,##0,", RAW),
        ("Betrag (TEUR)", "#,##0,.0", RAW),
        ("Amount (€)", '0.0,, "m"', RAW),
        ("Amount (TEUR)", "#,##0", RAW * 1_000),
        ("Amount (TEUR)", '#,##0" ,,"', RAW * 1_000),
    ],
)
async def test_a_number_that_is_shown_in_its_headings_magnitude_is_whole(
    title: str, number_format: str, amount: int
) -> None:
    rows = (("Company", "Round", title), ("Acme", "Seed", RAW))
    found = await read(*rows, formats={"C2": number_format})

    assert amounts(said(found, "raised")) == [(Decimal(amount), "EUR")]


@pytest.mark.parametrize("formats", [{"C2": "0.0,"}, {"C2": "0.0,,", "C3": "0"}])
async def test_a_number_that_is_shortened_in_another_way_is_refused(
    formats: Mapping[str, str],
) -> None:
    rows = (("Company", "Round", "Amount (€m)"), ("Acme", "Seed", RAW), ("Foo", "Seed", RAW))
    found = await read(*rows, formats={"C3": formats["C2"], **formats})

    assert faults(found) == {2: Why.SHORTENED, 3: Why.SHORTENED}


@pytest.mark.parametrize(
    ("title", "code", "number_format", "refused"),
    [
        ("Amount (USD)", None, "#,##0.00 €", True),
        ("Amount", "USD", "#,##0.00 €", True),
        ("Amount (USD)", "EUR", "#,##0.00 €", False),
        ("Amount (CAD)", None, "$#,##0", False),
        ("Amount (EUR)", None, "$#,##0", True),
        ("Amount (USD)", None, '#,##0 "kr"', False),
    ],
)
async def test_a_number_that_is_shown_in_another_currency_is_refused(
    title: str, code: str | None, number_format: str, refused: bool
) -> None:
    rows = (("Company", "Round", title, "Currency"), ("Acme", "Seed", RAW, code))
    found = await read(*rows, formats={"C2": number_format})

    assert faults(found) == ({2: Why.TWO_CURRENCIES} if refused else {})
