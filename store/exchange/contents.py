"""Everything a workspace holds, as it is handed over."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from store.base import Standing, Workspace
from store.claims import Claim, ClaimId, Deal, Entity, Source, Span
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
    Rank,
    SourceNumbered,
    SourceRecorded,
)
from store.exchange.known import known_at
from store.fold import State
from store.quotes import placed


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
    return await asyncio.to_thread(contents_of, (await known_at(workspace, upto)).state)


def contents_of(state: State) -> Contents:
    """Return what a state holds; spans are those in the texts that are kept now."""
    return Contents(
        tuple(entity for _, entity in sorted(state.entities.items())),
        tuple(EntitiesMerged(kept, gone) for gone, kept in sorted(state.merged.items())),
        tuple(source for _, source in sorted(state.sources.items())),
        tuple(state.deals.values()),
        tuple(
            SourceNumbered(deal, source, number)
            for deal, numbers in sorted(state.numbers.items())
            for source, number in sorted(numbers.items(), key=lambda each: each[1])
            if (deal, source) not in state.unnumbered
        ),
        tuple(
            Held(
                record.id,
                record.claim,
                placed(record.spans, state.sources[record.claim.source]),
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
    return tuple(events_beside(contents, State()))


def events_beside(contents: Contents, state: State) -> Iterator[Event]:
    """Yield what records `contents` beside a state, each naming only what comes before it."""
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
