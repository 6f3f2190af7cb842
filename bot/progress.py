"""How far a deal has come: each stage with its dates, the furthest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.dossier import Dossier
from bot.leaves import Claimed, Joined, Leaf, Shown, Words
from bot.lines import COLON, SEMICOLON, SPACE, Line, denied, join, order, remarks
from bot.marks import flag
from bot.parts import without
from bot.statements import told
from store.agreement.normal import normal
from store.base import Record
from store.claims import Polarity
from store.facts import Fact, Side
from store.values import EntityId, PartialDate, Term, Value

STAGES = {
    "terminated": "terminated_on",
    "completed": "",
    "signed": "signed_on",
    "announced": "announced_on",
    "negotiating": "",
    "rumoured": "",
}
"""How far a deal can be, the furthest first, and the field that dates it."""

FIELDS = ("deal_status", *filter(None, STAGES.values()))


def stages(dossier: Dossier, deal: EntityId) -> Iterator[Line]:
    """Yield a line for each stage that sources speak of, with every date they give for it."""
    reached = dossier.select("deal_status", subject=deal)
    for stage, field in STAGES.items():
        dates = dossier.select(field, subject=deal) if field else ()
        sides = [side for fact in reached for side in fact.sides if _term(side.value) == stage]
        closed = _closed(dossier, deal) if stage == "completed" else ()
        found = (*_times(dates), *_statuses(sides), *closed)
        line = join(_dated(dossier, stage, found), SEMICOLON)
        told_of = (*dates, *(fact for fact in reached if _stage(fact) == stage))
        marks = (flag(dossier, fact, fact.records) for fact in told_of)
        mark = next(filter(None, marks), None)
        if line:
            yield (*line, SPACE, mark) if mark else line


def only_announced(dossier: Dossier, deal: EntityId) -> bool:
    """Say whether all that is told of a deal's stage is the day it was announced."""
    told = {
        (_term(side.value), side.polarity)
        for fact in dossier.select("deal_status", subject=deal)
        for side in fact.sides
    }
    later = dossier.select("signed_on", "terminated_on", "closing", subject=deal)
    dated = dossier.select("announced_on", subject=deal)
    return bool(dated) and not later and told <= {("announced", Polarity.YES)}


def retold(dossier: Dossier, fact: Fact) -> bool:
    """Say whether a stage is what its own field dates already: announced, announced on the 26th.

    It is where each of its sources gives the day there as well.
    """
    field = STAGES.get(_term(fact.sides[0].value)) if fact.field == "deal_status" else None
    days = {
        _happened(record, side.value)
        for date in (dossier.select(field, subject=fact.subject) if field else ())
        for side in date.sides
        for record in side.records
    }
    dated = [record for record in fact.records if record.claim.valid]
    return bool(dated) and all(_happened(each, each.claim.valid) in days for each in dated)


def completed(dossier: Dossier, deal: EntityId) -> tuple[Record, ...]:
    """Return the records that say the deal is completed."""
    return tuple(
        record
        for fact in dossier.select("deal_status", subject=deal)
        for side in fact.sides
        if _term(side.value) == "completed" and not denied(side)
        for record in side.records
    )


def outstanding(dossier: Dossier, deal: EntityId) -> Iterator[Fact]:
    """Yield what is said of the closing, without what its stage as completed tells already."""
    done = _done(dossier, deal)
    for fact in dossier.select("closing", subject=deal):
        sides = tuple(
            replace(side, records=records)
            for side in fact.sides
            if (records := tuple(r for r in side.records if _happened(r, side.value) not in done))
        )
        if sides:
            yield replace(fact, sides=sides)


@dataclass(frozen=True, slots=True)
class Reached:
    """One record of a stage: when it was reached, and for which step of the deal."""

    when: PartialDate | None
    value: Value
    polarity: Polarity
    record: Record

    @property
    def step(self) -> Value | None:
        """What the record speaks of, where that is less than the whole deal."""
        return self.record.claim.qualifier("scope")

    @property
    def moment(self) -> tuple[object, ...]:
        """What it shares with the records that are told together with it."""
        step = self.step and normal(self.step)
        return (self.polarity, step, self.when and normal(self.when))


def _times(dates: Sequence[Fact]) -> Iterator[Reached]:
    for fact in dates:
        for side in fact.sides:
            for record in side.records:
                if isinstance(side.value, PartialDate):
                    yield Reached(side.value, side.value, side.polarity, record)


def _closed(dossier: Dossier, deal: EntityId) -> Iterator[Reached]:
    """Yield what is said of the closing and tells the same as that the deal is completed."""
    done = _done(dossier, deal)
    for each in _times(dossier.select("closing", subject=deal)):
        if _happened(each.record, each.when) in done:
            yield each


def _done(dossier: Dossier, deal: EntityId) -> frozenset[tuple[object, ...]]:
    return frozenset(_happened(record, record.claim.valid) for record in completed(dossier, deal))


def _statuses(sides: Sequence[Side]) -> Iterator[Reached]:
    for side in sides:
        for record in side.records:
            yield Reached(record.claim.valid, side.value, side.polarity, record)


def _dated(dossier: Dossier, stage: str, found: Sequence[Reached]) -> Iterator[Line]:
    """Yield each date given for a stage, with who gives it; the sources that give none last."""
    dates = {(each.polarity, each.record.claim.source): each for each in found if each.when}
    groups: dict[object, list[Reached]] = {}
    for each in sorted(found, key=lambda each: order(each.when)):
        # Who gives a date once need not be told apart for what it says without one.
        dated = dates.get((each.polarity, each.record.claim.source), each)
        home = each if each.when or not _plain(each.record) else dated
        groups.setdefault(home.moment, []).append(each)
    for place, group in enumerate(groups.values()):
        first = group[0]
        records = tuple(each.record for each in group)
        dating = tuple(each.record for each in group if each.when)
        day: Line = (_day(first.when, dating),) if first.when or place else ()
        word: Line = () if place else (Words(f"term-{stage}"),)
        step: Line = (dossier.leaf(first.step, records), COLON) if first.step else ()
        leaf = Joined((*step, *join((word, day), SPACE)))
        yield told(dossier, without(Side(first.value, first.polarity, records), "scope"), leaf)


def _day(when: PartialDate | None, records: Sequence[Record]) -> Leaf:
    if when is None:
        return Words("no-date")
    return Shown(when, Claimed(tuple(record.id for record in records)))


def _plain(record: Record) -> bool:
    claim = record.claim
    return not (claim.qualifiers or claim.speaker or claim.via or remarks(record))


def _happened(record: Record, when: Value | None) -> tuple[object, ...]:
    scope = record.claim.qualifier("scope")
    return (record.claim.source, when and normal(when), scope and normal(scope))


def _stage(fact: Fact) -> str:
    return _term(fact.sides[0].value)


def _term(value: Value) -> str:
    return value.term if isinstance(value, Term) else ""
