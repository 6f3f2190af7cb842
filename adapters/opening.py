"""Opening the store for one process: to write where nobody else does, else to read."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.demo import record_demo
from bot.leaves import OPERATOR
from bot.settings import Settings
from store.base import Store, Workspace, WorkspaceId
from store.errors import LockedDatabaseError
from store.open import open_store

CONSOLE = WorkspaceId("console")
"""The workspace of this terminal; platforms have one for each team."""

TURN = 0.000_5
"""Seconds a thread computes before another's turn: ten times more, as Python has it, lets a search
hold up every step of another answer."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A store, and whether it can be written to."""

    store: Store
    writable: bool


@asynccontextmanager
async def opening(settings: Settings) -> AsyncIterator[Opened]:
    """Yield the store, to read only while another process writes to it; StoreError otherwise."""
    sys.setswitchinterval(TURN)
    try:
        found = Opened(await open_store(settings.database), writable=True)
    except LockedDatabaseError:
        store = await open_store(settings.database, read_only=True)
        found = Opened(store, writable=False)
    try:
        yield found
    finally:
        await found.store.close()


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Store]:
    """Yield the store of `opening`, for whoever finds out by writing."""
    async with opening(settings) as found:
        yield found.store


async def with_demo(workspace: Workspace) -> None:
    """Record the demo deal, labelled as one, where nothing has ever been recorded."""
    if (await workspace.head()).seq:
        return
    await record_demo(workspace, by=OPERATOR, at=datetime.now(UTC))
