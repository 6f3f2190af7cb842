"""To offer names that begin so, SQLite reads the first of them and lets go of the others."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from store.base import WorkspaceId
from store.claims import Kind
from store.events import EntitiesMerged, EntityRecorded
from store.sqlite import SqliteStore
from store.sqlite.beginning import _of_kinds
from tests.contracts.facts import CAST, MISTRAL, PAPER, entity, now, opened, tell

HOME = WorkspaceId("console:home")
STEPS = 100
FEW, MANY = 300, 6_000


async def steps(path: Path, names: int, typed: str, kinds: frozenset[Kind]) -> int:
    """How many steps of SQLite's machine it takes, in hundreds, among so many names."""
    places = (entity(Kind.PLACE, f"p-{number}", f"Am {number:05}") for number in range(names))
    taken: list[None] = []

    def watch(watching: Callable[[], None] | None) -> Callable[[sqlite3.Connection], None]:
        return lambda connection: connection.set_progress_handler(watching, STEPS)

    async with opened(f"sqlite:{path}") as store:
        assert isinstance(store, SqliteStore)
        workspace = store.workspace(HOME)
        merge = EntitiesMerged(MISTRAL.id, PAPER.id)
        await tell(workspace, *CAST, *map(EntityRecorded, places), merge)
        upto = await now(workspace)
        await store.connections.read(watch(lambda: taken.append(None)))
        assert await workspace.starting(typed, upto=upto, kinds=kinds)
        await store.connections.read(watch(None))
    return len(taken)


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("a", frozenset()),
        ("", frozenset()),
        ("am 0", frozenset({Kind.PLACE, Kind.PERSON})),
        ("", frozenset({Kind.DEAL})),
        ("m", frozenset({Kind.COMPANY})),
    ],
)
async def test_one_letter_takes_as_long_among_many_names(
    tmp_path: Path, typed: str, kinds: frozenset[Kind]
) -> None:
    few = await steps(tmp_path / "few.db", FEW, typed, kinds)
    many = await steps(tmp_path / "many.db", MANY, typed, kinds)

    assert many <= few + 2


async def test_the_order_is_that_of_the_index(tmp_path: Path) -> None:
    async with opened(f"sqlite:{tmp_path}/facts.db") as store:
        assert isinstance(store, SqliteStore)
        kinds = [f"kind{number}" for number, _ in enumerate(Kind)]
        unknown = dict.fromkeys(("workspace", "within", "start", "upto", *kinds))
        plan = await store.connections.read(
            lambda connection: connection.execute(
                f"explain query plan {_of_kinds(len(kinds))}", unknown
            ).fetchall()
        )
    assert [detail for *_, detail in plan if "TEMP" in detail] == []


async def test_the_reader_is_not_kept_in_the_past(tmp_path: Path) -> None:
    places = [entity(Kind.PLACE, f"p-{number}", f"Am {number:03}") for number in range(99)]
    async with opened(f"sqlite:{tmp_path}/facts.db") as store:
        workspace = store.workspace(HOME)
        await tell(workspace, *map(EntityRecorded, places))
        assert len(await workspace.starting("a", upto=999, limit=1)) == 1
        first = entity(Kind.PLACE, "first", "Aa")
        await tell(workspace, EntityRecorded(first))
        [match] = await workspace.starting("a", upto=999, limit=1)
        assert match.entity == first
        assert (await workspace.head()).seq == len(places) + 1
