"""The table: lines of cells as a file holds them, each with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Cell = str | Decimal | date
"""Text as it was written; a number or a day only where a spreadsheet types it.

A cell of a CSV is always text, and an empty one of either is `""`.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, and the words of the file it was read from.

    `number` counts the lines of the file, or the rows of the sheet, from 1, as editors and
    spreadsheets show them: of a row over several lines its first. `text` is the row as it stands in
    the file, without the line break behind it; `start` counts the code points before it in the
    table's text.
    """

    number: int
    cells: tuple[Cell, ...]
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Table:
    """What stands in a file, or in one sheet of several, below one header.

    The table's text is the decoded file without a byte order mark; for a sheet, its rows that are
    not empty as `text` gives them, each with a line feed behind it. `text_hash` is the SHA-256 of
    that text in UTF-8, as hexadecimal digits. `above` are the lines over the header, such as a
    title. Each of `lines` has as many cells as the header; those in `uneven` have more or fewer, so
    that nobody knows which is which, and `empty` lines below it hold nothing and are left out. A
    spreadsheet has none that are uneven: what stands beside its header has a column without a name.
    `encoding` is what the file was read as, as people call it; None where it says so
    itself, as spreadsheets do.

    `signs` are what a spreadsheet shows beside all numbers of a column without holding it in their
    cells: `%`, `€`, `CHF`; `""` where there is none. Where they differ in a column, its cells are
    text as it is shown. `thousands` says how many times the numbers of a column are divided by one
    before they are shown; None where they differ in that. Of a CSV both are empty.
    """

    name: str
    header: Line
    lines: tuple[Line, ...]
    text_hash: str
    above: tuple[Line, ...] = ()
    uneven: tuple[Line, ...] = ()
    empty: int = 0
    encoding: str | None = None
    signs: tuple[str, ...] = ()
    thousands: tuple[int | None, ...] = ()


def written(cell: Cell) -> str:
    """Return the words of a cell as they stand in its line: `1234.5`, `2024-02-26`."""
    match cell:
        case str():
            return cell
        case Decimal():
            return f"{cell:f}"
        case date():
            return cell.isoformat()
