"""Five editors at once: no change is lost, none is told of that was not made, none is read late."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.open import open_store
from tests.bot.histories import ACTS, EDITORS, histories

HISTORIES = 500
"""For each way of keeping facts: a thousand in all."""

URLS = ("memory:", "sqlite:{}/facts.db")


@pytest.mark.parametrize("url", URLS)
async def test_editors_at_once_lose_nothing(url: str, tmp_path: Path, seed: int) -> None:
    told = await _run(url, tmp_path, seed, 3)

    assert told["saved"]


@pytest.mark.slow
@pytest.mark.parametrize("url", URLS)
async def test_hundreds_of_histories_of_five_editors_lose_nothing(
    url: str, tmp_path: Path, seed: int, tell: Callable[[str], None]
) -> None:
    told = await _run(url, tmp_path, seed, HISTORIES)

    assert told["saved"] > HISTORIES
    kept, people = url.partition(":")[0], len(EDITORS)
    tell(f"{kept}: {HISTORIES} histories of {people} editors with {ACTS} acts each: {dict(told)}")
    tell("0 changes lost, 0 read late, 0 saved unseen, the ledger replayed is the state")


async def _run(url: str, folder: Path, seed: int, count: int) -> dict[str, int]:
    """Run histories by two bots, each of which remembers what it said; a file has one writer."""
    store = await open_store(url.format(folder))
    try:
        return await histories((store, store), seed, count)
    finally:
        await store.close()
