"""A reply or a document as Markdown, for files and pages; every text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from adapters.harmless import harmless
from bot.document import (
    Actions,
    Attachment,
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

LISTS = (Fields, Items, Sources, Timeline)

RULE = "---"
"""A line across the page, between an answer and its footnotes."""

SPECIAL = re.compile(r"([\\`*_\[\]<>|~&]|(?<=\S)\$|:(?=//)|(?<=www)\.|^\()")
"""What CommonMark, its tables, links and formulas give a meaning; a backslash takes it away.

A formula ends with a dollar behind a character, never with one behind a space; brackets make a
link only with a parenthesis right behind them, so at the beginning of a run.
"""

BEGINNING = re.compile(r"^(\d*)([#+=:.)-])")
"""What makes a heading, a list or a rule, at the beginning of a line alone."""


def markdown(reply: Reply[Run]) -> str:
    """Return the whole reply as CommonMark with tables, ending in a line feed."""
    aside = f" · {_text(reply.aside)}" if reply.aside else ""
    title = [f"{_heading(2, reply.title)}{aside}"] if reply.title else []
    return _whole([*title, *_blocks(reply.blocks)])


def contents(attachment: Attachment[Run]) -> bytes:
    """Return what stands in the file of an attachment: its bytes, or a document as CommonMark."""
    return attachment.data or document(attachment).encode()


def document(attachment: Attachment[Run]) -> str:
    """Return a document as CommonMark with tables, ending in a line feed."""
    parts = [_heading(1, attachment.title), *_blocks(attachment.lead)]
    for chapter in attachment.chapters:
        parts += (_heading(2, chapter.title), *_blocks(chapter.blocks))
    return _whole(parts)


def _whole(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"


def _heading(level: int, line: Line) -> str:
    return f"{'#' * level} {_text(tuple(Run(run.text) for run in line))}"


def _blocks(blocks: Iterable[Block[Run]]) -> Iterator[str]:
    # With a blank line between them two lists would be one whose items stand apart.
    for (listed, footnotes), alike in groupby(blocks, key=_kind):
        between = "\n" if listed else "\n\n"
        rule = [RULE] if footnotes else []
        yield "\n\n".join([*rule, between.join("\n".join(_block(block)) for block in alike)])


def _kind(block: Block[Run]) -> tuple[bool, bool]:
    return isinstance(block, LISTS), isinstance(block, Sources)


def _block(block: Block[Run]) -> Iterator[str]:
    match block:
        case Paragraph(line=line) if all(run.style is Style.STRONG for run in line):
            yield _heading(3, line)
        case Paragraph(line=line) | Attachment(instead=line):
            yield _line(line)
        case Note(line=line):
            yield f"> {_line(line)}"
        case Items(items=items):
            yield from (f"- {_line(item)}" for item in items)
        case Fields(rows=rows) | Timeline(rows=rows) | Sources(rows=rows):
            for row in rows:
                yield from _row(row)
        case Table(header=header, rows=cells):
            yield _cells(map(_text, header))
            yield _cells("---" for _ in header)
            yield from (_cells(map(_text, row)) for row in cells)
        case Actions(actions=actions):
            yield " · ".join(_code(action.typed or action.label) for action in actions)


def _row(row: Row[Run]) -> Iterator[str]:
    first, *more = row.lines or ((),)
    if not row.label:
        yield f"- {_line(first)}"
    elif not more:
        yield f"- {_bold(_text(row.label))} {_text(first)}".rstrip()
    else:
        yield f"- {_bold(_text(row.label))}"
        more = [first, *more]
    yield from (f"  - {_line(line)}" for line in more)


def _code(line: Line) -> str:
    return f"`{''.join(run.text for run in line).replace('`', '')}`"


def _cells(texts: Iterable[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _line(line: Line) -> str:
    """Return a line that nothing stands before."""
    return BEGINNING.sub(r"\1\\\2", _text(line).lstrip())


def _text(line: Line) -> str:
    return "".join(_run(run) for run in line)


def _run(run: Run) -> str:
    if run.style is Style.CITATION:
        return f"[{_escaped(run.text[1:-1])}]"
    text = _escaped(run.text)
    return _bold(text) if run.style is Style.STRONG else text


def _bold(text: str) -> str:
    return f"**{text}**" if text.strip(" *") else text


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", harmless(text))
