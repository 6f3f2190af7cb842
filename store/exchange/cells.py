"""Cells of a table that no spreadsheet takes for a formula.

A cell that begins with one of these characters is run as a formula by spreadsheets, whatever it
was meant to be (OWASP, "CSV Injection"). Such cells, and those that begin with an apostrophe, get
an apostrophe in front, which reading takes off again: nothing is lost.
"""

from __future__ import annotations

RUN_AS_FORMULAS = frozenset("=+-@\t\r\n\0＝＋－＠")
"""The full-width ones are folded into the others by spreadsheets of East Asian locales."""

MARK = "'"


def neutralised(cell: str) -> str:
    """Return a cell as it stands in the file."""
    return MARK + cell if cell[:1] in RUN_AS_FORMULAS or cell.startswith(MARK) else cell


def meant(cell: str) -> str:
    """Return the cell that stands in the file as `cell`."""
    return cell.removeprefix(MARK)
