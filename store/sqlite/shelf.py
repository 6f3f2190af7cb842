"""A shelf of a SQLite database: every call is one statement, and so one transaction."""

# ruff: noqa: D102 - store.shelf promises for every backend

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from store.instants import from_text, in_utc, to_text
from store.shelf import Kept
from store.sql import SQL
from store.sqlite.connections import Connections

# Bytes and not text: SQLite would quote a damaged text, which may be a secret, in its complaint.
# Halves of characters, which strangers may send, pass as well.
_ENCODING = ("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class SqliteShelf:
    """The rows of one shelf."""

    name: str
    connections: Connections

    async def add(
        self, key: str, value: str, *, now: datetime, until: datetime | None = None
    ) -> bool:
        return bool(
            await self._change(
                "add_to_shelf",
                key=_bytes(key),
                value=_bytes(value),
                now=_instant(now),
                until=_instant(until),
            )
        )

    async def get(self, key: str, *, now: datetime) -> str | None:
        scope = {"shelf": self.name, "key": _bytes(key), "now": _instant(now)}
        row = await self.connections.read(
            lambda connection: connection.execute(SQL["shelved"], scope).fetchone()
        )
        return _text(row[0]) if row else None

    async def put(self, key: str, value: str, *, until: datetime | None = None) -> None:
        await self._change(
            "put_on_shelf", key=_bytes(key), value=_bytes(value), until=_instant(until)
        )

    async def swap(
        self, key: str, before: str, after: str, *, until: datetime | None = None
    ) -> bool:
        return bool(
            await self._change(
                "swap_on_shelf",
                key=_bytes(key),
                before=_bytes(before),
                after=_bytes(after),
                until=_instant(until),
            )
        )

    async def take(self, key: str, *, now: datetime) -> str | None:
        instant = in_utc(now)
        scope = {"shelf": self.name, "key": _bytes(key)}
        rows = await self.connections.write(
            lambda connection: connection.execute(SQL["take_from_shelf"], scope).fetchall()
        )
        taken = next(map(_kept, rows), None)
        return None if taken is None or taken.expired(instant) else taken.value

    async def discard(self, key: str) -> None:
        await self._change("discard_from_shelf", key=_bytes(key))

    async def all(self, *, now: datetime) -> tuple[Kept, ...]:
        scope = {"shelf": self.name, "now": _instant(now)}
        rows = await self.connections.read(
            lambda connection: connection.execute(SQL["all_shelved"], scope).fetchall()
        )
        return tuple(map(_kept, rows))

    async def sweep(self, *, now: datetime) -> int:
        return await self._change("sweep_shelf", now=_instant(now))

    async def _change(self, query: str, **parameters: str | bytes | None) -> int:
        """Run a query that writes, and return how many rows it changed."""
        scope = {"shelf": self.name, **parameters}

        def change(connection: sqlite3.Connection) -> int:
            return connection.execute(SQL[query], scope).rowcount

        return await self.connections.write(change)


def _bytes(text: str) -> bytes:
    return text.encode(*_ENCODING)


def _text(kept: bytes) -> str:
    return kept.decode(*_ENCODING)


def _instant(instant: datetime | None) -> str | None:
    return None if instant is None else to_text(in_utc(instant))


def _kept(row: tuple[bytes, bytes, str | None]) -> Kept:
    key, value, until = row
    return Kept(_text(key), _text(value), None if until is None else from_text(until))
