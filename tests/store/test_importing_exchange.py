"""What a table said is handed over with its rows; the cells of a spreadsheet are as typed."""

from __future__ import annotations

import csv as files
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from store.base import Selection
from store.exchange.as_csv import export_csv, import_csv
from store.exchange.as_json import export_json, import_json
from store.exchange.as_xlsx import export_xlsx, import_xlsx
from store.exchange.contents import Contents, events_of, read_contents
from store.importing.columns import is_heading
from store.importing.faults import Why
from store.tables.read import read_tables
from store.values import Share
from tests.contracts.facts import tell
from tests.store.importing_making import (
    amounts,
    csv,
    days,
    empty,
    faults,
    planned,
    said,
    saved,
)

FORMATS: tuple[Callable[[Contents], Contents], ...] = (
    lambda held: import_csv("file", export_csv(held)),
    lambda held: import_json("file", export_json(held)),
    lambda held: import_xlsx("file", export_xlsx(held)),
)


async def imported() -> Contents:
    workspace = empty()
    lines = ("Company;Round;Amount (EUR m)", "Acme;Seed;1", "Beta;Seed;2")
    await saved(workspace, await planned(csv(*lines), workspace))
    return await read_contents(workspace, upto=(await workspace.head()).seq)


@pytest.mark.parametrize("there_and_back", FORMATS, ids=("csv", "json", "xlsx"))
async def test_rows_are_handed_over(there_and_back: Callable[[Contents], Contents]) -> None:
    held = await imported()
    after = there_and_back(held)

    assert after == held
    assert [span.row for claim in after.claims for span in claim.spans] == [None, 2, None, 3]
    workspace = empty()
    await tell(workspace, *events_of(after))
    upto = (await workspace.head()).seq
    assert len((await workspace.read(Selection(), upto=upto)).records) == 2


async def test_an_export_of_before_there_were_rows_is_still_read() -> None:
    text = export_csv(await imported()).removeprefix("\ufeff")
    rows = [
        {name: cell for name, cell in row.items() if name != "row"}
        for row in files.DictReader(io.StringIO(text, newline=""))
    ]
    older = io.StringIO(newline="")
    writer = files.DictWriter(older, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)

    spans = [span for claim in import_csv("file", older.getvalue()).claims for span in claim.spans]
    assert len(spans) == 4
    assert {span.row for span in spans} == {None}


def spreadsheet(*rows: tuple[str | float | date, ...], formats: dict[str, str]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for cell, shown in formats.items():
        sheet[cell].number_format = shown
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


async def test_a_spreadsheet_is_imported_as_it_is_typed_and_shown() -> None:
    data = spreadsheet(
        ("Unternehmen", "Runde", "Datum", "Betrag (EUR)", "Anteil"),
        ("Acme", "Seed", date(2021, 5, 3), 1_500_000, 0.15),
        ("Beta", "Seed", date(2024, 3, 1), 2.5, "20 %"),
        formats={"C3": "mmm yyyy", "E2": "0 %"},
    )
    found = await planned(read_tables("rounds.xlsx", data, is_heading))

    assert faults(found) == {}
    raised = said(found, "raised")
    assert amounts(raised) == [(Decimal(1_500_000), "EUR"), (Decimal("2.5"), "EUR")]
    assert days(raised) == [
        (date(2021, 5, 3), date(2021, 5, 3)),
        (date(2024, 3, 1), date(2024, 3, 31)),
    ]
    stakes = [each.value for each in said(found, "stake")]
    assert [each.figure.amount for each in stakes if isinstance(each, Share)] == [15, 20]
    assert [span.row for span in next(iter(found.claims)).spans] == [None, 2]


async def test_a_bare_number_of_days_in_a_spreadsheet_is_refused() -> None:
    data = spreadsheet(
        ("Company", "Round", "Date", "Amount"), ("Acme", "Seed", 44319, 3), formats={}
    )

    found = await planned(read_tables("rounds.xlsx", data, is_heading))
    assert faults(found) == {2: Why.DAY_NUMBER}
