"""The default backend: one SQLite file (docs/decisions/0003-sqlite.md)."""

# ruff: noqa: D102 - store.base promises for every backend

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from store.auditing import Audit
from store.base import BEGINNING, Evidence, Followed, Head, Receipt, Selection, WorkspaceId
from store.catalogue import Listing, Shelfmark
from store.claims import ClaimId, Entity, Kind, Source, SourceId
from store.errors import StoreError
from store.events import Entry, Event, PersonId
from store.named import Cast, Match
from store.notes import Note
from store.open import Opening
from store.ranking import Hits
from store.recording import draft
from store.sqlite import (
    auditing,
    beginning,
    cataloguing,
    preferences,
    purging,
    reading,
    searching,
    stating,
    subscribed,
    writing,
)
from store.sqlite.cataloguing import Sought
from store.sqlite.connections import Connections
from store.sqlite.connections import connect as connected
from store.sqlite.erasing import Erasure, erase
from store.sqlite.reading import View, Wanted
from store.sqlite.shelf import SqliteShelf
from store.sqlite.subscribed import SqliteSubscribing
from store.stated import Stated
from store.subscribed import Mark, Subscription
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class SqliteWorkspace(SqliteSubscribing):
    """One workspace of a SQLite database."""

    search_deadline: timedelta

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
        return await self.connections.write(
            lambda connection: writing.record(
                connection,
                writing.Order(self.id, draft(events), by, origin, at, key, upto),
            )
        )

    async def receipt(self, key: str) -> Receipt | None:
        return await self.connections.read(
            lambda connection: writing.receipt(connection, self.id, key)
        )

    async def audit(self) -> Audit:
        return await self.connections.search(lambda connection: auditing.audit(connection, self.id))

    async def erase(self, person: PersonId, *, by: PersonId, origin: str, at: datetime) -> int:
        erasure = Erasure(self.id, person, by, origin, at)
        path = self.connections.path
        return await self.connections.write(lambda connection: erase(connection, erasure, path))

    async def head(self) -> Head:
        return await self.connections.read(lambda connection: reading.head(connection, self.id))

    async def seq_at(self, instant: datetime) -> int:
        return await self.connections.read(
            lambda connection: reading.seq_at(connection, self.id, instant)
        )

    async def entries(self, *, after: int, upto: int, limit: int) -> tuple[Entry, ...]:
        return await self.connections.read(
            lambda connection: reading.entries(
                View(connection, self.id, upto), after=after, limit=limit
            )
        )

    async def lately(self, *, upto: int, limit: int) -> tuple[Entry, ...]:
        return await self.connections.read(
            lambda connection: reading.lately(View(connection, self.id, upto), limit=limit)
        )

    async def history(self, about: str, *, upto: int) -> tuple[Entry, ...]:
        return await self.connections.read(
            lambda connection: reading.entries_about(View(connection, self.id, upto), about)
        )

    async def read(self, selection: Selection, *, upto: int) -> Evidence:
        return await self.connections.read(
            lambda connection: reading.read(View(connection, self.id, upto), selection)
        )

    async def notes(self, *, upto: int) -> tuple[Note, ...]:
        return await self.connections.read(
            lambda connection: reading.notes(View(connection, self.id, upto))
        )

    async def deals(self, *, upto: int) -> tuple[Followed, ...]:
        return await self.connections.read(
            lambda connection: reading.deals(View(connection, self.id, upto))
        )

    async def closed(self, *, upto: int) -> tuple[Followed, ...]:
        return await self.connections.read(
            lambda connection: reading.closed(View(connection, self.id, upto))
        )

    async def sources(self, ids: frozenset[SourceId], *, upto: int) -> tuple[Source, ...]:
        return await self.connections.read(
            lambda connection: cataloguing.sources(View(connection, self.id, upto), ids)
        )

    async def called(self, marks: frozenset[Shelfmark], *, upto: int) -> tuple[Source, ...]:
        return await self.connections.read(
            lambda connection: cataloguing.called(View(connection, self.id, upto), marks)
        )

    async def catalogue(
        self,
        words: str | None = None,
        *,
        beside: frozenset[SourceId] = frozenset(),
        upto: int,
        limit: int,
    ) -> Listing:
        sought = Sought(words, beside, limit)
        return await self.connections.search(
            lambda connection: cataloguing.catalogue(View(connection, self.id, upto), sought)
        )

    async def entity(self, entity: EntityId, *, upto: int) -> Entity | None:
        return await self.connections.read(
            lambda connection: reading.entity(View(connection, self.id, upto), entity)
        )

    async def cast(self, *, upto: int, now: EntityId | None = None) -> Cast:
        return await self.connections.read(
            lambda connection: reading.cast(View(connection, self.id, upto), now)
        )

    async def find(
        self, name: str, *, upto: int, kinds: frozenset[Kind] = frozenset(), limit: int = 8
    ) -> tuple[Match, ...]:
        wanted = Wanted(name, kinds, limit)
        same = await self.connections.read(
            lambda connection: reading.find_same(View(connection, self.id, upto), wanted)
        )
        return same or await self.connections.search(
            lambda connection: reading.find_like(View(connection, self.id, upto), wanted)
        )

    async def lookalikes(
        self, name: str, *, upto: int, kinds: frozenset[Kind] = frozenset(), limit: int = 8
    ) -> tuple[Match, ...]:
        wanted = Wanted(name, kinds, limit)
        return await self.connections.read(
            lambda connection: reading.find_lookalikes(View(connection, self.id, upto), wanted)
        )

    async def starting(
        self, typed: str, *, upto: int, kinds: frozenset[Kind] = frozenset(), limit: int = 25
    ) -> tuple[Match, ...]:
        wanted = Wanted(typed, kinds, limit)
        return await self.connections.read(
            lambda connection: beginning.starting(View(connection, self.id, upto), wanted)
        )

    async def search(self, words: str, *, upto: int, limit: int = 50) -> Hits:
        return await self.connections.search(
            lambda connection: searching.search(
                View(connection, self.id, upto), words, limit=limit, deadline=self.search_deadline
            )
        )

    async def roles(self) -> tuple[tuple[PersonId, str], ...]:
        return await self.connections.read(lambda connection: reading.roles(connection, self.id))

    async def preferences(self, *owners: str) -> tuple[tuple[str, str], ...]:
        return await self.connections.read(
            lambda connection: preferences.chosen(connection, self.id, owners)
        )

    async def prefer(self, owner: str, name: str, value: str | None) -> None:
        await self.connections.write(
            lambda connection: preferences.choose(connection, self.id, owner, name, value)
        )

    async def state(self, stated: Stated) -> None:
        await self.connections.write(lambda connection: stating.state(connection, self.id, stated))

    async def message(self, channel: str, message: str) -> Stated | None:
        return await self.connections.read(
            lambda connection: stating.message(connection, self.id, channel, message)
        )

    async def stated(self, claims: frozenset[ClaimId]) -> tuple[Stated, ...]:
        return await self.connections.read(
            lambda connection: stating.stated(connection, self.id, claims)
        )


@dataclass(frozen=True, slots=True)
class SqliteStore:
    """Every workspace of a SQLite database."""

    connections: Connections
    search_deadline: timedelta

    def workspace(self, workspace: WorkspaceId) -> SqliteWorkspace:
        return SqliteWorkspace(workspace, self.connections, self.search_deadline)

    async def workspaces(self) -> tuple[WorkspaceId, ...]:
        return await self.connections.read(reading.workspaces)

    def shelf(self, name: str) -> SqliteShelf:
        return SqliteShelf(name, self.connections)

    async def due(
        self, platform: str, now: datetime, *, limit: int
    ) -> tuple[tuple[WorkspaceId, Subscription], ...]:
        return await self.connections.read(
            lambda connection: subscribed.due(connection, platform, now, limit)
        )

    async def subscribed(
        self, platform: str, *, after: Mark = BEGINNING, limit: int
    ) -> tuple[tuple[WorkspaceId, Subscription], ...]:
        return await self.connections.read(
            lambda connection: subscribed.subscribed(connection, platform, after, limit)
        )

    async def purge(self, workspace: WorkspaceId) -> None:
        path = self.connections.path
        await self.connections.write(lambda connection: purging.purge(connection, workspace, path))

    async def close(self) -> None:
        await self.connections.close()


async def connect(opening: Opening) -> SqliteStore:
    """Open the file that the opening names, or raise StoreError and leave nothing open."""
    connections = await connected(_path(opening.place), read_only=opening.read_only)
    return SqliteStore(connections, opening.search_deadline)


def _path(place: str) -> Path:
    if not place:
        raise StoreError("sqlite: wants a path, as in sqlite:dealbrief.db")
    return Path(place).expanduser().absolute()
