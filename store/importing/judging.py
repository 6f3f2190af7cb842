"""Which rows cannot be right beside what is known, or beside one another, as both stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from store.agreement.background import Background
from store.agreement.judge import judge
from store.agreement.verdicts import Finding
from store.base import Evidence, Followed, Record, Standing
from store.claims import ClaimId, Entity, Kind, Source, SourceId
from store.events import ClaimRecorded
from store.facts import Fact
from store.importing.plan import Against, Conflict, Place
from store.importing.telling import Fresh, Tell
from store.mentions import mentions
from store.rates import Rates
from store.resolve import resolve
from store.values import EntityId

MOST_SIDES = 40
"""Figures for one thing that are held against one another, each against each; twice as many take
four times as long, and a table that says more of one thing is not of rounds."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """The new claims of a row."""

    place: Place
    claims: tuple[ClaimRecorded, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What claims are judged beside: those known, their sources, things, deals and rates."""

    records: tuple[Record, ...]
    sources: Mapping[SourceId, Source]
    entities: Mapping[EntityId, Entity]
    deals: tuple[Followed, ...]
    rates: Rates | None


@dataclass(slots=True)
class Judged:
    """The conflicts that rows would open, and what was not judged; `judged` alone writes to it."""

    conflicts: list[Conflict] = field(default_factory=list)
    crowded: list[EntityId] = field(default_factory=list)


def judged(rows: Iterable[Fresh], tell: Tell, known: Surroundings) -> Judged:
    """Return the conflicts that recording `rows` would open, by the rules of every answer.

    Rows are judged with all that is known of what they are about, and a thing that only one row
    speaks of is in no conflict. What has too many figures for one thing is not judged, and named.
    The claims of one thing at a time are told by `tell`.
    """
    background = Background.among(known.sources, known.entities, known.deals, known.rates)
    beside = _by_entity(record for record in known.records if record.standing.visible)
    found = Judged()
    for about, fresh in _by_subject(rows).items():
        if len(fresh) == 1 and not beside:
            continue
        own = [Supposed(row.place, tell(row)) for row in fresh]
        others = _others(about, own, beside, known.entities)
        if len(own) > 1 or others:
            places, facts = _facts(own, others, background)
            if any(len(fact.sides) > MOST_SIDES for fact in facts):
                found.crowded.append(about)
            else:
                found.conflicts += _within(places, facts, background)
    return found


def _by_subject(rows: Iterable[Fresh]) -> Mapping[EntityId, list[Fresh]]:
    found: dict[EntityId, list[Fresh]] = {}
    for row in rows:
        found.setdefault(row.about, []).append(row)
    return found


def _by_entity(records: Iterable[Record]) -> Mapping[EntityId, list[Record]]:
    found: dict[EntityId, list[Record]] = {}
    for record in records:
        for entity in {entity for entity, _ in mentions(record.claim)}:
            found.setdefault(entity, []).append(record)
    return found


def _others(
    about: EntityId,
    rows: Iterable[Supposed],
    beside: Mapping[EntityId, Sequence[Record]],
    entities: Mapping[EntityId, Entity],
) -> Sequence[Record]:
    """Return what is known of what rows are about, and of the deals and rounds they speak of."""
    subjects = {each.claim.subject for row in rows for each in row.claims}
    events = sorted(each for each in subjects if entities[each].kind in (Kind.DEAL, Kind.ROUND))
    every = (record for each in (about, *events) for record in beside.get(each, ()))
    return tuple({record.id: record for record in every}.values())


def _facts(
    rows: Iterable[Supposed], others: Iterable[Record], background: Background
) -> tuple[Mapping[ClaimId, Place], tuple[Fact, ...]]:
    """Return the facts that rows and records make, and of which row each claim of a row is."""
    places: dict[ClaimId, Place] = {}
    records: list[Record] = []
    for row in rows:
        for each in row.claims:
            # An id of its own: that of the claim costs more than all else, and tells nothing here.
            identifier = ClaimId(f"new:{len(records):08}")
            places[identifier] = row.place
            records.append(Record(identifier, each.claim, each.spans, Standing(0)))
    together = (*others, *records)
    sources = {each.claim.source: background.source(each) for each in together}
    return places, resolve(Evidence(together, tuple(sources.values()), ()))


def _within(
    places: Mapping[ClaimId, Place], facts: tuple[Fact, ...], background: Background
) -> Iterator[Conflict]:
    told: set[tuple[str, int, str]] = set()
    for finding in judge(facts, background):
        if finding.open and (conflict := _conflict(finding, places, background)):
            place = conflict.place
            once = (place.table, place.line.number, conflict.record.claim.field)
            if once not in told:
                told.add(once)
                yield conflict


def _conflict(
    finding: Finding, places: Mapping[ClaimId, Place], background: Background
) -> Conflict | None:
    """Return a finding as a conflict of the last row in it, if there is a row in it at all.

    Where somebody is known to say what agrees with the row, the conflict is there already.
    """
    own = [record for record in finding.records if record.id in places]
    if not own:
        return None
    mine = max(own, key=lambda record: record.id)
    own_side, side = finding.one, finding.other
    if not any(each.id == mine.id for each in own_side):
        own_side, side = side, own_side
    if any(each.id not in places and _same_matter(mine, each) for each in own_side):
        return None
    others = tuple(
        Against(each, background.source(each), places.get(each.id))
        for each in (side or finding.records)
        if each.id != mine.id
    )
    return Conflict(places[mine.id], mine, others, finding)


def _same_matter(one: Record, other: Record) -> bool:
    mine, theirs = one.claim, other.claim
    return (mine.subject, mine.field) == (theirs.subject, theirs.field)
