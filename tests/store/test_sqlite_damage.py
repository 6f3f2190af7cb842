"""What a file has lost is told; no answer is ever made of what was not recorded."""

# ruff: noqa: ASYNC240 - nobody else waits while a test looks at a file

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from store.base import (
    DamagedDatabaseError,
    Record,
    Selection,
    StoreError,
    WorkspaceId,
)
from store.claims import ClaimId
from store.open import open_store
from tests.contracts.facts import FOUNDED, MISTRAL, RAISED_ID, STORY, tell

HOME = WorkspaceId("console:home")


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A database that holds the story, and is closed."""
    path = tmp_path / "facts.db"
    store = await open_store(f"sqlite:{path}")
    await tell(store.workspace(HOME), *STORY)
    await store.close()
    return path


async def test_a_flipped_byte_is_told_or_changes_no_claim(path: Path) -> None:
    """Every answer is the one that was recorded, or lacks what can no longer be found."""
    whole = path.read_bytes()
    choice = random.Random(7)
    expected = {}
    store = await open_store(f"sqlite:{path}")
    for record in (await store.workspace(HOME).read(Selection(), upto=99)).records:
        expected[record.id] = record
    await store.close()
    told = 0
    for _ in range(80):
        place = choice.randrange(len(whole))
        flipped = bytearray(whole)
        flipped[place] ^= 1 << choice.randrange(8)
        path.write_bytes(flipped)
        try:
            told += not await still_true(path, expected)
        except StoreError:
            told += 1
    assert told > 0


async def still_true(path: Path, expected: dict[ClaimId, Record]) -> bool:
    store = await open_store(f"sqlite:{path}", read_only=True)
    try:
        workspace = store.workspace(HOME)
        evidence = await workspace.read(Selection(), upto=99)
        for record in evidence.records:
            assert record == expected[record.id]
        await workspace.find("Mistral", upto=99)
        await workspace.search("Euro", upto=99)
        return len(evidence.records) == len(expected)
    finally:
        await store.close()


async def test_a_forged_claim_is_found_when_read(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("drop trigger ledger_is_never_updated")
    connection.execute(
        "update ledger set event = replace(event, '385', '386') where about = ?", (RAISED_ID,)
    )
    connection.close()
    store = await open_store(f"sqlite:{path}")
    workspace = store.workspace(HOME)
    with pytest.raises(DamagedDatabaseError, match="entry"):
        await workspace.read(Selection(entities=frozenset({MISTRAL.id})), upto=99)
    founded = await workspace.read(Selection(fields=frozenset({"founded_by"})), upto=99)
    assert [record.claim for record in founded.records] == [FOUNDED]
    await store.close()


async def test_the_ledger_cannot_be_changed_by_any_statement(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in ("update ledger set person = 'x'", "delete from ledger"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    connection.close()
