"""What a file has lost is told; no answer is ever made of what was not recorded."""

# ruff: noqa: ASYNC240 - nobody else waits while a test looks at a file

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from store.base import Selection, WorkspaceId
from store.errors import DamagedDatabaseError, StoreError
from store.sqlite import schema
from tests.contracts.facts import FOUNDED, MISTRAL, RAISED_ID, STORY, opened, tell, visit

HOME = WorkspaceId("console:home")


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A database that holds the story, and is closed."""
    path = tmp_path / "facts.db"
    async with opened(f"sqlite:{path}") as store:
        await tell(store.workspace(HOME), *STORY)
    return path


async def flip(path: Path, times: int, seed: int) -> None:
    """Flip one bit after another; each time the answers are those of before, or none."""
    whole = path.read_bytes()
    choice = random.Random(seed)
    expected = await answers(path)
    told = 0
    for _ in range(times):
        flipped = bytearray(whole)
        flipped[choice.randrange(len(whole))] ^= 1 << choice.randrange(8)
        path.write_bytes(flipped)
        try:
            assert await answers(path) == expected
        except StoreError:
            told += 1
    assert told


async def answers(path: Path) -> list[object]:
    async with opened(f"sqlite:{path}", read_only=True) as store:
        workspace = store.workspace(HOME)
        return [
            await workspace.read(Selection(), upto=99),
            await workspace.read(Selection(entities=frozenset({MISTRAL.id})), upto=99),
            await workspace.deals(upto=99),
            await workspace.find("Mistral", upto=99),
        ]


async def test_a_flipped_bit_is_told_or_changes_nothing(path: Path) -> None:
    await flip(path, 60, seed=7)


@pytest.mark.slow
async def test_a_thousand_flipped_bits_are_told_or_change_nothing(path: Path, seed: int) -> None:
    await flip(path, 1_000, seed)


async def test_a_forged_claim_is_found_when_read(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("drop trigger ledger_is_never_updated")
    connection.execute(
        "update ledger set event = replace(event, '385', '386') where about = ?", (RAISED_ID,)
    )
    connection.close()
    async with opened(f"sqlite:{path}") as store:
        workspace = store.workspace(HOME)
        with pytest.raises(DamagedDatabaseError, match="entry"):
            await workspace.read(Selection(entities=frozenset({MISTRAL.id})), upto=99)
        founded = await workspace.read(Selection(fields=frozenset({"founded_by"})), upto=99)
        assert [record.claim for record in founded.records] == [FOUNDED]


async def test_a_file_too_large_to_check_is_opened_and_its_claims_still_prove_themselves(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = await answers(path)
    lose_index(path, "names_key")
    with pytest.raises(DamagedDatabaseError, match="restore a backup"):
        await visit(f"sqlite:{path}", read_only=True)
    monkeypatch.setattr(schema, "CHECKED", 0)
    async with opened(f"sqlite:{path}", read_only=True) as store:
        assert await store.workspace(HOME).read(Selection(), upto=99) == whole[0]
        with pytest.raises(DamagedDatabaseError):
            await store.workspace(HOME).find("Mistral", upto=99)


def lose_index(path: Path, index: str) -> None:
    connection = sqlite3.connect(path)
    (page,) = connection.execute(
        "select rootpage from sqlite_schema where name = ?", (index,)
    ).fetchone()
    (size,) = connection.execute("pragma page_size").fetchone()
    connection.close()
    text = bytearray(path.read_bytes())
    text[(page - 1) * size : page * size] = bytes(size)
    path.write_bytes(text)


async def test_the_ledger_cannot_be_changed_by_any_statement(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in ("update ledger set person = 'x'", "delete from ledger"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    connection.close()
