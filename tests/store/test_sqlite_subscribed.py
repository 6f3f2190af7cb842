"""SQLite gives a slot to one of many, and finds what is due without looking at what is not."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from multiprocessing import Manager, get_context
from pathlib import Path
from threading import Barrier

import pytest

from store.base import WorkspaceId
from store.errors import DamagedDatabaseError
from store.sqlite.schema import prepare
from store.sqlite.subscribed import due, resubscribe, subscribe, subscribed
from store.subscribed import Mark, Subscription
from tests.contracts.facts import MORNING, opened
from tests.contracts.subscribing import DIGEST, HOUR, PLENTY, kept, refused
from tests.store.test_sqlite_purging import the

HOME = WorkspaceId("slack:T1")
WORKERS = 16
SLOTS = 500
AT_ONCE = 20
"""Slots for which all begin at the same moment; whoever got one first would get all."""
PAGE = 500
SOME = timedelta(seconds=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facts.db"


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        prepare(opened, path)
        # How fast a disk is says nothing of what is promised here.
        opened.execute("pragma synchronous = off")
        yield opened


def fill(connection: sqlite3.Connection, workspace: str, count: int) -> None:
    """Let a workspace have so many digests, one due after the other."""
    for number in range(count):
        each = replace(DIGEST, place=f"C{number}", due=MORNING + number * SOME)
        assert subscribe(connection, WorkspaceId(workspace), each, PLENTY) is not None


def take(path: Path, worker: int, seen: list[Subscription], ready: Barrier) -> list[int]:
    """Try to move every subscription on, as it was seen; return the numbers that were moved."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=60)) as connection:
            connection.execute("pragma synchronous = off")
            # Before SQLite 3.51.3, two who write the log back at once may lose what was written.
            connection.execute("pragma wal_autocheckpoint = 0")
            return list(moved(connection, worker, seen, ready))
    except BaseException:
        ready.abort()
        raise


def moved(
    connection: sqlite3.Connection, worker: int, seen: list[Subscription], ready: Barrier
) -> Iterator[int]:
    chance = random.Random(worker)
    for some in range(0, len(seen), AT_ONCE):
        ready.wait()
        for each in chance.sample(seen[some : some + AT_ONCE], AT_ONCE):
            if resubscribe(connection, HOME, each, replace(each, cursor=worker)) is not None:
                yield each.number


@pytest.mark.slow
def test_of_sixteen_who_want_a_slot_one_has_it(
    path: Path, connection: sqlite3.Connection, tell: Callable[[str], None]
) -> None:
    fill(connection, HOME, SLOTS)
    seen = [each for _, each in subscribed(connection, "slack", Mark(), SLOTS)]
    began = time.perf_counter()
    with Manager() as shared, ProcessPoolExecutor(WORKERS, get_context("spawn")) as pool:
        ready = shared.Barrier(WORKERS)
        taking = [pool.submit(take, path, worker, seen, ready) for worker in range(WORKERS)]
        taken = {worker: each.result() for worker, each in enumerate(taking)}
    took = time.perf_counter() - began

    every = [number for numbers in taken.values() for number in numbers]
    assert sorted(every) == [each.number for each in seen]
    winner = {number: worker for worker, numbers in taken.items() for number in numbers}
    for _, now in subscribed(connection, "slack", Mark(), SLOTS):
        assert (now.cursor, now.version) == (winner[now.number], 2)
    winners = sum(1 for numbers in taken.values() if numbers)
    tell(
        f"slots {SLOTS}, workers {WORKERS}, of whom {winners} took some: "
        f"taken {len(every)}, twice {len(every) - len(set(every))}, {took:.1f} s"
    )
    assert winners > 1


def steps(connection: sqlite3.Connection, work: Callable[[], object]) -> int:
    """How many instructions SQLite's machine carries out for some work."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1

    connection.set_progress_handler(step, 1)
    work()
    connection.set_progress_handler(None, 0)
    return count


@pytest.mark.parametrize(
    ("few", "many"), [(20, 200), pytest.param(PAGE, 10_000, marks=pytest.mark.slow)]
)
def test_what_is_due_is_found_without_looking_at_what_is_not(
    connection: sqlite3.Connection, tell: Callable[[str], None], few: int, many: int
) -> None:
    fill(connection, HOME, few)
    now = MORNING + few * SOME - SOME

    def look() -> object:
        return due(connection, "slack", now, 2 * few), subscribed(connection, "slack", Mark(), few)

    alone = steps(connection, look)
    fill(connection, "discord:7", many)
    fill(connection, "slack:T2", many)
    connection.execute("update subscriptions set due = null where workspace = 'slack:T2'")
    fill(connection, "slack:T3", few)
    connection.execute(
        "update subscriptions set due = '2027-01-01T00:00:00.000000Z' where workspace = 'slack:T3'"
    )
    among = steps(connection, look)
    began = time.perf_counter()
    assert len(due(connection, "slack", now, 2 * few)) == few
    took = time.perf_counter() - began
    tell(
        f"due {few} of {2 * few + 2 * many}: {among} steps of SQLite's, {alone} where there are "
        f"no others, {took * 1000:.0f} ms"
    )
    assert among <= alone + 20


def test_what_could_not_be_kept_took_no_number(connection: sqlite3.Connection) -> None:
    connection.execute(
        "create temp trigger full before insert on subscriptions"
        " begin select raise(abort, 'full'); end"
    )
    with pytest.raises(sqlite3.IntegrityError):
        subscribe(connection, HOME, DIGEST, PLENTY)
    connection.execute("drop trigger full")
    first = subscribe(connection, HOME, DIGEST, PLENTY)
    assert first is not None
    assert first.number == 1


async def test_who_only_reads_subscribes_to_nothing(path: Path) -> None:
    url = f"sqlite:{path}"
    async with opened(url) as store:
        first = await kept(store.workspace(HOME))
    async with opened(url, read_only=True) as store:
        await refused(store.workspace(HOME))
        assert await store.workspace(HOME).subscriptions() == (first,)
        assert await store.due("slack", MORNING + HOUR, limit=9) == ((HOME, first),)


@pytest.mark.parametrize("column", ["what", "rest", "news", "told"])
async def test_what_cannot_be_read_is_damage(path: Path, column: str) -> None:
    async with opened(f"sqlite:{path}") as store:
        await kept(store.workspace(HOME))
        await the(store).connections.write(
            lambda it: it.execute(f"update subscriptions set {column} = 'x'")
        )
        with pytest.raises(DamagedDatabaseError):
            await store.workspace(HOME).subscriptions()
