"""Facts: what all claims with one subject, field and key say together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from store.agreement.normal import normal
from store.base import Evidence, Record
from store.claims import Claim, Polarity, Qualifier, SourceId
from store.counted import COUNTED
from store.events import Rank
from store.facts import Fact, Side
from store.fields import FIELDS
from store.values import Comparison, Count, EntityId, EntityRef, Money, PartialDate, Value


def resolve(evidence: Evidence) -> tuple[Fact, ...]:
    """Group the visible claims into facts, in an order that importing cannot change.

    Entities merged since they were recorded count as the one they are now.
    """
    redirects = dict(evidence.redirects)
    published = {source.id: _known_by(source.published) for source in evidence.sources}
    groups: dict[tuple[object, ...], list[Record]] = {}
    for record in evidence.records:
        moved = replace(record, claim=redirected(record.claim, redirects)) if redirects else record
        counted = _counted(moved)
        groups.setdefault(identity(counted.claim), []).append(counted)
    facts = [_fact(records, published) for records in groups.values()]
    return tuple(sorted(facts, key=lambda fact: (fact.subject, fact.field, _age(fact, published))))


def _counted(record: Record) -> Record:
    """Return a record whose number is bare where its field says what is counted."""
    value = record.claim.value
    if isinstance(value, Count) and value.unit in COUNTED.get(record.claim.field, ()):
        return replace(record, claim=replace(record.claim, value=replace(value, unit=None)))
    return record


def _known_by(when: PartialDate | None) -> date:
    """Return the day by which a source was surely out; who has no last day comes after the rest."""
    return (when and when.latest) or date.max


def _age(fact: Fact, published: Mapping[SourceId, date]) -> tuple[date, str]:
    return min((published[record.claim.source], record.id) for record in fact.records)


def identity(claim: Claim) -> tuple[object, ...]:
    """Return what a claim shares with all claims of its fact."""
    row = FIELDS[claim.field]
    key = tuple((each.name, normal(each.value)) for each in key_of(claim))
    return (claim.subject, claim.field, key, normal(claim.value) if row.many else None)


def key_of(claim: Claim) -> tuple[Qualifier, ...]:
    """Return the circumstances that tell the fact of a claim from others of its field."""
    names = FIELDS[claim.field].key
    if not names:
        return ()
    return tuple(each for each in claim.qualifiers if each.name in names)


def _fact(records: list[Record], published: Mapping[SourceId, date]) -> Fact:
    first = records[0].claim
    if len(records) == 1:
        alone = Side(first.value, first.polarity, tuple(records))
        return Fact(first.subject, first.field, key_of(first), (alone,))
    sides: dict[tuple[object, ...], list[Record]] = {}
    for record in records:
        at = (normal(record.claim.value), record.claim.polarity)
        sides.setdefault(at, []).append(record)
    ordered = sorted(
        (_side(members, published) for members in sides.values()),
        key=lambda side: _standing(side, published),
    )
    shown = ordered[0].records[0].claim
    return Fact(first.subject, first.field, key_of(shown), tuple(ordered))


def _side(records: list[Record], published: Mapping[SourceId, date]) -> Side:
    ordered = sorted(records, key=lambda each: (published[each.claim.source], each.id))
    return Side(ordered[0].claim.value, ordered[0].claim.polarity, tuple(ordered))


_RANKS = {Rank.PREFERRED: 0, Rank.NORMAL: 1, Rank.DISPUTED: 2, Rank.DEPRECATED: 3}


def _standing(
    side: Side, published: Mapping[SourceId, date]
) -> tuple[int, bool, bool, int, timedelta, date, str]:
    rank = min(_RANKS[record.standing.rank] for record in side.records)
    denied = side.polarity is Polarity.NO
    sources = len({record.claim.source for record in side.records})
    first = side.records[0]
    vague = _vagueness(side.value)
    known = published[first.claim.source]
    return (rank, denied, _silent(side.value), -sources, vague, known, first.id)


def _silent(value: Value) -> bool:
    """Say whether a value is a sum nobody disclosed, which stands behind those somebody did."""
    return isinstance(value, Money) and value.figure is None


def _vagueness(value: Value) -> timedelta:
    """Return how much time a date leaves open; what is told more precisely is shown first."""
    if not isinstance(value, PartialDate):
        return timedelta(0)
    return (value.latest or date.max) - (value.earliest or date.min)


def redirected(claim: Claim, redirects: Mapping[EntityId, EntityId]) -> Claim:
    """Return a claim with what merged entities are now."""
    qualifiers = tuple(
        Qualifier(each.name, _follow(each.value, redirects)) for each in claim.qualifiers
    )
    return replace(
        claim,
        subject=redirects.get(claim.subject, claim.subject),
        value=_follow(claim.value, redirects),
        qualifiers=qualifiers,
        speaker=redirects.get(claim.speaker, claim.speaker) if claim.speaker else None,
        via=redirects.get(claim.via, claim.via) if claim.via else None,
    )


def _follow(value: Value, redirects: Mapping[EntityId, EntityId]) -> Value:
    match value:
        case EntityRef(entity=entity):
            return replace(value, entity=redirects.get(entity, entity))
        case Comparison(than=than):
            return replace(value, than=redirects.get(than, than))
        case _:
            return value
