"""Rows by their numbers, and lists of them that stay short."""

from __future__ import annotations

from collections.abc import Sequence

from bot.leaves import Joined, Leaf, Verbatim, Words
from bot.lines import COMMA, Line
from store.importing.plan import Place, Plan

MOST = 10
"""Rows of a kind that are told of; more are counted."""


def at(plan: Plan, place: Place) -> Leaf:
    """Return a row by its number, and its sheet where there are several."""
    row = Words("import-row", (("number", Verbatim(str(place.line.number))),))
    if len(plan.tables) == 1:
        return row
    return Joined((Verbatim(place.table), COMMA, row))


def shown(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the first of some lines, and how many more there are."""
    if len(lines) <= MOST:
        return tuple(lines)
    more = Words("import-more", (("count", len(lines) - MOST),))
    return (*lines[:MOST], (more,))
