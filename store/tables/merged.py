"""Cells that are merged over several rows: each of these rows has what is shown beside it."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.utils.cell import range_boundaries

from store.tables.limits import COLUMNS
from store.tables.shown import NOTHING, Shown


class Merged:
    """What the merged cells of a sheet hold, while its rows are read from above.

    A cell that is merged over columns alone is left as it is: the columns beside its first have
    nothing. So is one beyond `COLUMNS`, where whatever holds something is refused.
    """

    def __init__(self, ranges: Iterable[str]) -> None:
        self._starts: dict[tuple[int, int], int] = {}
        for each in ranges:
            column, row, _, last = range_boundaries(each)
            if column and row and last and last > row and column <= COLUMNS:
                self._starts[row, column] = last
        self._open: dict[int, tuple[int, Shown]] = {}

    def spread(self, number: int, row: list[Shown]) -> list[Shown]:
        """Return the row of a number with what is merged down into it."""
        if not self._starts:
            return row
        for column, cell in enumerate(row, start=1):
            if (last := self._starts.get((number, column))) and cell != NOTHING:
                self._open[column] = last, cell
        self._open = {at: each for at, each in self._open.items() if number <= each[0]}
        spread = list(row)
        for column, (_, cell) in self._open.items():
            if column > len(row) or row[column - 1] == NOTHING:
                spread.extend([NOTHING] * (column - len(spread)))
                spread[column - 1] = cell
        return spread
