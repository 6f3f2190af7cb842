"""Whatever is done to the file past the bot is found by an audit, and what the bot did is not."""

# ruff: noqa: ASYNC240 - nobody else waits while a test looks at a file

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from store.auditing import Fault, Flaw
from store.base import WorkspaceId
from store.errors import DamagedDatabaseError, StoreError
from store.sqlite import schema
from tests.contracts.erasing import BEN, erase, live, say
from tests.contracts.facts import STORY, opened, recorded, remark, tell
from tests.store.tampering import TAMPERED, Tampering, tamper, tamperings

AWAY = WorkspaceId("slack:T1")


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A database with entries of every kind in two workspaces, some erased, and closed."""
    path = tmp_path / "facts.db"
    async with opened(f"sqlite:{path}") as store:
        for each in (TAMPERED, AWAY):
            await live(store.workspace(each))
        await erase(store.workspace(TAMPERED))
        await tell(store.workspace(AWAY), recorded(remark("a risk"), "a risk"))
    return path


async def fault(path: Path) -> Fault | StoreError | None:
    """The first thing that is found to be wrong with any workspace."""
    try:
        async with opened(f"sqlite:{path}", read_only=True) as store:
            for each in await store.workspaces():
                if found := (await store.workspace(each).audit()).fault:
                    return found
    except StoreError as error:
        return error
    return None


async def test_what_the_bot_wrote_holds_while_it_runs(path: Path) -> None:
    assert await fault(path) is None
    async with opened(f"sqlite:{path}") as store:
        await say(store.workspace(TAMPERED), BEN, *STORY, recorded(remark("more"), "more"))
        assert await fault(path) is None
        await store.purge(AWAY)
        assert await fault(path) is None


EMPTY = "update ledger set event = null, salt = null, person = '', origin = ''"

BY_HAND = {
    "what an entry says": (
        "update ledger set event = replace(event, '385', '386') where seq = 13",
        Fault(13, Flaw.CHANGED),
    ),
    "who said it": ("update ledger set person = 'U0EVE' where seq = 17", Fault(17, Flaw.CHANGED)),
    "an entry gone": ("delete from ledger where seq = 21", Fault(21, Flaw.CHANGED)),
    "an entry emptied": (
        f"{EMPTY}, kind = 'emptied', about = '' where seq = 17",
        Fault(17, Flaw.EMPTIED),
    ),
    "what an entry is found by": (
        "update ledger set about = 'U0EVE' where seq = 17",
        Fault(17, Flaw.MISFILED),
    ),
    "what counts on": ("delete from restatements where seq = 13", Fault(13, Flaw.MISFILED)),
    "the end": ("delete from ledger where seq >= 40", Fault(40, Flaw.ENDED)),
    "a name": ("update names set key = 'else' where seq = 3", Fault(3, Flaw.INDEXED)),
    "all words": ("insert into passages (passages) values ('delete-all')", Fault(1, Flaw.INDEXED)),
    "a door": ("insert into purging values ('slack:T9')", Fault(0, Flaw.UNGUARDED)),
}


@pytest.mark.parametrize(("statement", "expected"), BY_HAND.values(), ids=list(BY_HAND))
async def test_it_says_which_entry_does_not_hold_and_why(
    path: Path, monkeypatch: pytest.MonkeyPatch, statement: str, expected: Fault
) -> None:
    monkeypatch.setattr(schema, "CHECKED", 0)
    tamper(path, Tampering("", lambda connection: connection.execute(statement)))
    assert await fault(path) == expected


async def test_where_the_end_was_cut_off_nothing_is_written_over_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "CHECKED", 0)
    statement = "delete from ledger where seq >= 40"
    tamper(path, Tampering("", lambda connection: connection.execute(statement)))
    async with opened(f"sqlite:{path}") as store:
        with pytest.raises(DamagedDatabaseError, match="does not end where it ended"):
            await tell(store.workspace(TAMPERED), recorded(remark("more"), "more"))
    assert await fault(path) == Fault(40, Flaw.ENDED)


REFUSED = {
    "change": "update ledger set person = 'x'",
    "empty": EMPTY,
    "remove": "delete from ledger",
    "replace": "insert or replace into ledger select * from ledger where seq = 2",
    "replace a row": (
        "insert or replace into ledger select row, 'new', 1, at, person, origin, kind, about,"
        " event, salt, commitment, link from ledger where seq = 2"
    ),
    "change while erasing": EMPTY.replace("''", "'x'"),
    "chain while erasing": f"{EMPTY}, link = commitment",
    "date while erasing": f"{EMPTY}, at = '2027'",
    "half while erasing": "update ledger set event = null, person = '', origin = ''",
    "another while erasing": f"{EMPTY} where workspace = '{AWAY}' and seq = 3",
    "the same of others while erasing": f"{EMPTY} where workspace <> '{AWAY}' and seq = 2",
}


@pytest.mark.parametrize("name", REFUSED)
async def test_the_ledger_lets_go_of_what_is_erased_alone(path: Path, name: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    if "while erasing" in name:
        connection.execute("insert into erasing values (?, 2)", (AWAY,))
    whole = "where" in REFUSED[name] or "insert" in REFUSED[name]
    where = "" if whole else f" where workspace = '{AWAY}' and seq = 2"
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(REFUSED[name] + where)
    connection.close()


@pytest.mark.slow
async def test_each_of_many_tamperings_is_found(
    path: Path,
    tmp_path: Path,
    seed: int,
    tell: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What opening a small file finds is not found in a large one.
    monkeypatch.setattr(schema, "CHECKED", 0)
    missed, tried, flaws = [], tamperings(path, seed), dict[str, int]()
    for number, each in enumerate(tried):
        copy = Path(shutil.copy(path, tmp_path / f"{number}.db"))
        tamper(copy, each)
        found = await fault(copy)
        if found is None:
            missed.append(each.name)
        kind = str(found.flaw) if isinstance(found, Fault) else type(found).__name__
        flaws[kind] = flaws.get(kind, 0) + 1
        copy.unlink()
    tell(f"tamperings {len(tried)}, found {len(tried) - len(missed)}: {flaws}")
    assert missed == []
    assert len(tried) >= 100
