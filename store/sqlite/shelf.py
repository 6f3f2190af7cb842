"""A shelf of a SQLite database: every call is one statement, and so one transaction."""

# ruff: noqa: D102 - store.shelf promises for every backend

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from store.instants import in_utc, to_text
from store.shelf import Kept
from store.sql import SQL
from store.sqlite.connections import Connections
from store.sqlite.rows import instant

# Bytes and not text: SQLite would quote a damaged text, which may be a secret, in its complaint.
# Halves of characters, which strangers may send, pass as well.
_ENCODING = ("utf-8", "surrogatepass")

Parameter = str | bytes | None


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
        found = await self.connections.read(lambda connection: _rows(connection, "shelved", scope))
        return found[0].value if found else None

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
        moment = in_utc(now)
        scope: dict[str, Parameter] = {"shelf": self.name, "key": _bytes(key)}
        taken = await self.connections.write(
            lambda connection: _rows(connection, "take_from_shelf", scope)
        )
        return taken[0].value if taken and not taken[0].expired(moment) else None

    async def discard(self, key: str) -> None:
        await self._change("discard_from_shelf", key=_bytes(key))

    async def all(self, *, now: datetime) -> tuple[Kept, ...]:
        scope = {"shelf": self.name, "now": _instant(now)}
        return await self.connections.read(
            lambda connection: _rows(connection, "all_shelved", scope)
        )

    async def sweep(self, *, now: datetime) -> int:
        return await self._change("sweep_shelf", now=_instant(now))

    async def _change(self, query: str, **parameters: Parameter) -> int:
        """Run a query that writes, and return how many rows it changed."""
        scope = {"shelf": self.name, **parameters}

        def change(connection: sqlite3.Connection) -> int:
            return connection.execute(SQL[query], scope).rowcount

        return await self.connections.write(change)


def _bytes(text: str) -> bytes:
    return text.encode(*_ENCODING)


def _instant(moment: datetime | None) -> str | None:
    return None if moment is None else to_text(in_utc(moment))


def _rows(
    connection: sqlite3.Connection, query: str, scope: Mapping[str, Parameter]
) -> tuple[Kept, ...]:
    return tuple(
        Kept(
            key.decode(*_ENCODING),
            value.decode(*_ENCODING),
            None if until is None else instant(until),
        )
        for key, value, until in connection.execute(SQL[query], scope).fetchall()
    )
