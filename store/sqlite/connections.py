"""The connections of a database: one writes, one reads, one searches."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

import aiosqlite

from store.errors import ReadOnlyDatabaseError, StoreError
from store.sqlite.faults import told
from store.sqlite.lock import WritersLock
from store.sqlite.reindexing import check_index, index_anew
from store.sqlite.schema import check_readable, prepare
from store.sqlite.version import check, current, loses_writes

T = TypeVar("T")

WRITERS_CACHE = 16_384
"""KiB of pages the writer may hold: ids fall anywhere in their index, and with the default of 2,000
an import of 100,000 claims spends a third longer in SQLite. Little writing takes little of it."""

# The standard library's, since it says nothing where nobody set it up.
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Connections:
    """An open database; without a writer it is read only.

    Each connection works on a thread of its own, one call after the other. A transaction is one
    call, so the writer's queue is the lock that spans it.
    """

    path: Path
    writer: aiosqlite.Connection | None
    reader: aiosqlite.Connection
    searcher: aiosqlite.Connection
    opened: AsyncExitStack

    async def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work`, which is one transaction; a caller who stops waiting does not undo it."""
        if self.writer is None:
            raise ReadOnlyDatabaseError(f"{self.path} was opened for reading only")
        return await _call(self.writer, work, self.path)

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work`, which reads."""
        return await _call(self.reader, work, self.path)

    async def search(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work`, which may take long and so must not stand in the way of reading."""
        return await _call(self.searcher, work, self.path)

    async def close(self) -> None:
        """Close readers first: the last to close tidies up, which only the writer may."""
        with told(str(self.path)):
            await self.opened.aclose()


async def connect(path: Path, *, read_only: bool) -> Connections:
    """Open and, unless `read_only`, make or migrate a database, or raise StoreError.

    `path` is absolute.
    """
    check(current())
    if loses_writes(current()):
        log.info(
            "SQLite %s loses writes of two connections; here one writes", sqlite3.sqlite_version
        )
    _check_place(path, read_only=read_only)
    async with AsyncExitStack() as stack:
        writer = None
        if not read_only:
            lock = await asyncio.to_thread(WritersLock.take, path)
            stack.callback(lock.release)
            await asyncio.to_thread(_make, path)
            writer = await _open(stack, path, "rwc")
            await _call(writer, lambda connection: prepare(connection, path), path)
            await _call(writer, lambda connection: index_anew(connection, path), path)
        reader = await _open(stack, path, "ro")
        if read_only:
            await _call(reader, lambda connection: check_readable(connection, path), path)
            await _call(reader, lambda connection: check_index(connection, path), path)
        searcher = await _open(stack, path, "ro")
        return Connections(path, writer, reader, searcher, stack.pop_all())


def _check_place(path: Path, *, read_only: bool) -> None:
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent}; make it, or name another")
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name a file in it")
    if read_only and not path.exists():
        raise StoreError(f"there is no {path}; whoever opens it for writing makes it")


def _make(path: Path) -> None:
    """Make a file that is not there, for its owner alone to read: tokens will stand in it.

    What SQLite lays beside it, it makes as readable as the file.
    """
    # Whatever stands in the way, SQLite tells when it opens the file.
    with suppress(OSError):
        path.resolve().touch(mode=0o600, exist_ok=False)


async def _open(stack: AsyncExitStack, path: Path, mode: str) -> aiosqlite.Connection:
    place = f"{path.as_uri()}?mode={mode}"
    with told(str(path)):
        connection = await stack.enter_async_context(
            aiosqlite.connect(place, uri=True, isolation_level=None)
        )
    await _call(connection, lambda raw: _settle(raw, mode), path)
    return connection


def _settle(connection: sqlite3.Connection, mode: str) -> None:
    connection.execute("pragma busy_timeout = 5000")
    connection.execute("pragma foreign_keys = on")
    if mode == "ro":
        connection.execute("pragma query_only = on")
    else:
        connection.execute("pragma synchronous = full")
        # What is taken off a shelf may be a token: its bytes go as well.
        connection.execute("pragma secure_delete = on")
        connection.execute(f"pragma cache_size = -{WRITERS_CACHE}")


async def _call(
    connection: aiosqlite.Connection, work: Callable[[sqlite3.Connection], T], path: Path
) -> T:
    with told(str(path)):
        # Each public method of aiosqlite is a journey to its thread; this is one for all of `work`.
        done = await connection._execute(work, connection._conn)  # type: ignore[no-untyped-call]  # noqa: SLF001
        return cast("T", done)
