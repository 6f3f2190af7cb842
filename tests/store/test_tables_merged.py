"""Cells that are merged downwards cost what they fill, however many a file names."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from store.tables.limits import COLUMNS, SHEET_COLUMNS, SHEET_ROWS
from store.tables.merged import Merged
from store.tables.shown import NOTHING, Shown


def down(columns: int, last: int) -> list[str]:
    letters = (get_column_letter(column) for column in range(1, columns + 1))
    return [f"{each}1:{each}{last}" for each in letters]


def test_what_is_merged_beyond_the_last_column_fills_nothing() -> None:
    merged = Merged(down(SHEET_COLUMNS, SHEET_ROWS))
    merged.spread(1, [Shown("x")] * SHEET_COLUMNS)

    assert merged.spread(2, []) == [Shown("x")] * COLUMNS


def test_what_holds_nothing_fills_nothing() -> None:
    merged = Merged(down(COLUMNS, SHEET_ROWS))
    merged.spread(1, [NOTHING] * COLUMNS)

    assert merged.spread(2, []) == []


def test_a_merged_cell_ends_with_its_last_row() -> None:
    merged = Merged(["A1:A2"])
    merged.spread(1, [Shown("x")])

    assert [merged.spread(number, []) for number in (2, 3)] == [[Shown("x")], []]
