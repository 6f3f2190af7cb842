"""A long file is imported in the memory that its lines take, and little more."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.rows import FILE, table

IMPORTER = """
import asyncio, json, resource, sys, time
from datetime import UTC, datetime
from pathlib import Path
from store.base import WorkspaceId
from store.importing.columns import is_heading
from store.importing.planning import plan
from store.importing.recording import events, record_plan
from store.importing.rows import Reading
from store.open import open_store
from store.rates import Rates
from store.tables.read import read_tables

SAID = {"by": "console:editor", "origin": "test", "at": datetime(2026, 11, 22, 8, 30, tzinfo=UTC)}

def mebibytes():
    if sys.platform == "linux":  # where getrusage begins with what the parent had
        status = Path("/proc/self/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20

async def imported(file, folder):
    store = await open_store(f"sqlite:{folder}/ours.db")
    workspace, rates = store.workspace(WorkspaceId("test")), Rates.load()
    before, began = mebibytes(), time.process_time()
    tables = read_tables(file.name, file.read_bytes(), is_heading)
    found = await plan(workspace, tables, Reading(), upto=0, rates=rates)
    receipt = await record_plan(
        workspace, found, file=file.name, again="again", skip_refused=False, **SAID
    )
    taken, grown = time.process_time() - began, mebibytes() - before
    await store.close()
    return found, receipt.last, taken, grown

async def recorded(found, folder):
    store = await open_store(f"sqlite:{folder}/floor.db")
    said = tuple(events(found))
    began = time.process_time()
    await store.workspace(WorkspaceId("test")).record(said, **SAID)
    taken = time.process_time() - began
    await store.close()
    return taken

async def main():
    file, folder = map(Path, sys.argv[1:])
    found, last, ours, grown = await imported(file, folder)
    print(json.dumps([len(found.new), last, ours, await recorded(found, folder), grown]))

asyncio.run(main())
"""

ROWS = 100_000

GROWTH = 250
"""MiB that the import may add to a process, its file and its lines included."""


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_imported_in_little_memory(
    tmp_path: Path, tell: Callable[[str], None]
) -> None:
    file = tmp_path / FILE
    file.write_bytes(table(ROWS))

    ran = subprocess.run(
        [sys.executable, "-c", IMPORTER, str(file), str(tmp_path)],
        cwd=Path.cwd(),
        capture_output=True,
        text=True,
        check=True,
    )

    new, entries, ours, bulk, grown = json.loads(ran.stdout)
    tell(
        f"{new:,} rows were imported as {entries:,} entries in {ours:.0f} s of processor time, "
        f"{new / ours:,.0f} rows/s, at {bulk / ours:.2f} of the speed of recording them alone; "
        f"memory grew by {grown:.0f} MiB"
    )
    assert new == ROWS
    assert grown < GROWTH
