"""What the numbers on a page stand for, also where the answer's own list of sources comes later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.document import (
    Actions,
    Attachment,
    Block,
    Fields,
    Items,
    Note,
    Paragraph,
    Row,
    Run,
    Sources,
    Table,
    Timeline,
    Tone,
)
from bot.layout.surface import Heading, Part

Line = tuple[Run, ...]

INFERRED = "*"
"""What stands behind a date that a footnote explains."""


@dataclass(frozen=True, slots=True)
class Legend:
    """The sources that an answer lists, and the notes beneath them."""

    rows: tuple[Row[Run], ...]
    notes: tuple[Note[Run], ...]

    @classmethod
    def of(cls, blocks: Iterable[Block[Run]]) -> Legend:
        """Return what an answer lists."""
        blocks = tuple(blocks)
        rows = tuple(row for each in blocks if isinstance(each, Sources) for row in each.rows)
        notes = (each for each in blocks if isinstance(each, Note) and each.tone is Tone.FOOTNOTE)
        return cls(rows, tuple(notes))

    def lacking(self, parts: Iterable[Part]) -> frozenset[Line]:
        """Return the labels of listed sources that some parts cite without listing them."""
        parts = tuple(parts)
        cited = {run for part in parts for line in _lines(part) for run in line}
        told = {row.label for each in parts if isinstance(each, Sources) for row in each.rows}
        labels = (row.label for row in self.rows if cited.issuperset(row.label))
        return frozenset(label for label in labels if label and label not in told)

    def foot(self, labels: frozenset[Line]) -> tuple[Part, ...]:
        """Return the sources of some labels as they are listed, and the notes that explain them."""
        rows = tuple(row for row in self.rows if row.label in labels)
        if not rows:
            return ()
        inferred = any(INFERRED in run.text for row in rows for line in row.lines for run in line)
        return (Sources(rows), *(self.notes if inferred else ()))


def _lines(part: Part) -> Iterator[Line]:
    """Yield the lines of a part that may cite a source."""
    match part:
        case Heading(title=title, aside=aside):
            yield from (title, aside)
        case Paragraph(line=line) | Note(line=line):
            yield line
        case Fields(rows=rows) | Timeline(rows=rows):
            for row in rows:
                yield from (row.label, *row.lines)
        case Items(items=items):
            yield from items
        case Table(header=header, rows=cells):
            yield from header
            for row_of_cells in cells:
                yield from row_of_cells
        case Sources() | Actions() | Attachment():
            pass
