"""Files that are made to hurt are refused before they do."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.table_bombs import write_bombs

READER = """
import json, resource, sys, time
from pathlib import Path
from store.bringing import bring
from store.complaint import Refused

def mebibytes():
    if sys.platform == "linux":  # where getrusage begins with what the parent had
        status = Path("/proc/self/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20

before, slowest, refused = mebibytes(), ("", 0.0), []
for file in sorted(Path(sys.argv[1]).iterdir()):
    data, began = file.read_bytes(), time.process_time()
    try:
        bring(file.name, data, lambda words: words in {"Firma", "Betrag"})
    except Refused as error:
        refused.append(file.name)
        assert error.complaints and len(str(error)) < 500, file
    slowest = max(slowest, (file.name, time.process_time() - began), key=lambda each: each[1])
print(json.dumps([refused, slowest, mebibytes() - before]))
"""

GROWTH = 200
"""MiB that reading all of them may add to a process."""


@pytest.mark.slow
def test_a_hundred_bombs_are_refused_and_leave_nothing_behind(
    tmp_path: Path, tell: Callable[[str], None]
) -> None:
    bombs, folder = tmp_path / "bombs", tmp_path / "temporary"
    for each in (bombs, folder):
        each.mkdir()
    count = write_bombs(bombs)

    ran = subprocess.run(
        [sys.executable, "-c", READER, str(bombs)],
        cwd=Path.cwd(),
        env={"TMPDIR": str(folder), "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=True,
    )

    refused, (slowest, seconds), grown = json.loads(ran.stdout)
    left = [*folder.iterdir(), *(each for each in tmp_path.iterdir() if each.is_file())]
    tell(
        f"{count} bombs of files: {len(refused)} refused, the slowest ({slowest}) after "
        f"{seconds:.2f} s of processor time; memory grew by {grown:.0f} MiB; {len(left)} files left"
    )
    assert count >= 100
    assert len(refused) == count
    assert grown < GROWTH
    assert not left
