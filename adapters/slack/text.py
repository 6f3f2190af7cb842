"""A page as text: what screen readers and notifications say, and what is sent without blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from adapters.slack.escape import mrkdwn
from bot.document import Fields, Items, Paragraph, Row, Run, Sources, Timeline
from bot.layout import Part
from bot.layout.lower import lower

Line = tuple[Run, ...]

BULLET = "• "


def lines(part: Part) -> Iterator[str]:
    """Yield a part line by line, harmless in Slack."""
    match part:
        case Paragraph(line=line):
            yield _said(line)
        case Items(items=items):
            yield from (BULLET + _said(item) for item in items)
        case Fields(rows=rows) | Timeline(rows=rows):
            yield from _rows(rows, ": ")
        case Sources(rows=rows):
            yield from _rows(rows, " ")
        case _:
            for simpler in lower(part):
                yield from lines(simpler)


def _rows(rows: Iterable[Row[Run]], between: str) -> Iterator[str]:
    for row in rows:
        label = _said(row.label)
        first, *more = [_said(line) for line in row.lines] or [""]
        if label and more:
            yield f"{label}{between}".rstrip()
            yield from (BULLET + line for line in (first, *more))
        else:
            yield f"{label}{between}{first}".rstrip() if label else first
            yield from (BULLET + line for line in more)


def _said(line: Line) -> str:
    return "".join(mrkdwn(run.text) for run in line)
