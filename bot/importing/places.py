"""Rows by their numbers, and lists of them that stay short."""

from __future__ import annotations

from collections.abc import Sequence

from bot.leaves import Joined, Leaf, Verbatim, Words
from bot.lines import COMMA, SPACE, Line
from store.importing.plan import Place, Plan

MOST = 10
"""Rows of a kind that are told of; more are counted."""


NUMBERS = 20
"""Rows that are told in one line, where they say the same."""


def at(plan: Plan, place: Place) -> Leaf:
    """Return a row by its number, and its sheet where there are several."""
    return _of(plan, place, Words("import-row", (("number", Verbatim(str(place.line.number))),)))


def among(plan: Plan, places: Sequence[Place], most: int | None) -> Line:
    """Return rows of one sheet by their numbers; more than `most` are counted."""
    if len(places) == 1:
        return (at(plan, places[0]),)
    numbers = Verbatim(", ".join(str(each.line.number) for each in places[:most]))
    line: Line = (_of(plan, places[0], Words("import-rows-at", (("numbers", numbers),))),)
    return (*line, SPACE, _more(len(places) - most)) if most and most < len(places) else line


def shown(lines: Sequence[Line], most: int | None = MOST) -> tuple[Line, ...]:
    """Return the first of some lines, and how many more there are; all where `most` is None."""
    if most is None or len(lines) <= most:
        return tuple(lines)
    return (*lines[:most], (_more(len(lines) - most),))


def _of(plan: Plan, place: Place, rows: Leaf) -> Leaf:
    return rows if len(plan.tables) == 1 else Joined((Verbatim(place.table), COMMA, rows))


def _more(count: int) -> Leaf:
    return Words("import-more", (("count", count),))
