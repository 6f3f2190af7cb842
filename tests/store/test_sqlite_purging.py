"""SQLite keeps no byte of what was purged, and after a crash all of it is there or nothing."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from store.base import Store
from store.claims import Kind, Source, SourceId
from store.errors import ReadOnlyDatabaseError, StoreError
from store.events import EntityRecorded, Event, PersonId, RoleGranted, SourceRecorded
from store.sqlite import SqliteStore, rows
from tests.contracts.facts import CAST, STORY, entity, now, opened, recorded, remark, tell
from tests.contracts.purging import GONE, STAYING, everything, live
from tests.contracts.subscribing import DIGEST, kept

CANARY, ITS_FIRST_LETTERS = b"zyxcanary", b"zyxc"
PEOPLE = 200

PURGER = """
import asyncio, sys
from store.open import open_store

async def main():
    store = await open_store(sys.argv[1])
    print("purging", flush=True)
    await store.purge("slack:T1")
    print("purged", flush=True)

asyncio.run(main())
"""


def canaries(count: int = PEOPLE) -> list[Event]:
    """Events that name something nobody else has, in every place where text stands."""
    events: list[Event] = [*CAST]
    for number in range(count):
        word = f"zyxcanary{number}"
        source = Source(SourceId(f"s1:{word}"), "de", word, title=f"Of {word}", text=f"{word}!")
        events += (
            EntityRecorded(entity(Kind.PERSON, word, f"{word} Müller", aliases=(f"Van {word}",))),
            SourceRecorded(source),
            recorded(remark(f"{word} is a risk", number), f"{word} said something"),
            RoleGranted(PersonId(word), "editor"),
        )
    return events


async def settle(store: Store) -> None:
    """Fill two workspaces by turns, the one that is to go with what nobody else says."""
    gone, staying = store.workspace(GONE), store.workspace(STAYING)
    events = canaries()
    await live(staying)
    for number in range(0, len(events), 100):
        await tell(gone, *events[number : number + 100], key=f"zyxcanary{number}")
        await tell(staying, recorded(remark("a risk", number), "a risk"))
    await gone.prefer("zyxcanary", "language", "zyxcanary")
    await kept(gone, replace(DIGEST, place="zyxcanary", person=PersonId("zyxcanary")))


def held(path: Path, sought: bytes = CANARY) -> int:
    """How often something stands in the files of a database."""
    beside = path.parent.glob(f"{path.name}*")
    return sum(each.read_bytes().lower().count(sought) for each in beside)


async def test_no_byte_is_left(tmp_path: Path, tell: Callable[[str], None]) -> None:
    path = tmp_path / "facts.db"
    async with opened(f"sqlite:{path}") as store:
        await settle(store)
        before = await everything(store.workspace(STAYING))
        had = held(path)
        assert had > PEOPLE * 10
        await store.purge(GONE)
        assert held(path) == 0
        assert held(path, ITS_FIRST_LETTERS) == 0
        assert rows._happened.cache_info().currsize == 0
        assert await everything(store.workspace(STAYING)) == before
        integrity = await the(store).connections.write(whole)
    assert integrity == [("ok",)]
    assert held(path) == 0
    tell(f"purge: {had} hits before, 0 after")


def the(store: Store) -> SqliteStore:
    assert isinstance(store, SqliteStore)
    return store


def whole(connection: sqlite3.Connection) -> list[tuple[str]]:
    connection.execute("insert into passages (passages) values ('integrity-check')")
    return connection.execute("pragma integrity_check").fetchall()


@pytest.mark.parametrize("steps", [1, 1_000, 30_000, 60_000])
async def test_a_purge_that_is_interrupted_removes_nothing(tmp_path: Path, steps: int) -> None:
    async with opened(f"sqlite:{tmp_path}/facts.db") as store:
        await settle(store)
        both = [store.workspace(each) for each in (GONE, STAYING)]
        before = [await everything(each) for each in both]

        await the(store).connections.write(interrupted_after(steps))
        with pytest.raises(StoreError):
            await store.purge(GONE)
        await the(store).connections.write(lambda it: it.set_progress_handler(None, 0))

        assert [await everything(each) for each in both] == before
        await store.purge(GONE)
        assert await now(both[0]) == 0


def interrupted_after(steps: int) -> Callable[[sqlite3.Connection], None]:
    return lambda connection: connection.set_progress_handler(lambda: True, steps)


async def kill_purgers(folder: Path, kills: int, seed: int) -> set[bool]:
    """Whether a purge was there after each kill, which was never half."""
    choice, seen = random.Random(seed), set[bool]()
    for number in range(kills):
        path = folder / f"{number}.db"
        async with opened(f"sqlite:{path}") as store:
            await settle(store)
            both = [await everything(store.workspace(each)) for each in (GONE, STAYING)]
        killed_after(f"sqlite:{path}", choice.uniform(0, 0.15))
        async with opened(f"sqlite:{path}") as store:
            gone, staying = [await everything(store.workspace(each)) for each in (GONE, STAYING)]
            assert staying == both[1]
            purged = await now(store.workspace(GONE)) == 0
            assert purged or gone == both[0]
            seen.add(purged)
            await store.purge(GONE)
            assert held(path) == 0
    return seen


def killed_after(url: str, seconds: float) -> None:
    """Kill who purges, so long after it began; it may be done before."""
    with subprocess.Popen(
        [sys.executable, "-c", PURGER, url], stdout=subprocess.PIPE, text=True
    ) as purger:
        assert purger.stdout is not None
        assert purger.stdout.readline() == "purging\n"
        try:
            purger.wait(seconds)
        except subprocess.TimeoutExpired:
            purger.send_signal(signal.SIGKILL)


async def test_a_purge_that_is_killed_is_all_or_nothing(tmp_path: Path) -> None:
    await kill_purgers(tmp_path, kills=3, seed=1)


@pytest.mark.slow
async def test_a_hundred_purges_that_are_killed_are_all_or_nothing(
    tmp_path: Path, seed: int
) -> None:
    assert await kill_purgers(tmp_path, kills=100, seed=seed) == {True, False}


async def test_the_ledger_lets_go_of_the_workspace_that_is_purged_alone(tmp_path: Path) -> None:
    async with opened(f"sqlite:{tmp_path}/facts.db") as store:
        for each in (GONE, STAYING):
            await tell(store.workspace(each), *STORY)

        def slip(connection: sqlite3.Connection) -> None:
            connection.execute("begin")
            connection.execute("insert into purging values (?)", (GONE,))
            for table in "lengths mentions claims names name_tokens beginnings".split():
                connection.execute(f"delete from {table}")
            try:
                connection.execute("delete from ledger")
            finally:
                connection.rollback()

        with pytest.raises(StoreError, match="append-only"):
            await the(store).connections.write(slip)


async def test_who_still_reads_is_waited_for_and_then_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    async with opened(f"sqlite:{path}") as store:
        await settle(store)
        await the(store).connections.write(lambda it: it.execute("pragma busy_timeout = 10"))
        reader = sqlite3.connect(path, isolation_level=None)
        reader.execute("begin")
        reader.execute("select count(*) from ledger").fetchone()
        with pytest.raises(StoreError, match="do that again"):
            await store.purge(GONE)
        assert await now(store.workspace(GONE)) == 0
        reader.close()
        await store.purge(GONE)
        assert held(path) == 0


async def test_who_only_reads_purges_nothing(tmp_path: Path) -> None:
    url = f"sqlite:{tmp_path}/facts.db"
    async with opened(url) as store:
        await tell(store.workspace(GONE), *STORY)
    async with opened(url, read_only=True) as store:
        with pytest.raises(ReadOnlyDatabaseError):
            await store.purge(GONE)
        assert await now(store.workspace(GONE)) == len(STORY)
