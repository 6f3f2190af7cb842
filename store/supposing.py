"""A workspace as if some events had been recorded: what a preview and a dry run look at."""

# ruff: noqa: D102 - store.base promises for every workspace

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from store.admission import unheld
from store.assemble import closed, evidence, followed, named, select
from store.auditing import Audit
from store.base import Evidence, Followed, Head, Receipt, Selection, WorkspaceId
from store.claims import ClaimId, Entity, Kind, Source, SourceId
from store.encoding import claim_id
from store.errors import ReadOnlyDatabaseError
from store.events import (
    ClaimRecorded,
    DealClosed,
    DealOpened,
    DealWithdrawn,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Entry,
    Event,
    PersonId,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from store.fold import Happened, Judgement, State, about, alike, apply, resolve
from store.named import Cast, Match
from store.notes import Note
from store.ranking import Hits
from store.recataloguing import SupposedCatalogue
from store.values import EntityId

OF_DEALS: tuple[type[Event], ...] = (
    *(DealOpened, DealClosed, DealWithdrawn, EntityRecorded),
    *(SourceNumbered, SourceUnnumbered, SourceRecorded),
)
"""Events that bear on what deals are, what they are called and which sources they number."""


@dataclass(frozen=True, slots=True)
class Supposed(SupposedCatalogue):
    """The workspace `known` as if `events`, which must fit it, came after its entry `upto`.

    Claims, sources, things and deals are read as they would be then; names and words are found as
    they are known. Nothing can be recorded.
    """

    @property
    def id(self) -> WorkspaceId:
        return self.known.id

    @property
    def newest(self) -> int:
        """The number that the last of the events would have."""
        return self.upto + len(self.events)

    async def record(
        self,
        events: Iterable[Event],
        *,
        by: PersonId,
        origin: str,
        at: datetime,
        key: str | None = None,
        upto: int | None = None,
    ) -> Receipt:
        del events, by, origin, at, key, upto
        raise ReadOnlyDatabaseError("what is only supposed is not recorded")

    async def receipt(self, key: str) -> Receipt | None:
        return await self.known.receipt(key)

    async def audit(self) -> Audit:
        return await self.known.audit()

    async def erase(self, person: PersonId, *, by: PersonId, origin: str, at: datetime) -> int:
        del person, by, origin, at
        raise ReadOnlyDatabaseError("from what is only supposed nobody is erased")

    async def head(self) -> Head:
        return replace(await self.known.head(), seq=self.newest)

    async def seq_at(self, instant: datetime) -> int:
        return await self.known.seq_at(instant)

    async def entries(self, *, after: int, upto: int, limit: int) -> tuple[Entry, ...]:
        return await self.known.entries(after=after, upto=min(upto, self.upto), limit=limit)

    async def lately(self, *, upto: int, limit: int) -> tuple[Entry, ...]:
        return await self.known.lately(upto=min(upto, self.upto), limit=limit)

    async def history(self, about: str, *, upto: int) -> tuple[Entry, ...]:
        return await self.known.history(about, upto=min(upto, self.upto))

    async def read(self, selection: Selection, *, upto: int) -> Evidence:
        if upto <= self.upto:
            return await self.known.read(selection, upto=upto)
        state = State()
        own = replace(selection, entities=self._meant(selection.entities), hidden=True)
        _learn(state, await self.known.read(own, upto=self.upto))
        if claims := self._claims():
            touched = Selection(claims=claims, hidden=True)
            _learn(state, await self.known.read(touched, upto=self.upto))
        await self._merge(state, state.merged)
        self._apply(state)
        # The ledger's order is that of the numbers; the two readings above are in none.
        ordered = sorted(state.records.values(), key=lambda record: record.standing.recorded)
        state.records = {record.id: record for record in ordered}
        records = select(state, selection)
        names = named(records, selection, state.merged)
        await self._name(state, names.entities, names.sources)
        return evidence(state, records, names)

    def _claims(self) -> frozenset[ClaimId]:
        """Return the claims that the events are about."""
        return frozenset(
            ClaimId(about(each))
            for each in self.events
            if isinstance(each, ClaimRecorded | Judgement)
        )

    def _meant(self, entities: frozenset[EntityId]) -> frozenset[EntityId]:
        """Return some things with all that would be merged with them."""
        merged = {each.gone: each.kept for each in self.events if isinstance(each, EntitiesMerged)}
        return alike(merged, entities) if entities else entities

    def _apply(self, state: State, of: tuple[type[Event], ...] | None = None) -> None:
        for number, event in enumerate(self.events, start=self.upto + 1):
            if of is not None and not isinstance(event, of):
                continue
            if told := _fresh(state, event) if isinstance(event, ClaimRecorded) else event:
                apply(state, Happened(number, about(told), told, ""))

    async def _merge(self, state: State, entities: Iterable[EntityId]) -> None:
        """Let a state know every merge that things went through: a split undoes one of them."""
        for entity in tuple(entities):
            gone = entity
            while kept := await self._merged_into(gone):
                state.merged[gone] = kept
                gone = kept

    async def _merged_into(self, entity: EntityId) -> EntityId | None:
        history = await self.known.history(entity, upto=self.upto)
        events = (each.event for each in reversed(history))
        last = next(
            (each for each in events if isinstance(each, EntitiesMerged | EntitiesSplit)), None
        )
        return last.kept if isinstance(last, EntitiesMerged) else None

    async def _name(
        self, state: State, entities: Iterable[EntityId], sources: Iterable[SourceId]
    ) -> None:
        """Let a state know things and sources that claims of the events name."""
        for each in entities:
            if each not in state.entities and (found := await self._own(each)):
                state.entities[each] = found
        for source in sources:
            if source not in state.sources:
                state.sources[source] = await self._source(source)

    async def _own(self, entity: EntityId) -> Entity | None:
        """Return a thing itself, whatever it was merged into."""
        history = await self.known.history(entity, upto=self.upto)
        events = [each.event for each in history if isinstance(each.event, EntityRecorded)]
        return events[-1].entity if events else None

    async def _source(self, source: SourceId) -> Source:
        history = await self.known.history(source, upto=self.upto)
        events = [each.event for each in history if isinstance(each.event, SourceRecorded)]
        return events[-1].source

    async def notes(self, *, upto: int) -> tuple[Note, ...]:
        return await self.known.notes(upto=min(upto, self.upto))

    async def deals(self, *, upto: int) -> tuple[Followed, ...]:
        if upto <= self.upto:
            return await self.known.deals(upto=upto)
        return followed(await self._deals())

    async def closed(self, *, upto: int) -> tuple[Followed, ...]:
        if upto <= self.upto:
            return await self.known.closed(upto=upto)
        return closed(await self._deals())

    async def _deals(self) -> State:
        """Return what is so of deals, open and closed, after the events."""
        known = await self.known.deals(upto=self.upto)
        gone = await self.known.closed(upto=self.upto)
        state = State(
            deals={each.deal.entity: each.deal for each in known},
            closed={each.deal.entity: each.deal for each in gone},
        )
        for each in (*known, *gone):
            state.entities[each.entity.id] = each.entity
            state.sources |= {one.source.id: one.source for one in each.sources}
            state.numbers[each.deal.entity] = {one.source.id: one.number for one in each.sources}
            state.last[each.deal.entity] = each.last
        self._apply(state, OF_DEALS)
        await self._name(state, (*state.deals, *state.closed), chain(*state.numbers.values()))
        return state

    async def entity(self, entity: EntityId, *, upto: int) -> Entity | None:
        if upto <= self.upto:
            return await self.known.entity(entity, upto=upto)
        state = State()
        joined = (each.kept for each in self.events if isinstance(each, EntitiesMerged))
        await self._merge(state, (entity, *joined))
        self._apply(state, of=(EntitiesMerged, EntitiesSplit, EntityRecorded))
        now = resolve(state.merged, entity)
        await self._name(state, (now,), ())
        return state.entities.get(now)

    async def cast(self, *, upto: int, now: EntityId | None = None) -> Cast:
        return await self.known.cast(upto=min(upto, self.upto), now=now)

    async def find(
        self, name: str, *, upto: int, kinds: frozenset[Kind] = frozenset(), limit: int = 8
    ) -> tuple[Match, ...]:
        return await self.known.find(name, upto=min(upto, self.upto), kinds=kinds, limit=limit)

    async def lookalikes(
        self, name: str, *, upto: int, kinds: frozenset[Kind] = frozenset(), limit: int = 8
    ) -> tuple[Match, ...]:
        upto = min(upto, self.upto)
        return await self.known.lookalikes(name, upto=upto, kinds=kinds, limit=limit)

    async def starting(
        self, typed: str, *, upto: int, kinds: frozenset[Kind] = frozenset(), limit: int = 25
    ) -> tuple[Match, ...]:
        return await self.known.starting(typed, upto=min(upto, self.upto), kinds=kinds, limit=limit)

    async def search(self, words: str, *, upto: int, limit: int = 50) -> Hits:
        return await self.known.search(words, upto=min(upto, self.upto), limit=limit)


def _learn(state: State, known: Evidence) -> None:
    state.records |= {each.id: each for each in known.records}
    state.sources |= {each.id: each for each in known.sources}
    state.entities |= {each.id: each for each in known.entities}
    state.merged |= dict(known.redirects)


def _fresh(state: State, event: ClaimRecorded) -> ClaimRecorded | None:
    """Return what is new of a claim, as recording it would leave the rest out."""
    known = state.records.get(claim_id(event.claim))
    held = known.spans if known else ()
    spans = unheld(event, held, state.sources.get(event.claim.source))
    return replace(event, spans=spans) if spans else None
