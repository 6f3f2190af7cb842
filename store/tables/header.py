"""Which line of a table names its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from store.tables.limits import COLUMNS, LINES_ABOVE
from store.tables.table import Cell, Line

Names = Callable[[str], bool]
"""Say whether a cell's words name a column that somebody knows how to read."""

_NAMES_IN_A_HEADER = 2
"""A title may happen to be the name of one column."""

_NAME = 200
"""Characters of a column's name at most; what is longer is a whole line, parted by another sign."""


def header_of(lines: Sequence[Line], names: Names) -> int:
    """Return the index of the line that names the columns of a table with at least one line.

    It is the first with two known names, among the first 20; where none has them, the first with
    two cells that are not empty, as a title stands alone, and else the first.
    """
    first = lines[: LINES_ABOVE + 1]
    named = (known(line.cells, names) for line in first)
    several = (filled(line.cells) for line in first)
    return next(chain(_headers(named), _headers(several)), 0)


def _headers(counts: Iterable[int]) -> Iterator[int]:
    return (index for index, count in enumerate(counts) if count >= _NAMES_IN_A_HEADER)


def known(cells: Iterable[Cell], names: Names) -> int:
    """Return how many cells name a column; those beyond the last that is read name none."""
    return sum(
        isinstance(cell, str) and len(cell) <= _NAME and bool(cell.strip()) and names(cell)
        for cell in islice(cells, COLUMNS)
    )


def filled(cells: Iterable[Cell]) -> int:
    """Return how many cells hold something."""
    return sum(not isinstance(cell, str) or bool(cell.strip()) for cell in cells)


def width(cells: Sequence[Cell]) -> int:
    """Return how many cells there are up to the last that holds something."""
    count = len(cells)
    while count and isinstance(last := cells[count - 1], str) and not last.strip():
        count -= 1
    return count
