"""Lists that are said to be complete: who says *only* leaves no room for another name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from store.agreement.background import Background
from store.agreement.circumstances import excuse
from store.agreement.known import Known, asserted, entity_of, word
from store.agreement.namings import LISTED
from store.agreement.normal import normal
from store.agreement.verdicts import Finding, Reason, Verdict
from store.base import Record
from store.claims import SourceId
from store.fields import FIELDS
from store.values import EntityId

CLOSED = frozenset({"only", "exactly"})
"""The closures that leave no room; *all* says something of the named, and of no others."""


def closed_lists(known: Known, background: Background) -> Iterator[Finding]:
    """Yield where one source names what another's complete list does not have.

    A list is of values of one subject, or, in a roster, of subjects with one value. Who owns what
    is named, or belongs to it, is named with it.
    """
    lists: dict[tuple[str, object], list[Record]] = {}
    for record in asserted(known.facts):
        lists.setdefault((record.claim.field, _list_of(record)), []).append(record)
    for records in lists.values():
        for source in dict.fromkeys(
            r.claim.source for r in records if word(r, "closure") in CLOSED
        ):
            yield from _missing(known, source, records, background)


def open_lists(known: Known, background: Background) -> Iterator[Finding]:
    """Yield where sources name different members of a list that nobody calls complete."""
    del background
    lists: dict[tuple[str, object], dict[SourceId, list[Record]]] = {}
    for record in asserted(known.of(*LISTED)):
        sources = lists.setdefault((record.claim.field, _list_of(record)), {})
        sources.setdefault(record.claim.source, []).append(record)
    for sources in lists.values():
        closed = any(word(r, "closure") in CLOSED for records in sources.values() for r in records)
        if len(sources) > 1 and not closed:
            yield from _longer(sources)


def _longer(sources: Mapping[SourceId, Sequence[Record]]) -> Iterator[Finding]:
    """Yield what others name beside the source that names most; of equals the first."""
    longest = max(sorted(sources), key=lambda each: len({_member(r) for r in sources[each]}))
    named = {_member(record) for record in sources[longest]}
    others = [
        record
        for source in sorted(sources)
        for record in sources[source]
        if _member(record) not in named
    ]
    if others:
        most = tuple(sources[longest])
        yield Finding(Verdict.COMPATIBLE, Reason.OPEN_LIST, most, tuple(others))


def _list_of(record: Record) -> object:
    """Return what a list is of: the subject, or in a roster the value that its subjects share."""
    claim = record.claim
    return normal(claim.value) if FIELDS[claim.field].roster else claim.subject


def _member(record: Record) -> object:
    claim = record.claim
    return claim.subject if FIELDS[claim.field].roster else normal(claim.value)


def _missing(
    known: Known, source: SourceId, records: Sequence[Record], background: Background
) -> Iterator[Finding]:
    named = [record for record in records if record.claim.source == source]
    members = {_member(record) for record in named}
    mates = {mate for record in named for mate in _belonging(known, record)}
    others = [
        record
        for record in records
        if record.claim.source != source
        and _member(record) not in members
        and _entity(record) not in mates
        and not any(
            excuse(each, record, (background.source(each), background.source(record)))
            for each in named
        )
    ]
    if others:
        yield Finding(Verdict.CONFLICT, Reason.CLOSED_LIST, tuple(named), tuple(others))


def _entity(record: Record) -> EntityId | None:
    claim = record.claim
    return claim.subject if FIELDS[claim.field].roster else entity_of(claim.value)


def _belonging(known: Known, record: Record) -> Iterator[EntityId]:
    """Yield who owns what a record names in its list, and what it owns."""
    entity = _entity(record)
    if entity is None:
        return
    for owned in asserted(known.about(entity, "owns")):
        if value := entity_of(owned.claim.value):
            yield value
    for owning in asserted(known.valued(entity, "owns")):
        yield owning.claim.subject
