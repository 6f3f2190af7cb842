"""Two of the three clocks: when a source had said it, and when it holds.

The third, when this store held it, is the ledger's sequence (`Workspace.seq_at`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from store.base import Evidence, Record
from store.claims import Source, SourceId
from store.values import PartialDate


@dataclass(frozen=True, slots=True)
class Cut:
    """Evidence up to a day, and the sources that may or may not be from before its end."""

    evidence: Evidence
    straddling: tuple[Source, ...] = ()


def published_by(evidence: Evidence, day: date) -> Cut:
    """Keep what sources had said by the end of `day`, by their latest possible date.

    A source whose date straddles the day, or that has none, is left out and named.
    """
    return _cut(evidence, day, lambda _record, source: source.published)


def valid_at(evidence: Evidence, day: date) -> Cut:
    """Keep what had happened or held by the end of `day`.

    A claim's time is its `valid` date, else the date it tells of. One without either held by the
    time its source was published, nobody says since when: before, it is left out, its source named.
    """

    def moment(record: Record, source: Source) -> PartialDate | None:
        value = record.claim.value
        told = value if isinstance(value, PartialDate) else None
        published = source.published
        by_then = replace(published, earliest=None) if published and published.latest else None
        return record.claim.valid or told or by_then

    return _cut(evidence, day, moment)


def _cut(
    evidence: Evidence, day: date, moment: Callable[[Record, Source], PartialDate | None]
) -> Cut:
    by_id: Mapping[SourceId, Source] = {source.id: source for source in evidence.sources}
    kept: list[Record] = []
    straddling: dict[SourceId, Source] = {}
    for record in evidence.records:
        source = by_id[record.claim.source]
        when = moment(record, source)
        if when and when.latest and when.latest <= day:
            kept.append(record)
        elif not (when and when.earliest and when.earliest > day):
            straddling[source.id] = source
    return Cut(replace(evidence, records=tuple(kept)), tuple(straddling.values()))
