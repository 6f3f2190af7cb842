"""Which sides of a fact may be told of one time, so that it is worth holding them to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from store.agreement.background import Background
from store.agreement.times import LASTING, moment, told_at
from store.base import Record
from store.facts import Side

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
"""The days of what bears no date."""


def near(sides: Iterable[Side], background: Background) -> Mapping[int, Sequence[int]]:
    """Return for the id of each side the ids of those it may share a time with.

    Two that share none are surely told of two times, and neither agree nor are open. Sides are gone
    through by their days, so that what is told of many times is not looked at two by two.
    """
    days = sorted((*_days(side, background), id(side)) for side in sides)
    found: dict[int, list[int]] = {side: [] for _, _, side in days}
    running: list[tuple[int, int]] = []
    for first, last, side in days:
        running = [each for each in running if each[0] >= first]
        for _, other in running:
            found[side].append(other)
            found[other].append(side)
        running.append((last, side))
    return found


def _days(side: Side, background: Background) -> tuple[int, int]:
    """Return the first and the last day of which any claim of a side may be."""
    spans = [_span(record, background) for record in side.records]
    return min(first for first, _ in spans), max(last for _, last in spans)


def _span(record: Record, background: Background) -> tuple[int, int]:
    """Return the days a claim may be of; what only its publication dates lasts before and after."""
    when = moment(record, background.source(record))
    lasting = 0 if told_at(record.claim) else LASTING.days
    first = when.earliest.toordinal() - lasting if when and when.earliest else FIRST
    last = when.latest.toordinal() + lasting if when and when.latest else LAST
    return first, last
