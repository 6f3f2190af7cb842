"""What a stretch of the ledger did to claims, things, sources and deals."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field

from store.base import Workspace
from store.claims import ClaimId, Entity, Source, SourceId
from store.encoding import claim_id
from store.events import (
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    DealClosed,
    DealOpened,
    DealWithdrawn,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Entry,
    Event,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from store.fold import Judgement
from store.values import EntityId

AT_ONCE = 1_000
"""Entries that are learnt together; others may read in between."""

Hear = Callable[[int, int], None]
"""Hears how much is done, and how much there is to do."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The entries of a ledger that an import made, or that took it back: `first` to `last`."""

    workspace: Workspace
    first: int
    last: int
    upto: int


@dataclass(slots=True)
class Doings:
    """What a stretch of entries did; `learn` alone writes to it.

    `claims` are those that were recorded or restored, `again` the latter, `gone` those that were
    retracted, `replaced` those in whose place others came, and `judged` all that anything was made
    of. Things and sources stand as they were last, and `turned` are things that were merged or
    split off.
    """

    claims: dict[ClaimId, None] = field(default_factory=dict)
    again: set[ClaimId] = field(default_factory=set)
    gone: dict[ClaimId, None] = field(default_factory=dict)
    replaced: dict[ClaimId, None] = field(default_factory=dict)
    judged: set[ClaimId] = field(default_factory=set)
    entities: dict[EntityId, Entity] = field(default_factory=dict)
    sources: dict[SourceId, Source] = field(default_factory=dict)
    merged: list[EntitiesMerged] = field(default_factory=list)
    turned: set[EntityId] = field(default_factory=set)
    opened: dict[EntityId, None] = field(default_factory=dict)
    closed: dict[EntityId, None] = field(default_factory=dict)
    numbered: dict[SourceNumbered, None] = field(default_factory=dict)
    unnumbered: dict[SourceUnnumbered, None] = field(default_factory=dict)

    def learn(self, entries: Iterable[Entry]) -> None:
        """Take in the next entries."""
        for entry in entries:
            match entry.event:
                case ClaimRecorded(claim):
                    self.claims[claim_id(claim)] = None
                case event if isinstance(event, Judgement):
                    self._judge(event)
                case event:
                    self._name(event)

    def _judge(self, event: Judgement) -> None:
        self.judged.add(event.claim)
        match event:
            case ClaimRestored(claim):
                self.again.add(claim)
                self.claims[claim] = None
            case ClaimRetracted(claim):
                self.gone[claim] = None
            case ClaimSuperseded(by=by):
                self.replaced[event.claim] = None
                self.judged.add(by)
            case _:
                pass

    def _name(self, event: Event | None) -> None:
        match event:
            case EntityRecorded(entity):
                self.entities[entity.id] = entity
            case SourceRecorded(source):
                self.sources[source.id] = source
            case EntitiesMerged(kept, gone):
                self.merged.append(event)
                self.turned |= {kept, gone}
            case EntitiesSplit(gone):
                self.turned.add(gone)
            case SourceNumbered():
                self.numbered[event] = None
            case SourceUnnumbered():
                self.unnumbered[event] = None
            case _:
                self._follow(event)

    def _follow(self, event: Event | None) -> None:
        match event:
            case DealOpened(deal):
                self.opened[deal.entity] = None
            case DealClosed(deal) | DealWithdrawn(deal):
                self.closed[deal] = None
            case _:
                pass


async def done_and_since(stretch: Stretch, hear: Hear) -> tuple[Doings, Doings]:
    """Return what a stretch of the ledger did, and what happened since."""
    own, since = Doings(), Doings()
    every = stretch.upto - stretch.first + 1
    # The last entry says of which import the others are.
    for learning, after, upto in (
        (own, stretch.first - 1, stretch.last - 1),
        (since, stretch.last, stretch.upto),
    ):
        async for entries in _entries(stretch.workspace, after, upto):
            await asyncio.to_thread(learning.learn, entries)
            hear(entries[-1].seq - stretch.first + 1, every)
    return own, since


async def _entries(workspace: Workspace, after: int, upto: int) -> AsyncIterator[tuple[Entry, ...]]:
    while entries := await workspace.entries(after=after, upto=upto, limit=AT_ONCE):
        yield entries
        after = entries[-1].seq
