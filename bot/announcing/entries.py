"""The entries of a ledger in order, once they have settled."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from store.base import Workspace
from store.events import Entry

DELAY = timedelta(minutes=3)
"""How long nothing more may have happened to claims before people are told of it.

So whoever undoes something at once has said nothing, and several corrections are one message.
Chosen 2026-11: time to read what was saved and to press Undo.
"""

BATCH = 1_000
"""Entries of the ledger read at once."""


async def entries(workspace: Workspace, after: int, upto: int) -> AsyncIterator[Entry]:
    """Yield the entries behind `after`, up to `upto`."""
    while batch := await workspace.entries(after=after, upto=upto, limit=BATCH):
        for entry in batch:
            yield entry
        after = batch[-1].seq


async def settled(workspace: Workspace, now: datetime) -> int:
    """Return the last of the entries that have settled, or 0.

    Those that were recorded by a clock ahead of time count at once, and so do those behind them,
    which bear its dates as well: who waited for these to come would wait in vain.
    """
    head = await workspace.head()
    if head.last_at and head.last_at > now + DELAY:
        return head.seq
    return await workspace.seq_at(now - DELAY)
