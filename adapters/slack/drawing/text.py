"""A page as text: what screen readers and notifications say, and what is sent without blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from adapters.chat.lines import words
from adapters.slack.drawing.escape import disarmed
from bot.document import Fields, Items, Paragraph, Row, Run, Sources, Timeline
from bot.layout import Part
from bot.layout.lower import lower

BULLET = "• "


def lines(part: Part) -> Iterator[str]:
    """Yield a part line by line, each disarmed as it stands there."""
    return map(disarmed, _lines(part))


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Paragraph(line=line):
            yield words(line)
        case Items(items=items):
            yield from (BULLET + words(item) for item in items)
        case Fields(rows=rows) | Timeline(rows=rows):
            yield from _rows(rows, ": ")
        case Sources(rows=rows):
            yield from _rows(rows, " ")
        case _:
            for simpler in lower(part):
                yield from _lines(simpler)


def _rows(rows: Iterable[Row[Run]], between: str) -> Iterator[str]:
    for row in rows:
        label = words(row.label)
        first, *more = [words(line) for line in row.lines] or [""]
        if label and more:
            yield f"{label}{between}".rstrip()
            yield from (BULLET + line for line in (first, *more))
        else:
            yield f"{label}{between}{first}".rstrip() if label else first
            yield from (BULLET + line for line in more)
