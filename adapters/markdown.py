"""A reply as Markdown, for files and pages; every text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adapters.console.harmless import harmless
from bot.document import (
    Actions,
    Block,
    Fields,
    Items,
    Note,
    Paragraph,
    Reply,
    Row,
    Run,
    Sources,
    Style,
    Table,
    Timeline,
)

Line = tuple[Run, ...]

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&:])")
"""What CommonMark and its tables give a meaning; a backslash takes it away anywhere."""


def markdown(reply: Reply[Run]) -> str:
    """Return the whole reply as CommonMark with tables, ending in a line feed."""
    aside = f" · {_text(reply.aside)}" if reply.aside else ""
    title = [f"## {_text(reply.title)}{aside}"] if reply.title else []
    blocks = ("\n".join(_block(block)) for block in reply.blocks)
    return "\n\n".join([*title, *blocks]) + "\n"


def _block(block: Block[Run]) -> Iterator[str]:
    match block:
        case Paragraph(line=line):
            yield _text(line)
        case Note(line=line):
            yield f"> {_text(line)}"
        case Items(items=items):
            yield from (f"- {_text(item)}" for item in items)
        case Fields(rows=rows) | Timeline(rows=rows) | Sources(rows=rows):
            for row in rows:
                yield from _row(row)
        case Table(header=header, rows=cells):
            yield _cells(header)
            yield _cells(tuple((Run("---"),) for _ in header), escaped=True)
            yield from (_cells(row) for row in cells)
        case Actions(actions=actions):
            yield " · ".join(f"`{action.command.replace('`', '')}`" for action in actions)


def _row(row: Row[Run]) -> Iterator[str]:
    first, *rest = row.lines or ((),)
    label = f"**{_text(row.label)}** " if row.label else ""
    yield f"- {label}{_text(first)}"
    yield from (f"  - {_text(line)}" for line in rest)


def _cells(cells: tuple[Line, ...], *, escaped: bool = False) -> str:
    texts = ("".join(run.text for run in cell) if escaped else _text(cell) for cell in cells)
    return f"| {' | '.join(texts)} |"


def _text(line: Line) -> str:
    return "".join(_run(run) for run in line)


def _run(run: Run) -> str:
    text = SPECIAL.sub(r"\\\1", harmless(run.text))
    bold = run.style is Style.STRONG and text.strip()
    return f"**{text}**" if bold else text
