"""The table in a text of lines whose cells a delimiter parts: CSV, as every program writes it."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import compress, islice

from store.tables.decoding import Decoded
from store.tables.faults import Fault, Unreadable
from store.tables.header import Names, filled, header_of, known, width
from store.tables.limits import CELL_CHARACTERS, CELLS, COLUMNS, LINES_ABOVE, ROW_CHARACTERS, ROWS
from store.tables.table import Line, Table

_DELIMITERS = ";\t|,"
"""The comma comes last, as it stands within cells more often than the others."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

_MINDED = 8_192
"""Cells that are held once where they come again."""

_SAMPLE = 200
"""Lines that tell the delimiter."""

_NAMED = re.compile(r"sep=([;\t|,])(?:\r\n|\r|\n)", re.IGNORECASE)
"""The first line that Excel writes for itself, and obeys."""


def read_delimited(file: str, decoded: Decoded, names: Names) -> Table:
    """Return the table in a text; Unreadable with the line where it is none.

    The delimiter is told by the first lines: a semicolon, a tab, a bar or a comma.
    """
    text = decoded.text
    begin = named.end() if (named := _NAMED.match(text)) else 0
    delimiter = named[1] if named else _delimiter(text, names)
    lines: list[Line] = []
    above: list[int] = []
    empty = cells = 0
    for line in _lines(file, text, begin, delimiter):
        if not filled(line.cells):
            empty += 1
            continue
        _within_limits(file, line)
        cells += len(line.cells)
        if len(lines) > ROWS + LINES_ABOVE:
            raise Unreadable(file, Fault.TOO_MANY_ROWS, limit=ROWS)
        if cells > CELLS:
            raise Unreadable(file, Fault.TOO_MANY_CELLS, line=line.number, limit=CELLS)
        lines.append(line)
        if len(above) <= LINES_ABOVE:
            above.append(empty)
    if not lines:
        raise Unreadable(file, Fault.EMPTY)
    at = header_of(lines, names)
    header = lines[at]
    if len(lines) - at - 1 > ROWS:
        raise Unreadable(file, Fault.TOO_MANY_ROWS, limit=ROWS)
    columns, most = width(header.cells), len(header.cells)
    below = lines[at + 1 :]
    fitting = [_fits(line, columns, most) for line in below]
    return Table(
        file,
        replace(header, cells=header.cells[:columns]),
        tuple(replace(line, cells=line.cells[:columns]) for line in compress(below, fitting)),
        hashlib.sha256(text.encode()).hexdigest(),
        above=tuple(lines[:at]),
        uneven=tuple(line for line, fits in zip(below, fitting, strict=True) if not fits),
        empty=empty - above[at],
        encoding=decoded.encoding,
    )


def _fits(line: Line, columns: int, most: int) -> bool:
    """Say whether a row stands under its headings, with no more cells than their line has.

    An empty cell beyond them tells as well as a full one that a cell before it holds a separator.
    """
    return width(line.cells) <= columns <= len(line.cells) <= most


def _within_limits(file: str, line: Line) -> None:
    if width(line.cells) > COLUMNS:
        raise Unreadable(file, Fault.TOO_MANY_COLUMNS, line=line.number, limit=COLUMNS)
    if len(line.text) > CELL_CHARACTERS and any(
        len(cell) > CELL_CHARACTERS for cell in line.cells if isinstance(cell, str)
    ):
        raise Unreadable(file, Fault.TOO_LONG, line=line.number, limit=CELL_CHARACTERS)


def _lines(file: str, text: str, begin: int, delimiter: str) -> Iterator[Line]:
    """Yield the rows of a text from `begin`, also the empty ones."""
    # The module refuses long cells for fear of a quote that never ends; it is told by its line.
    csv.field_size_limit(max(csv.field_size_limit(), ROW_CHARACTERS))
    above = 1 if begin else 0
    start, ended, number = begin, begin, above + 1

    def raw() -> Iterator[str]:
        nonlocal ended
        for match in _LINE.finditer(text, begin):
            ended = match.end()
            if ended - start > ROW_CHARACTERS:
                alone = match.start() == start
                raise Unreadable(
                    file,
                    Fault.TOO_LONG if alone else Fault.SPOILED_QUOTES,
                    line=number,
                    limit=CELL_CHARACTERS,
                )
            yield match[0]

    reader = csv.reader(raw(), delimiter=delimiter, strict=True)
    once = _Once()
    try:
        for cells in reader:
            yield Line(number, tuple(map(once, cells)), _without_break(text[start:ended]), start)
            start, number = ended, above + reader.line_num + 1
    except csv.Error:
        raise Unreadable(file, Fault.SPOILED_QUOTES, line=number) from None


class _Once:
    """Gives each cell as it stood before, so that what comes again is held once.

    It minds the last ones alone: what is told of one thing mostly stands together.
    """

    def __init__(self) -> None:
        self._cells: dict[str, str] = {}

    def __call__(self, cell: str) -> str:
        """Return a cell, the same object for the same text."""
        if len(self._cells) > _MINDED:
            self._cells.clear()
        return self._cells.setdefault(cell, cell)


def _without_break(row: str) -> str:
    return row.removesuffix("\n").removesuffix("\r")


def _delimiter(text: str, names: Names) -> str:
    """Return the delimiter that parts known names, or else the most lines into equally many."""
    sample = [match[0] for match in islice(_LINE.finditer(text), _SAMPLE)]

    def evidence(delimiter: str) -> tuple[int, float]:
        rows = [row for row in _sampled(sample, delimiter) if filled(row)]
        named = max((known(row, names) for row in rows[: LINES_ABOVE + 1]), default=0)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        return named if named > 1 else 0, max(widths.values(), default=0)

    return max(_DELIMITERS, key=evidence)


def _sampled(sample: list[str], delimiter: str) -> Iterator[list[str]]:
    try:
        # Not strict: the sample may end within quotes, and the wrong delimiter makes no sense.
        yield from csv.reader(sample, delimiter=delimiter)
    except csv.Error:
        return
