"""Totals against their parts: rounds against all that was raised, steps against a price."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from math import prod

from store.agreement.background import Background
from store.agreement.camps import between
from store.agreement.exchange import Exchange, converted
from store.agreement.known import Known, circumstance
from store.agreement.normal import normal
from store.agreement.times import told_at
from store.agreement.verdicts import AGREEING, Finding, Hypothesis, Reason, Suspicion, Verdict
from store.base import Record
from store.claims import Modality, Polarity
from store.facts import Fact, Side
from store.resolve import identity
from store.values import Count, EntityId, Figure, Hedge, Interval, Money, Value

MOST_WAYS = 256
"""Ways to add up parts of which sources give several figures; more parts than that are no sum."""


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


def sums(known: Known, background: Background) -> Iterator[Finding]:
    """Yield how totals stand to the sums of their parts.

    They conflict where no figures of the parts add up to the total: where the parts are all there
    are, or where they come to more than the whole. Where one total adds up, another that does not
    is against that one already. A source that gives total and parts is held to its own figures too.
    """
    for totals in wholes(known):
        found = [held for whole in totals if (held := _held(whole, background))]
        fitting = any(each.reason is Reason.ADDS_UP for each in found)
        yield from (each for each in found if not fitting or each.reason is Reason.ADDS_UP)
    for own in wholes(known, by_source=True):
        yield from (held for whole in own if (held := _held(whole, background)) and held.open)


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
    for side in _plain(fact) if len(parts) > 1 else ():
        complete = fact.field == "total_raised" and _count(side) == len(parts)
        if by_source:
            yield from _by_source(side, parts, complete=complete)
        else:
            yield Whole(side, parts, complete)


def _by_source(side: Side, parts: Parts, *, complete: bool) -> Iterator[Whole]:
    """Yield a total with the parts that the same source gives, by its own figures."""
    for source in dict.fromkeys(record.claim.source for record in side.records):
        own = tuple(
            tuple(kept for each in sides if (kept := _of(each, source)) is not None)
            for sides in parts
        )
        mine = _of(side, source)
        if mine and all(own):
            yield Whole(mine, own, complete)


def _of(side: Side, source: str) -> Side | None:
    records = tuple(each for each in side.records if each.claim.source == source)
    return Side(side.value, side.polarity, records) if records else None


def _plain(fact: Fact) -> tuple[Side, ...]:
    """Return the sides that give a sum and mean it."""
    return tuple(
        side
        for side in fact.sides
        if side.polarity is Polarity.YES
        and isinstance(side.value, Money)
        and side.value.figure
        and any(each.claim.modality is not Modality.RHETORICAL for each in side.records)
    )


def _count(side: Side) -> int | None:
    """Return how many rounds a total is said to be of."""
    for record in side.records:
        rounds = record.claim.qualifier("rounds")
        if isinstance(rounds, Count) and rounds.figure.hedge is Hedge.EXACT:
            return int(rounds.figure.amount)
    return None


def _part_of(fact: Fact) -> EntityId | None:
    return next((whole for each in fact.records if (whole := circumstance(each, "whole"))), None)


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


def _held(whole: Whole, background: Background) -> Finding | None:
    """Hold a total against every way its parts can be added; one that fits is enough."""
    total = whole.total.value
    if not isinstance(total, Money):
        return None
    parts = tuple(_as_said(sides, total, background) for sides in whole.parts)
    if prod(map(len, parts)) > MOST_WAYS:
        return None
    wanted = figure_of(total).interval
    ways = [(sides, added) for sides in product(*parts) if (added := add(sides, total, background))]
    if not ways:
        return None
    sides, added = min(ways, key=lambda way: _distance(way[1], wanted))
    records = tuple(record for side in sides for record in side.records)
    worked = _told(sides, added, total)
    if added.overlaps(wanted):
        return Finding(Verdict.COMPATIBLE, Reason.ADDS_UP, whole.total.records, records, worked)
    if whole.complete or _exceeds(added, wanted):
        return Finding(Verdict.CONFLICT, Reason.SUM, whole.total.records, records, worked)
    return None


def _as_said(sides: tuple[Side, ...], total: Money, background: Background) -> tuple[Side, ...]:
    """Return the sides without those that say one of the others in another currency than the total.

    A rate leaves more room than the figure that was said.
    """
    own = tuple(each for each in sides if _one_currency((each,), total))
    others = (each for each in sides if each not in own)
    new = (
        each
        for each in others
        if not any(between(each, one, background).verdict in AGREEING for one in own)
    )
    return (*own, *new)


def _exceeds(one: Interval, other: Interval) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def add(sides: Sequence[Side], total: Money, background: Background) -> Interval | None:
    """Return what sums come to in the currency of `total`, or None where one cannot be said.

    A part that bears no date is taken at the rates of the others' times.
    """
    dated = [r for side in sides for r in side.records if told_at(r.claim)]
    added = Interval(Decimal(0), Decimal(0))
    for side in sides:
        times = side.records if told_at(side.records[0].claim) else (*side.records, *dated)
        each = _in(side.value, total.currency, background.exchange(*times))
        if each is None or each.low is None or each.high is None:
            return None
        added = Interval((added.low or 0) + each.low, (added.high or 0) + each.high)
    return added


def _in(value: Value, currency: str | None, rates: Exchange) -> Interval | None:
    """Return the interval of a sum in a currency, at any of the fixings of its times."""
    if not isinstance(value, Money):
        return None
    interval = figure_of(value).interval
    if value.currency == currency:
        return interval
    if value.currency is None or currency is None:
        return None
    fixed = next(rates.fixings(value.currency, currency), None)
    return converted(interval, fixed) if fixed else None


def _distance(one: Interval, other: Interval) -> Decimal:
    """Return how far two intervals lie apart, negative where they meet."""
    below = (other.low or Decimal(0)) - (one.high or Decimal(0))
    above = (one.low or Decimal(0)) - (other.high or Decimal(0))
    return max(below, above)


def _told(sides: Sequence[Side], added: Interval, total: Money) -> Money | None:
    """Return a sum as it is told: of the figures as they stand, or as a range across currencies."""
    figures = [figure_of(side.value) for side in sides if isinstance(side.value, Money)]
    place = max(figure.place for figure in figures)
    if {each.hedge for each in figures} <= {Hedge.EXACT} and _one_currency(sides, total):
        figure = Figure(sum((each.amount for each in figures), Decimal(0)), place)
    elif added.low is None or added.high is None:
        return None
    else:
        figure = Figure(added.low, place, Hedge.BETWEEN, added.high)
    return Money(figure, total.currency, "")


def _one_currency(sides: Sequence[Side], total: Value) -> bool:
    whose = total.currency if isinstance(total, Money) else None
    return all(isinstance(each.value, Money) and each.value.currency == whose for each in sides)


def figure_of(value: Money) -> Figure:
    """Return the figure of a sum that has one."""
    if value.figure is None:
        raise ValueError("a sum that was not disclosed has no figure")
    return value.figure


def otherwise(finding: Finding, known: Known, background: Background) -> Iterator[Hypothesis]:
    """Yield which part would make a sum fit if it were in another currency that is spoken of."""
    total = finding.one[0].claim.value
    if not isinstance(total, Money):
        return
    parts = _by_fact(finding.other)
    for place, side in enumerate(parts):
        if not isinstance(side.value, Money):
            continue
        for currency in _currencies(known, side, total):
            read = replace(side.value, currency=currency, words="")
            changed = replace(side, value=read)
            sides = (*parts[:place], changed, *parts[place + 1 :])
            added = add(sides, total, background)
            if added and added.overlaps(figure_of(total).interval):
                yield Hypothesis(Suspicion.UNIT_OF_A_PART, side.records, finding.one, value=read)


def _by_fact(records: Sequence[Record]) -> tuple[Side, ...]:
    parts: dict[object, list[Record]] = {}
    for record in records:
        parts.setdefault(identity(record.claim), []).append(record)
    return tuple(
        Side(members[0].claim.value, Polarity.YES, tuple(members)) for members in parts.values()
    )


def _currencies(known: Known, side: Side, total: Money) -> tuple[str, ...]:
    """Return the other currencies in which sources give figures of the same kind and thing."""
    claim = side.records[0].claim
    whole = circumstance(side.records[0], "whole") or claim.subject
    told = (*known.about(claim.subject, claim.field), *known.about(whole, claim.field))
    values = (each.value for fact in told for each in fact.sides)
    found = {each.currency for each in values if isinstance(each, Money) and each.currency}
    mine = side.value.currency if isinstance(side.value, Money) else None
    return tuple(sorted(found - {mine, total.currency}))
