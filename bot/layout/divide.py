"""Parts cut in two: blocks between their rows, lines between their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from wcwidth import iter_graphemes

from bot.document import (
    Actions,
    Attachment,
    Fields,
    Items,
    Note,
    Paragraph,
    Row,
    Run,
    Sources,
    Style,
    Table,
    Timeline,
)
from bot.layout.surface import Heading, Part

Line = tuple[Run, ...]
Rows = tuple[Row[Run], ...]

KEPT_TOGETHER = 8
"""Lines of a row up to which it goes to the next page whole: one side of a conflict says little.

Chosen 2026-11, looking at every answer of the demo deal.
"""


KEPT_UNDER = 12
"""Lines up to which the one that others belong to goes to the next page with all of them.

Chosen 2026-11, looking at every answer of the demo deal.
"""

DASH = "– "
"""How a line begins that belongs to the line above it."""


def rows_in(part: Part) -> int:
    """Count the rows of an answer in a part; titles, notes, footnotes and buttons are none."""
    match part:
        case Fields(rows=rows) | Timeline(rows=rows):
            return len(rows)
        case Table(rows=cells):
            return len(cells)
        case Items(items=items):
            return len(items)
        case Paragraph():
            return 1
        case Heading() | Note() | Sources() | Actions() | Attachment():
            return 0


def seams(part: Part) -> int:
    """Count the places where `divide` can cut a part."""
    match part:
        case Fields(rows=rows) | Timeline(rows=rows) | Sources(rows=rows):
            return max(sum(_height(row) for row in rows) - 1, 0)
        case Table(rows=cells):
            return max(len(cells) - 1, 0)
        case Items(items=items):
            return max(len(items) - 1, 0)
        case Actions(actions=actions):
            return max(len(actions) - 1, 0)
        case Paragraph() | Note() | Heading() | Attachment():
            return 0


def heads(part: Part) -> bool:
    """Say whether a part heads what follows it: a line that is strong throughout."""
    return isinstance(part, Paragraph) and {run.style for run in part.line} == {Style.STRONG}


def kindly(part: Part, seam: int) -> int:
    """Return the seam up to `seam` that leaves a short row whole, and a line with its own."""
    match part:
        case Fields(rows=rows) | Timeline(rows=rows) | Sources(rows=rows):
            ends = tuple(accumulate(map(_height, rows), initial=0))
            at, (begin, end) = next(
                (at, each) for at, each in enumerate(pairwise(ends)) if each[0] < seam <= each[1]
            )
            if seam < end and end - begin <= KEPT_TOGETHER:
                return begin
            return begin + _above(rows[at].lines, seam - begin)
        case _:
            return seam


def divide(part: Part, seam: int) -> tuple[Part, Part]:
    """Cut a part at its `seam`, counted from 1: a row's lines, a list's items, a table's rows.

    Where a row is cut, its label stands in both halves.
    """
    match part:
        case Fields(rows=rows):
            head, tail = _divide_rows(rows, seam)
            return Fields(head), Fields(tail)
        case Timeline(rows=rows):
            head, tail = _divide_rows(rows, seam)
            return Timeline(head), Timeline(tail)
        case Sources(rows=rows):
            head, tail = _divide_rows(rows, seam)
            return Sources(head), Sources(tail)
        case Table(header=header, rows=cells):
            return Table(header, cells[:seam]), Table(header, cells[seam:])
        case Items(items=items):
            return Items(items[:seam]), Items(items[seam:])
        case Actions(actions=actions, throughout=throughout):
            return Actions(actions[:seam], throughout), Actions(actions[seam:], throughout)
        case Paragraph() | Note() | Heading() | Attachment():
            raise ValueError(f"there is no seam in {type(part).__name__}")


def belongs(line: Line) -> bool:
    """Say whether a line belongs to the one above it."""
    return bool(line) and line[0].text.startswith(DASH)


def _above(lines: tuple[Line, ...], seam: int) -> int:
    """Return the seam above the line that those around `seam` belong to, where they are few."""
    # A row without lines is drawn as one.
    if seam >= len(lines) or not belongs(lines[seam]):
        return seam
    ahead = next((at for at in range(seam, 0, -1) if not belongs(lines[at])), 0)
    ends = (at for at in range(seam, len(lines)) if not belongs(lines[at]))
    return ahead if next(ends, len(lines)) - ahead <= KEPT_UNDER else seam


def _height(row: Row[Run]) -> int:
    return max(len(row.lines), 1)


def _divide_rows(rows: Rows, seam: int) -> tuple[Rows, Rows]:
    head: list[Row[Run]] = []
    tail: list[Row[Run]] = []
    label: Line = ()
    for row in rows:
        label = row.label or label
        if seam >= _height(row):
            head.append(row)
        elif seam > 0:
            head.append(Row(row.label, row.lines[:seam]))
            tail.append(Row(label, row.lines[seam:]))
        else:
            tail.append(row if tail else Row(label, row.lines))
        seam -= _height(row)
    return tuple(head), tuple(tail)


def breaks(line: Line) -> Iterator[tuple[int, ...]]:
    """Yield where a line may be cut, the kindest way first: words, graphemes, code points."""
    text = "".join(run.text for run in line)
    yield tuple(match.end() for match in re.finditer(r" +(?=[^ ])", text) if match.start())
    yield tuple(accumulate(len(grapheme) for grapheme in iter_graphemes(text)))[:-1]
    yield tuple(range(1, len(text)))


def cut(line: Line, at: int) -> tuple[Line, Line]:
    """Cut a line after `at` code points."""
    head: list[Run] = []
    tail: list[Run] = []
    for run in line:
        if at > 0:
            head.append(Run(run.text[:at], run.style))
        if at < len(run.text):
            tail.append(Run(run.text[max(at, 0) :], run.style))
        at -= len(run.text)
    return tuple(head), tuple(tail)
