"""Stages one after the other: a review or a trial goes on, and does not fall back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from store.agreement.background import Background
from store.agreement.circumstances import values
from store.agreement.known import Known, asserted, term_in
from store.agreement.normal import normal
from store.agreement.times import before
from store.agreement.verdicts import Finding, Reason, Verdict
from store.base import Record
from store.claims import Modality
from store.values import PartialDate

ORDER = {
    "adopts": ({"considering"}, {"testing", "evaluating"}, {"live"}),
    "reviews": ({"possible"}, {"announced"}, {"submitted"}, {"ongoing"}, {"cleared", "blocked"}),
}
"""How far a thing can be in each field that has stages, the least first."""


UNREACHED = frozenset({Modality.FORECAST, Modality.RHETORICAL})
"""On which footing a stage that is told of was not reached."""


def fallen_back(known: Known, background: Background) -> Iterator[Finding]:
    """Yield the stages of one thing two by two: in their order they differ, against it they
    conflict.
    """
    for field, order in ORDER.items():
        for fact in known.of(field):
            said = [each for each in asserted((fact,)) if each.claim.modality not in UNREACHED]
            reached = ([each for each in said if term_in(each, "stage") in rank] for rank in order)
            stages = [records for records in reached if records]
            for less, more in combinations(stages, 2):
                yield _stood(less, more, background)


def _of_another(one: Record, other: Record) -> bool:
    """Say whether two stages are of two uses or reviews: for another purpose, of another kind."""
    for name in ("purpose", "kind", "scope"):
        mine, theirs = ({normal(v) for v in values(each.claim, name)} for each in (one, other))
        if mine and theirs and not mine & theirs:
            return True
    return False


def _stood(less: Sequence[Record], more: Sequence[Record], background: Background) -> Finding:
    """Hold the last that tells of the lesser stage against the first that tells of the greater."""

    def moment(record: Record) -> PartialDate | None:
        return record.claim.valid or background.source(record).published

    def begins(record: Record) -> date:
        when = moment(record)
        return (when and when.earliest) or date.min

    def ends(record: Record) -> date:
        when = moment(record)
        return (when and when.latest) or date.max

    last, first = max(less, key=begins), min(more, key=ends)
    if before(moment(first), moment(last)) and not _of_another(first, last):
        return Finding(Verdict.CONFLICT, Reason.STAGE_ORDER, (first,), (last,))
    return Finding(Verdict.DIFFERENT, Reason.STAGE, tuple(less), tuple(more))
