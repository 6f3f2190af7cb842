"""What cannot have come before: nobody pays, buys or raises before they were founded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from store.agreement.background import Background
from store.agreement.camps import camps
from store.agreement.known import Known, asserted, entity_in, entity_of
from store.agreement.normal import normal
from store.agreement.times import before
from store.agreement.verdicts import Finding, Reason, Verdict
from store.base import Record
from store.claims import Modality, Polarity
from store.facts import Fact, Side
from store.fields import FIELDS, Topic
from store.values import EntityId, PartialDate

ACTS = frozenset(name for name, row in FIELDS.items() if row.topic in (Topic.MONEY, Topic.DEAL)) | {
    "partnered_with"
}
"""Fields that tell what somebody did or had done to them, for which one has to exist."""


def impossible(known: Known, background: Background) -> Iterator[Finding]:
    """Yield what somebody is said to have done, or had done, before they were founded.

    It is only where nothing that sources agree on as the day of founding leaves room for it.
    """
    founded = {fact.subject: _foundings(fact, background) for fact in known.of("founded_on")}
    acts: dict[tuple[EntityId, str, object, object], list[Record]] = {}
    for record in asserted(known.of(*sorted(ACTS))) if founded else ():
        when = record.claim.valid
        if when and record.claim.modality is not Modality.RHETORICAL:
            for entity in dict.fromkeys(_acting(record)):
                if founded.get(entity):
                    claim = record.claim
                    act = (entity, claim.field, claim.source, normal(when))
                    acts.setdefault(act, []).append(record)
    for (entity, *_), records in acts.items():
        yield from _before(records, founded[entity])


def _before(records: Sequence[Record], foundings: Sequence[_Founding]) -> Iterator[Finding]:
    """Yield what one source tells of one time in one field, if it was before any founding."""
    when = records[0].claim.valid
    if all(before(when, each.when) for each in foundings):
        later = [each for founding in foundings for each in founding.records]
        excluding = tuple(each for each in later if before(when, _date(each)))
        yield Finding(Verdict.CONFLICT, Reason.SEQUENCE, tuple(records), excluding)


@dataclass(frozen=True, slots=True)
class _Founding:
    """The days on which something may have been founded, as some sources agree."""

    when: PartialDate
    records: tuple[Record, ...]


def _foundings(fact: Fact, background: Background) -> tuple[_Founding, ...]:
    """Return what the camps of a founding date leave open, figures of speech apart."""
    plain = replace(
        fact,
        sides=tuple(
            side for side in fact.sides if side.polarity is not Polarity.NO and not _is_image(side)
        ),
    )
    found: list[_Founding] = []
    for camp in camps(plain, background):
        dates = [side.value for side in camp.sides if isinstance(side.value, PartialDate)]
        earliest = max((each.earliest for each in dates if each.earliest), default=None)
        latest = min((each.latest for each in dates if each.latest), default=None)
        if dates and not (earliest and latest and latest < earliest):
            when = PartialDate(earliest, latest, dates[0].precision, "")
            found.append(_Founding(when, camp.records))
    return tuple(found)


def _is_image(side: Side) -> bool:
    return all(record.claim.modality is Modality.RHETORICAL for record in side.records)


def _date(record: Record) -> PartialDate | None:
    value = record.claim.value
    return value if isinstance(value, PartialDate) else None


def _acting(record: Record) -> Iterator[EntityId]:
    """Yield who has to exist for what a claim tells."""
    yield record.claim.subject
    for entity in (entity_of(record.claim.value), entity_in(record, "company")):
        if entity:
            yield entity
