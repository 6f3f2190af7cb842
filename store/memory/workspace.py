"""A workspace in memory: every answer is a fold of what happened."""

# ruff: noqa: D102 - store.base promises for every backend

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import islice

from store.admission import admit
from store.assemble import cast, closed, evidence, followed, known, named, select
from store.auditing import Audit
from store.base import Evidence, Followed, Head, Receipt, Selection, WorkspaceId
from store.beginnings import first, matches, of_kinds, those_begun
from store.catalogue import Listing, Shelfmark
from store.cataloguing import chosen, listing, mark_of
from store.claims import Entity, Kind, Source, SourceId
from store.erasing import NOBODY
from store.events import Entry, EntryRestated, Event, PersonId
from store.fold import State, alike, fold, resolve
from store.lookalikes import seen_as
from store.memory.ledger import MemoryLedger
from store.memory.passages import called, found
from store.memory.shelf import MemoryShelf
from store.memory.stated import MemoryStating
from store.memory.subscribed import MemorySubscribing
from store.mentioning import naming
from store.named import Cast, Match
from store.names import best, exact, likely, namings, scored
from store.notes import Note, notes_in
from store.ranking import LOOKED_AT, Hits, meant, ranked
from store.recording import draft, fingerprint, repeated, unmoved, write
from store.values import EntityId
from store.words import terms


class MemoryWorkspace(MemoryStating, MemorySubscribing):
    """One workspace in memory."""

    def __init__(
        self, workspace: WorkspaceId, shelves: Mapping[str, MemoryShelf], *, read_only: bool
    ) -> None:
        super().__init__(read_only=read_only)
        self._id = workspace
        self._shelves = shelves
        self._begin()

    def _begin(self) -> None:
        self._ledger = MemoryLedger(self._id)
        self._keys: dict[str, tuple[str, Receipt]] = {}
        self._preferences: dict[tuple[str, str], str] = {}

    @property
    def id(self) -> WorkspaceId:
        return self._id

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
        self._check_writable()
        drafts = tuple(draft(events))
        print_of_events = fingerprint(drafts)
        if key in self._keys:
            kept, receipt = self._keys[key]
            return repeated(key, kept=kept, now=print_of_events, receipt=receipt)
        ledger = self._ledger
        unmoved(upto, newest=ledger.seq)
        instant = ledger.stamp(at)
        # Events may fit in part only; what they would change is tried on a state of its own.
        admitted = admit(fold(ledger.told(ledger.seq)), drafts, after=ledger.seq)
        for written in write(admitted, ledger.link, by=by, origin=origin, at=instant):
            ledger.append(written, at=instant)
        receipt = Receipt(ledger.seq - len(admitted) + 1, ledger.seq)
        if key is not None:
            self._keys[key] = (print_of_events, receipt)
        return receipt

    async def receipt(self, key: str) -> Receipt | None:
        _, kept = self._keys.get(key, ("", None))
        return kept and replace(kept, repeated=True)

    async def audit(self) -> Audit:
        return self._ledger.audit()

    async def erase(self, person: PersonId, *, by: PersonId, origin: str, at: datetime) -> int:
        self._check_writable()
        gone = self._ledger.erase(person, by=by, origin=origin, at=at)
        empty = {number for each in gone for number in (each.place, each.number)}
        named = naming(person)
        self._keys = {
            key: (kept if empty.isdisjoint(range(done.first, done.last + 1)) else "", done)
            for key, (kept, done) in self._keys.items()
            if not named.search(key)
        }
        chosen = self._preferences.items()
        self._preferences = {each: value for each, value in chosen if each[0] != person}
        self.forget_subscriber(person, nobody=NOBODY)
        for shelf in self._shelves.values():
            shelf.forget(named)
        return len(gone)

    def purge(self) -> None:
        """Begin anew, with nothing, for whoever holds this workspace as well."""
        self._check_writable()
        self.forget_stated()
        self.forget_subscriptions()
        self._begin()

    async def head(self) -> Head:
        entries = self._ledger.entries
        return Head(len(entries), entries[0].at, entries[-1].at) if entries else Head(0)

    async def seq_at(self, instant: datetime) -> int:
        return bisect_right(self._ledger.entries, instant, key=lambda entry: entry.at)

    async def entries(self, *, after: int, upto: int, limit: int) -> tuple[Entry, ...]:
        found = islice(self._ledger.entries, max(after, 0), max(min(upto, after + limit), 0))
        return tuple(found)

    async def lately(self, *, upto: int, limit: int) -> tuple[Entry, ...]:
        newest_first = reversed(self._ledger.entries[: max(upto, 0)])
        told = (each for each in newest_first if not isinstance(each.event, EntryRestated))
        return tuple(islice(told, max(limit, 0)))

    async def history(self, about: str, *, upto: int) -> tuple[Entry, ...]:
        entries = self._ledger.entries
        told = self._ledger.told(upto)
        return tuple(entries[each.seq - 1] for each in told if each.about == about)

    def _state(self, upto: int) -> State:
        return self._ledger.state(upto)

    async def read(self, selection: Selection, *, upto: int) -> Evidence:
        state = self._state(upto)
        records = select(state, selection)
        return evidence(state, records, named(records, selection, state.merged))

    async def notes(self, *, upto: int) -> tuple[Note, ...]:
        return notes_in(entry for entry in self._ledger.entries if entry.seq <= upto)

    async def deals(self, *, upto: int) -> tuple[Followed, ...]:
        return followed(self._state(upto))

    async def closed(self, *, upto: int) -> tuple[Followed, ...]:
        return closed(self._state(upto))

    async def sources(self, ids: frozenset[SourceId], *, upto: int) -> tuple[Source, ...]:
        return known(self._state(upto), ids)

    async def called(self, marks: frozenset[Shelfmark], *, upto: int) -> tuple[Source, ...]:
        state = self._state(upto)
        return known(state, (each.id for each in state.sources.values() if mark_of(each) in marks))

    async def catalogue(
        self,
        words: str | None = None,
        *,
        beside: frozenset[SourceId] = frozenset(),
        upto: int,
        limit: int,
    ) -> Listing:
        every = self._state(upto).sources.values()
        return listing(chosen(every, words, beside), limit=limit)

    async def entity(self, entity: EntityId, *, upto: int) -> Entity | None:
        state = self._state(upto)
        return state.entities.get(resolve(state.merged, entity))

    async def cast(self, *, upto: int, now: EntityId | None = None) -> Cast:
        return cast(self._state(upto), now)

    async def find(
        self, name: str, *, upto: int, kinds: frozenset[Kind] = frozenset(), limit: int = 8
    ) -> tuple[Match, ...]:
        state = self._state(upto)
        candidates = [naming for entity in state.entities.values() for naming in namings(entity)]
        keys = {naming.key for naming in candidates}
        for compare in (exact, likely):
            found = best(
                scored(compare(name, keys), candidates),
                merged=state.merged,
                entities=state.entities,
                kinds=kinds,
                limit=limit,
            )
            if found:
                return found
        return ()

    async def lookalikes(
        self, name: str, *, upto: int, kinds: frozenset[Kind] = frozenset(), limit: int = 8
    ) -> tuple[Match, ...]:
        state = self._state(upto)
        return best(
            seen_as(name, state.entities.values()),
            merged=state.merged,
            entities=state.entities,
            kinds=kinds,
            limit=limit,
        )

    async def starting(
        self, typed: str, *, upto: int, kinds: frozenset[Kind] = frozenset(), limit: int = 25
    ) -> tuple[Match, ...]:
        state = self._state(upto)
        wanted = of_kinds(state, state.entities, kinds)
        chosen = first(those_begun(typed, wanted), merged=state.merged, limit=limit)
        return matches(typed, chosen, state.entities)

    async def search(self, words: str, *, upto: int, limit: int = 50) -> Hits:
        state = self._state(upto)
        wanted = terms(words)
        if not wanted:
            return Hits((), capped=False)
        named_so = [called(state, term) for term in wanted]
        namesakes = [alike(state.merged, meant(each)) for each in named_so]
        dropped = any(each and not meant(each) for each in named_so)
        holding = (
            passage
            for passage in reversed(self._ledger.passages)
            if passage.seq <= upto
            and all(
                not (term.isdisjoint(passage.tokens) and entities.isdisjoint(passage.entities))
                for term, entities in zip(wanted, namesakes, strict=True)
            )
        )
        looked_at = list(islice(holding, LOOKED_AT))
        capped = dropped or next(holding, None) is not None
        hidden = {
            passage.claim
            for passage in looked_at
            if not state.records[passage.claim].standing.visible
        }
        ranking = (found(passage, wanted) for passage in looked_at)
        return ranked(ranking, hidden=hidden, limit=limit, capped=capped)

    async def roles(self) -> tuple[tuple[PersonId, str], ...]:
        return tuple(sorted(self._ledger.now.roles.items()))

    async def preferences(self, *owners: str) -> tuple[tuple[str, str], ...]:
        kept = self._preferences.items()
        chosen = {
            name: value
            for owner in reversed(owners)
            for (whose, name), value in kept
            if whose == owner
        }
        return tuple(sorted(chosen.items()))

    async def prefer(self, owner: str, name: str, value: str | None) -> None:
        self._check_writable()
        if value is None:
            self._preferences.pop((owner, name), None)
        else:
            self._preferences[owner, name] = value
