"""Everything a workspace holds, as it is handed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from store.admission import admit
from store.base import Receipt, Standing, Workspace
from store.claims import Claim, ClaimId, Deal, Entity, Source, Span
from store.encoding import encode
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimVerified,
    DealOpened,
    EntitiesMerged,
    EntityRecorded,
    Event,
    PersonId,
    Rank,
    SourceNumbered,
    SourceRecorded,
)
from store.fold import Happened, State, about, apply
from store.recording import draft

_ENTRIES_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Judged:
    """What editors made of a claim: its rank, whether it still counts, and why."""

    rank: Rank = Rank.NORMAL
    ranked_because: str | None = None
    verified: bool = False
    retracted: bool = False
    superseded_by: ClaimId | None = None
    withdrawn_because: str | None = None

    def __post_init__(self) -> None:
        if (self.rank is not Rank.NORMAL) and self.ranked_because is None:
            raise ValueError("a rank has a reason: ranked_because")
        if self.retracted and self.superseded_by is not None:
            raise ValueError("a claim is retracted or superseded, not both")
        if (self.retracted or self.superseded_by is not None) != (
            self.withdrawn_because is not None
        ):
            raise ValueError("what is withdrawn has a reason, and only that: withdrawn_because")


@dataclass(frozen=True, slots=True)
class Held:
    """A claim, the words behind it, and what editors made of it."""

    id: ClaimId
    claim: Claim
    spans: tuple[Span, ...] = ()
    judged: Judged = Judged()


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything a workspace holds; claims stand in order of recording, deals of opening.

    Entities, sources and merges are sorted by id, so that the same state has the same contents.
    """

    entities: tuple[Entity, ...] = ()
    merges: tuple[EntitiesMerged, ...] = ()
    sources: tuple[Source, ...] = ()
    deals: tuple[Deal, ...] = ()
    numbers: tuple[SourceNumbered, ...] = ()
    claims: tuple[Held, ...] = ()


async def read_contents(workspace: Workspace, *, upto: int) -> Contents:
    """Return everything a workspace held when the entry `upto` was its newest."""
    return contents_of(await _state(workspace, upto))


async def record_contents(
    workspace: Workspace,
    contents: Contents,
    *,
    by: PersonId,
    origin: str,
    at: datetime,
    key: str | None = None,
) -> Receipt:
    """Record what of `contents` a workspace does not hold yet, in one transaction.

    What editors of this workspace withdrew stays withdrawn. Raises ConflictingEventError where the
    two contradict each other: a number that is taken, an entity merged into something else.
    """
    state = await _state(workspace, (await workspace.head()).seq)
    events = tuple(_new(contents, state))
    return await workspace.record(events, by=by, origin=origin, at=at, key=key)


async def new_events(
    workspace: Workspace, brought: Contents | tuple[Event, ...], *, upto: int
) -> tuple[Event, ...]:
    """Return the events by which what is brought would add to a workspace as of the entry `upto`.

    Raises ConflictingEventError as recording them would.
    """
    state = await _state(workspace, upto)
    events = tuple(_new(brought, state)) if isinstance(brought, Contents) else brought
    return tuple(each.event for each in admit(state, draft(events), after=upto))


async def _state(workspace: Workspace, upto: int) -> State:
    state, after = State(), 0
    while entries := await workspace.entries(after=after, upto=upto, limit=_ENTRIES_AT_ONCE):
        for entry in entries:
            if entry.event is not None:
                happened = about(entry.event)
                apply(state, Happened(entry.seq, happened, entry.event, encode(entry.event)))
        after = entries[-1].seq
    return state


def contents_of(state: State) -> Contents:
    """Return what a state holds."""
    return Contents(
        tuple(entity for _, entity in sorted(state.entities.items())),
        tuple(EntitiesMerged(kept, gone) for gone, kept in sorted(state.merged.items())),
        tuple(source for _, source in sorted(state.sources.items())),
        tuple(state.deals.values()),
        tuple(
            SourceNumbered(deal, source, number)
            for deal, numbers in sorted(state.numbers.items())
            for source, number in sorted(numbers.items(), key=lambda each: each[1])
        ),
        tuple(
            Held(
                record.id,
                record.claim,
                record.spans,
                _judged(record.standing, state.rank_reasons.get(record.id)),
            )
            for record in state.records.values()
        ),
    )


def _judged(standing: Standing, ranked_because: str | None) -> Judged:
    withdrawn = standing.retracted or standing.superseded_by is not None
    return Judged(
        standing.rank,
        ranked_because,
        standing.verified,
        standing.retracted,
        standing.superseded_by,
        (standing.reason or "") if withdrawn else None,
    )


def events_of(contents: Contents) -> tuple[Event, ...]:
    """Return the events that record `contents` in an empty workspace."""
    return tuple(_new(contents, State()))


def _new(contents: Contents, state: State) -> Iterator[Event]:
    """Order the events so that each names only what was recorded before it."""
    yield from map(EntityRecorded, contents.entities)
    yield from (merge for merge in contents.merges if state.merged.get(merge.gone) != merge.kept)
    yield from map(SourceRecorded, contents.sources)
    yield from map(DealOpened, contents.deals)
    yield from contents.numbers
    yield from (ClaimRecorded(held.claim, held.spans) for held in contents.claims)
    known = {held.id: held.judged for held in contents_of(state).claims}
    for held in contents.claims:
        yield from _judgements(held, known.get(held.id, Judged()))
    yield from _withdrawals(contents, known)


def _judgements(held: Held, known: Judged) -> Iterator[Event]:
    judged = held.judged
    ranking = (judged.rank, judged.ranked_because)
    if judged.ranked_because is not None and ranking != (known.rank, known.ranked_because):
        yield ClaimRanked(held.id, judged.rank, judged.ranked_because)
    if judged.verified and not known.verified:
        yield ClaimVerified(held.id)


def _withdrawals(contents: Contents, known: Mapping[ClaimId, Judged]) -> Iterator[Event]:
    """Withdraw claims before their successors, because only a claim that counts can succeed."""
    successors = {held.id: held.judged.superseded_by for held in contents.claims}

    def successions(held: Held) -> int:
        count, successor = 0, held.judged.superseded_by
        # A file may be edited by hand into a circle; the store refuses it, so it only must end.
        while successor is not None and count < len(successors):
            count, successor = count + 1, successors.get(successor)
        return count

    for held in sorted(contents.claims, key=successions, reverse=True):
        judged, reason = held.judged, held.judged.withdrawn_because
        if reason is None or known.get(held.id, Judged()).withdrawn_because is not None:
            continue
        if judged.superseded_by is not None:
            yield ClaimSuperseded(held.id, judged.superseded_by, reason)
        else:
            yield ClaimRetracted(held.id, reason)
