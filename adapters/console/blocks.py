"""Each part of a page as lines of styled text, so many cells wide."""

from __future__ import annotations

from functools import lru_cache

from adapters.console.columns import draw_rows, draw_table
from adapters.console.wrap import Line, fill, width_of, wrap
from adapters.harmless import harmless
from bot.document import (
    Actions,
    Attachment,
    Fields,
    Items,
    Note,
    Paragraph,
    Run,
    Sources,
    Style,
    Table,
    Timeline,
    Tone,
)
from bot.layout import Heading, Part
from bot.layout.lower import DOT, offer

Lines = tuple[Line, ...]

APART = 2
"""Cells at least between a title and what stands at the right margin."""

BULLET = Run("• ")
WARNING = Run("⚠ ", Style.FLAG)


@lru_cache(512)
def draw_part(part: Part, width: int) -> Lines | None:
    """Return a part as lines of at most `width` cells, or None where it cannot be drawn.

    Columns may not fit, and files are no lines.
    """
    match part:
        case Heading(title=title, aside=aside):
            return _heading(_safe(title), _safe(aside), width)
        case _:
            return _block(part.map(_safe), width)


def _block(part: Part, width: int) -> Lines | None:
    match part:
        case Paragraph(line=line):
            return wrap(line, width)
        case Note(tone=tone, line=line):
            marked = any(run.style is Style.FLAG for run in line)
            return wrap((WARNING, *line) if tone is Tone.WARNING and not marked else line, width)
        case Fields(rows=rows) | Timeline(rows=rows):
            return draw_rows(rows, width, gap=2)
        case Sources(rows=rows):
            return draw_rows(rows, width, gap=1)
        case Items(items=items):
            return tuple(line for item in items for line in _hung(BULLET, item, width))
        case Table(header=header, rows=cells):
            return draw_table(header, cells, width)
        case Actions(actions=actions):
            return fill((offer(action) for action in actions), width, (DOT,))
        case Attachment():
            return None
        case _:
            raise TypeError(type(part))


def _safe(line: Line) -> Line:
    return tuple(Run(harmless(run.text), run.style) for run in line)


def _heading(title: Line, aside: Line, width: int) -> Lines:
    gap = width - width_of(title) - width_of(aside)
    strong = tuple(
        Run(run.text, Style.STRONG) if run.style is Style.PLAIN else run for run in title
    )
    if not aside or gap < APART:
        return (*wrap(strong, width), *wrap(aside, width))
    return ((*strong, Run(" " * gap), *aside),)


def _hung(first: Run, line: Line, width: int) -> Lines:
    """Wrap a line behind a bullet, the further lines hanging under its text."""
    indent = width_of((first,))
    wrapped = wrap(line, max(width - indent, 1)) or ((),)
    return tuple(
        ((first if number == 0 else Run(" " * indent)), *each)
        for number, each in enumerate(wrapped)
    )
