"""Lists that are said to be complete: who says *only* leaves no room for another name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from store.agreement.background import Background
from store.agreement.circumstances import excuse
from store.agreement.known import Known, asserted, entity_of, term_in
from store.agreement.namings import LISTED
from store.agreement.normal import normal
from store.agreement.times import apart, moment
from store.agreement.verdicts import Finding, Reason, Verdict
from store.base import Record
from store.claims import SourceId
from store.fields import FIELDS
from store.values import EntityId

CLOSED = frozenset({"only", "exactly"})
"""The closures that leave no room; *all* says something of the named, and of no others."""


OPEN = (*(name for name, row in FIELDS.items() if row.roster), "worked_for")
"""Fields in which the names that one source gives are read as a list."""


def closed_lists(known: Known, background: Background) -> Iterator[Finding]:
    """Yield where one source names what another's complete list does not have.

    A list is of the things one subject has, or, in a roster, of the subjects of one value. Who owns
    what is named, or belongs to it, is named with it.
    """
    lists: dict[tuple[str, object], list[Record]] = {}
    for record in asserted(known.of(*LISTED)):
        if _entity(record):
            lists.setdefault((record.claim.field, _list_of(record)), []).append(record)
    for records in lists.values():
        for source in dict.fromkeys(
            r.claim.source for r in records if term_in(r, "closure") in CLOSED
        ):
            yield from _missing(known, source, records, background)


def open_lists(known: Known, background: Background) -> Iterator[Finding]:
    """Yield where sources name other members of a list that nobody calls complete.

    It is one of those who took part, or of earlier employers; what belongs to somebody who is
    named is named with them.
    """
    lists: dict[tuple[str, object], dict[SourceId, list[Record]]] = {}
    for record in asserted(known.of(*OPEN)):
        sources = lists.setdefault((record.claim.field, _list_of(record)), {})
        sources.setdefault(record.claim.source, []).append(record)
    for sources in lists.values():
        closed = any(
            term_in(r, "closure") in CLOSED for records in sources.values() for r in records
        )
        if len(sources) > 1 and not closed:
            yield from _beside(known, sources, background)


def _beside(
    known: Known, sources: Mapping[SourceId, Sequence[Record]], background: Background
) -> Iterator[Finding]:
    """Yield the source that names most, of equals the first, beside those that name others."""
    longest = max(sorted(sources), key=lambda each: len({_member(r) for r in sources[each]}))
    most = tuple(sources[longest])
    named = {_member(record) for record in most}
    mates = {mate for record in most for mate in _belonging(known, record)}
    others = tuple(
        record
        for source in sorted(sources)
        if source != longest and _names_others(known, sources[source], most)
        for record in sources[source]
        if _entity(record) not in mates and not _of_other_time(record, most, background)
    )
    if others:
        yield Finding(Verdict.COMPATIBLE, Reason.OPEN_LIST, most, others)
    for record in (each for records in sources.values() for each in records):
        if _member(record) not in named and _entity(record) in mates:
            entity = _entity(record)
            whole = tuple(each for each in most if entity in set(_belonging(known, each)))
            yield Finding(Verdict.COMPATIBLE, Reason.PART, (record,), whole)


def _names_others(known: Known, records: Sequence[Record], most: Sequence[Record]) -> bool:
    """Say whether a list names others, or fewer, than the longest; a part stands for its whole."""
    entities = {_entity(record) for record in records}
    named = {_member(each) for each in most if entities.isdisjoint(_belonging(known, each))}
    mates = {mate for each in most for mate in _belonging(known, each)}
    return {_member(each) for each in records if _entity(each) not in mates} != named


def _of_other_time(record: Record, most: Sequence[Record], background: Background) -> bool:
    when = moment(record, background.source(record))
    return all(apart(when, moment(each, background.source(each))) for each in most)


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
