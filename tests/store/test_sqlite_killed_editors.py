"""Whenever editors are cut off, what was acknowledged is there, and nothing without its entry."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contracts.erasing import whole
from tests.contracts.facts import opened
from tests.store.every_kind import replayed
from tests.store.test_sqlite_killed import HOME, killed_after

# It makes changes of every kind without end, now and then erases who made them, and says the newest
# entry after each that was acknowledged.
EDITORS = """
import asyncio, sys
from store.open import open_store
from tests.contracts.facts import MORNING, now
from tests.store.every_kind import changes, editor

async def main():
    store = await open_store(sys.argv[1])
    workspace = store.workspace("console:home")
    number = await now(workspace)
    while True:
        number += 1
        for place, change in enumerate(changes(number)):
            receipt = await workspace.record(
                (change,), by=editor(number), origin="test", at=MORNING, key=f"{number}:{place}"
            )
            print(receipt.last, flush=True)
        await workspace.erase(editor(number), by="operator", origin="test", at=MORNING)
        print(await now(workspace), flush=True)

asyncio.run(main())
"""


async def kill_editors(path: Path, kills: int, seed: int) -> tuple[int, int]:
    """The changes that were acknowledged, and those among them that were erasing."""
    url, choice = f"sqlite:{path}", random.Random(seed)
    acknowledged, erased = 0, 0
    for _ in range(kills):
        lines = killed_after(url, choice.randrange(1, 60), choice.uniform(0, 0.003), EDITORS)
        async with opened(url) as store:
            workspace = store.workspace(HOME)
            audit = await whole(workspace)
            # All that was acknowledged is there, and of what was cut off all or nothing.
            assert audit.entries >= int(lines[-1])
            await replayed(workspace)
        acknowledged += len(lines)
        erased = audit.erased
    return acknowledged, erased


async def test_no_change_of_an_editor_is_lost_or_without_its_entry(tmp_path: Path) -> None:
    _, erased = await kill_editors(tmp_path / "facts.db", kills=3, seed=1)
    assert erased


@pytest.mark.slow
async def test_no_change_is_lost_or_without_its_entry_in_two_hundred_kills(
    tmp_path: Path, seed: int, tell: Callable[[str], None]
) -> None:
    acknowledged, erased = await kill_editors(tmp_path / "facts.db", kills=200, seed=seed)
    tell(
        f"kills 200, changes acknowledged {acknowledged}, lost 0, without entry 0, "
        f"entries erased {erased}"
    )
