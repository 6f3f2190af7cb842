"""Which events fit: what is already known is left out, what contradicts the state is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from store.claims import Claim, ClaimId, Source, Span
from store.encoding import encode
from store.errors import Conflict, ConflictingEventError
from store.events import (
    ClaimRecorded,
    ClaimSuperseded,
    DealOpened,
    EntitiesMerged,
    EntityRecorded,
    EntriesErased,
    EntryRestated,
    Event,
    ImportRecorded,
    RoleGranted,
    RoleRevoked,
    SourceNumbered,
    SourceRecorded,
)
from store.fields import FIELDS, qualifiers_of
from store.fitting import check, known_deal, known_entity, known_source, refuse_unless
from store.fold import Happened, State, apply
from store.mentions import mentions
from store.qualifiers import QUALIFIERS
from store.quotes import fresh
from store.values import TYPES, Value


@dataclass(frozen=True, slots=True)
class Draft:
    """An event that asks to be recorded, the id of what it is about, and its JSON text."""

    about: str
    event: Event
    text: str


def admit(state: State, drafts: Iterable[Draft], *, after: int) -> tuple[Happened, ...]:
    """Return what is new in `drafts`, numbered on from `after`, and let it change `state`.

    `state` must know everything `needed` names, and every merge. Raises ConflictingEventError.
    """
    admitted: list[Happened] = []
    for draft in drafts:
        seq = after + len(admitted) + 1
        event = _new(state, draft, seq)
        if event is not None:
            text = draft.text if event is draft.event else encode(event)
            happened = Happened(seq, draft.about, event, text)
            apply(state, happened)
            admitted.append(happened)
    return tuple(admitted)


def needed(drafts: Iterable[Draft]) -> frozenset[str]:
    """Return the ids of everything that decides whether `drafts` fit."""
    return frozenset(each for draft in drafts for each in (draft.about, *_named(draft.event)))


def _named(event: Event) -> Iterator[str]:
    match event:
        case SourceNumbered(source=source):
            yield source
        case EntitiesMerged(kept=kept):
            yield kept
        case DealOpened(deal):
            yield from deal.parties
        case ClaimRecorded(claim):
            yield claim.source
            yield from (entity for entity, _ in mentions(claim))
        case ClaimSuperseded(by=by):
            yield by
        case _:
            pass


def _new(state: State, draft: Draft, seq: int) -> Event | None:
    """Return the event, or what is new of it, or None when all of it is known.

    `seq` is the number that its entry would have.
    """
    match draft.event:
        case SourceRecorded(source) as event:
            return None if state.sources.get(source.id) == source else event
        case EntityRecorded(entity) as event:
            return None if state.entities.get(entity.id) == entity else event
        case SourceNumbered() as event:
            return _numbered(state, event)
        case DealOpened() as event:
            return _opened(state, event)
        case ImportRecorded(first=first) as event:
            # A file that brought nothing new is no import.
            return event if first < seq else None
        case ClaimRecorded() as event:
            return _claimed(state, ClaimId(draft.about), event)
        case RoleGranted() | RoleRevoked() as event:
            return _entitled(state, event)
        case EntriesErased() | EntryRestated():
            raise ConflictingEventError("what erasing did is recorded by erasing alone")
        case event:
            check(state, event)
            return event


def _numbered(state: State, event: SourceNumbered) -> SourceNumbered | None:
    known_deal(state, event.deal)
    known_source(state, event.source)
    refuse_unless(event.number > 0, f"{event.number} is no number for a source")
    numbers = state.numbers.get(event.deal, {})
    given = numbers.get(event.source)
    gone = (event.deal, event.source) in state.unnumbered
    if given == event.number:
        return event if gone else None
    for_good = f"{event.source} is number {given} in {event.deal} for good"
    refuse_unless(given is None or gone, for_good, Conflict.NUMBERED)
    taken = event.number in numbers.values()
    refuse_unless(not taken, f"number {event.number} is taken in {event.deal}", Conflict.NUMBERED)
    return event


def _opened(state: State, event: DealOpened) -> DealOpened | None:
    deal = event.deal
    known_deal(state, deal.entity)
    for party in deal.parties:
        known_entity(state, party)
    return None if state.deals.get(deal.entity) == deal else event


def _claimed(state: State, identity: ClaimId, event: ClaimRecorded) -> ClaimRecorded | None:
    _check_claim(state, event.claim)
    known = state.records.get(identity)
    spans = unheld(event, known.spans if known else (), state.sources[event.claim.source])
    if not spans:
        if known:
            return None
        raise ConflictingEventError(f"{identity} stands on no quote")
    return event if spans == event.spans else replace(event, spans=spans)


def unheld(event: ClaimRecorded, held: tuple[Span, ...], source: Source | None) -> tuple[Span, ...]:
    """Return the spans that are new of a claim: all of them, where they stand instead of others."""
    if event.instead:
        return () if event.spans == held else event.spans
    return fresh(event.spans, held, source)


def _check_claim(state: State, claim: Claim) -> None:
    known_source(state, claim.source)
    for entity, _ in mentions(claim):
        known_entity(state, entity)
    row = FIELDS.get(claim.field)
    if row is None:
        raise ConflictingEventError(f"the vocabulary has no field {claim.field}")
    _check_type(claim.field, claim.value, row.types)
    for each in claim.qualifiers:
        if each.name not in qualifiers_of(claim.field):
            raise ConflictingEventError(f"{claim.field} takes no {each.name}")
        _check_type(each.name, each.value, QUALIFIERS[each.name].types)


def _check_type(name: str, value: Value, types: tuple[str, ...]) -> None:
    if type(value) not in _classes(types):
        said = type(value).__name__
        raise ConflictingEventError(f"{name} takes {' or '.join(types)}, not {said}")


@cache
def _classes(types: tuple[str, ...]) -> frozenset[type[Value]]:
    return frozenset(TYPES[each] for each in types)


def _entitled(state: State, event: RoleGranted | RoleRevoked) -> RoleGranted | RoleRevoked | None:
    role = state.roles.get(event.person)
    match event:
        case RoleGranted(role=granted):
            return None if granted == role else event
        case RoleRevoked():
            refuse_unless(role is not None, f"{event.person} has no role", Conflict.ROLELESS)
            return event
