"""The sides of one fact, those that agree in one camp, and how each camp stands to the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.agreement.background import Background
from store.agreement.holding import denial, hold
from store.agreement.nearness import near
from store.agreement.normal import normal
from store.agreement.verdicts import AGREEING, OPEN, Finding, Held, Reason, Verdict
from store.base import Record
from store.claims import ClaimId, Polarity
from store.facts import Fact, Side

WEIGHT = {
    verdict: weight
    for weight, verdict in enumerate(
        (
            Verdict.CONFLICT,
            Verdict.CONTESTED,
            Verdict.SAME,
            Verdict.COMPATIBLE,
            Verdict.DISCLOSED,
            Verdict.DIFFERENT,
            Verdict.INCOMPARABLE,
        )
    )
}
"""Which verdict speaks for two sides, where their claims stand to one another in several ways."""


@dataclass(frozen=True, slots=True)
class Camp:
    """Sides that all agree with one another, the best backed first."""

    sides: tuple[Side, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """All records of the camp."""
        return tuple(record for side in self.sides for record in side.records)


def camps(fact: Fact, background: Background) -> tuple[Camp, ...]:
    """Sort the sides of a fact into camps: each joins the first whose every side it agrees with.

    Numbers and dates that meet two by two have a common point (Helly), so a camp is what some one
    value could be. Sides come in the order of their standing, which importing cannot change.
    """
    return _camps(fact, _Standing(fact, background))


def _camps(fact: Fact, standing: _Standing) -> tuple[Camp, ...]:
    found: list[list[Side]] = []
    homes: dict[int, int] = {}
    for side in fact.sides:
        near = {homes[each] for each in standing.near(side) if each in homes}
        agreeing = (place for place in sorted(near) if standing.agrees(side, found[place]))
        home = next(agreeing, len(found))
        if home == len(found):
            found.append([])
        found[home].append(side)
        homes[id(side)] = home
    return tuple(Camp(tuple(sides)) for sides in found)


class _Standing:
    """How the sides of one fact stand to one another, each two worked out once."""

    def __init__(self, fact: Fact, background: Background) -> None:
        self._background = background
        self._held: dict[tuple[int, int], Held] = {}
        self._told: dict[int, tuple[Record, ...]] = {}
        self._near = near(fact.sides, background)

    def near(self, side: Side) -> Sequence[int]:
        """Return the ids of the sides that are not told of another time than one of them."""
        return self._near[id(side)]

    def of(self, one: Side, other: Side) -> Held:
        """Return how two sides stand."""
        pair = (id(one), id(other))
        if pair not in self._held:
            mine, theirs = self._distinct(one), self._distinct(other)
            self._held[pair] = _between(mine, theirs, self._background)
        return self._held[pair]

    def _distinct(self, side: Side) -> tuple[Record, ...]:
        if id(side) not in self._told:
            self._told[id(side)] = distinct(side.records, self._background)
        return self._told[id(side)]

    def agrees(self, side: Side, camp: Sequence[Side]) -> bool:
        """Say whether a side agrees with every side of a camp."""
        return all(self.of(each, side).verdict in AGREEING for each in camp)


def between(one: Side, other: Side, background: Background) -> Held:
    """Return how two sides stand: as their claims that exclude each other most."""
    told = distinct(one.records, background), distinct(other.records, background)
    return _between(*told, background)


def _between(some: Iterable[Record], others: Sequence[Record], background: Background) -> Held:
    held: Held | None = None
    for mine in some:
        for theirs in others:
            found = hold(mine, theirs, background)
            if found.verdict is Verdict.CONFLICT:
                return found
            if held is None or WEIGHT[found.verdict] < WEIGHT[held.verdict]:
                held = found
    if held is None:
        raise ValueError("a side has records")
    return held


def distinct(records: Iterable[Record], background: Background) -> tuple[Record, ...]:
    """Return the first record of all that tell a value alike."""
    found: dict[object, Record] = {}
    for record in records:
        found.setdefault(_told(record, background), record)
    return tuple(found.values())


def findings(fact: Fact, background: Background) -> Iterator[Finding]:
    """Yield how each camp of a fact stands to those before it: what is open, else to the first."""
    if len(fact.sides) == 1:
        return
    standing = _Standing(fact, background)
    first, *others = _camps(fact, standing)
    before = {id(side): (place, side) for place, side in enumerate(first.sides)}
    for camp in others:
        opened = _opened(before, camp, standing)
        shown = opened or [
            (one, other, standing.of(one, other)) for one in first.sides for other in camp.sides
        ]
        speaking = min((held for _, _, held in shown), key=lambda held: WEIGHT[held.verdict])
        alike = [pair for pair in shown if pair[2].verdict is speaking.verdict]
        yield _finding(speaking, alike, background)
        for side in camp.sides:
            before[id(side)] = (len(before), side)
    for camp in (first, *others):
        yield from _within(camp, standing)


def _opened(
    before: Mapping[int, tuple[int, Side]], camp: Camp, standing: _Standing
) -> list[tuple[Side, Side, Held]]:
    """Return what is open between the sides of earlier camps and those of one, in their order.

    What is told of another time is never open.
    """
    near = sorted(
        (before[each][0], place, each)
        for place, other in enumerate(camp.sides)
        for each in standing.near(other)
        if each in before
    )
    pairs = ((before[each][1], camp.sides[place]) for _, place, each in near)
    held = ((one, other, standing.of(one, other)) for one, other in pairs)
    return [each for each in held if each[2].verdict in OPEN]


def _finding(
    held: Held, pairs: Sequence[tuple[Side, Side, Held]], background: Background
) -> Finding:
    """Return one finding of all pairs of sides that stand alike, with the claims that do so."""
    ones: dict[ClaimId, Record] = {}
    others: dict[ClaimId, Record] = {}
    for one, other, found in pairs:
        if len(one.records) == len(other.records) == 1:
            ones[one.records[0].id], others[other.records[0].id] = one.records[0], other.records[0]
            continue
        for mine, theirs, involved in ((one, other, ones), (other, one, others)):
            standing = _standing(mine.records, theirs.records, found.verdict, background)
            involved.update((record.id, record) for record in standing)
    left, right = tuple(ones.values()), tuple(others.values())
    return Finding(held.verdict, held.reason, left, right, None, held.fixings)


def _standing(
    records: Iterable[Record], others: Iterable[Record], verdict: Verdict, background: Background
) -> Iterator[Record]:
    """Yield the records that stand so to any of the others."""
    firsts = distinct(others, background)
    known: dict[object, bool] = {}
    for record in records:
        how = _told(record, background)
        if how not in known:
            known[how] = any(hold(record, each, background).verdict is verdict for each in firsts)
        if known[how]:
            yield record


def _told(record: Record, background: Background) -> object:
    """Return how and when a value is told: records of a side that share it stand alike to all."""
    claim, published = record.claim, background.source(record).published
    circumstances = tuple((each.name, normal(each.value)) for each in claim.qualifiers)
    times = tuple(each and normal(each) for each in (claim.valid, published))
    return (claim.modality, claim.speaker, circumstances, times)


def _within(camp: Camp, standing: _Standing) -> Iterator[Finding]:
    """Yield why the sides of a camp agree with its first."""
    first, *others = camp.sides
    for side in others:
        held = standing.of(first, side)
        yield Finding(held.verdict, held.reason, first.records, side.records, None, held.fixings)


def outright(fact: Fact, others: Sequence[Fact], background: Background) -> Iterator[Finding]:
    """Yield what a denial that there was any such thing says against those that say there was."""
    for denying in (side for side in fact.sides if side.polarity is Polarity.NO):
        said = [
            record
            for other in others
            if (other.subject, other.field, other.key) == (fact.subject, fact.field, fact.key)
            for side in other.sides
            if side.polarity is not Polarity.NO
            for record in side.records
        ]
        yield from _denied(said, denying, background)


def _denied(said: Sequence[Record], denying: Side, background: Background) -> Iterator[Finding]:
    groups: dict[tuple[Verdict, Reason], list[Record]] = {}
    for record in said:
        held = denial(record, denying.records[0], background)
        groups.setdefault((held.verdict, held.reason), []).append(record)
    for (verdict, reason), records in groups.items():
        yield Finding(verdict, reason, tuple(records), denying.records)
