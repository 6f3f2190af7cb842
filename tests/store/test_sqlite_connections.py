"""Only one connection writes, reading waits for nobody, and searches end."""

from __future__ import annotations

import asyncio
import resource
import signal
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from store.base import Workspace, WorkspaceId
from store.claims import ClaimId
from store.errors import ConflictingEventError, KeyReusedError, SearchInterruptedError, StoreError
from store.events import ClaimVerified
from store.sqlite import SqliteStore
from store.sqlite.indexes import Passage
from store.sqlite.rows import word_term
from store.sqlite.version import OLDEST, Version, check, current, loses_writes
from tests.contracts.facts import STORY, claims, now, opened, recorded, remark, searched, tell
from tests.contracts.reading import ALL

HOME = WorkspaceId("console:home")
LONG = """
with recursive numbers (number) as (
    select 1 union all select number + 1 from numbers where number < 10000
)
select count(*) from numbers
"""


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    async with opened(f"sqlite:{tmp_path}/facts.db") as opening:
        assert isinstance(opening, SqliteStore)
        await tell(opening.workspace(HOME), *STORY)
        yield opening


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


async def test_a_search_that_was_stopped_disturbs_no_other(store: SqliteStore) -> None:
    hasty = SqliteStore(store.connections, timedelta(0)).workspace(HOME)
    calm = SqliteStore(store.connections, timedelta(minutes=1)).workspace(HOME)
    risks = (recorded(remark("risk", number), "risk") for number in range(300))
    await tell(calm, *risks)
    for words in ("risk", "Euro"):
        with pytest.raises(SearchInterruptedError):
            await hasty.search(words, upto=await now(hasty))
        # What else is asked of that connection is not stopped by a search that is over.
        await store.connections.search(lambda connection: connection.execute(LONG).fetchone())
        assert len(await searched(calm, "risk", limit=200)) == 200
    assert (await hasty.search("", upto=99)).claims == ()


async def test_words_of_another_workspace_are_not_even_looked_at(store: SqliteStore) -> None:
    def passages(workspace: str) -> Callable[[sqlite3.Connection], int]:
        term = word_term(WorkspaceId(workspace), "euro")
        query = "select count(*) from passages where passages match ?"
        return lambda connection: int(connection.execute(query, (term,)).fetchone()[0])

    assert await store.connections.search(passages(HOME)) == 1
    assert await store.connections.search(passages("slack:T2")) == 0


async def test_what_fails_while_it_is_written_leaves_nothing(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Iterable[Passage]:
        raise ZeroDivisionError

    workspace = store.workspace(HOME)
    monkeypatch.setattr("store.sqlite.writing.passages", fail)
    with pytest.raises(ZeroDivisionError):
        await tell(workspace, recorded(remark("risk"), "risk"))
    monkeypatch.undo()
    assert await now(workspace) == len(STORY)
    await tell(workspace, recorded(remark("risk"), "risk"))
    assert len(await claims(workspace)) == len(ALL) + 1


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
