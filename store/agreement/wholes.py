"""Totals and what sources say are their parts: rounds of all that was raised, steps of a price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from store.agreement.circumstances import values
from store.agreement.known import Known, entity_in
from store.agreement.normal import normal
from store.agreement.times import before
from store.base import Record
from store.claims import Modality, Polarity
from store.facts import Fact, Side
from store.values import Count, EntityId, Hedge, Money

PLAIN = frozenset({Modality.ASSERTED, Modality.REPORTED, Modality.ANNOUNCED})
"""On which footing a sum counts; what is supposed or foretold is no part of anything yet."""

TWO = 2
"""Parts that a sum has at least."""

Parts = tuple[tuple[Side, ...], ...]
"""Of each part of a total, the sides that give its sum."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A total as one side gives it, and its parts: for each, the sides that give its sum.

    `complete` says that these are all the parts there are.
    """

    total: Side
    parts: Parts
    complete: bool


def wholes(known: Known, *, by_source: bool = False) -> Iterator[tuple[Whole, ...]]:
    """Yield totals with their parts, each side of a total by itself.

    With `by_source` it is each source's total with the parts that it gives of it.
    """
    for fact in known.of("total_raised"):
        rounds = [each for each in known.about(fact.subject, "raised") if each.key]
        parts = tuple(told for each in rounds if (told := _plain(each)))
        yield tuple(_sides(fact, parts, by_source=by_source))
    for (whole, field, period), facts in _told_parts(known).items():
        parts = tuple(sides for each in facts if (sides := _plain(each)))
        for fact in known.about(whole, field):
            if _part_of(fact) is None and _period(fact) == period:
                yield tuple(_sides(fact, parts, by_source=by_source))


def _sides(fact: Fact, parts: Parts, *, by_source: bool) -> Iterator[Whole]:
    for side in _plain(fact):
        own_scope = fact.field == "total_raised"
        fitting = _fitting(parts, side) if own_scope else parts
        if len(fitting) < TWO:
            continue
        complete = own_scope and _count(side) == len(fitting)
        if by_source:
            yield from _by_source(side, fitting, complete=complete)
        else:
            yield Whole(side, fitting, complete)


def _by_source(side: Side, parts: Parts, *, complete: bool) -> Iterator[Whole]:
    """Yield a total with the parts that the same source gives, by its own figures."""
    for source in dict.fromkeys(record.claim.source for record in side.records):
        told = (
            tuple(kept for each in sides if (kept := _of(each, source)) is not None)
            for sides in parts
        )
        # Most sources give few of the parts, so that the first that is missing tells.
        own = tuple(takewhile(bool, told))
        mine = _of(side, source)
        if mine and len(own) == len(parts):
            yield Whole(mine, own, complete)


def _of(side: Side, source: str) -> Side | None:
    records = tuple(each for each in side.records if each.claim.source == source)
    return Side(side.value, side.polarity, records) if records else None


def _plain(fact: Fact) -> tuple[Side, ...]:
    """Return the sides that give a sum and mean it, with the claims that do so plainly."""
    sides = (
        replace(side, records=tuple(each for each in side.records if each.claim.modality in PLAIN))
        for side in fact.sides
        if side.polarity is Polarity.YES and isinstance(side.value, Money) and side.value.figure
    )
    return tuple(side for side in sides if side.records)


def _fitting(parts: Parts, total: Side) -> Parts:
    """Return the parts of a total: none that came after it, and none of another scope."""
    scope = _meant(total.records[0])
    when = total.records[0].claim.valid
    return tuple(
        kept
        for sides in parts
        if (
            kept := tuple(
                side
                for side in sides
                if _meant(side.records[0]) == scope
                and not before(when, side.records[0].claim.valid)
            )
        )
    )


def _meant(record: Record) -> frozenset[object]:
    return frozenset(normal(each) for each in values(record.claim, "scope"))


def _count(side: Side) -> int | None:
    """Return how many rounds a total is said to be of."""
    for record in side.records:
        rounds = record.claim.qualifier("rounds")
        if isinstance(rounds, Count) and rounds.figure.hedge is Hedge.EXACT:
            return int(rounds.figure.amount)
    return None


def _part_of(fact: Fact) -> EntityId | None:
    return next((whole for each in fact.records if (whole := entity_in(each, "whole"))), None)


def _told_parts(
    known: Known,
) -> dict[tuple[EntityId, str, tuple[object, ...] | None], list[Fact]]:
    """Return the facts that are said to be parts of one whole, in one field and period."""
    parts: dict[tuple[EntityId, str, tuple[object, ...] | None], list[Fact]] = {}
    for fact in known.facts:
        if whole := _part_of(fact):
            parts.setdefault((whole, fact.field, _period(fact)), []).append(fact)
    return parts


def _period(fact: Fact) -> tuple[object, ...] | None:
    period = fact.keyed("period")
    return normal(period) if period else None
