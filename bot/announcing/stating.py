"""Noting what a message states, and that whatever became of that meanwhile concerns its readers."""

from __future__ import annotations

from datetime import datetime

from store.base import Store, WorkspaceId
from store.shelf import Shelf
from store.stated import Stated

SHELF = "announced"
"""Up to which entry of each workspace it is known what concerns people."""


def corrections_of(workspace: WorkspaceId) -> str:
    """Return the key under which it is kept up to where corrections were looked for."""
    return f"corrections {workspace}"


def outcomes_of(workspace: WorkspaceId) -> str:
    """Return the key under which it is kept up to where closed notes were looked for."""
    return f"outcomes {workspace}"


def watched_of(workspace: WorkspaceId) -> str:
    """Return the key under which it is kept up to where it was looked for what is watched."""
    return f"watched {workspace}"


async def remember(store: Store, workspace: WorkspaceId, stated: Stated, *, now: datetime) -> None:
    """Remember a message; StoreError where the store does not keep it.

    What was shared late was answered from an earlier entry than others have been looked at up to,
    so these are looked at again from there on: nobody is told twice, as every message knows what
    its readers were told.
    """
    await store.workspace(workspace).state(stated)
    shelf, key = store.shelf(SHELF), corrections_of(workspace)
    while not await _reaches_back(shelf, key, stated.seq, now):
        continue


async def forget(store: Store, workspace: WorkspaceId) -> None:
    """Forget up to where a workspace was looked at; its next ledger counts from 1 again."""
    for each in (corrections_of, outcomes_of, watched_of):
        await store.shelf(SHELF).discard(each(workspace))


async def _reaches_back(shelf: Shelf, key: str, seq: int, now: datetime) -> bool:
    """Let a mark be at `seq` or before; False where it was moved meanwhile."""
    kept = await shelf.get(key, now=now)
    if kept is None:
        return await shelf.add(key, str(seq), now=now)
    return int(kept) <= seq or await shelf.swap(key, kept, str(seq))
