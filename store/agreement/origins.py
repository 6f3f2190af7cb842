"""Where claims come from in the end: how many independent origins agreeing sources have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from store.agreement.background import Background
from store.base import Record
from store.claims import Modality, SourceId
from store.names import key


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of some claims: `known` with the sources that rest on each, and the rest.

    Of the sources in `unknown` nobody can say what they rest on, so they count for nothing.
    """

    known: tuple[tuple[str, tuple[SourceId, ...]], ...]
    unknown: tuple[SourceId, ...]


def origins(records: Iterable[Record], background: Background) -> Origins:
    """Return where claims come from: who is quoted, who is reported from, else who published it."""
    known: dict[str, set[SourceId]] = {}
    sources: set[SourceId] = set()
    for record in records:
        sources.add(record.claim.source)
        for origin in _origins(record, background):
            known.setdefault(origin, set()).add(record.claim.source)
    settled = {source for found in known.values() for source in found}
    ordered = tuple((origin, tuple(sorted(known[origin]))) for origin in sorted(known))
    return Origins(ordered, tuple(sorted(sources - settled)))


def _origins(record: Record, background: Background) -> Iterator[str]:
    """Yield what a claim rests on: its voice or its channel, else its source's, else its source."""
    claim, source = record.claim, background.source(record)
    if claim.speaker or claim.via:
        yield str(claim.speaker or claim.via)
        return
    if claim.modality is Modality.ANNOUNCED:
        return  # Whoever announced it is the origin, and is not named.
    for name in source.rests_on or filter(None, (source.publisher,)):
        yield background.publications.get(key(name), key(name))
