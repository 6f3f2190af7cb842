"""However often something is taken out of the full text, it can be read and holds none of it."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

import pytest

from store.base import Store, WorkspaceId
from store.events import PersonId, RoleGranted
from store.sqlite import merging
from tests.contracts.erasing import erase, past, whole
from tests.contracts.facts import STORY, now, opened, recorded, remark, searched, tell
from tests.contracts.purging import STAYING, everything, live
from tests.store.test_sqlite_erasing import CANARIES, HOME, person, settle
from tests.store.test_sqlite_purging import held, the

LEAVING = WorkspaceId("slack:T9")


async def levels(store: Store) -> int:
    return await the(store).connections.read(merging.levels)


async def test_a_purge_or_an_erasing_that_makes_all_anew_is_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "LEVELS", 0)
    path = tmp_path / "facts.db"
    async with opened(f"sqlite:{path}") as store:
        await settle(store, 2)
        await live(store.workspace(LEAVING))
        await live(store.workspace(STAYING))
        before = await everything(store.workspace(STAYING))
        await store.purge(LEAVING)
        seen = await past(store.workspace(HOME), len(STORY))
        for number in range(2):
            assert await erase(store.workspace(HOME), person(number)) == 6
        assert await everything(store.workspace(STAYING)) == before
        assert await past(store.workspace(HOME), len(STORY)) == seen
        await whole(store.workspace(HOME))
        await whole(store.workspace(STAYING))
        assert [held(path, each) for each in CANARIES] == [0] * len(CANARIES)


def merged(connection: sqlite3.Connection, rows: range) -> None:
    """Merge the full text again and again, each time with something more in it."""
    add = "insert into passages (rowid, terms) values (?, ?)"
    for row in rows:
        connection.execute("begin immediate")
        connection.execute(add, (row, f"something more{row}"))
        merging.merge(connection)
        connection.execute("commit")


@pytest.mark.slow
async def test_after_thousands_of_times_it_can_still_be_read(tmp_path: Path) -> None:
    async with opened(f"sqlite:{tmp_path}/facts.db") as store:
        home = store.workspace(WorkspaceId("home"))
        await tell(home, *STORY, RoleGranted(PersonId("U1"), "editor"))
        for number in range(5):
            rows = range(10_000 * (number + 1), 10_000 * (number + 1) + 1_000)
            await the(store).connections.write(partial(merged, rows=rows))
            await tell(home, recorded(remark("zebras", number), "zebras"))
            assert len(await searched(home, "zebras")) == number + 1
            assert await levels(store) <= merging.LEVELS + 2
            assert (await home.audit()).fault is None
        assert await now(home) == len(STORY) + 6
