"""Every part in a simpler form, down to paragraphs: for surfaces that cannot draw it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.document import (
    Action,
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
    Style,
    Table,
    Timeline,
    Tone,
)
from bot.layout.surface import Heading, Part

Line = tuple[Run, ...]

DOT = Run(" · ")
COLON = Run(": ")


def lower(part: Part) -> tuple[Block[Run], ...]:
    """Return a part in the next simpler form with all its words; a paragraph has none.

    A file has no other form: what is said instead of it takes its place.
    """
    match part:
        case Table(header=header, rows=cells):
            return (Fields(tuple(_tell(header, row) for row in cells)),)
        case Timeline(rows=rows):
            return (Fields(rows),)
        case Fields(rows=rows) | Sources(rows=rows):
            between = COLON if isinstance(part, Fields) else Run(" ")
            return (Items(tuple(_item(row, between) for row in rows)),)
        case Items(items=items):
            return tuple(Paragraph((Run("• "), *item)) for item in items)
        case Actions(actions=actions):
            return (Paragraph(join(offer(action) for action in actions)),)
        case Note(tone=tone, line=line):
            mark = (Run("⚠ ", Style.FLAG),) if tone is Tone.WARNING and not _marked(line) else ()
            return (Paragraph((*mark, *line)),)
        case Attachment(instead=instead):
            return (Paragraph(instead),)
        case Heading(title=title, aside=aside):
            return (Paragraph(join((title, aside))),)
        case Paragraph():
            return ()


def join(lines: Iterable[Line], between: Run = DOT) -> Line:
    """Put lines behind one another, with `between` between them; empty ones leave no gap."""
    joined: list[Run] = []
    for line in lines:
        if line and joined:
            joined.append(between)
        joined.extend(line)
    return tuple(joined)


def _tell(header: tuple[Line, ...], cells: tuple[Line, ...]) -> Row[Run]:
    """Turn a row of a table into a labelled one: its first cell, then the others by heading."""
    named = tuple(
        join((head, cell), COLON) for head, cell in zip(header, cells, strict=True) if cell
    )
    if not cells or not cells[0]:
        return Row((), named)
    return Row(cells[0], named[1:])


def _item(row: Row[Run], between: Run) -> Line:
    return join((row.label, join(row.lines)), between)


def offer(action: Action[Run]) -> Line:
    """Return what a button says, and how it is typed where that is something else."""
    asking = any(run.text.endswith("?") for run in action.label[-1:])
    return join((action.label, action.typed), Run(" ") if asking else COLON)


def _marked(line: Line) -> bool:
    return any(run.style is Style.FLAG for run in line)
