"""Databases to measure on, each made once and kept outside the repository."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path

import store
from bench import making
from store import words
from store.base import Store, WorkspaceId
from store.events import Event, PersonId
from store.open import open_store
from store.pack.load import load
from store.sqlite import indexes
from store.sqlite.schema import STEPS

WORKSPACE = WorkspaceId("bench")
SOMEBODY = PersonId("bench")
PACK = Path(store.__file__).parent / "packs" / "microsoft-mistral"

ENTITIES = 20_000
BATCH = 20_000
"""Events of one transaction."""

KEPT = "DEALBRIEF_BENCH"
"""The setting that names the folder databases are kept in; otherwise one for passing files."""


@asynccontextmanager
async def demo() -> AsyncIterator[tuple[Store, Path]]:
    """Yield a new store that holds the demo deal and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        opened = await open_store(f"sqlite:{path}")
        try:
            await record(opened, load(PACK))
            yield opened, path
        finally:
            await opened.close()


@asynccontextmanager
async def filled(claims: int, entities: int = ENTITIES) -> AsyncIterator[tuple[Store, Path]]:
    """Yield a store that holds the demo deal and so many made claims in one workspace.

    The entities they are about have two names each.
    """
    path = _folder() / f"{claims}-{entities}-{_print()}.db"
    if not path.exists():
        await _fill(path, claims, entities)
    opened = await open_store(f"sqlite:{path}")
    try:
        yield opened, path
    finally:
        await opened.close()


async def record(opened: Store, events: tuple[Event, ...]) -> None:
    """Record events in the workspace that is measured."""
    workspace = opened.workspace(WORKSPACE)
    await workspace.record(events, by=SOMEBODY, origin="bench", at=datetime.now(UTC))


async def _fill(path: Path, claims: int, entities: int) -> None:
    what = f"{claims} claims about {entities} entities"
    print(f"Making {what} in {path.parent}; this is done once.", file=sys.stderr)
    begun = time.perf_counter()
    unfinished = path.with_suffix(".unfinished")
    for leftover in unfinished.parent.glob(f"{unfinished.name}*"):
        leftover.unlink()
    opened = await open_store(f"sqlite:{unfinished}")
    try:
        await record(opened, load(PACK))
        for batch in _batches(making.events(claims, entities)):
            await record(opened, batch)
    finally:
        await opened.close()
    unfinished.rename(path)
    print(f"It took {time.perf_counter() - begun:.0f} s.", file=sys.stderr)


def _batches(events: Iterator[Event]) -> Iterator[tuple[Event, ...]]:
    while batch := tuple(islice(events, BATCH)):
        yield batch


def _folder() -> Path:
    folder = Path(os.environ.get(KEPT) or Path(tempfile.gettempdir()) / "dealbrief-bench")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _print() -> str:
    """Return what changes when a database would be made otherwise."""
    modules = (making, words, indexes)
    texts = [Path(str(module.__file__)).read_text("utf-8") for module in modules]
    parts = (*texts, *(step.script for step in STEPS))
    return sha256("\n".join(parts).encode()).hexdigest()[:12]
