"""Whatever is wrong with a file is told in words, and nothing is half opened or half written."""

# ruff: noqa: ASYNC240 - nobody else waits while a test looks at a file

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from store.base import WorkspaceId
from store.errors import (
    DamagedDatabaseError,
    LockedDatabaseError,
    NewerDatabaseError,
    ReadOnlyDatabaseError,
    StoreError,
)
from store.sqlite.schema import STEPS
from tests.contracts.facts import MORNING, STORY, claims, opened, recorded, remark, tell, visit
from tests.contracts.reading import ALL

HOME = WorkspaceId("console:home")


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A database that holds the story, and is closed."""
    path = tmp_path / "facts.db"
    async with opened(f"sqlite:{path}") as store:
        await tell(store.workspace(HOME), *STORY)
    return path


async def test_closing_leaves_one_whole_file(path: Path) -> None:
    left = {each.name: each.stat().st_size for each in path.parent.iterdir()}
    assert left.keys() == {"facts.db", "facts.db-writer"}
    assert left["facts.db-writer"] == 0


async def test_what_was_recorded_is_there_when_opened_again(path: Path) -> None:
    for read_only in (False, True):
        async with opened(f"sqlite:{path}", read_only=read_only) as store:
            assert await claims(store.workspace(HOME)) == ALL


async def test_who_only_reads_cannot_write(path: Path) -> None:
    async with opened(f"sqlite:{path}", read_only=True) as store:
        with pytest.raises(ReadOnlyDatabaseError):
            await tell(store.workspace(HOME), recorded(remark("risk"), "risk"))
        with pytest.raises(ReadOnlyDatabaseError):
            await store.workspace(HOME).prefer("person", "language", "de")


async def test_who_only_reads_takes_nothing_off_a_shelf(path: Path) -> None:
    async with opened(f"sqlite:{path}") as store:
        await store.shelf("tokens").put("team", "xoxb-1", until=MORNING)
    before = path.read_bytes()
    async with opened(f"sqlite:{path}", read_only=True) as store:
        shelf = store.shelf("tokens")
        for call in (
            shelf.add("other", "xoxb-2", now=MORNING),
            shelf.put("team", "xoxb-2"),
            shelf.swap("team", "xoxb-1", "xoxb-2"),
            shelf.take("team", now=MORNING),
            shelf.discard("team"),
            shelf.sweep(now=MORNING),
        ):
            with pytest.raises(ReadOnlyDatabaseError) as raised:
                await call
            assert "xoxb" not in str(raised.value)
        earlier = MORNING - timedelta(hours=1)
        assert await shelf.get("team", now=earlier) == "xoxb-1"
        assert [kept.value for kept in await shelf.all(now=earlier)] == ["xoxb-1"]
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
async def test_a_new_database_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        async with opened(f"sqlite:{tmp_path}/facts.db") as store:
            await store.shelf("tokens").put("team", "xoxb-1")
            made = {each.name: each.stat().st_mode & 0o777 for each in tmp_path.iterdir()}
    finally:
        os.umask(before)
    kept = {name: mode for name, mode in made.items() if "-writer" not in name}
    assert kept == dict.fromkeys(("facts.db", "facts.db-wal", "facts.db-shm"), 0o600)


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
async def test_who_may_read_a_database_may_go_on_reading_it(path: Path) -> None:
    path.chmod(0o640)
    await visit(f"sqlite:{path}")
    assert path.stat().st_mode & 0o777 == 0o640


async def test_what_was_taken_off_a_shelf_leaves_no_trace_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    async with opened(f"sqlite:{path}") as store:
        await store.shelf("tokens").put("team", "xoxb-secret")
    assert b"xoxb-secret" in path.read_bytes()
    async with opened(f"sqlite:{path}") as store:
        assert await store.shelf("tokens").take("team", now=MORNING) == "xoxb-secret"
    assert all(b"xoxb-secret" not in each.read_bytes() for each in tmp_path.iterdir())


async def test_a_damaged_secret_is_not_quoted(path: Path) -> None:
    async with opened(f"sqlite:{path}") as store:
        await store.shelf("tokens").put("team", "xoxb-secret")
    connection = sqlite3.connect(path)
    connection.execute("update shelves set value = cast(x'ff' || value as blob)")
    connection.commit()
    connection.close()
    async with opened(f"sqlite:{path}") as store:
        shelf = store.shelf("tokens")
        for call in (shelf.get("team", now=MORNING), shelf.all(now=MORNING)):
            with pytest.raises(DamagedDatabaseError) as raised:
                await call
            assert "xoxb" not in "".join(traceback.format_exception(raised.value))


async def test_one_process_writes_and_others_read(path: Path) -> None:
    url = f"sqlite:{path}"
    async with opened(url) as store, opened(url, read_only=True) as reader:
        with pytest.raises(LockedDatabaseError, match="another process writes"):
            await visit(url)
        await tell(store.workspace(HOME), recorded(remark("risk"), "risk"))
        assert len(await claims(reader.workspace(HOME))) == len(ALL) + 1
    await visit(url)


SECOND = """
import asyncio, sys
from store.errors import LockedDatabaseError
from store.open import open_store

async def main():
    try:
        store = await open_store(sys.argv[1])
    except LockedDatabaseError as error:
        print(error)
    else:
        await store.close()
        print("opened")
    reader = await open_store(sys.argv[1], read_only=True)
    print((await reader.workspace("console:home").head()).seq)
    await reader.close()

asyncio.run(main())
"""


async def test_a_second_process_may_only_read(path: Path) -> None:
    def other() -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", SECOND, f"sqlite:{path}"],
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return done.stdout.splitlines()

    async with opened(f"sqlite:{path}"):
        said, seq = await asyncio.to_thread(other)
    assert str(path) in said
    assert "reading only" in said
    assert seq == str(len(STORY))
    assert await asyncio.to_thread(other) == ["opened", str(len(STORY))]


async def test_a_newer_database_is_refused_and_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"pragma user_version = {len(STEPS) + 1}")
    connection.close()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerDatabaseError, match="newer release"):
            await visit(f"sqlite:{path}", read_only=read_only)
    assert path.read_bytes() == before


async def test_an_older_database_is_not_migrated_by_who_only_reads(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    path.touch()
    with pytest.raises(StoreError, match="older release"):
        await visit(f"sqlite:{path}", read_only=True)
    assert path.read_bytes() == b""


async def test_a_migration_that_fails_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = type(STEPS[0])(
        len(STEPS) + 1, "create table more (a text); insert into nowhere values (1);"
    )
    monkeypatch.setattr("store.sqlite.schema.STEPS", (*STEPS, step))
    with pytest.raises(StoreError, match="nowhere"):
        await visit(f"sqlite:{path}")
    monkeypatch.undo()
    async with opened(f"sqlite:{path}") as store:
        assert await claims(store.workspace(HOME)) == ALL
    tables = sqlite3.connect(path).execute("select name from sqlite_schema").fetchall()
    assert ("more",) not in tables


def no_folder(folder: Path) -> str:
    return str(folder / "missing" / "facts.db")


def a_folder(folder: Path) -> str:
    return str(folder)


def no_path(_folder: Path) -> str:
    return ""


def a_text(folder: Path) -> str:
    (folder / "notes.txt").write_text("Notes, and no database at all. " * 50)
    return str(folder / "notes.txt")


def another_program(folder: Path) -> str:
    connection = sqlite3.connect(folder / "mail.db")
    connection.execute("create table mail (body text)")
    connection.close()
    return str(folder / "mail.db")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (no_folder, "no folder"),
        (a_folder, "is a folder"),
        (no_path, "wants a path"),
        (a_text, "no Dealbrief database"),
        (another_program, "another program"),
    ],
)
async def test_what_is_no_database_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], str], message: str
) -> None:
    place = make(tmp_path)
    before = {each: each.read_bytes() for each in tmp_path.iterdir()}
    with pytest.raises(StoreError, match=message):
        await visit(f"sqlite:{place}")
    assert before.items() <= {each: each.read_bytes() for each in tmp_path.iterdir()}.items()


async def test_what_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no"):
        await visit(f"sqlite:{tmp_path}/facts.db", read_only=True)


@pytest.mark.parametrize(
    "url", ["", "facts.db", "postgres:x", "values:", "sqlite", "os.path:", "base:"]
)
async def test_an_unknown_url_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="names no store"):
        await visit(url)


UNPRIVILEGED = 65534


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
@pytest.mark.parametrize("read_only", ["file", "folder"])
async def test_what_may_not_be_written_is_told(path: Path, read_only: str) -> None:
    """It is another process that tries, as an ordinary user, since nothing is forbidden to root."""
    # Others may not enter the folders that pytest makes.
    with tempfile.TemporaryDirectory() as public:
        folder = Path(public)
        copied = Path(shutil.copy(path, folder))
        copied.chmod(0o444)
        folder.chmod(0o555 if read_only == "folder" else 0o777)
        done = await asyncio.to_thread(refused, copied, path)
        folder.chmod(0o755)
    assert done.stdout == "told\n", done.stderr


def refused(path: Path, allowed: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", REFUSED, str(path), str(allowed)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


REFUSED = f"""
import asyncio, os, sys
from store.errors import ReadOnlyDatabaseError
from store.open import open_store

async def main():
    # Opened once before, because an ordinary user may not even read the modules of root.
    await (await open_store("sqlite:" + sys.argv[2])).close()
    if os.geteuid() == 0:
        os.seteuid({UNPRIVILEGED})
    try:
        await open_store("sqlite:" + sys.argv[1])
    except ReadOnlyDatabaseError as error:
        print("told" if sys.argv[1] in str(error) else error)

asyncio.run(main())
"""
