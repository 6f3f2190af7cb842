"""Cells that come again are read once, and long ones are not kept for it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from store.importing.cells import Reader, money, share
from store.importing.columns import read_columns
from store.importing.days import day
from store.importing.faults import FaultyError
from store.importing.habits import LONGEST, Habits, order, remembered, style
from store.tables.table import Line
from tests.memory import measured

[COLUMN] = read_columns(Line(1, ("Amount",), "Amount", 0))
READER = Reader(COLUMN, Habits(), "en")


def summed(cell: str) -> None:
    with suppress(FaultyError):
        money(cell, READER, None)


def dated(cell: str) -> None:
    with suppress(FaultyError):
        day(cell, READER)


def shared(cell: str) -> None:
    with suppress(FaultyError):
        share(cell, READER)


@pytest.mark.parametrize("read", [style, order, summed, dated, shared])
def test_of_long_cells_nothing_is_kept(read: Callable[[str], object]) -> None:
    cells = [f"{number} million dollars, {'as somebody said ' * 200}" for number in range(40)]
    read(cells.pop())

    with measured() as memory:
        for cell in cells:
            read(cell)

    assert memory.kept < 60_000


def test_a_short_cell_that_comes_again_is_read_once() -> None:
    read: list[str] = []

    @remembered
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    long = "x" * (LONGEST + 1)
    assert [length(each) for each in ("short", long, "short", long)] == [5, 101, 5, 101]
    assert read == ["short", long, long]
