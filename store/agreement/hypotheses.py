"""What may explain that claims differ: offered with its evidence, ranked, never applied."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from store.agreement.background import Background
from store.agreement.holding import hold
from store.agreement.known import Known
from store.agreement.normal import normal
from store.agreement.origins import origins
from store.agreement.slips import slips
from store.agreement.sums import otherwise
from store.agreement.swaps import swaps
from store.agreement.times import apart
from store.agreement.verdicts import SLIPS, Finding, Hypothesis, Reason, Suspicion, Verdict
from store.base import Record
from store.claims import ClaimId, Modality, SourceId
from store.fields import FIELDS, Holds, Topic
from store.values import PartialDate

RANKED = tuple(Suspicion)
"""The most telling suspicion first."""

OWN = frozenset({Suspicion.ONE_ORIGIN, Suspicion.HEARSAY}) | SLIPS
"""Suspicions of some claims that are none of others of the same finding."""

MISTAKES = frozenset(RANKED[: RANKED.index(Suspicion.NAMES_ALIKE)])
"""Suspicions that explain how a figure came about, so that no other time is needed to."""

COULD_CHANGE = frozenset({Reason.EXCLUSIVE, Reason.LEVEL, Reason.CLOSED_LIST, Reason.OPPOSITES})
"""Conflicts of what may have become otherwise meanwhile."""

VAGUE = 62
"""Days of which a publication may be any, from which it is worth saying that it may be later."""


def explained(
    finding: Finding, known: Known, background: Background, added_up: Container[ClaimId] = ()
) -> Finding:
    """Return a finding with what may explain it, where there is something to explain.

    Totals that `added_up` from their parts stand in their place, and are not looked for elsewhere.
    """
    if finding.verdict is Verdict.DIFFERENT and finding.reason is Reason.TIME:
        return replace(finding, hypotheses=tuple(_of_another(finding, known, background)))
    if finding.verdict is not Verdict.CONFLICT:
        return finding
    found: dict[tuple[object, ...], Hypothesis] = {}
    for each in _hypotheses(finding, known, background, added_up):
        whose = frozenset(record.id for record in each.suspects)
        alike = (
            each.suspicion,
            each.field,
            each.entity,
            each.value,
            each.suspicion in OWN and whose,
        )
        first = found.setdefault(alike, each)
        found[alike] = replace(
            first,
            suspects=_once(first.suspects, each.suspects),
            evidence=_once(first.evidence, each.evidence),
        )
    ranked = sorted(found.values(), key=lambda each: RANKED.index(each.suspicion))
    if finding.reason is Reason.VALUES and any(each.suspicion in MISTAKES for each in ranked):
        ranked = [each for each in ranked if each.suspicion is not Suspicion.OTHER_TIME]
    return replace(finding, hypotheses=tuple(ranked))


def _once(some: tuple[Record, ...], others: tuple[Record, ...]) -> tuple[Record, ...]:
    return tuple({record.id: record for record in (*some, *others)}.values())


def _hypotheses(
    finding: Finding, known: Known, background: Background, added_up: Container[ClaimId]
) -> Iterator[Hypothesis]:
    slipped = tuple(_slips(finding)) if finding.reason is Reason.VALUES else ()
    yield from slipped
    if finding.reason is Reason.SUM:
        yield from otherwise(finding, known, background)
    if finding.reason in (Reason.VALUES, Reason.OPPOSITES) and not slipped:
        for side in (finding.other, finding.one):
            for records in _by_value(side):
                if not any(each.id in added_up for each in records):
                    yield from swaps(records, known, background)
    if finding.reason is Reason.SEQUENCE:
        yield from _of_another(replace(finding, other=()), known, background)
    yield from _provenance(finding, background)
    if _could_change(finding) and _may_be_later(finding, background):
        yield Hypothesis(Suspicion.OTHER_TIME, finding.records, finding.records)


def _of_another(finding: Finding, known: Known, background: Background) -> Iterator[Hypothesis]:
    """Yield who else has what one side says, where the names may have been taken for each other."""
    for side in (finding.other, finding.one):
        for records in _by_value(side):
            for each in swaps(records, known, background):
                if each.suspicion is Suspicion.ENTITY_SWAP:
                    yield each


def _slips(finding: Finding) -> Iterator[Hypothesis]:
    for one in _by_value(finding.one):
        for other in _by_value(finding.other):
            for suspicion in slips(one[0].claim.value, other[0].claim.value):
                yield Hypothesis(suspicion, (*one, *other), (*one, *other))


def _by_value(records: Iterable[Record]) -> list[tuple[Record, ...]]:
    values: dict[object, list[Record]] = {}
    for record in records:
        values.setdefault(normal(record.claim.value), []).append(record)
    return [tuple(members) for members in values.values()]


def _provenance(finding: Finding, background: Background) -> Iterator[Hypothesis]:
    """Yield what the sources themselves let one suspect."""
    one, other = finding.one, finding.other
    both = {r.claim.source for r in one} & {r.claim.source for r in other}
    if finding.reason is Reason.VALUES:
        both = {each for each in both if _contradicts_itself(each, finding, background)}
    if own := tuple(record for record in finding.records if record.claim.source in both):
        yield Hypothesis(Suspicion.SELF_CONFLICT, own, own)
    for side in (one, other):
        for _, sources in origins(side, background).known:
            if len(sources) > 1:
                resting = tuple(record for record in side if record.claim.source in sources)
                yield Hypothesis(Suspicion.ONE_ORIGIN, resting, resting)
        if all(record.claim.modality is Modality.SUPPOSED for record in side):
            yield Hypothesis(Suspicion.HEARSAY, side, side)


def _could_change(finding: Finding) -> bool:
    claim = finding.one[0].claim
    row = FIELDS[claim.field]
    changing = row.holds is Holds.AT_A_TIME or row.topic is Topic.DEAL
    figures = changing and not isinstance(claim.value, PartialDate)
    return finding.reason in COULD_CHANGE or (finding.reason is Reason.VALUES and figures)


def _contradicts_itself(source: SourceId, finding: Finding, background: Background) -> bool:
    mine, theirs = (
        [record for record in side if record.claim.source == source]
        for side in (finding.one, finding.other)
    )
    return any(hold(one, other, background).open for one in mine for other in theirs)


def _may_be_later(finding: Finding, background: Background) -> bool:
    """Say whether two sides may well be of two times: of other publications, hardly dated."""
    mine, theirs = (
        {each.claim.source: background.source(each).published for each in side}
        for side in (finding.one, finding.other)
    )
    if mine.keys() & theirs.keys():
        return False
    pairs = ((a, b) for a in mine.values() for b in theirs.values())
    if finding.reason is Reason.VALUES:
        return all(apart(a, b) for a, b in pairs)
    return all(apart(a, b) or _is_vague(a) or _is_vague(b) for a, b in pairs)


def _is_vague(when: PartialDate | None) -> bool:
    if when is None or when.earliest is None or when.latest is None:
        return True
    return (when.latest - when.earliest).days > VAGUE
