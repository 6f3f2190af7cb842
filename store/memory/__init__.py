"""The reference backend: everything in memory, every answer a fold of what happened."""

# ruff: noqa: D102 - store.base promises for every backend

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from store.admission import admit
from store.assemble import cast, evidence, followed, named, select
from store.base import Cast, Evidence, Followed, Head, Match, Receipt, Selection, WorkspaceId
from store.beginnings import first, matches, of_kinds, those_begun
from store.claims import ClaimId, Entity, Kind
from store.events import ClaimRecorded, Entry, Event, PersonId
from store.fold import Happened, State, alike, apply, fold, resolve
from store.ledger import genesis
from store.lookalikes import seen_as
from store.memory.shelf import MemoryShelf
from store.memory.stated import MemoryStating
from store.mentions import findable, mentions
from store.names import best, exact, likely, namings, scored
from store.notes import Note, notes_in
from store.open import Opening
from store.ranking import LOOKED_AT, Found, Hits, meant, ranked
from store.recording import Written, draft, fingerprint, repeated, stamp, unmoved, write
from store.values import EntityId
from store.words import terms, tokens


@dataclass(frozen=True, slots=True)
class Passage:
    """What a claim can be found by since the entry `seq` recorded it, or further words of it."""

    seq: int
    claim: ClaimId
    tokens: frozenset[str]
    entities: frozenset[EntityId]


class MemoryWorkspace(MemoryStating):
    """One workspace in memory."""

    def __init__(self, workspace: WorkspaceId, *, read_only: bool) -> None:
        super().__init__(read_only=read_only)
        self._id = workspace
        self._begin()

    def _begin(self) -> None:
        self._entries: list[Entry] = []
        self._happened: list[Happened] = []
        self._passages: list[Passage] = []
        self._now = State()
        self._keys: dict[str, tuple[str, Receipt]] = {}
        self._preferences: dict[tuple[str, str], str] = {}

    @property
    def id(self) -> WorkspaceId:
        return self._id

    async def record(
        self,
        events: tuple[Event, ...],
        *,
        by: PersonId,
        origin: str,
        at: datetime,
        key: str | None = None,
        upto: int | None = None,
    ) -> Receipt:
        self._check_writable()
        drafts = draft(events)
        print_of_events = fingerprint(drafts)
        if key in self._keys:
            kept, receipt = self._keys[key]
            return repeated(key, kept=kept, now=print_of_events, receipt=receipt)
        unmoved(upto, newest=len(self._entries))
        last = self._entries[-1] if self._entries else None
        instant = stamp(at, last.at if last else None)
        # Events may fit in part only; what they would change is tried on a state of its own.
        admitted = admit(fold(self._happened), drafts, after=len(self._entries))
        previous = last.link if last else genesis(self._id)
        for written in write(admitted, previous, by=by, origin=origin, at=instant):
            self._append(written, by=by, origin=origin, at=instant)
        receipt = Receipt(len(self._entries) - len(admitted) + 1, len(self._entries))
        if key is not None:
            self._keys[key] = (print_of_events, receipt)
        return receipt

    async def receipt(self, key: str) -> Receipt | None:
        _, kept = self._keys.get(key, ("", None))
        return kept and replace(kept, repeated=True)

    def purge(self) -> None:
        """Begin anew, with nothing, for whoever holds this workspace as well."""
        self._check_writable()
        self.forget_stated()
        self._begin()

    def _append(self, written: Written, *, by: PersonId, origin: str, at: datetime) -> None:
        happened = written.happened
        entry = Entry(
            seq=happened.seq,
            at=at,
            by=by,
            origin=origin,
            event=happened.event,
            salt=written.salt,
            commitment=written.seal.commitment,
            link=written.seal.link,
        )
        self._entries.append(entry)
        self._happened.append(happened)
        apply(self._now, happened)
        if isinstance(happened.event, ClaimRecorded):
            self._passages.append(_passage(happened, happened.event))

    async def head(self) -> Head:
        if not self._entries:
            return Head(0)
        return Head(len(self._entries), self._entries[0].at, self._entries[-1].at)

    async def seq_at(self, instant: datetime) -> int:
        return bisect_right(self._entries, instant, key=lambda entry: entry.at)

    async def entries(self, *, after: int, upto: int, limit: int) -> tuple[Entry, ...]:
        return tuple(islice(self._entries, max(after, 0), max(min(upto, after + limit), 0)))

    async def history(self, about: str, *, upto: int) -> tuple[Entry, ...]:
        pairs = zip(self._entries, self._happened, strict=True)
        return tuple(entry for entry, each in pairs if each.about == about and each.seq <= upto)

    def _state(self, upto: int) -> State:
        if upto >= len(self._happened):
            return self._now
        return fold(self._happened[: max(upto, 0)])

    async def read(self, selection: Selection, *, upto: int) -> Evidence:
        state = self._state(upto)
        records = select(state, selection)
        return evidence(state, records, named(records, selection, state.merged))

    async def notes(self, *, upto: int) -> tuple[Note, ...]:
        return notes_in(entry for entry in self._entries if entry.seq <= upto)

    async def deals(self, *, upto: int) -> tuple[Followed, ...]:
        return followed(self._state(upto))

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
        named_so = [_called(state, term) for term in wanted]
        namesakes = [alike(state.merged, meant(called)) for called in named_so]
        dropped = any(called and not meant(called) for called in named_so)
        holding = (
            passage
            for passage in reversed(self._passages)
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
        found = (_found(passage, wanted) for passage in looked_at)
        return ranked(found, hidden=hidden, limit=limit, capped=capped)

    async def roles(self) -> tuple[tuple[PersonId, str], ...]:
        return tuple(sorted(self._now.roles.items()))

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


def _passage(happened: Happened, event: ClaimRecorded) -> Passage:
    return Passage(
        seq=happened.seq,
        claim=ClaimId(happened.about),
        tokens=findable(event.claim, event.spans),
        entities=frozenset(entity for entity, _ in mentions(event.claim)),
    )


def _found(passage: Passage, wanted: tuple[frozenset[str], ...]) -> Found:
    lacking = sum(term.isdisjoint(passage.tokens) for term in wanted)
    return lacking, len(passage.tokens), passage.seq, passage.claim


def _called(state: State, wanted: frozenset[str]) -> frozenset[EntityId]:
    """Return the entities one of whose names holds one of the tokens."""
    return frozenset(
        entity.id
        for entity in state.entities.values()
        if any(
            not wanted.isdisjoint(tokens(name.text)) for name in (*entity.names, *entity.aliases)
        )
    )


class MemoryStore:
    """Workspaces that are gone when the process ends."""

    def __init__(self, *, read_only: bool) -> None:
        self._read_only = read_only
        self._workspaces: dict[WorkspaceId, MemoryWorkspace] = {}
        self._shelves: dict[str, MemoryShelf] = {}

    def workspace(self, workspace: WorkspaceId) -> MemoryWorkspace:
        if workspace not in self._workspaces:
            self._workspaces[workspace] = MemoryWorkspace(workspace, read_only=self._read_only)
        return self._workspaces[workspace]

    def shelf(self, name: str) -> MemoryShelf:
        if name not in self._shelves:
            self._shelves[name] = MemoryShelf(read_only=self._read_only)
        return self._shelves[name]

    async def purge(self, workspace: WorkspaceId) -> None:
        self.workspace(workspace).purge()

    async def close(self) -> None:
        self._workspaces.clear()
        self._shelves.clear()


async def connect(opening: Opening) -> MemoryStore:
    """Return an empty store."""
    return MemoryStore(read_only=opening.read_only)
