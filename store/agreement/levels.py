"""Comparisons and licences of a developer's models, against those of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.agreement.background import Background
from store.agreement.circumstances import excuse
from store.agreement.known import Known, asserted, entity_of, term_in
from store.agreement.values import compare
from store.agreement.verdicts import Finding, Reason, Verdict
from store.base import Record
from store.values import Comparison, EntityId, Relation

QUALITY = frozenset("overall quality accuracy reasoning knowledge vision maturity".split())
"""The aspects in which above is better; in the others it is dearer, larger or faster."""


def levels(known: Known, background: Background) -> Iterator[Finding]:
    """Yield comparisons with one thing that exclude each other.

    What a developer's models do not reach, none of them does; what one of them does not reach,
    another may. Whoever is better in one respect of quality is not below as a whole.
    """
    made = _developed(known)
    by_rival: dict[EntityId, list[Record]] = {}
    for record in asserted(known.of("compared_to")):
        by_rival.setdefault(_comparison(record).than, []).append(record)
    for records in by_rival.values():
        below = [each for each in records if _comparison(each).relation is Relation.BELOW]
        reaching = [each for each in records if _comparison(each).relation is not Relation.BELOW]
        yield from _against(below, reaching, made, background)


def _against(
    below: Sequence[Record],
    reaching: Sequence[Record],
    made: frozenset[tuple[EntityId, EntityId]],
    background: Background,
) -> Iterator[Finding]:
    groups: dict[tuple[Verdict, Reason, EntityId, str], dict[str, list[Record]]] = {}
    for low in below:
        for high in reaching:
            if not _rivals(low, high, made):
                continue
            verdict, reason = _verdict(low, high, background)
            key = (verdict, reason, low.claim.subject, _comparison(low).aspect)
            sides = groups.setdefault(key, {"low": [], "high": []})
            sides["low"] += [low] if low not in sides["low"] else []
            sides["high"] += [high] if high not in sides["high"] else []
    for (verdict, reason, _subject, _aspect), sides in groups.items():
        yield Finding(verdict, reason, tuple(sides["high"]), tuple(sides["low"]))


def _rivals(low: Record, high: Record, made: frozenset[tuple[EntityId, EntityId]]) -> bool:
    """Say whether one claim sets a level that the other says is passed."""
    one, other = _comparison(low), _comparison(high)
    whose = (low.claim.subject, high.claim.subject)
    related = whose[0] == whose[1] or whose in made
    same = one.aspect == other.aspect
    better = one.aspect == "overall" and other.aspect in QUALITY
    return related and (same or (better and other.relation is Relation.ABOVE))


def _verdict(low: Record, high: Record, background: Background) -> tuple[Verdict, Reason]:
    published = background.source(low), background.source(high)
    why = excuse(low, high, published)
    # Of a developer's models a scope tells which are meant: that is no other thing than the model.
    if why is Reason.SCOPE and low.claim.subject != high.claim.subject:
        why = None
    return (Verdict.DIFFERENT, why) if why else (Verdict.CONFLICT, Reason.LEVEL)


def praised(known: Known, background: Background) -> Iterator[Finding]:
    """Yield what a maker praises in a model beside where others find its models behind."""
    del background
    made = _developed(known)
    behind = [
        each
        for each in asserted(known.of("compared_to", "limitation"))
        if _aspect(each) and not _is_praise(each)
    ]
    for record in asserted(known.of("capability")):
        others = tuple(
            each
            for each in behind
            if _aspect(each) == term_in(record, "aspect")
            and each.claim.source != record.claim.source
            and (
                each.claim.subject == record.claim.subject
                or (each.claim.subject, record.claim.subject) in made
            )
        )
        if others:
            yield Finding(Verdict.DIFFERENT, Reason.OPINION, (record,), others)


def _aspect(record: Record) -> str | None:
    value = record.claim.value
    return value.aspect if isinstance(value, Comparison) else term_in(record, "aspect")


def _is_praise(record: Record) -> bool:
    value = record.claim.value
    return isinstance(value, Comparison) and value.relation is not Relation.BELOW


def licences(known: Known, background: Background) -> Iterator[Finding]:
    """Yield where a model is licensed otherwise than its developer's models are said to be."""
    del background
    for developer, model in sorted(_developed(known)):
        general = tuple(known.about(developer, "licence_status"))
        own = tuple(known.about(model, "licence_status"))
        one = tuple(record for fact in general for record in fact.records)
        other = tuple(record for fact in own for record in fact.records)
        if one and other and any(_otherwise(a, b) for a in one for b in other):
            yield Finding(Verdict.DIFFERENT, Reason.SUBJECT, one, other)


def _otherwise(one: Record, other: Record) -> bool:
    same = compare(one.claim.value, other.claim.value).verdict is Verdict.SAME
    return same is not (one.claim.polarity is other.claim.polarity)


def _developed(known: Known) -> frozenset[tuple[EntityId, EntityId]]:
    """Return who made which model."""
    pairs = (
        (record.claim.subject, entity_of(record.claim.value))
        for record in asserted(known.of("developer_of"))
    )
    return frozenset((maker, model) for maker, model in pairs if model)


def _comparison(record: Record) -> Comparison:
    value = record.claim.value
    if not isinstance(value, Comparison):
        raise TypeError("what compares is a comparison")
    return value
