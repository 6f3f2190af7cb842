"""Everything as a spreadsheet: text in every cell, whatever the words are, and all of it back."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import timedelta
from random import Random

import openpyxl
import pytest

from store.complaint import Refused
from store.exchange.as_csv import export_csv, import_csv
from store.exchange.as_xlsx import export_xlsx, import_xlsx
from store.exchange.contents import Contents
from store.tables import limits
from tests.contracts.facts import recorded, remark, tell
from tests.store.exchange_making import contents, edited, empty
from tests.store.table_making import SHEET, parts_of, saved, spreadsheet

STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
    "'",
    "#N/A",
    "_x0041_",
    "\x01",
)
RESTS = ("1+1", "cmd|' /C calc'!A0", "SUM(A1:A9)", 'HYPERLINK("http://x")', "", "\ufffe", " ")
EVENING = timedelta(hours=10)


async def hostile(count: int) -> Contents:
    """So many claims with words that a spreadsheet might run."""
    workspace, random = await edited(), Random(1)
    await tell(workspace, recorded(remark("#REF!"), "#N/A", "#REF! 0"), after=EVENING)
    for number in range(count):
        words = random.choice(STARTS) + random.choice(RESTS) + random.choice(STARTS)
        claim = remark(words, number)
        quote = f"{words} {number}"
        await tell(workspace, recorded(claim, quote), after=EVENING + timedelta(minutes=number + 1))
    return await contents(workspace)


async def test_no_cell_of_a_thousand_is_a_formula_and_all_come_back() -> None:
    held = await hostile(250)

    data, text = export_xlsx(held), export_csv(held)

    markup = parts_of(data)[SHEET].decode()
    assert "<f" not in markup
    assert set(re.findall(r'<c r="[A-Z]+[0-9]+" t="([a-zA-Z]+)"', markup)) == {"inlineStr"}
    rows = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    cells = [str(cell) for row in (*rows, *lines) for cell in row if cell is not None]
    assert len(cells) > 1_000
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n\0＝＋－＠"))]
    assert import_xlsx("facts.xlsx", data) == held
    assert import_csv("facts.csv", text) == held


async def test_a_text_longer_than_a_cell_goes_on_beside_it() -> None:
    workspace = await edited()
    long = "=" * 70_000 + "\x01" * 9_000
    await tell(workspace, recorded(remark("wordy"), f"{long}wordy 0"), after=EVENING)
    held = await contents(workspace)

    data = export_xlsx(held)

    assert import_xlsx("facts.xlsx", data) == held
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert "quote 2" in [cell.value for cell in sheet[1]]
    assert not [cell for row in sheet.iter_rows() for cell in row if str(cell.value)[:1] == "="]


async def test_a_sheet_saved_by_another_program_is_read_with_its_columns_moved() -> None:
    held = await contents(await edited())
    rows = openpyxl.load_workbook(io.BytesIO(export_xlsx(held))).worksheets[0].iter_rows()
    moved = [[str(cell.value or "") for cell in row][::-1] for row in rows]

    assert import_xlsx("facts.xlsx", spreadsheet(*moved)) == held


async def test_a_spoiled_sheet_is_refused_at_its_line() -> None:
    book = openpyxl.load_workbook(io.BytesIO(export_xlsx(await contents(await edited()))))
    book.worksheets[0]["A4"] = "thing"

    with pytest.raises(Refused, match=r"facts\.xlsx:4: there is no such record as thing"):
        import_xlsx("facts.xlsx", saved(book))
    with pytest.raises(Refused, match="the columns should be"):
        import_xlsx("facts.xlsx", spreadsheet(["Firma"], ["A"]))


async def test_what_could_not_be_read_back_is_not_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = await contents(await edited())
    monkeypatch.setattr(limits, "ROWS", 3)

    with pytest.raises(Refused, match="a spreadsheet takes 3 rows"):
        export_xlsx(held)


async def test_texts_that_would_take_more_columns_than_can_be_read_back_are_not_written() -> None:
    held = await contents(await edited())
    long = replace(held.sources[0], text="Wort, " * 150_000)

    with pytest.raises(Refused, match="take csv or json"):
        export_xlsx(replace(held, sources=(long,)))


async def test_an_empty_workspace_is_a_sheet_of_columns() -> None:
    held = await contents(empty())

    assert import_xlsx("facts.xlsx", export_xlsx(held)) == held
