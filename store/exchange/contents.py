"""Everything a workspace holds, as it is handed over."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from store.admission import admit
from store.base import Receipt, Standing, Workspace
from store.claims import Claim, ClaimId, Deal, Entity, Source, Span
from store.complaint import Complaint, Refused
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
    Entry,
    Event,
    ImportRecorded,
    PersonId,
    Rank,
    SourceNumbered,
    SourceRecorded,
)
from store.exchange.wording import lacks
from store.fold import Happened, State, about, apply
from store.quotes import fresh, placed
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


@dataclass(frozen=True, slots=True)
class Addition:
    """An event that adds to a workspace; `changes` says that it is about a thing held already."""

    event: Event
    changes: bool


@dataclass(slots=True)
class _Known:
    """What a workspace holds, and every event that ever happened there."""

    state: State = field(default_factory=State)
    happened: set[Event] = field(default_factory=set)


async def read_contents(workspace: Workspace, *, upto: int) -> Contents:
    """Return everything a workspace held when the entry `upto` was its newest."""
    known = await _known(workspace, upto)
    return await asyncio.to_thread(contents_of, known.state)


async def record_contents(
    workspace: Workspace,
    brought: Contents | tuple[Event, ...],
    *,
    by: PersonId,
    origin: str,
    at: datetime,
    file: str,
    key: str | None = None,
) -> Receipt:
    """Record what is brought and a workspace does not hold yet, in one transaction.

    Its last entry says which `file` was brought. What was recorded here before and changed since
    stays as it is. Raises ConflictingEventError
    where the two contradict each other: a number that is taken, an entity merged into something
    else; Refused where new words do not hold against a source that only the workspace has.
    """
    upto = (await workspace.head()).seq
    known = await _known(workspace, upto)
    events = await asyncio.to_thread(_unsaid, brought, known)
    end = ImportRecorded(file, upto + 1)
    return await workspace.record((*events, end), by=by, origin=origin, at=at, key=key, upto=upto)


async def additions(
    workspace: Workspace, brought: Contents | tuple[Event, ...], *, upto: int
) -> tuple[Addition, ...]:
    """Return by what events what is brought would add to a workspace as of the entry `upto`.

    They are those that `record_contents` records. Raises ConflictingEventError as it would.
    """
    known = await _known(workspace, upto)
    # Of a large file this takes seconds, in which others are answered.
    return await asyncio.to_thread(_additions, brought, known, upto)


def _additions(
    brought: Contents | tuple[Event, ...], known: _Known, upto: int
) -> tuple[Addition, ...]:
    state = known.state
    held = frozenset((*state.entities, *state.sources, *state.records))
    deals = frozenset(state.deals)
    admitted = admit(state, draft(_unsaid(brought, known)), after=upto)
    return tuple(
        Addition(each.event, each.about in (deals if isinstance(each.event, DealOpened) else held))
        for each in admitted
    )


def _unsaid(brought: Contents | tuple[Event, ...], known: _Known) -> tuple[Event, ...]:
    """Return the events that were not recorded before: an older export undoes no later change."""
    if isinstance(brought, Contents):
        # Of what a file brings with its source it was seen when it was read.
        if wrong := tuple(_complaints(brought, known.state)):
            raise Refused(wrong)
        brought = tuple(_new(brought, known.state))
    return tuple(each for each in brought if not _was_so(each, known))


def _complaints(brought: Contents, state: State) -> Iterator[Complaint]:
    """Yield what is wrong with new words by a source that only the workspace has, or its text."""
    theirs = {source.id: source for source in brought.sources}
    for held in brought.claims:
        source, known = state.sources.get(held.claim.source), state.records.get(held.id)
        if source is None or _tells_as_much(theirs.get(source.id), source):
            continue
        if fresh(held.spans, known.spans if known else (), source):
            for lack in lacks(held.claim, held.spans, source):
                yield Complaint.of(held.id, 0, lack.flaw)


def _tells_as_much(brought: Source | None, known: Source) -> bool:
    """Say whether a file has a source with its text, or as of another text than the one known."""
    return brought is not None and (
        brought.text is not None or brought.text_hash != known.text_hash
    )


def _was_so(event: Event, known: _Known) -> bool:
    if isinstance(event, SourceRecorded):
        source = known.state.sources.get(event.source.id)
        if source is not None and source.revision > event.source.revision:
            return True
    return event in known.happened


async def _known(workspace: Workspace, upto: int) -> _Known:
    known, after = _Known(), 0
    while entries := await workspace.entries(after=after, upto=upto, limit=_ENTRIES_AT_ONCE):
        await asyncio.to_thread(_learn, known, entries)
        after = entries[-1].seq
    return known


def _learn(known: _Known, entries: Sequence[Entry]) -> None:
    for entry in entries:
        if entry.event is not None:
            happened = about(entry.event)
            apply(known.state, Happened(entry.seq, happened, entry.event, encode(entry.event)))
            known.happened.add(entry.event)


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
