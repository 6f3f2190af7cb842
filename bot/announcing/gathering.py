"""From the ledger to errands: whom the entries since the last look concern."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta

from bot.announcing.errand import Errand, Matter
from bot.announcing.outbox import Outbox
from bot.announcing.stating import SHELF, corrections_of, outcomes_of
from store.base import Store, Workspace
from store.claims import ClaimId
from store.events import (
    ClaimRanked,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    Entry,
    NoteClosed,
)

DELAY = timedelta(minutes=3)
"""How long nothing more may have happened to a message's claims before its readers are told.

So whoever undoes something at once has said nothing, and several corrections are one reply. Chosen
2026-11: time to read what was saved and to press Undo.
"""

BATCH = 1_000
"""Entries of the ledger read at once."""


async def gather(store: Store, platform: str, outbox: Outbox, now: datetime) -> None:
    """Put into the outbox all that concerns people of a platform and is not there yet.

    A crash in between is made good by the next call: the marks up to where it has been looked move
    last.
    """
    for each in await store.workspaces():
        if each.partition(":")[0] == platform:
            await _corrections(store, store.workspace(each), outbox, now)
            await _outcomes(store, store.workspace(each), outbox, now)


async def _corrections(store: Store, workspace: Workspace, outbox: Outbox, now: datetime) -> None:
    shelf, key = store.shelf(SHELF), corrections_of(workspace.id)
    kept = await shelf.get(key, now=now)
    upto = await workspace.seq_at(now - DELAY)
    # A workspace without a mark has stated nothing yet.
    if kept is None or int(kept) >= upto:
        return
    changed = await _changed(workspace, int(kept), upto)
    # Whoever is at it still may undo it; what they do last is looked at again in its turn.
    newer = await _changed(workspace, upto, (await workspace.head()).seq) if changed else changed
    for each in await workspace.stated(changed):
        if each.seq < upto and each.claims.isdisjoint(newer):
            about = f"{each.channel} {each.message}"
            errand = Errand(workspace.id, Matter.CORRECTION, about, each.seq, due=now)
            await outbox.add(errand)
    await shelf.swap(key, kept, str(upto))


async def _outcomes(store: Store, workspace: Workspace, outbox: Outbox, now: datetime) -> None:
    shelf, key = store.shelf(SHELF), outcomes_of(workspace.id)
    kept = await shelf.get(key, now=now)
    after, upto = int(kept or 0), (await workspace.head()).seq
    if after >= upto:
        return
    async for entry in _entries(workspace, after, upto):
        if isinstance(entry.event, NoteClosed):
            about, since = entry.event.note, entry.seq
            await outbox.add(Errand(workspace.id, Matter.OUTCOME, about, since, due=now))
    if kept is None:
        await shelf.add(key, str(upto), now=now)
    else:
        await shelf.swap(key, kept, str(upto))


async def _changed(workspace: Workspace, after: int, upto: int) -> frozenset[ClaimId]:
    """Return the claims whose standing some entries change."""
    entries = _entries(workspace, after, upto)
    return frozenset([claim async for entry in entries for claim in _claims(entry)])


async def _entries(workspace: Workspace, after: int, upto: int) -> AsyncIterator[Entry]:
    while batch := await workspace.entries(after=after, upto=upto, limit=BATCH):
        for entry in batch:
            yield entry
        after = batch[-1].seq


def _claims(entry: Entry) -> Iterator[ClaimId]:
    """Yield the claim that an entry changes the standing of, if it does."""
    match entry.event:
        case (
            ClaimSuperseded(claim=claim)
            | ClaimRetracted(claim=claim)
            | ClaimRestored(claim=claim)
            | ClaimRanked(claim=claim)
        ):
            yield claim
        case _:
            return
