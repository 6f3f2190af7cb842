"""An index that other rules made is made anew, of the ledger and of nothing else."""

# ruff: noqa: ASYNC240 - nobody else waits while a test looks at a file

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from store.base import WorkspaceId
from store.errors import StoreError
from store.events import ClaimRecorded, EntityRecorded, SourceRecorded
from store.fold import Happened, about
from store.sqlite.indexes import CLAIMS, REVISED, RULES, Row, passages
from tests.contracts.facts import (
    FOUNDED_ID,
    LACROIX,
    RAISED,
    RAISED_ID,
    STORY,
    opened,
    searched,
    span,
    tell,
    visit,
)

HOME, AWAY = WorkspaceId("console:home"), WorkspaceId("slack:T1")
INDEX = (
    *("claims", "mentions", "names", "name_tokens", "beginnings"),
    *("sources", "lengths", "indexed_by"),
)
MADE = {1: "a3e09fd65d47", 2: "6df5ab0d8cf6", 3: "cd2855c9c507", 4: "47bf33c291d8"}
"""What the rules make of the story; where it is something else, the rules get the next number."""


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A database that holds the story twice, and is closed."""
    path = tmp_path / "facts.db"
    async with opened(f"sqlite:{path}") as store:
        home, away = store.workspace(HOME), store.workspace(AWAY)
        await tell(home, *STORY[:-1])
        await tell(away, *STORY)
        await tell(home, STORY[-1], ClaimRecorded(RAISED, (span("zweihundert Zebras", 90),)))
    return path


def forget(path: Path, rules: int) -> None:
    """Leave an index of `rules` that finds nothing."""
    with sqlite3.connect(path) as connection:
        connection.execute("insert into passages (passages) values ('delete-all')")
        for table in ("lengths", "mentions", "names", "name_tokens", "beginnings", "sources"):
            connection.execute(f"delete from {table}")
        connection.execute("update indexed_by set rules = ?", (rules,))
    connection.close()


def indexed(path: Path) -> list[list[tuple[object, ...]]]:
    """Return what stands in the index, but for the full text, of which nothing can be read."""
    connection = sqlite3.connect(path)
    tables = (connection.execute(f"select * from {table}") for table in INDEX)
    rows = [sorted(table.fetchall()) for table in tables]
    connection.close()
    return rows


async def test_a_database_of_the_first_schema_is_brought_to_this_one(path: Path) -> None:
    before = indexed(path)
    connection = sqlite3.connect(path)
    connection.executescript(
        "drop table lengths; drop table indexed_by; drop index ledger_judged;"
        "drop table shelves; drop index ledger_roles; drop table beginnings; drop table purging;"
        "drop table heads; drop table restatements; drop table erasing;"
        "drop trigger ledger_is_only_appended; drop index ledger_notes;"
        "drop table stated; drop table messages; drop table sources;"
        "drop table subscriptions; drop table subscription_numbers;"
        "pragma user_version = 1;"
    )
    connection.close()

    async with opened(f"sqlite:{path}") as store:
        assert await searched(store.workspace(HOME), "Zebras") == [RAISED_ID]
        for each in (HOME, AWAY):
            assert (await store.workspace(each).audit()).fault is None

    assert indexed(path) == before


async def test_an_index_of_other_rules_is_made_anew(path: Path) -> None:
    before = indexed(path)
    forget(path, RULES - 1)
    assert indexed(path) != before
    async with opened(f"sqlite:{path}") as store:
        for workspace in map(store.workspace, (HOME, AWAY)):
            assert await searched(workspace, "Euro") == [RAISED_ID]
            assert await searched(workspace, "Lacroix gegründet") == [FOUNDED_ID]
        assert await searched(store.workspace(HOME), "zebra") == [RAISED_ID]
        assert await searched(store.workspace(AWAY), "zebra") == []
        (match,) = await store.workspace(HOME).find("Timothée Lacroix", upto=99)
        assert match.entity == LACROIX
    assert indexed(path) == before


async def test_what_other_rules_made_is_gone_when_it_is_made_anew(path: Path) -> None:
    before = indexed(path)
    with sqlite3.connect(path) as connection:
        connection.execute("update indexed_by set rules = ?", (RULES - 1,))
    connection.close()
    await visit(f"sqlite:{path}")
    assert indexed(path) == before


async def test_an_index_of_the_same_rules_is_left_alone(path: Path) -> None:
    forget(path, RULES)
    before = indexed(path)
    await visit(f"sqlite:{path}")
    assert indexed(path) == before


async def test_who_only_reads_is_told_of_other_rules(path: Path) -> None:
    forget(path, RULES + 1)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="indexed by another release; open it once for writing"):
        await visit(f"sqlite:{path}", read_only=True)
    assert path.read_bytes() == before


async def test_an_index_that_cannot_be_made_anew_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Iterator[Row]:
        raise ZeroDivisionError
        yield ()

    forget(path, RULES - 1)
    before = indexed(path)
    monkeypatch.setattr("store.sqlite.writing.REVISED", {**REVISED, "add_name": fail})
    with pytest.raises(ZeroDivisionError):
        await visit(f"sqlite:{path}")
    assert indexed(path) == before


def test_other_rules_have_another_number() -> None:
    told = [
        (number, Happened(number, about(event), event, ""))
        for number, event in enumerate(STORY, start=1)
        if isinstance(event, ClaimRecorded | EntityRecorded | SourceRecorded)
    ]
    rows: list[tuple[str, Row]] = [
        (name, row)
        for number, happened in told
        for name, index in {**CLAIMS, **REVISED}.items()
        for row in index(HOME, happened, number)
    ]
    rows += [("add_passage", passage) for passage in passages(HOME, told)]
    made = [
        (name, *(" ".join(sorted(each.split())) if isinstance(each, str) else each for each in row))
        for name, row in rows
    ]
    assert MADE[RULES] == sha256(repr(sorted(map(repr, made))).encode()).hexdigest()[:12]
