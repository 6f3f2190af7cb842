"""What contradicts a state: a second retraction, a merge in a circle, a deal that is not open."""

from __future__ import annotations

from store.base import Record
from store.claims import ClaimId, Kind, SourceId
from store.errors import Conflict, ConflictingEventError
from store.events import (
    ClaimRanked,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimUnverified,
    ClaimVerified,
    DealClosed,
    DealWithdrawn,
    EntitiesMerged,
    EntitiesSplit,
    ImportRestored,
    ImportWithdrawn,
    NoteClosed,
    NoteFiled,
    SourceUnnumbered,
)
from store.fold import Judgement, State, resolve
from store.values import EntityId

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


def check(state: State, event: Once | Judgement) -> None:
    """Raise ConflictingEventError where an event contradicts a state."""
    match event:
        case SourceUnnumbered():
            _check_unnumbered(state, event)
        case ImportWithdrawn() | ImportRestored():
            _check_import(state, event)
        case DealClosed(deal) | DealWithdrawn(deal):
            refuse_unless(deal in state.deals, f"the deal {deal} is not open", Conflict.CLOSED)
        case EntitiesMerged() | EntitiesSplit():
            _check_merge(state, event)
        case NoteFiled() | NoteClosed():
            _check_note(state, event)
        case _:
            _check_judgement(state, event)


def refuse_unless(
    fits: bool,  # noqa: FBT001 - reads as one sentence
    why: str,
    conflict: Conflict = Conflict.UNFIT,
) -> None:
    """Raise ConflictingEventError unless something fits."""
    if not fits:
        raise ConflictingEventError(why, conflict)


def known_entity(state: State, entity: EntityId) -> None:
    """Raise ConflictingEventError where a thing is not known."""
    if entity not in state.entities:
        raise ConflictingEventError(f"the entity {entity} is not known", Conflict.UNKNOWN)


def known_source(state: State, source: SourceId) -> None:
    """Raise ConflictingEventError where a source is not known."""
    if source not in state.sources:
        raise ConflictingEventError(f"the source {source} is not known", Conflict.UNKNOWN)


def known_deal(state: State, deal: EntityId) -> None:
    """Raise ConflictingEventError where a thing is not known as a deal."""
    known_entity(state, deal)
    refuse_unless(state.entities[deal].kind is Kind.DEAL, f"{deal} is not of the kind deal")


def _check_unnumbered(state: State, event: SourceUnnumbered) -> None:
    given = state.numbers.get(event.deal, {}).get(event.source)
    there = given == event.number and (event.deal, event.source) not in state.unnumbered
    missing = f"{event.source} is not number {event.number} in {event.deal}"
    refuse_unless(there, missing, Conflict.UNKNOWN)


def _check_import(state: State, event: ImportWithdrawn | ImportRestored) -> None:
    counts = state.imports.get(event.brought)
    match event:
        case ImportWithdrawn(brought):
            refuse_unless(counts is True, f"import {brought} does not count", Conflict.WITHDRAWN)
        case ImportRestored(brought):
            refuse_unless(counts is False, f"import {brought} is not withdrawn", Conflict.COUNTING)


def _check_merge(state: State, event: EntitiesMerged | EntitiesSplit) -> None:
    into = state.merged.get(gone := event.gone)
    match event:
        case EntitiesMerged(kept):
            known_entity(state, kept)
            known_entity(state, gone)
            merged = f"{gone} is already merged into {into}"
            refuse_unless(into is None, merged, Conflict.MERGED)
            circle = resolve(state.merged, kept) == gone
            one = f"{kept} and {gone} are already one, or the same"
            refuse_unless(not circle, one, Conflict.MERGED)
        case EntitiesSplit():
            apart = f"{gone} is not merged into anything"
            refuse_unless(into is not None, apart, Conflict.APART)


def _check_note(state: State, event: NoteFiled | NoteClosed) -> None:
    known = event.note in state.notes
    match event:
        case NoteFiled():
            refuse_unless(not known, f"{event.note} is filed already", Conflict.ANSWERED)
        case NoteClosed():
            is_open = known and state.notes[event.note] is None
            refuse_unless(is_open, f"{event.note} is not open", Conflict.ANSWERED)


def _check_judgement(state: State, event: Judgement) -> None:
    record = _known_claim(state, event.claim)
    standing = record.standing
    withdrawn = standing.retracted or standing.superseded_by is not None
    match event:
        case ClaimRetracted():
            refuse_unless(not withdrawn, f"{event.claim} is already withdrawn", Conflict.WITHDRAWN)
        case ClaimRestored():
            refuse_unless(withdrawn, f"{event.claim} is not withdrawn", Conflict.COUNTING)
        case ClaimSuperseded(by=by):
            refuse_unless(not withdrawn, f"{event.claim} is already withdrawn", Conflict.WITHDRAWN)
            _check_successor(state, event.claim, by)
        case ClaimRanked(rank=rank, reason=reason):
            ranked = state.rank_reasons.get(event.claim)
            same = standing.rank is rank and ranked == reason
            so = f"{event.claim} is already {rank}, for the same reason"
            refuse_unless(not same, so, Conflict.RANKED)
        case ClaimVerified():
            pass
        case ClaimUnverified():
            refuse_unless(standing.verified, f"{event.claim} is not verified", Conflict.UNVERIFIED)


def _check_successor(state: State, claim: ClaimId, by: ClaimId) -> None:
    refuse_unless(claim != by, f"{claim} cannot supersede itself")
    standing = _known_claim(state, by).standing
    # Only what counts may take another's place, which also keeps successors out of circles.
    counts = not standing.retracted and standing.superseded_by is None
    refuse_unless(counts, f"{by} is itself withdrawn", Conflict.WITHDRAWN)


def _known_claim(state: State, claim: ClaimId) -> Record:
    record = state.records.get(claim)
    if record is None:
        raise ConflictingEventError(f"the claim {claim} is not known", Conflict.UNKNOWN)
    return record
