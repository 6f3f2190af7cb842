"""Which events fit: what is already known is left out, what contradicts the state is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from store.base import Record
from store.claims import Claim, ClaimId, Kind, SourceId
from store.encoding import encode
from store.errors import Conflict, ConflictingEventError
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimUnverified,
    ClaimVerified,
    DealClosed,
    DealOpened,
    DealWithdrawn,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    EntriesErased,
    EntryRestated,
    Event,
    ImportRecorded,
    ImportRestored,
    ImportWithdrawn,
    NoteClosed,
    NoteFiled,
    RoleGranted,
    RoleRevoked,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from store.fields import FIELDS, qualifiers_of
from store.fold import Happened, Judgement, State, apply, resolve
from store.mentions import mentions
from store.qualifiers import QUALIFIERS
from store.quotes import fresh
from store.values import TYPES, EntityId, Value


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
            _check(state, event)
            return event


Once = (
    SourceUnnumbered
    | DealClosed
    | DealWithdrawn
    | ImportWithdrawn
    | ImportRestored
    | EntitiesMerged
    | EntitiesSplit
    | NoteFiled
    | NoteClosed
)
"""Events, beside judgements, that are never known already: they fit, or they are refused."""


def _check(state: State, event: Once | Judgement) -> None:
    match event:
        case SourceUnnumbered():
            _check_unnumbered(state, event)
        case ImportWithdrawn() | ImportRestored():
            _check_import(state, event)
        case DealClosed(deal) | DealWithdrawn(deal):
            _refuse_unless(deal in state.deals, f"the deal {deal} is not open", Conflict.CLOSED)
        case EntitiesMerged() | EntitiesSplit():
            _check_merge(state, event)
        case NoteFiled() | NoteClosed():
            _check_note(state, event)
        case _:
            _check_judgement(state, event)


def _refuse_unless(
    fits: bool,  # noqa: FBT001 - reads as one sentence
    why: str,
    conflict: Conflict = Conflict.UNFIT,
) -> None:
    if not fits:
        raise ConflictingEventError(why, conflict)


def _known_entity(state: State, entity: EntityId) -> None:
    if entity not in state.entities:
        raise ConflictingEventError(f"the entity {entity} is not known", Conflict.UNKNOWN)


def _known_source(state: State, source: SourceId) -> None:
    if source not in state.sources:
        raise ConflictingEventError(f"the source {source} is not known", Conflict.UNKNOWN)


def _known_deal(state: State, deal: EntityId) -> None:
    _known_entity(state, deal)
    _refuse_unless(state.entities[deal].kind is Kind.DEAL, f"{deal} is not of the kind deal")


def _numbered(state: State, event: SourceNumbered) -> SourceNumbered | None:
    _known_deal(state, event.deal)
    _known_source(state, event.source)
    _refuse_unless(event.number > 0, f"{event.number} is no number for a source")
    numbers = state.numbers.get(event.deal, {})
    given = numbers.get(event.source)
    gone = (event.deal, event.source) in state.unnumbered
    if given == event.number:
        return event if gone else None
    for_good = f"{event.source} is number {given} in {event.deal} for good"
    _refuse_unless(given is None or gone, for_good, Conflict.NUMBERED)
    taken = event.number in numbers.values()
    _refuse_unless(not taken, f"number {event.number} is taken in {event.deal}", Conflict.NUMBERED)
    return event


def _check_unnumbered(state: State, event: SourceUnnumbered) -> None:
    given = state.numbers.get(event.deal, {}).get(event.source)
    there = given == event.number and (event.deal, event.source) not in state.unnumbered
    missing = f"{event.source} is not number {event.number} in {event.deal}"
    _refuse_unless(there, missing, Conflict.UNKNOWN)


def _check_import(state: State, event: ImportWithdrawn | ImportRestored) -> None:
    counts = state.imports.get(event.brought)
    match event:
        case ImportWithdrawn(brought):
            _refuse_unless(counts is True, f"import {brought} does not count", Conflict.WITHDRAWN)
        case ImportRestored(brought):
            _refuse_unless(counts is False, f"import {brought} is not withdrawn", Conflict.COUNTING)


def _opened(state: State, event: DealOpened) -> DealOpened | None:
    deal = event.deal
    _known_deal(state, deal.entity)
    for party in deal.parties:
        _known_entity(state, party)
    return None if state.deals.get(deal.entity) == deal else event


def _claimed(state: State, identity: ClaimId, event: ClaimRecorded) -> ClaimRecorded | None:
    _check_claim(state, event.claim)
    known = state.records.get(identity)
    held = known.spans if known else ()
    spans = fresh(event.spans, held, state.sources[event.claim.source])
    if not spans:
        if known:
            return None
        raise ConflictingEventError(f"{identity} stands on no quote")
    return event if spans == event.spans else replace(event, spans=spans)


def _check_claim(state: State, claim: Claim) -> None:
    _known_source(state, claim.source)
    for entity, _ in mentions(claim):
        _known_entity(state, entity)
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


def _check_merge(state: State, event: EntitiesMerged | EntitiesSplit) -> None:
    into = state.merged.get(gone := event.gone)
    match event:
        case EntitiesMerged(kept):
            _known_entity(state, kept)
            _known_entity(state, gone)
            merged = f"{gone} is already merged into {into}"
            _refuse_unless(into is None, merged, Conflict.MERGED)
            circle = resolve(state.merged, kept) == gone
            one = f"{kept} and {gone} are already one, or the same"
            _refuse_unless(not circle, one, Conflict.MERGED)
        case EntitiesSplit():
            apart = f"{gone} is not merged into anything"
            _refuse_unless(into is not None, apart, Conflict.APART)


def _entitled(state: State, event: RoleGranted | RoleRevoked) -> RoleGranted | RoleRevoked | None:
    role = state.roles.get(event.person)
    match event:
        case RoleGranted(role=granted):
            return None if granted == role else event
        case RoleRevoked():
            _refuse_unless(role is not None, f"{event.person} has no role", Conflict.ROLELESS)
            return event


def _check_note(state: State, event: NoteFiled | NoteClosed) -> None:
    known = event.note in state.notes
    match event:
        case NoteFiled():
            _refuse_unless(not known, f"{event.note} is filed already", Conflict.ANSWERED)
        case NoteClosed():
            is_open = known and state.notes[event.note] is None
            _refuse_unless(is_open, f"{event.note} is not open", Conflict.ANSWERED)


def _check_judgement(state: State, event: Judgement) -> None:
    record = _known_claim(state, event.claim)
    standing = record.standing
    withdrawn = standing.retracted or standing.superseded_by is not None
    match event:
        case ClaimRetracted():
            _refuse_unless(not withdrawn, f"{event.claim} is already withdrawn", Conflict.WITHDRAWN)
        case ClaimRestored():
            _refuse_unless(withdrawn, f"{event.claim} is not withdrawn", Conflict.COUNTING)
        case ClaimSuperseded(by=by):
            _refuse_unless(not withdrawn, f"{event.claim} is already withdrawn", Conflict.WITHDRAWN)
            _check_successor(state, event.claim, by)
        case ClaimRanked(rank=rank, reason=reason):
            ranked = state.rank_reasons.get(event.claim)
            same = standing.rank is rank and ranked == reason
            so = f"{event.claim} is already {rank}, for the same reason"
            _refuse_unless(not same, so, Conflict.RANKED)
        case ClaimVerified():
            pass
        case ClaimUnverified():
            _refuse_unless(standing.verified, f"{event.claim} is not verified", Conflict.UNVERIFIED)


def _check_successor(state: State, claim: ClaimId, by: ClaimId) -> None:
    _refuse_unless(claim != by, f"{claim} cannot supersede itself")
    standing = _known_claim(state, by).standing
    # Only what counts may take another's place, which also keeps successors out of circles.
    counts = not standing.retracted and standing.superseded_by is None
    _refuse_unless(counts, f"{by} is itself withdrawn", Conflict.WITHDRAWN)


def _known_claim(state: State, claim: ClaimId) -> Record:
    record = state.records.get(claim)
    if record is None:
        raise ConflictingEventError(f"the claim {claim} is not known", Conflict.UNKNOWN)
    return record
