"""Only one connection writes, reading waits for nobody, and searches end."""

from __future__ import annotations

import asyncio
import resource
import signal
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from store.base import (
    ConflictingEventError,
    KeyReusedError,
    SearchInterruptedError,
    StoreError,
    Workspace,
    WorkspaceId,
)
from store.claims import ClaimId
from store.events import ClaimVerified
from store.open import open_store
from store.sqlite import SqliteStore
from store.sqlite.version import OLDEST, Version, check, current, loses_writes
from tests.contracts.facts import STORY, claims, now, recorded, remark, searched, tell
from tests.contracts.reading import ALL

HOME = WorkspaceId("console:home")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    opened = await open_store(f"sqlite:{tmp_path}/facts.db")
    assert isinstance(opened, SqliteStore)
    await tell(opened.workspace(HOME), *STORY)
    yield opened
    await opened.close()


def pragma(name: str) -> Callable[[sqlite3.Connection], object]:
    def ask(connection: sqlite3.Connection) -> object:
        return connection.execute(f"pragma {name}").fetchone()[0]

    return ask


async def test_a_commit_survives_a_power_cut(store: SqliteStore) -> None:
    full = 2
    assert await store.connections.write(pragma("journal_mode")) == "wal"
    assert await store.connections.write(pragma("synchronous")) == full
    assert await store.connections.write(pragma("foreign_keys")) == 1


@pytest.mark.parametrize(
    "statement",
    ["insert into preferences values ('w', 'o', 'n', 'v')", "delete from preferences"],
)
async def test_readers_never_write(store: SqliteStore, statement: str) -> None:
    for call in (store.connections.read, store.connections.search):
        with pytest.raises(StoreError):
            await call(lambda connection: connection.execute(statement))
        # With the guard off, it is the way it was opened that forbids.
        await call(lambda connection: connection.execute("pragma query_only = off"))
        with pytest.raises(StoreError, match="cannot be written"):
            await call(lambda connection: connection.execute(statement))


async def test_readers_never_checkpoint(store: SqliteStore) -> None:
    log = store.connections.path.with_name("facts.db-wal")
    before = store.connections.path.read_bytes(), log.read_bytes()
    for call in (store.connections.read, store.connections.search):
        await call(lambda connection: connection.execute("pragma query_only = off"))
        with pytest.raises(StoreError):
            await call(
                lambda connection: connection.execute("pragma wal_checkpoint(truncate)").fetchall()
            )
    assert (store.connections.path.read_bytes(), log.read_bytes()) == before


@pytest.mark.parametrize(
    ("version", "loses"),
    [
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 0), True),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), True),
        ((3, 53, 0), False),
        ((4, 0, 0), False),
    ],
)
def test_versions_that_lose_writes_are_known(version: Version, *, loses: bool) -> None:
    assert loses_writes(version) is loses


def test_a_version_that_is_too_old_is_refused() -> None:
    check(OLDEST)
    check(current())
    with pytest.raises(StoreError, match="too old"):
        check((3, 37, 2))


async def test_a_search_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    store = await open_store(f"sqlite:{tmp_path}/facts.db", search_deadline=timedelta(0))
    workspace = store.workspace(HOME)
    await tell(
        workspace, *STORY, *(recorded(remark("risk", number), "risk") for number in range(300))
    )
    with pytest.raises(SearchInterruptedError):
        await workspace.search("risk", upto=await now(workspace))
    assert (await workspace.search("", upto=99)).claims == ()
    assert await claims(workspace) != []
    await store.close()


async def test_a_search_that_was_stopped_disturbs_no_other(store: SqliteStore) -> None:
    hasty = SqliteStore(store.connections, timedelta(0)).workspace(HOME)
    calm = store.workspace(HOME)
    for _ in range(3):
        with pytest.raises(SearchInterruptedError):
            await hasty.search("Euro", upto=99)
        assert await searched(calm, "Finanzierungsrunde") == ALL[:1]


async def test_nothing_is_left_open_after_a_refusal(store: SqliteStore) -> None:
    workspace = store.workspace(HOME)
    with pytest.raises(ConflictingEventError):
        await tell(workspace, ClaimVerified(ClaimId("c1:nothing")))
    await tell(workspace, recorded(remark("risk"), "risk"), key="once")
    with pytest.raises(KeyReusedError):
        await tell(workspace, key="once")
    assert not await store.connections.write(lambda connection: connection.in_transaction)


async def test_who_stops_waiting_does_not_stop_the_writing(store: SqliteStore) -> None:
    workspace = store.workspace(HOME)
    waiting = asyncio.ensure_future(tell(workspace, recorded(remark("risk"), "risk"), key="once"))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    again = await tell(workspace, recorded(remark("risk"), "risk"), key="once")
    assert again.repeated
    assert len(await claims(workspace)) == len(ALL) + 1


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("more", range(0, 200_000, 23_000))
async def test_a_full_disk_loses_nothing_and_is_forgotten_when_there_is_room(
    store: SqliteStore, more: int
) -> None:
    workspace = store.workspace(HOME)
    log = store.connections.path.with_name("facts.db-wal")
    with room_for(log.stat().st_size + more):
        acknowledged, told = await fill(workspace)
        assert "nothing was written" in told
        assert len(await claims(workspace)) == len(ALL) + acknowledged
    await tell(workspace, recorded(remark("relief"), "there is room"))
    assert len(await claims(workspace)) == len(ALL) + acknowledged + 1
    assert await store.connections.write(pragma("integrity_check")) == "ok"


async def fill(workspace: Workspace) -> tuple[int, str]:
    """Record claims until there is no room: how many were acknowledged, and what was told."""
    for number in count():
        try:
            await tell(workspace, recorded(remark("risk", number), "risk " * 100))
        except StoreError as error:
            return number, str(error)
    raise AssertionError
