"""Lines of styled text, broken to a width in terminal cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

import wcwidth

from bot.document import Run, Style

Line = tuple[Run, ...]

SPACE = Run(" ")
PARTS = re.compile(r"( +)")


def width_of(line: Line) -> int:
    """Return how many cells a line takes."""
    return sum(map(_cells, [run.text for run in line]))


@lru_cache(4096)
def _cells(text: str) -> int:
    return wcwidth.width(text)


def wrap(line: Line, width: int) -> tuple[Line, ...]:
    """Break a line at its spaces into lines of `width` cells.

    No-break spaces hold, and a citation or a dot stays with the word before it. A word that is
    too long is broken between graphemes.
    """
    text = "".join([run.text for run in line])
    if text and "  " not in text and text == text.strip(" ") and width_of(line) <= width:
        return (_compact(line),)
    return fill(_words(line), width, (SPACE,))


def fill(pieces: Iterable[Line], width: int, between: Line) -> tuple[Line, ...]:
    """Put pieces on lines of `width` cells, `between` them where they share a line.

    What begins a line there drops its spaces; a piece that is too long is broken up, and nothing
    but a space stands between its own parts.
    """
    lines: list[Line] = []
    current: list[Run] = []
    taken = 0
    for part, joint in chain.from_iterable(_parts(piece, width, between) for piece in pieces):
        wide = width_of(part)
        if current and taken + width_of(joint) + wide > width:
            lines.append(_compact((*current, *_hanging(joint, width - taken))))
            current, taken = [], 0
        if current:
            current += joint
            taken += width_of(joint)
        current += part
        taken += wide
    return (*lines, _compact(current)) if current else tuple(lines)


def _parts(piece: Line, width: int, between: Line) -> Iterator[tuple[Line, Line]]:
    """Yield the parts of a piece, each with what stands before it on a line."""
    for number, part in enumerate(_broken(piece, width)):
        yield part, (SPACE,) if number else between


def _compact(line: Iterable[Run]) -> Line:
    """Make one run of neighbours in one style, the space between them included."""
    compact: list[Run] = []
    for run in line:
        if compact and compact[-1].style is run.style:
            compact[-1] = Run(compact[-1].text + run.text, run.style)
        elif compact[1:] and compact[-1] == SPACE and compact[-2].style is run.style:
            del compact[-1]
            compact[-1] = Run(f"{compact[-1].text} {run.text}", run.style)
        else:
            compact.append(run)
    return tuple(compact)


def _hanging(between: Line, room: int) -> Line:
    """Return what stays of a separator at the end of a line: its mark, where it fits."""
    mark = "".join(run.text for run in between).rstrip()
    return (Run(mark),) if mark and wcwidth.width(mark) <= room else ()


def _words(line: Line, *, glue: bool = True) -> Iterator[Line]:
    """Yield the words of a line; with `glue`, citations and dots stay with the one before."""
    word: list[Run] = []
    spaced = False
    for run in line:
        for part in PARTS.split(run.text):
            if not part:
                continue
            if part.isspace() and part[0] == " ":
                spaced = bool(word)
                continue
            if spaced:
                if glue and (run.style is Style.CITATION or part == "·"):
                    word.append(SPACE)
                else:
                    yield tuple(word)
                    word = []
                spaced = False
            word.append(Run(part, run.style))
    if word:
        yield tuple(word)


def _broken(piece: Line, width: int) -> Iterator[Line]:
    if width_of(piece) <= width:
        yield piece
    elif any(" " in run.text for run in piece):
        yield from fill(_words(piece, glue=False), width, (SPACE,))
    else:
        yield from _by_graphemes(piece, width)


def _by_graphemes(piece: Line, width: int) -> Iterator[Line]:
    current: list[Run] = []
    taken = 0
    for run in piece:
        for grapheme in wcwidth.iter_graphemes(run.text):
            cells = wcwidth.width(grapheme)
            if current and taken + cells > width:
                yield tuple(current)
                current, taken = [], 0
            if current and current[-1].style is run.style:
                current[-1] = Run(current[-1].text + grapheme, run.style)
            else:
                current.append(Run(grapheme, run.style))
            taken += cells
    if current:
        yield tuple(current)
