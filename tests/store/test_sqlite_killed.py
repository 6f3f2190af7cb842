"""What was acknowledged is there, whenever the process was killed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.base import Selection, Workspace, WorkspaceId
from store.ledger import genesis, verify
from tests.contracts.facts import CAST, opened, tell

HOME = WorkspaceId("console:home")

# It writes without end, and says the newest entry after each that was acknowledged.
WRITER = """
import asyncio, sys
from store.open import open_store
from tests.contracts.facts import now, recorded, remark, tell

async def main():
    store = await open_store(sys.argv[1])
    workspace = store.workspace("console:home")
    number = await now(workspace)
    while True:
        number += 1
        receipt = await tell(workspace, recorded(remark("risk", number), "a risk"), key=str(number))
        print(receipt.last, flush=True)

asyncio.run(main())
"""


async def kill_writers(path: Path, kills: int, seed: int) -> None:
    url = f"sqlite:{path}"
    async with opened(url) as store:
        await tell(store.workspace(HOME), *CAST)
    choice = random.Random(seed)
    acknowledged = 0
    for _ in range(kills):
        lines = killed_after(url, choice.randrange(1, 40), choice.uniform(0, 0.003))
        acknowledged = int(lines[-1])
        async with opened(url) as store:
            await check(store.workspace(HOME), acknowledged)


async def check(workspace: Workspace, acknowledged: int) -> None:
    """What was acknowledged is there, perhaps one entry more, and all of it is whole."""
    head = await workspace.head()
    assert head.seq in (acknowledged, acknowledged + 1)
    entries = await workspace.entries(after=0, upto=head.seq, limit=head.seq)
    assert [entry.seq for entry in entries] == list(range(1, head.seq + 1))
    assert verify(entries, genesis(HOME)) is None
    evidence = await workspace.read(Selection(), upto=head.seq)
    assert len(evidence.records) == head.seq - len(CAST)


def killed_after(url: str, lines: int, seconds: float, program: str = WRITER) -> list[str]:
    """What a writer said that was killed `seconds` after so many lines."""
    with subprocess.Popen(
        [sys.executable, "-c", program, url], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(lines)]
        try:
            writer.wait(seconds)
        except subprocess.TimeoutExpired:
            writer.send_signal(signal.SIGKILL)
        said += writer.stdout.readlines()
    assert writer.returncode == -signal.SIGKILL
    # Only a whole line was acknowledged.
    return [line for line in said if line.endswith("\n")]


async def test_nothing_acknowledged_is_lost_by_a_kill(tmp_path: Path) -> None:
    await kill_writers(tmp_path / "facts.db", kills=3, seed=1)


@pytest.mark.slow
async def test_nothing_acknowledged_is_lost_by_a_hundred_kills(tmp_path: Path, seed: int) -> None:
    await kill_writers(tmp_path / "facts.db", kills=100, seed=seed)
