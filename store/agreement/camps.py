"""The sides of one fact, those that agree in one camp, and how each camp stands to the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from store.agreement.background import Background
from store.agreement.holding import denial, hold
from store.agreement.normal import normal
from store.agreement.times import moment
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
    return _camps(fact, _Standing(background))


def _camps(fact: Fact, standing: _Standing) -> tuple[Camp, ...]:
    found: list[list[Side]] = []
    for side in fact.sides:
        home = next((camp for camp in found if standing.agrees(side, camp)), None)
        if home is None:
            found.append([side])
        else:
            home.append(side)
    return tuple(Camp(tuple(sides)) for sides in found)


class _Standing:
    """How the sides of one fact stand to one another, each two worked out once."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._held: dict[tuple[int, int], Held] = {}

    def of(self, one: Side, other: Side) -> Held:
        """Return how two sides stand."""
        pair = (id(one), id(other))
        if pair not in self._held:
            self._held[pair] = between(one, other, self._background)
        return self._held[pair]

    def agrees(self, side: Side, camp: Sequence[Side]) -> bool:
        """Say whether a side agrees with every side of a camp."""
        return all(self.of(each, side).verdict in AGREEING for each in camp)


def between(one: Side, other: Side, background: Background) -> Held:
    """Return how two sides stand: as their claims that exclude each other most."""
    held: Held | None = None
    for mine in distinct(one.records, background):
        for theirs in distinct(other.records, background):
            found = hold(mine, theirs, background)
            if found.verdict is Verdict.CONFLICT:
                return found
            if held is None or WEIGHT[found.verdict] < WEIGHT[held.verdict]:
                held = found
    if held is None:
        raise ValueError("a side has records")
    return held


def distinct(records: Iterable[Record], background: Background) -> tuple[Record, ...]:
    """Return one record for all that tell a value alike: on one footing, of one time and scope."""
    found: dict[object, Record] = {}
    for record in records:
        claim = record.claim
        when = moment(record, background.source(record))
        told = tuple((each.name, normal(each.value)) for each in claim.qualifiers)
        published = background.source(record).published if when is None else when
        how = (claim.modality, claim.speaker, told, published and normal(published))
        found.setdefault(how, record)
    return tuple(found.values())


def findings(fact: Fact, background: Background) -> Iterator[Finding]:
    """Yield how each camp of a fact stands to those before it: what is open, else to the first."""
    if len(fact.sides) == 1:
        return
    standing = _Standing(background)
    first, *others = _camps(fact, standing)
    before = list(first.sides)
    for camp in others:
        pairs = [(one, other, standing.of(one, other)) for one in before for other in camp.sides]
        opened = [pair for pair in pairs if pair[2].verdict in OPEN]
        shown = opened or pairs[: len(first.sides) * len(camp.sides)]
        speaking = min((held for _, _, held in shown), key=lambda held: WEIGHT[held.verdict])
        alike = [pair for pair in shown if pair[2].verdict is speaking.verdict]
        yield _finding(speaking, alike, background)
        before += camp.sides
    for camp in (first, *others):
        yield from _within(camp, standing)


def _finding(
    held: Held, pairs: Sequence[tuple[Side, Side, Held]], background: Background
) -> Finding:
    """Return one finding of all pairs of sides that stand alike, with the claims that do so."""
    ones: dict[ClaimId, Record] = {}
    others: dict[ClaimId, Record] = {}
    for one, other, found in pairs:
        for mine in one.records:
            for theirs in other.records:
                alone = len(one.records) == len(other.records) == 1
                if alone or hold(mine, theirs, background).verdict is found.verdict:
                    ones[mine.id], others[theirs.id] = mine, theirs
    left, right = tuple(ones.values()), tuple(others.values())
    return Finding(held.verdict, held.reason, left, right, None, held.fixings)


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
