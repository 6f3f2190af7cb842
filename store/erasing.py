"""Erasing a person: which entries are emptied, and what is said anew of them.

Whatever the backend, what somebody said themselves goes, and what they handed on of others stays,
without a name (docs/decisions/0015-erasing-a-person.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter

from store.claims import ClaimId, SourceId
from store.encoding import claim_id, encode
from store.events import (
    ClaimRecorded,
    ClaimRetracted,
    ClaimSuperseded,
    EntriesErased,
    Entry,
    EntryRestated,
    Event,
    NoteClosed,
    NoteFiled,
    NoteId,
    PersonId,
    RoleGranted,
    RoleRevoked,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
    Statement,
)
from store.fold import Happened, Judgement, about

NOBODY = PersonId("")
"""Under whom what a person handed on counts on."""


@dataclass(frozen=True, slots=True)
class Emptied:
    """What is emptied of the place `place` in the order of what happened, and what counts on there.

    `number` is the entry that says it until then: that of the place itself, or one that said it
    anew. `by` and `origin` are those of what counts on.
    """

    place: int
    number: int
    said: Event
    left: Statement | None
    by: PersonId
    origin: str


@dataclass(slots=True)
class _Own:
    """What a person said themselves: what their messages are, and what stands on these."""

    person: PersonId
    sources: set[SourceId] = field(default_factory=set)
    claims: set[ClaimId] = field(default_factory=set)
    notes: set[NoteId] = field(default_factory=set)


def emptied(person: PersonId, entries: Callable[[], Iterable[Entry]]) -> Iterator[Emptied]:
    """Yield what is emptied for a person's sake, in order.

    `entries` yields a ledger from its first entry on, each time it is called.
    """
    own = _own(person, entries())
    for entry in entries():
        event = entry.event
        # What an erased entry says anew is met in the place where it counts.
        if event is None or isinstance(event, EntryRestated):
            continue
        if isinstance(event, ClaimRecorded) and event.claim.source in own.sources:
            own.claims.add(claim_id(event.claim))
        left = _left(event, own)
        theirs = entry.by == person
        if theirs or left is not event:
            by, origin = (NOBODY, "") if theirs else (entry.by, entry.origin)
            yield Emptied(entry.seq, entry.again or entry.seq, event, left, by, origin)


def restated(
    gone: Iterable[Emptied], *, by: PersonId, origin: str, after: int
) -> Iterator[tuple[PersonId, str, tuple[Happened, ...]]]:
    """Yield who says what, where, after entry `after`: that entries were emptied, and what is left.

    `by` and `origin` are those of whoever erases.
    """
    gone = tuple(gone)
    erased = EntriesErased(tuple(sorted(each.number for each in gone)))
    yield by, origin, (_happened(after + 1, erased),)
    left = [each for each in gone if each.left is not None]
    seq = after + 2
    for (whose, where), group in groupby(left, key=attrgetter("by", "origin")):
        events = [EntryRestated(each.place, each.left) for each in group if each.left is not None]
        yield whose, where, tuple(_happened(seq + place, each) for place, each in enumerate(events))
        seq += len(events)


def _happened(seq: int, event: Event) -> Happened:
    return Happened(seq, about(event), event, encode(event))


def _own(person: PersonId, entries: Iterable[Entry]) -> _Own:
    own = _Own(person)
    for entry in entries:
        match entry.event:
            case SourceRecorded(source) if source.author == person:
                own.sources.add(source.id)
            case NoteFiled(note=note) if entry.by == person:
                own.notes.add(note)
            case _:
                pass
    return own


def _left(event: Statement, own: _Own) -> Statement | None:
    """Return what is left of an event: the very same, less, or nothing."""
    match event:
        case SourceRecorded(source):
            return None if source.id in own.sources else event
        case SourceNumbered(source=numbered) | SourceUnnumbered(source=numbered):
            return None if numbered in own.sources else event
        case ClaimRecorded(claim):
            return None if claim.source in own.sources else event
        case RoleGranted(person=person) | RoleRevoked(person=person):
            return None if person == own.person else event
        case NoteFiled() | NoteClosed():
            return _left_of_note(event, own)
        case _ if isinstance(event, Judgement):
            return _left_of_judgement(event, own)
        case _:
            return event


def _left_of_note(event: NoteFiled | NoteClosed, own: _Own) -> NoteFiled | NoteClosed | None:
    if event.note in own.notes:
        return None
    if isinstance(event, NoteFiled) and not own.claims.isdisjoint(event.claims):
        return replace(event, claims=tuple(each for each in event.claims if each not in own.claims))
    return event


def _left_of_judgement(event: Judgement, own: _Own) -> Judgement | None:
    if event.claim in own.claims:
        return None
    if isinstance(event, ClaimSuperseded) and event.by in own.claims:
        # What took its place is gone, and still it does not count.
        return ClaimRetracted(event.claim, event.reason)
    return event
