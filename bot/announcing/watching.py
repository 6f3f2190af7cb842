"""From the ledger to watches: which of them the entries since the last look concern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.announcing.entries import entries, settled
from bot.announcing.outbox import Outbox
from bot.announcing.slots import errand_for
from bot.announcing.stating import SHELF, watched_of
from store.agreement.around import WEIGHED, beside
from store.base import Evidence, Followed, Selection, Store, Workspace
from store.claims import ClaimId, Entity, Kind, SourceId
from store.encoding import claim_id
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    DealOpened,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Event,
    SourceNumbered,
    SourceRecorded,
)
from store.mentions import mentions
from store.names import holds, names_of
from store.resolve import redirected
from store.subscribed import Subscription, What
from store.values import EntityId

FEW = 4
"""Messages of one watch within `A_WHILE`; what happens beyond them is told together.

Chosen 2026-11: whoever is told more often than that mutes it.
"""

A_WHILE = timedelta(days=1)

ANY = ""
"""What happened to a thing as a whole, in no field."""


async def look_for_watches(
    store: Store, workspace: Workspace, outbox: Outbox, now: datetime
) -> None:
    """Put into the outbox the watches that something concerns which happened since the last look.

    A crash in between is made good by the next call: the mark up to where it was looked moves last.
    """
    watches = await workspace.subscriptions(what=What.WATCH)
    if not watches:
        return
    shelf, key = store.shelf(SHELF), watched_of(workspace.id)
    kept = await shelf.get(key, now=now)
    upto = await settled(workspace, now)
    # What happened before anybody watched is nobody's news.
    after = max(int(kept or 0), min(each.cursor for each in watches))
    if after >= upto:
        return
    happened = await _happened(workspace, after, upto)
    things = {each.about for each in watches}
    own = {each: await _own(workspace, each, happened, upto) for each in things}
    for each in watches:
        touched = happened.touched(own[each.about], each.field)
        if touched and each.rest is None and each.cursor < upto:
            await outbox.renew(errand_for(workspace.id, each, due=free_at(each, now)))
    if kept is None:
        await shelf.add(key, str(upto), now=now)
    else:
        await shelf.swap(key, kept, str(upto))


def free_at(watch: Subscription, now: datetime) -> datetime:
    """Return when a watch may tell something again."""
    if len(watch.told) < FEW:
        return now
    return max(now, watch.told[-FEW] + A_WHILE)


@dataclass(slots=True)
class _Happened:
    """What happened to which things: the fields, `ANY` where it was to the thing as a whole.

    `deals` are those among the things.
    """

    fields: dict[EntityId, set[str]] = field(default_factory=dict)
    deals: tuple[Entity, ...] = ()

    def add(self, things: Iterable[EntityId], what: str) -> None:
        for each in things:
            self.fields.setdefault(each, set()).add(what)

    def touched(self, things: Iterable[EntityId], what: str | None) -> bool:
        """Say whether something happened to any of some things, in one field where one is given.

        What happened to a thing as a whole may be news of any field, and what is said in another
        one that is held against it may open or settle a conflict.
        """
        found = set[str]().union(*(self.fields.get(each, ()) for each in things))
        return bool(found) if what is None else not found.isdisjoint({ANY, *beside(what)})


async def _own(
    workspace: Workspace, about: EntityId, happened: _Happened, upto: int
) -> frozenset[EntityId]:
    """Return what a watched thing is now, and the deals that bear its name."""
    thing = await workspace.entity(about, upto=upto)
    if thing is None:
        return frozenset({about})
    names = names_of(thing)
    bearing = (deal.id for deal in happened.deals if _bears(deal, names))
    return frozenset({thing.id, *bearing})


def _bears(deal: Entity, names: Iterable[str]) -> bool:
    return any(holds(called, name) for called in names_of(deal) for name in names)


@dataclass(slots=True)
class _Touched:
    """The ids of what some entries happened to."""

    claims: set[ClaimId] = field(default_factory=set)
    things: set[EntityId] = field(default_factory=set)
    sources: set[SourceId] = field(default_factory=set)

    def notice(self, event: Event) -> None:
        match event:
            case ClaimRecorded(claim=claim):
                self.claims.add(claim_id(claim))
            case ClaimSuperseded(claim=wrong, by=right):
                self.claims.update((wrong, right))
            case (
                ClaimRetracted(claim=claim) | ClaimRestored(claim=claim) | ClaimRanked(claim=claim)
            ):
                self.claims.add(claim)
            case EntityRecorded(entity=entity):
                self.things.add(entity.id)
            case EntitiesMerged(kept=kept, gone=gone):
                self.things.update((kept, gone))
            case EntitiesSplit(gone=gone):
                self.things.add(gone)
            case DealOpened(deal=deal):
                self.things.update((deal.entity, *deal.parties))
            case SourceRecorded(source=source):
                self.sources.add(source.id)
            case SourceNumbered(source=numbered):
                self.sources.add(numbered)
            case _:
                return


async def _happened(workspace: Workspace, after: int, upto: int) -> _Happened:
    touched, happened = _Touched(), _Happened()
    async for entry in entries(workspace, after, upto):
        if entry.event is not None:
            touched.notice(entry.event)
    deals = await workspace.deals(upto=upto)
    happened.add(touched.things, ANY)
    happened.add((each.deal.entity for each in deals if _has(each, touched)), ANY)
    read = Evidence((), (), ())
    if touched.claims:
        selection = Selection(claims=frozenset(touched.claims), hidden=True)
        read = await workspace.read(selection, upto=upto)
    if touched.sources:
        of_sources = Selection(sources=frozenset(touched.sources))
        read = read.joined(await workspace.read(of_sources, upto=upto))
    happened.deals = tuple(each for each in read.entities if each.kind is Kind.DEAL)
    for things, what in _mentioned(read, deals):
        happened.add(things, what)
    await _told_of_too(workspace, happened, deals, upto)
    return happened


async def _told_of_too(
    workspace: Workspace, happened: _Happened, deals: tuple[Followed, ...], upto: int
) -> None:
    """Add the deals whose sources speak of the same things: what others say may contradict them."""
    of_source = _deals_of(deals)
    if not (happened.fields and of_source):
        return
    selection = Selection(
        entities=frozenset(happened.fields), fields=WEIGHED, sources=frozenset(of_source)
    )
    read = await workspace.read(selection, upto=upto)
    redirects = dict(read.redirects)
    fields = {each: frozenset(what) for each, what in happened.fields.items()}
    for record in read.records:
        for thing, _ in mentions(redirected(record.claim, redirects)):
            for what in fields.get(thing, ()):
                happened.add(of_source[record.claim.source], what)


def _deals_of(deals: tuple[Followed, ...]) -> dict[SourceId, set[EntityId]]:
    """Return the deals of each source."""
    of_source: dict[SourceId, set[EntityId]] = {}
    for each in deals:
        for numbered in each.sources:
            of_source.setdefault(numbered.source.id, set()).add(each.deal.entity)
    return of_source


def _has(deal: Followed, touched: _Touched) -> bool:
    """Say whether one of a deal's sources or parties was touched itself."""
    cited = any(each.source.id in touched.sources for each in deal.sources)
    return cited or not touched.things.isdisjoint(deal.deal.parties)


def _mentioned(read: Evidence, deals: tuple[Followed, ...]) -> Iterator[tuple[set[EntityId], str]]:
    """Yield of each claim all that it may concern, with its field: too much rather than too little.

    What is said of a deal concerns its parties, and the other way round.
    """
    redirects = dict(read.redirects)
    of_source = _deals_of(deals)
    of_thing: dict[EntityId, set[EntityId]] = {}
    for each in deals:
        involved = {each.deal.entity, *each.deal.parties}
        for thing in involved:
            of_thing.setdefault(thing, set()).update(involved)
    for record in read.records:
        claim = redirected(record.claim, redirects)
        things = {entity for entity, _ in mentions(claim)}
        involved_too = {other for each in things for other in of_thing.get(each, ())}
        yield things | involved_too | of_source.get(claim.source, set()), claim.field
