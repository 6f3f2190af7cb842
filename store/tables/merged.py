"""Cells that are merged over several rows: each of these rows has what is shown beside it."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.utils.cell import range_boundaries

from store.tables.shown import NOTHING, Shown


class Merged:
    """What the merged cells of a sheet hold, while its rows are read from above.

    A cell that is merged over columns alone is left as it is: the columns beside its first have
    nothing.
    """

    def __init__(self, ranges: Iterable[str]) -> None:
        self._starts: dict[tuple[int, int], int] = {}
        for each in ranges:
            column, row, _, last = range_boundaries(each)
            if column and row and last and last > row:
                self._starts[row, column] = last
        self._open: dict[int, tuple[int, Shown]] = {}

    def spread(self, number: int, row: list[Shown]) -> list[Shown]:
        """Return the row of a number with what is merged down into it."""
        if not self._starts:
            return row
        for column, cell in enumerate(row, start=1):
            if last := self._starts.get((number, column)):
                self._open[column] = last, cell
        spread = list(row)
        for column, (last, cell) in self._open.items():
            if number <= last and (column > len(row) or row[column - 1] == NOTHING):
                spread.extend([NOTHING] * (column - len(spread)))
                spread[column - 1] = cell
        return spread
