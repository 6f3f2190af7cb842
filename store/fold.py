"""The one fold from what happened to what is so; every backend reads and writes through it.

A backend may fold everything, or only what happened to the things a question is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from store.base import Record, Standing
from store.claims import ClaimId, Deal, Entity, Source, SourceId
from store.encoding import claim_id
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
    NoteId,
    PersonId,
    RoleGranted,
    RoleRevoked,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class Happened:
    """An event and its JSON text, its place in the ledger, and the id of what it happened to."""

    seq: int
    about: str
    event: Event
    text: str


ERASED = "erased"
"""What erasures are about: to name a person would keep the name."""

IMPORT = "import"
"""What an import is called, before the number of its first entry."""


@dataclass(slots=True)
class State:
    """What is so after some events; `fold` and `apply` alone write to it.

    `merged` maps an entity to the one it was merged into, which may be merged itself. Records stand
    in order of recording, deals in order of opening, `closed` ones in that of closing; these keep
    their `numbers`. `rank_reasons` are those of the newest ranking of each claim. `notes` are those
    that were filed, each with how it was closed, if it was. `last` are the highest numbers in
    deals, `unnumbered` the sources that are no longer of one; their numbers go to no others.
    `imports` are known by their first entries, with whether they count.
    """

    sources: dict[SourceId, Source] = field(default_factory=dict)
    entities: dict[EntityId, Entity] = field(default_factory=dict)
    records: dict[ClaimId, Record] = field(default_factory=dict)
    rank_reasons: dict[ClaimId, str] = field(default_factory=dict)
    merged: dict[EntityId, EntityId] = field(default_factory=dict)
    deals: dict[EntityId, Deal] = field(default_factory=dict)
    closed: dict[EntityId, Deal] = field(default_factory=dict)
    numbers: dict[EntityId, dict[SourceId, int]] = field(default_factory=dict)
    last: dict[EntityId, int] = field(default_factory=dict)
    unnumbered: set[tuple[EntityId, SourceId]] = field(default_factory=set)
    imports: dict[int, bool] = field(default_factory=dict)
    roles: dict[PersonId, str] = field(default_factory=dict)
    notes: dict[NoteId, NoteClosed | None] = field(default_factory=dict)


def about(event: Event) -> str:
    """Return the id of what an event happens to."""
    match event:
        case SourceRecorded(source):
            return source.id
        case EntityRecorded(entity):
            return entity.id
        case EntitiesMerged(gone=gone) | EntitiesSplit(gone=gone):
            return gone
        case (
            DealOpened(Deal(entity=deal))
            | DealClosed(deal=deal)
            | DealWithdrawn(deal=deal)
            | SourceNumbered(deal=deal)
            | SourceUnnumbered(deal=deal)
        ):
            return deal
        case (
            ImportRecorded(first=first)
            | ImportWithdrawn(brought=first)
            | ImportRestored(brought=first)
        ):
            return f"{IMPORT}:{first}"
        case ClaimRecorded(claim):
            return claim_id(claim)
        case RoleGranted(person=person) | RoleRevoked(person=person):
            return person
        case NoteFiled(note=note) | NoteClosed(note=note):
            return note
        case EntriesErased() | EntryRestated():
            return _erased(event)
        case judgement:
            return judgement.claim


def _erased(event: EntriesErased | EntryRestated) -> str:
    return f"{ERASED}:{event.entry}" if isinstance(event, EntryRestated) else ERASED


def fold(happenings: Iterable[Happened]) -> State:
    """Return what is so after `happenings`, which come in the order of the ledger."""
    state = State()
    for happened in happenings:
        apply(state, happened)
    return state


def apply(state: State, happened: Happened) -> None:
    """Let one more event change `state`; it must fit (`store.admission`)."""
    match happened.event:
        case SourceRecorded() | EntityRecorded() as event:
            _make_known(state, event)
        case EntitiesMerged() | EntitiesSplit() as event:
            _merge(state, event)
        case DealOpened() | DealClosed() | DealWithdrawn() as event:
            _follow(state, event)
        case SourceNumbered() | SourceUnnumbered() as event:
            _number(state, event)
        case ImportRecorded() | ImportWithdrawn() | ImportRestored() as event:
            _import(state, event)
        case ClaimRecorded() as event:
            _record(state, happened, event)
        case RoleGranted() | RoleRevoked() as event:
            _entitle(state, event)
        case NoteFiled() | NoteClosed() as event:
            _note(state, event)
        case EntriesErased() | EntryRestated():
            # What counts on of erased entries happens in their places: there a backend has it.
            pass
        case event:
            _judge(state, happened, event)


def _make_known(state: State, event: SourceRecorded | EntityRecorded) -> None:
    match event:
        case SourceRecorded(source):
            state.sources[source.id] = source
        case EntityRecorded(entity):
            state.entities[entity.id] = entity


def _merge(state: State, event: EntitiesMerged | EntitiesSplit) -> None:
    match event:
        case EntitiesMerged(kept, gone):
            state.merged[gone] = kept
        case EntitiesSplit(gone):
            state.merged.pop(gone, None)


def _follow(state: State, event: DealOpened | DealClosed | DealWithdrawn) -> None:
    match event:
        case DealOpened(opened):
            state.deals[opened.entity] = opened
            state.closed.pop(opened.entity, None)
        case DealClosed(deal):
            if gone := state.deals.pop(deal, None):
                state.closed[deal] = gone
        case DealWithdrawn(deal):
            state.deals.pop(deal, None)


def _number(state: State, event: SourceNumbered | SourceUnnumbered) -> None:
    match event:
        case SourceNumbered(deal, source, number):
            state.numbers.setdefault(deal, {})[source] = number
            state.last[deal] = max(state.last.get(deal, 0), number)
            state.unnumbered.discard((deal, source))
        case SourceUnnumbered(deal, source):
            state.unnumbered.add((deal, source))


def _import(state: State, event: ImportRecorded | ImportWithdrawn | ImportRestored) -> None:
    match event:
        case ImportRecorded(first=brought) | ImportRestored(brought=brought):
            state.imports[brought] = True
        case ImportWithdrawn(brought=brought):
            state.imports[brought] = False


def _note(state: State, event: NoteFiled | NoteClosed) -> None:
    match event:
        case NoteFiled(note=note):
            state.notes[note] = None
        case NoteClosed(note=note):
            state.notes[note] = event


def _entitle(state: State, event: RoleGranted | RoleRevoked) -> None:
    match event:
        case RoleGranted(person, role):
            state.roles[person] = role
        case RoleRevoked(person):
            state.roles.pop(person, None)


def _record(state: State, happened: Happened, event: ClaimRecorded) -> None:
    identity, seq, spans = ClaimId(happened.about), happened.seq, event.spans
    known = state.records.get(identity)
    if known is None:
        standing = Standing(recorded=seq, changed=seq)
        state.records[identity] = Record(identity, event.claim, spans, standing)
    elif event.instead:
        # Nobody held these words against the source yet.
        standing = replace(known.standing, changed=seq, verified=False)
        state.records[identity] = replace(known, spans=spans, standing=standing)
    else:
        state.records[identity] = replace(known, spans=known.spans + spans)


Judgement = (
    ClaimRetracted | ClaimRestored | ClaimSuperseded | ClaimRanked | ClaimVerified | ClaimUnverified
)


def _judge(state: State, happened: Happened, event: Judgement) -> None:
    identity = ClaimId(happened.about)
    record = state.records[identity]
    standing = replace(record.standing, changed=happened.seq)
    match event:
        case ClaimRetracted(reason=reason):
            standing = replace(standing, retracted=True, reason=reason)
        case ClaimSuperseded(by=by, reason=reason):
            standing = replace(standing, superseded_by=by, reason=reason)
        case ClaimRestored():
            # What is no longer withdrawn is again explained by its rank, if it was ever ranked.
            reason_of_rank = state.rank_reasons.get(identity)
            standing = replace(standing, retracted=False, superseded_by=None, reason=reason_of_rank)
        case ClaimRanked(rank=rank, reason=reason):
            state.rank_reasons[identity] = reason
            withdrawn = standing.retracted or standing.superseded_by
            shown = standing.reason if withdrawn else reason
            standing = replace(standing, rank=rank, reason=shown)
        case ClaimVerified():
            standing = replace(standing, verified=True)
        case ClaimUnverified():
            standing = replace(standing, verified=False)
    state.records[identity] = replace(record, standing=standing)


def resolve(merged: Mapping[EntityId, EntityId], entity: EntityId) -> EntityId:
    """Return what an entity is now, through all merges."""
    while (kept := merged.get(entity)) is not None:
        entity = kept
    return entity


def alike(merged: Mapping[EntityId, EntityId], entities: Iterable[EntityId]) -> frozenset[EntityId]:
    """Return all ids that stand for the same things as `entities`."""
    given = frozenset(entities)
    wanted = {resolve(merged, entity) for entity in given}
    return given | wanted | {gone for gone in merged if resolve(merged, gone) in wanted}
