"""An import taken back, or made to count again: what nobody touched since goes, the rest stays."""

from __future__ import annotations

import asyncio
from collections.abc import (
    AsyncIterator,
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from store.base import Followed, Record, Selection, Workspace
from store.claims import ClaimId, Entity, Source, SourceId
from store.events import (
    ClaimRestored,
    ClaimRetracted,
    DealOpened,
    DealWithdrawn,
    EntityRecorded,
    Entry,
    Event,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from store.importing.doings import Doings
from store.mentions import mentions
from store.values import EntityId

AT_ONCE = 1_000
"""Entries, claims or sources that are read together; others may read in between."""

Hear = Callable[[int, int], None]
"""Hears how much is done, and how much there is to do."""

Id = TypeVar("Id", EntityId, SourceId)
Thing = TypeVar("Thing", Entity, Source)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The entries of a ledger that an import made, or that took it back: `first` to `last`."""

    workspace: Workspace
    first: int
    last: int
    upto: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims, names, sources and deals are taken back, or count again."""

    claims: int
    names: int
    sources: int
    deals: int


@dataclass(frozen=True, slots=True)
class Reversal:
    """What reverses an import, and what stays as it is.

    `touched` are claims to which something happened since; `named` things, and `cited` sources,
    that claims or deals which stay refer to. `known` claims were there before the import.
    """

    events: tuple[Event, ...]
    counts: Counts
    touched: tuple[ClaimId, ...]
    named: tuple[Entity, ...] = ()
    cited: tuple[Source, ...] = ()
    known: int = 0

    @property
    def told(self) -> tuple[object, ...]:
        """What somebody looks at who is shown it."""
        return (self.counts, self.touched, self.named, self.cited, self.known)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What becomes of the claims of an import, and what those name that count on."""

    back: tuple[ClaimId, ...]
    touched: tuple[ClaimId, ...]
    known: int
    entities: frozenset[EntityId]
    sources: frozenset[SourceId]


async def withdrawal(stretch: Stretch, reason: str, hear: Hear) -> Reversal:
    """Return what takes back an import, whose entries are a stretch of the ledger.

    A claim is taken back to which nothing happened since, and a thing, a source or a deal that was
    not known before and that nothing refers to which stays. `hear` is told how far it is.
    """
    own, since = await _both(stretch, hear)
    standing = await _standing(stretch, own, since)
    before = await _known(stretch.workspace, own, stretch.first - 1)
    deals = await _deals(stretch.workspace, stretch.upto)
    closing = tuple(
        each
        for each in own.opened
        if each not in before.deals and _is_idle(each, deals, own, since, standing)
    )
    staying = tuple(each.deal for each in deals if each.deal.entity not in closing)
    merged = {each.kept for each in own.merged if each.gone in before.entities}
    bound = standing.entities | since.turned | since.entities.keys() | merged
    bound |= {each for deal in staying for each in (deal.entity, *deal.parties)}
    cited = standing.sources | since.sources.keys()
    names, named = _parted(_latest(own.entities, since.entities), before.entities, bound)
    sources, still_cited = _parted(_latest(own.sources, since.sources), before.sources, cited)
    there = {number for deal in deals for number in _numbers(deal)}
    events: tuple[Event, ...] = (
        *(ClaimRetracted(each, reason) for each in standing.back),
        *(
            SourceUnnumbered(each.deal, each.source, each.number)
            for each in own.numbered
            if each in there and each.source not in cited
        ),
        *map(DealWithdrawn, closing),
        *(SourceRecorded(replace(each, withdrawn=True)) for each in sources),
        *(EntityRecorded(replace(each, withdrawn=True)) for each in names),
    )
    counts = Counts(len(standing.back), len(names), len(sources), len(closing))
    return Reversal(events, counts, standing.touched, named, still_cited, standing.known)


async def restoration(stretch: Stretch, reason: str, hear: Hear) -> Reversal:
    """Return what lets count again what a stretch of the ledger took back of an import.

    A claim to which something else happened since stays as it is.
    """
    own, since = await _both(stretch, hear)
    names = [each for each in own.entities.values() if each.id not in since.entities]
    texts = [each for each in own.sources.values() if each.id not in since.sources]
    opening = [
        await _as_opened(stretch, each)
        for each in own.closed
        if each not in since.opened.keys() | since.closed.keys()
    ]
    given = {(each.deal, each.source) for each in since.numbered}
    back = tuple(each for each in own.gone if each not in since.judged)
    events: tuple[Event, ...] = (
        *(EntityRecorded(replace(each, withdrawn=False)) for each in names),
        *(SourceRecorded(replace(each, withdrawn=False)) for each in texts),
        *opening,
        *(
            SourceNumbered(each.deal, each.source, each.number)
            for each in own.unnumbered
            if (each.deal, each.source) not in given
        ),
        *(ClaimRestored(each, reason) for each in back),
    )
    touched = tuple(each for each in own.gone if each in since.judged)
    return Reversal(events, Counts(len(back), len(names), len(texts), len(opening)), touched)


async def _both(stretch: Stretch, hear: Hear) -> tuple[Doings, Doings]:
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


async def _standing(stretch: Stretch, own: Doings, since: Doings) -> _Standing:
    """Return what becomes of the claims of an import, by how each stands now."""
    back: list[ClaimId] = []
    touched: list[ClaimId] = []
    known = 0
    counting: list[Record] = []
    async for record in _counting(stretch, (*own.claims, *(since.claims.keys() - own.claims))):
        if record.id not in own.claims:
            counting.append(record)
        elif record.standing.recorded < stretch.first and record.id not in own.again:
            known += 1
            counting.append(record)
        elif record.id in since.judged or record.id in since.claims:
            touched.append(record.id)
            counting.append(record)
        else:
            back.append(record.id)
    return _Standing(
        tuple(back),
        tuple(touched),
        known,
        frozenset(entity for each in counting for entity, _ in mentions(each.claim)),
        frozenset(each.claim.source for each in counting),
    )


async def _counting(stretch: Stretch, claims: Sequence[ClaimId]) -> AsyncIterator[Record]:
    """Yield those of some claims that are not withdrawn."""
    following = iter(claims)
    while some := frozenset(islice(following, AT_ONCE)):
        evidence = await stretch.workspace.read(
            Selection(claims=some, hidden=True), upto=stretch.upto
        )
        for record in evidence.records:
            if not (record.standing.retracted or record.standing.superseded_by):
                yield record


@dataclass(frozen=True, slots=True)
class _Known:
    """The ids of what was known before an import; of sources, of those that it brought again."""

    entities: frozenset[EntityId]
    sources: frozenset[SourceId]
    deals: frozenset[EntityId]


async def _known(workspace: Workspace, own: Doings, upto: int) -> _Known:
    sources: set[SourceId] = set()
    brought = iter(own.sources)
    while some := frozenset(islice(brought, AT_ONCE)):
        sources.update(each.id for each in await workspace.sources(some, upto=upto))
    return _Known(
        frozenset(each.id for each in (await workspace.cast(upto=upto)).entities),
        frozenset(sources),
        frozenset(each.deal.entity for each in await _deals(workspace, upto)),
    )


async def _deals(workspace: Workspace, upto: int) -> tuple[Followed, ...]:
    return (*await workspace.deals(upto=upto), *await workspace.closed(upto=upto))


def _is_idle(
    deal: EntityId, deals: Iterable[Followed], own: Doings, since: Doings, standing: _Standing
) -> bool:
    """Say whether nothing happened to a deal since, and nothing that stays is of it."""
    if deal in since.opened or deal in since.closed or deal in standing.entities:
        return False
    numbered = {number for each in deals if each.deal.entity == deal for number in _numbers(each)}
    return numbered <= own.numbered.keys()


def _numbers(deal: Followed) -> set[SourceNumbered]:
    """Return the numbers that sources have in a deal."""
    return {SourceNumbered(deal.deal.entity, each.source.id, each.number) for each in deal.sources}


def _latest(own: Mapping[Id, Thing], since: Mapping[Id, Thing]) -> Iterator[Thing]:
    """Yield things as they are by now."""
    return (since.get(identifier, each) for identifier, each in own.items())


def _parted(
    recorded: Iterable[Thing], before: Collection[str], bound: Collection[str]
) -> tuple[tuple[Thing, ...], tuple[Thing, ...]]:
    """Return which new things nothing refers to, and which something does."""
    new = [each for each in recorded if each.id not in before and not each.withdrawn]
    free = tuple(each for each in new if each.id not in bound)
    return free, tuple(each for each in new if each.id in bound)


async def _as_opened(stretch: Stretch, deal: EntityId) -> DealOpened:
    """Return a deal as it was before it was taken back."""
    history = await stretch.workspace.history(deal, upto=stretch.first - 1)
    return [each.event for each in history if isinstance(each.event, DealOpened)][-1]
