"""Contents as a spreadsheet (.xlsx): the rows of CSV, every cell of them text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from store.complaint import Complaint, Refused
from store.exchange.cells import meant, neutralised
from store.exchange.contents import Contents
from store.exchange.rows import COLUMNS, Row, contents_of, is_export, rows_of
from store.flaws import Flaw, FlawKind
from store.tables import limits
from store.tables.table import written
from store.tables.workbook import Sheet, read_sheets

SHEET = "Dealbrief"

_PIECE = 4_600
"""Characters of a long text in one cell, which holds 32,767: an escaped one takes seven of them."""

_CONTINUED = re.compile(r"(.+) [0-9]+")

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What XML does not hold or changes, and what reads as an escape of that (ECMA-376, ST_Xstring)."""


def export_xlsx(contents: Contents) -> bytes:
    """Return contents as a spreadsheet of one sheet, with the columns of CSV.

    A text too long for a cell goes on in columns of its name with a number: `data 2`. Raises
    Refused where it would have more rows or columns than can be read back.
    """
    rows = list(rows_of(contents))
    columns = _columns(rows)
    if len(columns) > limits.COLUMNS:
        characters = limits.COLUMNS * _PIECE
        wrong = f"a spreadsheet takes texts of some {characters:,} characters; take csv or json"
        raise Refused([Complaint(f"{SHEET}.xlsx", 0, wrong)])
    most = min(limits.ROWS, limits.CELLS // len(columns))
    if len(rows) > most:
        wrong = f"a spreadsheet takes {most:,} rows, and these are {len(rows):,}; take csv or json"
        raise Refused([Complaint(f"{SHEET}.xlsx", 0, wrong)])
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "A2"
    sheet.append([_text(sheet, column) for column in columns])
    for row in rows:
        pieces = {
            name: piece for column, cell in row.items() for name, piece in _pieces(column, cell)
        }
        sheet.append([_text(sheet, pieces.get(column, "")) for column in columns])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def import_xlsx(file: str, data: bytes) -> Contents:
    """Return the contents that a spreadsheet was exported from.

    Raises Refused with every line of `file` that is wrong.
    """
    if (contents := exported_in(file, read_sheets(file, data))) is None:
        wrong = Flaw.of(FlawKind.OTHER_COLUMNS, columns=", ".join(COLUMNS))
        raise Refused([Complaint.of(file, 1, wrong)])
    return contents


def exported_in(file: str, sheets: Iterable[Sheet]) -> Contents | None:
    """Return the contents that one of the sheets of a file was exported from; None if none was."""
    for sheet in sheets:
        if is_export([each for each in _header(sheet) if not _CONTINUED.fullmatch(each)]):
            return contents_of(file, _read(sheet))
    return None


def _columns(rows: Sequence[Row]) -> list[str]:
    """Return the columns that the longest text of each needs."""
    longest = dict.fromkeys(COLUMNS, 0)
    for row in rows:
        for column, cell in row.items():
            longest[column] = max(longest[column], len(cell))
    return [name for column in COLUMNS for name, _ in _pieces(column, " " * longest[column])]


def _pieces(column: str, cell: str) -> Iterator[tuple[str, str]]:
    """Yield the columns that a text stands in, each with its part; its begin is neutral already."""
    yield column, cell[:_PIECE]
    for count, start in enumerate(range(_PIECE, len(cell), _PIECE), start=2):
        yield f"{column} {count}", neutralised(cell[start : start + _PIECE])


def _text(sheet: WriteOnlyWorksheet, text: str) -> object:
    escaped = _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    cell = WriteOnlyCell(sheet, escaped)
    # The library takes “=…” for a formula and “#N/A” for an error.
    cell.data_type = "s"
    return cell


def _header(sheet: Sheet) -> list[str]:
    return [written(each.cell) for each in sheet.rows[0].cells]


def _read(sheet: Sheet) -> Iterator[tuple[int, Row]]:
    header = _header(sheet)
    for each in sheet.rows[1:]:
        row = dict.fromkeys(COLUMNS, "")
        for name, cell in zip(header, each.cells, strict=False):
            if continued := _CONTINUED.fullmatch(name):
                row[continued[1]] += meant(written(cell.cell))
            else:
                row[name] = written(cell.cell)
        yield each.number, row
