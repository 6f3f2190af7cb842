"""Lines of styled text, whatever a platform makes of their styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from adapters.chat.plain import JOINER, plain
from bot.document import Run, Style, Tone
from bot.layout.divide import DASH

Line = tuple[Run, ...]

SMALL = frozenset((Tone.HINT, Tone.FOOTNOTE))
"""Tones of notes in small print."""

WARNING = Run("⚠ ", Style.FLAG)

NO_BREAK = "\N{NO-BREAK SPACE}"
DOT = f"{NO_BREAK}· "
"""What parts the pieces of a line; it ends a line of the screen, and begins none."""

END = Run("")


def words(line: Line) -> str:
    """Return a line without its styles."""
    return "".join(dotted(run.text) for run in line)


def dotted(text: str) -> str:
    """Return plain text in which no line of the screen begins with a dot between two pieces."""
    return plain(text).replace(" · ", DOT)


def strong(line: Line) -> Line:
    """Return a line whose plain words and numbers of footnotes are strong."""
    plain_ones = (Style.PLAIN, Style.CITATION)
    return tuple(Run(run.text, Style.STRONG) if run.style in plain_ones else run for run in line)


def warned(tone: Tone, line: Line) -> Line:
    """Return a note with the sign of a warning, unless it has one or tells a problem."""
    marked = tone is Tone.PROBLEM or any(run.style is Style.FLAG for run in line)
    return line if marked else (WARNING, *line)


def undashed(line: Line) -> Line:
    """Return a line without the dash that a list indents by."""
    return (Run(line[0].text.removeprefix(DASH), line[0].style), *line[1:])


def together(line: Line, told: Callable[[Run], str]) -> Iterator[tuple[Run, str]]:
    """Yield the runs that say anything, each as it is `told`.

    Citations stay with the word before them and with each other.
    """
    for run, after in pairwise((*line, END)):
        text = told(run)
        if after.style is Style.CITATION:
            joined = run.style is Style.CITATION
            text = text + JOINER if joined else re.sub(r" \Z", NO_BREAK, text)
        if text:
            yield run, text
