"""What a file withdraws is not withdrawn where something that counts here refers to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from store.base import Record
from store.claims import Claim, Deal, Entity, Source, SourceId
from store.encoding import claim_id
from store.events import (
    ClaimRecorded,
    ClaimRetracted,
    ClaimSuperseded,
    DealOpened,
    EntitiesMerged,
    EntityRecorded,
    Event,
    SourceRecorded,
    SourceUnnumbered,
)
from store.fold import State, resolve
from store.mentions import mentions
from store.values import EntityId


def spared(events: Sequence[Event], state: State) -> tuple[Event, ...]:
    """Return events that fit a state, without the withdrawals of what something refers to.

    A source that is withdrawn is no longer of the deals that it had a number in.
    """
    if not any(withdrawn_by(each) for each in events):
        return tuple(events)
    counting = tuple(_counting(events, state))
    bound = {*_bound(counting, events, state), *(each.source for each in counting)}
    kept = tuple(
        each for each in events if (gone := withdrawn_by(each)) is None or gone.id not in bound
    )
    sources = {each.source.id for each in kept if isinstance(each, SourceRecorded)}
    withdrawn = {gone.id for each in kept if (gone := withdrawn_by(each))}
    return (*_unnumbered({each for each in sources if each in withdrawn}, state), *kept)


def withdrawn_by(event: Event) -> Entity | Source | None:
    """Return the thing or the source that an event withdraws, if it does."""
    match event:
        case EntityRecorded(entity) if entity.withdrawn:
            return entity
        case SourceRecorded(source) if source.withdrawn:
            return source
        case _:
            return None


def _counting(events: Iterable[Event], state: State) -> Iterator[Claim]:
    """Yield the claims that count once events were recorded."""
    events = tuple(events)
    gone = {each.claim for each in events if isinstance(each, (ClaimRetracted, ClaimSuperseded))}
    for record in state.records.values():
        if record.id not in gone and not _is_withdrawn(record):
            yield record.claim
    without = gone | state.records.keys()
    for each in events:
        if isinstance(each, ClaimRecorded) and claim_id(each.claim) not in without:
            yield each.claim


def _is_withdrawn(record: Record) -> bool:
    return record.standing.retracted or record.standing.superseded_by is not None


def _bound(counting: Iterable[Claim], events: Iterable[Event], state: State) -> set[EntityId]:
    """Return the things that claims name and deals are of, and what these were merged into."""
    merged = dict(state.merged)
    deals: list[Deal] = [*state.deals.values(), *state.closed.values()]
    for event in events:
        match event:
            case EntitiesMerged(kept, gone):
                merged[gone] = kept
            case DealOpened(deal):
                deals.append(deal)
            case _:
                pass
    named = {entity for each in counting for entity, _ in mentions(each)}
    named |= {each for deal in deals for each in (deal.entity, *deal.parties)}
    return named | {resolve(merged, each) for each in named}


def _unnumbered(sources: set[SourceId], state: State) -> Iterator[SourceUnnumbered]:
    for deal, numbers in state.numbers.items():
        for source, number in numbers.items():
            if source in sources and (deal, source) not in state.unnumbered:
                yield SourceUnnumbered(deal, source, number)
