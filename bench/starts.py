"""Starting the program and answering one question: how long it takes and what it needs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.timing import Line

LAUNCH = Path(__file__).with_name("launch.py")
ASK = "from adapters.main import app; app()"
ROUNDS = 5

FIRST, RESIDENT = 1000.0, 80.0
"""Milliseconds to the first answer, and MiB, that a start may take at most."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a process took: milliseconds, and MiB resident at its highest."""

    took: float
    resident: float


def starts() -> list[Line]:
    """Measure the first start, which records the demo deal, and a later one."""
    bare: list[Run] = []
    first: list[Run] = []
    later: list[Run] = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            bare.append(_run(folder, "pass"))
            first.append(_run(folder, ASK, "ask", "funding mistral"))
            later.append(_run(folder, ASK, "ask", "funding mistral"))
    python = Run(min(run.took for run in bare), min(run.resident for run in bare))
    return [
        Line("first start to first answer", python.took, min(r.took for r in first), most=FIRST),
        Line("later start to first answer", python.took, min(r.took for r in later), most=FIRST),
        _resident("first start", python, first),
        _resident("later start", python, later),
    ]


def _resident(what: str, python: Run, runs: list[Run]) -> Line:
    highest = max(run.resident for run in runs)
    return Line(f"{what}, resident", python.resident, highest, most=RESIDENT, unit="MiB")


def _run(folder: str, *arguments: str) -> Run:
    """Run Python in a process of its own, on a database in `folder`."""
    environment = os.environ | {"DEALBRIEF_DATABASE": f"sqlite:{Path(folder) / 'start.db'}"}
    command = [sys.executable, "-IS", str(LAUNCH), sys.executable, "-c", *arguments]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603 - all of it is ours
    took, kibibytes = map(float, done.stdout.split())
    return Run(took, kibibytes / 1024)
