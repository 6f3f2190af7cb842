"""SQLite keeps no byte of who was erased, and after a crash they are erased or they are not."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from store.base import Store, Workspace, WorkspaceId
from store.claims import Source, SourceId
from store.encoding import claim_id
from store.errors import ReadOnlyDatabaseError, StoreError
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    Event,
    NoteFiled,
    NoteId,
    PersonId,
    Rank,
    RoleGranted,
    SourceRecorded,
)
from store.exchange.as_csv import export_csv
from store.exchange.as_json import export_json
from store.exchange.contents import read_contents
from store.sqlite import rows
from tests.contracts.erasing import erase, past, say, whole
from tests.contracts.facts import MORNING, RAISED_ID, STORY, now, opened, recorded, remark, span
from tests.contracts.subscribing import ALONE, DIGEST, kept
from tests.store.test_sqlite_purging import held, the
from tests.store.test_sqlite_purging import whole as whole_file

HOME = WorkspaceId("slack:T1")
ADMIN = PersonId("U0ADMIN")
CANARIES = (b"zyxcanary", b"zyxmessage", b"zyxc", b"zyxm")
"""What every person's id and every own word begins with, and the letters a search may end in."""

ERASER = """
import asyncio, sys
from datetime import UTC, datetime
from store.open import open_store

async def main():
    store = await open_store(sys.argv[1])
    workspace = store.workspace("slack:T1")
    print("erasing", flush=True)
    now = datetime.now(UTC)
    await workspace.erase(sys.argv[2], by="operator", origin="console", at=now)
    print("erased", flush=True)

asyncio.run(main())
"""


def person(number: int) -> PersonId:
    return PersonId(f"uzyxcanary{number}q")


def said_by(number: int) -> tuple[Event, ...]:
    """What a person says themselves, in words that nobody else has, and what they hand on."""
    words = f"zyxmessage{number}q"
    text = f"{person(number)}, C1: {words}"
    message = Source(SourceId(f"s1:{words}"), "en", words, author=person(number), text=text)
    own = replace(remark(words), source=message.id)
    return (
        SourceRecorded(message),
        ClaimRecorded(own, (span(words),)),
        NoteFiled(NoteId(f"note:{words}"), f"{words} is wrong", (claim_id(own), RAISED_ID)),
        recorded(remark("a risk", number), f"they see a risk, number {number}"),
        ClaimRanked(RAISED_ID, Rank.PREFERRED, f"reason {number}"),
    )


async def settle(store: Store, people: int) -> None:
    """Let people come, say what they have to say, and leave traces of every kind, by turns."""
    workspace = store.workspace(HOME)
    await say(workspace, ADMIN, *STORY)
    for number in range(people):
        await say(workspace, ADMIN, RoleGranted(person(number), "editor"))
    for turn in range(5):
        for number in range(people):
            event = said_by(number)[turn]
            await say(workspace, person(number), event, key=f"{person(number)}:{turn}")
        await say(workspace, ADMIN, recorded(remark("nothing", turn), "nothing"))
    for number in range(people):
        await workspace.prefer(person(number), "zone", "Europe/Berlin")
        await kept(workspace, replace(ALONE, person=person(number)))
        await kept(workspace, replace(DIGEST, person=person(number), place=f"C{number}"))
        until = MORNING + timedelta(days=1)
        await store.shelf("drafts").put(f"{number}", f'["{person(number)}"]', until=until)


async def exports(workspace: Workspace) -> bytes:
    contents = await read_contents(workspace, upto=await now(workspace))
    return (export_json(contents) + export_csv(contents)).casefold().encode()


async def erase_all(path: Path, people: int, tell: Callable[[str], None]) -> None:
    async with opened(f"sqlite:{path}") as store:
        await settle(store, people)
        workspace = store.workspace(HOME)
        before = sum(held(path, each) for each in CANARIES)
        assert before > people * 20
        emptied = 0
        for number in range(people):
            emptied += await erase(workspace, person(number))
        assert emptied == people * 6
        assert (await whole(workspace)).erased >= emptied
        assert [held(path, each) for each in CANARIES] == [0] * len(CANARIES)
        asked = {each.person for each in await workspace.subscriptions()}
        assert (len(await workspace.subscriptions()), asked) == (people, {""})
        exported = await exports(workspace)
        assert not any(each in exported for each in CANARIES)
        assert rows._happened.cache_info().currsize < people * 20
        assert await the(store).connections.write(whole_file) == [("ok",)]
    assert [held(path, each) for each in CANARIES] == [0] * len(CANARIES)
    tell(f"persons erased {people}, entries emptied {emptied}, hits before {before}, after 0")


async def test_no_byte_is_left(tmp_path: Path, tell: Callable[[str], None]) -> None:
    await erase_all(tmp_path / "facts.db", 4, tell)


@pytest.mark.slow
async def test_no_byte_of_fifty_is_left(tmp_path: Path, tell: Callable[[str], None]) -> None:
    await erase_all(tmp_path / "facts.db", 50, tell)


async def seen(store: Store) -> list[object]:
    workspace = store.workspace(HOME)
    upto = await now(workspace)
    entries = await workspace.entries(after=0, upto=upto, limit=upto)
    return [
        entries,
        await past(workspace, 3),
        await workspace.preferences(person(0)),
        await workspace.subscriptions(),
    ]


@pytest.mark.parametrize("steps", [1, 100, 500, 1_000])
async def test_erasing_that_is_interrupted_erases_nothing(tmp_path: Path, steps: int) -> None:
    async with opened(f"sqlite:{tmp_path}/facts.db") as store:
        await settle(store, 4)
        before = await seen(store)
        connections = the(store).connections
        await connections.write(lambda it: it.set_progress_handler(lambda: True, steps))
        with pytest.raises(StoreError):
            await erase(store.workspace(HOME), person(0))
        await connections.write(lambda it: it.set_progress_handler(None, 0))
        assert await seen(store) == before
        assert await erase(store.workspace(HOME), person(0)) == 6


async def kill_erasers(folder: Path, kills: int, seed: int) -> set[bool]:
    """Whether somebody was erased after each kill, which was never half."""
    choice, done = random.Random(seed), set[bool]()
    path = folder / "facts.db"
    async with opened(f"sqlite:{path}") as store:
        await settle(store, kills)
    for number in range(kills):
        killed_after(f"sqlite:{path}", person(number), choice.uniform(0, 0.05))
        async with opened(f"sqlite:{path}") as store:
            workspace = store.workspace(HOME)
            await whole(workspace)
            left = await erase(workspace, person(number))
            assert left in {0, 6}
            done.add(left == 0)
            assert held(path, person(number).encode()) == 0
    return done


def killed_after(url: str, who: PersonId, seconds: float) -> None:
    """Kill who erases, so long after it began; it may be done before."""
    with subprocess.Popen(
        [sys.executable, "-c", ERASER, url, who], stdout=subprocess.PIPE, text=True
    ) as eraser:
        assert eraser.stdout is not None
        assert eraser.stdout.readline() == "erasing\n"
        try:
            eraser.wait(seconds)
        except subprocess.TimeoutExpired:
            eraser.send_signal(signal.SIGKILL)


async def test_erasing_that_is_killed_is_all_or_nothing(tmp_path: Path) -> None:
    await kill_erasers(tmp_path, kills=3, seed=1)


async def test_who_still_reads_is_told_and_then_it_is_done(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    async with opened(f"sqlite:{path}") as store:
        await settle(store, 1)
        await the(store).connections.write(lambda it: it.execute("pragma busy_timeout = 10"))
        reader = sqlite3.connect(path, isolation_level=None)
        reader.execute("begin")
        reader.execute("select count(*) from ledger").fetchone()
        with pytest.raises(StoreError, match="do that again"):
            await erase(store.workspace(HOME), person(0))
        reader.close()
        assert await erase(store.workspace(HOME), person(0)) == 0
        assert held(path) == 0


async def test_who_only_reads_erases_nothing(tmp_path: Path) -> None:
    url = f"sqlite:{tmp_path}/facts.db"
    async with opened(url) as store:
        await settle(store, 1)
        before = await seen(store)
    async with opened(url, read_only=True) as store:
        with pytest.raises(ReadOnlyDatabaseError):
            await erase(store.workspace(HOME), person(0))
        assert await seen(store) == before


async def test_what_counts_on_is_found_by_an_index_that_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    async with opened(f"sqlite:{path}") as store:
        await settle(store, 2)
        workspace = store.workspace(HOME)
        upto = await now(workspace)
        seen_before = await past(workspace, upto)
        await erase(workspace, ADMIN)
        assert await past(workspace, upto) == seen_before
    with sqlite3.connect(path) as connection:
        connection.execute("delete from indexed_by")
    connection.close()
    async with opened(f"sqlite:{path}") as store:
        assert await past(store.workspace(HOME), upto) == seen_before
        await whole(store.workspace(HOME))
        await store.purge(HOME)
        assert held(path, b"euro") == 0
