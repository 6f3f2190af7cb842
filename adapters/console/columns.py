"""Rows and tables in columns: labels at the left, marks at the right, lines under their figure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from adapters.console.wrap import Line, width_of, wrap
from bot.document import Row, Run, Style

Lines = tuple[Line, ...]

HANGING = 2
"""Cells by which the further lines of a row without a label stand in."""

LABELS = 3
"""Labels take a third of the width at most; a longer one gets a line of its own."""

GAP = 2
"""Cells between the columns of a table."""

NARROWEST_CELL = 8
"""Cells of a table's column below which a table is no longer one."""


def draw_rows(rows: tuple[Row[Run], ...], width: int, *, gap: int) -> Lines:
    """Return rows with their labels in one column and their lines in another."""
    column = _column(rows, width, gap)
    marks = (width_of(_mark(line)[1]) for row in rows for line in row.lines)
    margin = width - max(marks, default=0)
    return tuple(line for row in rows for line in _row(row, column, width, margin))


def _column(rows: tuple[Row[Run], ...], width: int, gap: int) -> int:
    """Return where lines begin: behind the widest label that leaves them room."""
    widths = (width_of(row.label) + gap for row in rows if row.label)
    return max((each for each in widths if each <= width // LABELS), default=HANGING)


def _row(row: Row[Run], column: int, width: int, margin: int) -> Lines:
    if not row.label and column == HANGING:
        first = _line(row.lines[0], 0, width, margin) if row.lines else ()
        return (*first, *_lines(row.lines[1:], column, width, margin))
    lines = _lines(row.lines, column, width, margin)
    if width_of(row.label) >= column or not lines:
        return (*wrap(row.label, width), *lines)
    label = (*row.label, _blank(column - width_of(row.label)))
    return ((*label, *lines[0][1:]), *lines[1:])


def _lines(lines: Iterable[Line], column: int, width: int, margin: int) -> Lines:
    return tuple(drawn for line in lines for drawn in _line(line, column, width, margin))


def _line(line: Line, column: int, width: int, margin: int) -> Lines:
    """Wrap a line from `column` on, its mark at the right where there is room for it."""
    text, mark = _mark(line)
    indent = _blank(column)
    drawn = [(indent, *each) for each in wrap(text, max(width - column, 1))]
    if not mark:
        return tuple(drawn)
    taken, wide = width_of(drawn[-1]) if drawn else width, width_of(mark)
    for place in (margin, width - wide):
        if taken + HANGING <= place and place + wide <= width:
            drawn[-1] = (*drawn[-1], _blank(place - taken), *mark)
            return tuple(drawn)
    place = min(margin, width - wide)
    if place >= column:
        return (*drawn, (_blank(place), *mark))
    return (*drawn, *((indent, *each) for each in wrap(mark, max(width - column, 1))))


def _mark(line: Line) -> tuple[Line, Line]:
    """Part a line before its mark; what follows the mark goes with it."""
    for index, run in enumerate(line):
        if run.style is Style.FLAG:
            return line[:index], line[index:]
    return line, ()


def _blank(width: int) -> Run:
    return Run(" " * width)


def draw_table(
    header: tuple[Line, ...], cells: tuple[tuple[Line, ...], ...], width: int
) -> Lines | None:
    """Return a table, its widest columns wrapped until it fits; None where that is no table."""
    widths = [max(map(width_of, column)) for column in zip(header, *cells, strict=True)]
    room = width - GAP * (len(widths) - 1)
    if sum(min(each, NARROWEST_CELL) for each in widths) > room:
        return None
    while sum(widths) > room:
        widths[widths.index(max(widths))] -= 1
    strong = tuple(tuple(Run(run.text, Style.STRONG) for run in cell) for cell in header)
    return tuple(line for row in (strong, *cells) for line in _cells(row, widths))


def _cells(row: tuple[Line, ...], widths: list[int]) -> Lines:
    columns = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    return tuple(_side_by_side(each, widths) for each in zip_longest(*columns, fillvalue=()))


def _side_by_side(cells: tuple[Line, ...], widths: list[int]) -> Line:
    line: list[Run] = []
    for cell, width in zip(cells, widths, strict=True):
        line += (*cell, _blank(width - width_of(cell) + GAP))
    return tuple(line[:-1])
