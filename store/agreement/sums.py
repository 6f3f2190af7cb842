"""Totals against their parts: rounds against all that was raised, steps against a price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from math import prod
from types import MappingProxyType

from store.agreement.background import Background
from store.agreement.camps import between
from store.agreement.exchange import Exchange, converted
from store.agreement.known import Known, entity_in
from store.agreement.times import told_at
from store.agreement.values import meet
from store.agreement.verdicts import AGREEING, Finding, Hypothesis, Reason, Suspicion, Verdict
from store.agreement.wholes import Whole, wholes
from store.base import Record
from store.claims import Polarity
from store.facts import Side
from store.resolve import identity
from store.values import Figure, Hedge, Interval, Money, Value

NEVER_LESS = frozenset({"total_raised", "price", "revenue", "debt"})
"""Fields of which no part can be below nothing, so that parts may not come to more than all."""

NOTHING: Mapping[int, Interval | None] = MappingProxyType({})

MOST_WAYS = 256
"""Ways to add up parts of which sources give several figures; more parts than that are no sum."""


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


def _held(whole: Whole, background: Background) -> Finding | None:
    """Hold a total against every way its parts can be added; one that fits is enough."""
    total = whole.total.value
    if not isinstance(total, Money):
        return None
    if prod(_least(sides, total) for sides in whole.parts) > MOST_WAYS:
        return None
    parts = tuple(_as_said(sides, total, background) for sides in whole.parts)
    if prod(map(len, parts)) > MOST_WAYS:
        return None
    wanted = figure_of(total).interval
    settled = _settled(parts, total, background)
    ways = [
        (sides, added)
        for sides in product(*parts)
        if (added := add(sides, total, background, settled))
    ]
    if not ways:
        return None
    sides, added = min(ways, key=lambda way: _distance(way[1], wanted))
    records = tuple(record for side in sides for record in side.records)
    worked = _told(sides, added, total)
    if added.overlaps(wanted):
        if not _adds_up(worked, total):
            return None
        return Finding(Verdict.COMPATIBLE, Reason.ADDS_UP, whole.total.records, records, worked)
    excess = whole.total.records[0].claim.field in NEVER_LESS and _exceeds(added, wanted)
    if whole.complete or excess:
        return Finding(Verdict.CONFLICT, Reason.SUM, whole.total.records, records, worked)
    return None


def _adds_up(worked: Money | None, total: Money) -> bool:
    """Say whether a sum is the total, and not only what rounding leaves room for."""
    if worked is None or worked.figure is None:
        return False
    return meet(worked.figure, figure_of(total))


def _least(sides: tuple[Side, ...], total: Money) -> int:
    """Return how many of some sides are left at least, without holding them to one another."""
    return sum(_one_currency((each,), total) for each in sides) or len(sides)


def _settled(
    parts: Sequence[tuple[Side, ...]], total: Money, background: Background
) -> dict[int, Interval | None]:
    """Return what sides come to of which that does not depend on what they are added to."""
    return {
        id(side): _in(side.value, total.currency, background.exchange(*side.records))
        for sides in parts
        for side in sides
        if told_at(side.records[0].claim) or _one_currency((side,), total)
    }


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


def add(
    sides: Sequence[Side],
    total: Money,
    background: Background,
    settled: Mapping[int, Interval | None] = NOTHING,
) -> Interval | None:
    """Return what sums come to in the currency of `total`, or None where one cannot be said."""
    added = Interval(Decimal(0), Decimal(0))
    for side in sides:
        if id(side) in settled:
            each = settled[id(side)]
        else:
            each = _in(side.value, total.currency, rates_of(side, sides, background))
        if each is None:
            return None
        added = Interval(_plus(added.low, each.low), _plus(added.high, each.high))
    return added


def rates_of(side: Side, sides: Sequence[Side], background: Background) -> Exchange:
    """Return the rates of a part's time; of one that bears no date, those of the others' times."""
    if told_at(side.records[0].claim):
        return background.exchange(*side.records)
    dated = (each for other in sides for each in other.records if told_at(each.claim))
    return background.exchange(*side.records, *dated)


def _plus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


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
    never = Decimal("-Infinity")
    below = never if other.low is None or one.high is None else other.low - one.high
    above = never if one.low is None or other.high is None else one.low - other.high
    return max(below, above)


def _told(sides: Sequence[Side], added: Interval, total: Money) -> Money | None:
    """Return a sum as it is told: of the figures as they stand, or as a range across currencies."""
    figures = [figure_of(side.value) for side in sides if isinstance(side.value, Money)]
    place = max(figure.place for figure in figures)
    if {each.hedge for each in figures} <= {Hedge.EXACT} and _one_currency(sides, total):
        added_up = sum((each.amount for each in figures), Decimal(0))
        figure = Figure(round(added_up / place) * place, place)
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
                rates = rates_of(changed, sides, background)
                fixed = next(rates.fixings(currency, total.currency or ""), None)
                yield Hypothesis(
                    Suspicion.UNIT_OF_A_PART, side.records, finding.one, value=read, fixings=fixed
                )


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
    whole = entity_in(side.records[0], "whole") or claim.subject
    told = (*known.about(claim.subject, claim.field), *known.about(whole, claim.field))
    values = (each.value for fact in told for each in fact.sides)
    found = {each.currency for each in values if isinstance(each, Money) and each.currency}
    mine = side.value.currency if isinstance(side.value, Money) else None
    return tuple(sorted(found - {mine, total.currency}))
