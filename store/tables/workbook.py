"""The tables in a spreadsheet (.xlsx), one for each sheet that a person sees."""

from __future__ import annotations

import hashlib
import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeVar, cast
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

from store.tables.archive import opened
from store.tables.faults import Fault, Unreadable
from store.tables.header import Names, header_of
from store.tables.limits import CELL_CHARACTERS, CELLS, COLUMNS, LINES_ABOVE, ROWS, SHEETS
from store.tables.markup import look_through
from store.tables.merged import Merged
from store.tables.shown import Shown, shown
from store.tables.table import Line, Table

T = TypeVar("T")

BETWEEN = " | "
"""Between the cells of a row, where its words are quoted."""

_WORKBOOK = "[Content_Types].xml"

_OTHERS = (
    ("xl/vbaProject.bin", Fault.MACROS),
    ("xl/workbook.bin", Fault.BINARY_SPREADSHEET),
    ("content.xml", Fault.OPEN_DOCUMENT),
)
"""Parts that tell what else a zip is."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet that holds something, up to its last cell that does; rows count from 1."""

    number: int
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet that hold something, at least one."""

    name: str
    rows: tuple[Row, ...]


class _ReadSheet(Protocol):
    """A sheet that is read row by row, of which the stubs tell what a written one has."""

    title: str
    sheet_state: str
    _worksheet_path: str

    def reset_dimensions(self) -> None: ...

    def iter_rows(self) -> Iterator[tuple[ReadOnlyCell | EmptyCell, ...]]: ...


def tables_in(file: str, sheets: Sequence[Sheet], names: Names) -> tuple[Table, ...]:
    """Return the tables of sheets, or raise Unreadable where there are none."""
    if not sheets:
        raise Unreadable(file, Fault.EMPTY)
    return tuple(
        _table(file, file if len(sheets) == 1 else f"{file}, {sheet.name}", sheet, names)
        for sheet in sheets
    )


def read_sheets(file: str, data: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a spreadsheet that hold something, or raise Unreadable.

    Formulas stand with the value that was stored when the file was saved. Rows that are hidden are
    read, sheets that are hidden are not; a cell that is merged over rows stands in each of them.
    """
    with opened(file, data) as archive:
        merged = _look_through(file, archive)
    try:
        with warnings.catch_warnings(action="ignore"):  # of styles and extensions it leaves out
            return tuple(_sheets(file, data, merged))
    # Spoiled markup shows as any of these, by the part and the place.
    except (
        ParseError,
        ArithmeticError,
        AttributeError,
        LookupError,
        OSError,
        RecursionError,
        TypeError,
        ValueError,
        zipfile.BadZipFile,
    ):
        raise Unreadable(file, Fault.DAMAGED) from None


def _look_through(file: str, archive: zipfile.ZipFile) -> Mapping[str, tuple[str, ...]]:
    """Return the merged cells of each part, after a look whether all can be read safely."""
    parts = set(archive.namelist())
    for part, fault in _OTHERS:
        if part in parts:
            raise Unreadable(file, fault)
    if _WORKBOOK not in parts:
        raise Unreadable(file, Fault.NO_TABLE)
    merged: dict[str, tuple[str, ...]] = {}
    elements = 0
    for part in archive.namelist():
        with archive.open(part) as content:
            markup = look_through(file, content, elements)
        elements += markup.elements
        merged[part] = markup.merged
    return merged


def _sheets(file: str, data: bytes, merged: Mapping[str, tuple[str, ...]]) -> Iterator[Sheet]:
    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=True, keep_links=False
    )
    try:
        sheets = cast("list[_ReadSheet]", book.worksheets)
        visible = [each for each in sheets if each.sheet_state == "visible"]
        if len(visible) > SHEETS:
            raise Unreadable(file, Fault.TOO_MANY_SHEETS, limit=SHEETS)
        cells = 0
        for sheet in visible:
            # Programs name a smaller part of a sheet than they fill.
            sheet.reset_dimensions()
            ranges = merged.get(sheet._worksheet_path, ())  # noqa: SLF001 - names the part
            rows = []
            for row in _rows(file, sheet, Merged(ranges)):
                rows.append(row)
                cells += len(row.cells)
                if cells > CELLS:
                    raise Unreadable(file, Fault.TOO_MANY_CELLS, line=row.number, limit=CELLS)
            if rows:
                yield Sheet(sheet.title, tuple(rows))
    finally:
        book.close()


def _rows(file: str, sheet: _ReadSheet, merged: Merged) -> Iterator[Row]:
    """Yield the rows that hold something."""
    count = 0
    for number, read in enumerate(sheet.iter_rows(), start=1):
        cells = _filled(merged.spread(number, [shown(cell) for cell in read]))
        if not cells:
            continue
        count += 1
        if count > ROWS + LINES_ABOVE:
            raise Unreadable(file, Fault.TOO_MANY_ROWS, limit=ROWS)
        if len(cells) > COLUMNS:
            raise Unreadable(file, Fault.TOO_MANY_COLUMNS, line=number, limit=COLUMNS)
        if any(isinstance(each.cell, str) and len(each.cell) > CELL_CHARACTERS for each in cells):
            raise Unreadable(file, Fault.TOO_LONG, line=number, limit=CELL_CHARACTERS)
        yield Row(number, cells)


def _filled(cells: list[Shown]) -> tuple[Shown, ...]:
    while cells and not cells[-1].words.strip():
        cells.pop()
    return tuple(cells)


def _table(file: str, name: str, sheet: Sheet, names: Names) -> Table:
    columns = max(len(row.cells) for row in sheet.rows)
    beside = _beside(sheet.rows, columns)
    signs = tuple(_only({sign for sign, _ in column}) or "" for column in beside)
    lines: list[Line] = []
    digest = hashlib.sha256()
    start = 0
    for row in sheet.rows:
        text = BETWEEN.join(each.words for each in row.cells)
        cells = tuple(
            each.cell if each.sign in ("", sign) else each.words
            for each, sign in zip(row.cells, signs, strict=False)
        )
        lines.append(Line(row.number, cells + ("",) * (columns - len(cells)), text, start))
        digest.update(f"{text}\n".encode())
        start += len(text) + 1
    at = header_of(lines, names)
    header, below = lines[at], lines[at + 1 :]
    if len(below) > ROWS:
        raise Unreadable(file, Fault.TOO_MANY_ROWS, limit=ROWS)
    return Table(
        name,
        header,
        tuple(below),
        digest.hexdigest(),
        above=tuple(lines[:at]),
        empty=lines[-1].number - header.number - len(below),
        signs=signs,
        thousands=tuple(_only({each for _, each in column} or {0}) for column in beside),
    )


def _beside(rows: tuple[Row, ...], columns: int) -> tuple[set[tuple[str, int]], ...]:
    """Return the signs beside the numbers of each column, and the thousands left out of them."""
    found: tuple[set[tuple[str, int]], ...] = tuple(set() for _ in range(columns))
    for row in rows:
        for column, cell in zip(found, row.cells, strict=False):
            if isinstance(cell.cell, Decimal):
                column.add((cell.sign, cell.thousands))
    return found


def _only(found: set[T]) -> T | None:
    return next(iter(found)) if len(found) == 1 else None
