"""Labelled rows as lines, where a message has no columns."""

from __future__ import annotations

from collections.abc import Iterator

from adapters.chat.lines import Line, strong, words
from adapters.chat.plain import length
from bot.document import Row, Run, Style

ONE_LINE = 84
"""Characters that stay on one line of a message; rows of more are set apart from their neighbours.

Chosen 2026-11, looking at 640 pixels in Slack and at 800 in Discord.
"""

GAP = Run("  ")


def is_short(row: Row[Run]) -> bool:
    """Say whether a row stays on one line, so that its neighbours may stand right beneath it."""
    return len(row.lines) <= 1 and length(words(labelled(row))) <= ONE_LINE


def labelled(row: Row[Run]) -> Line:
    """Return the first line of a row behind its label."""
    line = row.lines[0] if row.lines else ()
    return (*strong(row.label), *((GAP,) if row.label and line else ()), *line)


def tall(row: Row[Run]) -> tuple[Line, tuple[Line, ...]]:
    """Return a row of several lines as one line and the list under it.

    That line is its label, or its first line where the label is a footnote's number, which is no
    label to stand by itself.
    """
    if len(row.lines) <= 1 or all(run.style is Style.CITATION for run in row.label):
        return labelled(row), row.lines[1:]
    return strong(row.label), row.lines


def footnote(row: Row[Run]) -> Iterator[Line]:
    """Yield the lines of a source, its number in front of the first."""
    first, *more = row.lines or ((),)
    yield (*row.label, *((Run(" "),) if row.label else ()), *first)
    yield from more
