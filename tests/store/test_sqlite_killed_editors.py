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


async def kill_editors(path: Path, kills: int, choice: random.Random) -> tuple[int, int]:
    """How many changes were acknowledged, and how many entries are erased."""
    url = f"sqlite:{path}"
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
    _, erased = await kill_editors(tmp_path / "facts.db", kills=3, choice=random.Random(1))
    assert erased


@pytest.mark.slow
async def test_no_change_is_lost_or_without_its_entry_in_two_hundred_kills(
    tmp_path: Path, seed: int, tell: Callable[[str], None]
) -> None:
    choice, acknowledged, erased = random.Random(seed), 0, 0
    # A file of twenty kills is read to its end soon enough after each of them.
    for number in range(10):
        done, gone = await kill_editors(tmp_path / f"{number}.db", kills=20, choice=choice)
        acknowledged, erased = acknowledged + done, erased + gone
    tell(
        f"kills 200, changes acknowledged {acknowledged}, lost 0, without entry 0, "
        f"entries erased {erased}"
    )
