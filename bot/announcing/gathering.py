"""From the ledger to errands: whom the entries since the last look concern."""

from __future__ import annotations

from collections.abc import Awaitable, Iterator
from datetime import datetime

import structlog

from bot.announcing.entries import entries, settled
from bot.announcing.errand import Errand, Matter
from bot.announcing.outbox import Outbox
from bot.announcing.slots import take_up
from bot.announcing.stating import SHELF, corrections_of, outcomes_of
from bot.announcing.watching import look_for_watches
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

log = structlog.get_logger()


async def gather(store: Store, platform: str, outbox: Outbox, now: datetime) -> None:
    """Put into the outbox all that concerns people of a platform and is not there yet.

    A crash in between is made good by the next call: the marks up to where it has been looked move
    last. What fails in one workspace, or of all digests, is logged, and the rest is looked at.
    """
    for each in await store.workspaces():
        if each.partition(":")[0] == platform:
            workspace = store.workspace(each)
            for look in (_corrections, _outcomes, look_for_watches):
                await _apart(look(store, workspace, outbox, now), each)
    await _apart(take_up(store, platform, outbox, now), platform)


async def _apart(looking: Awaitable[None], where: str) -> None:
    try:
        await looking
    except Exception as error:  # noqa: BLE001 - whatever it is, others are to hear of theirs
        log.warning("not-looked", where=where, error=type(error).__name__)


async def _corrections(store: Store, workspace: Workspace, outbox: Outbox, now: datetime) -> None:
    shelf, key = store.shelf(SHELF), corrections_of(workspace.id)
    kept = await shelf.get(key, now=now)
    upto = await settled(workspace, now)
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
    async for entry in entries(workspace, after, upto):
        if isinstance(entry.event, NoteClosed):
            about, since = entry.event.note, entry.seq
            await outbox.add(Errand(workspace.id, Matter.OUTCOME, about, since, due=now))
    if kept is None:
        await shelf.add(key, str(upto), now=now)
    else:
        await shelf.swap(key, kept, str(upto))


async def _changed(workspace: Workspace, after: int, upto: int) -> frozenset[ClaimId]:
    """Return the claims whose standing some entries change."""
    walked = entries(workspace, after, upto)
    return frozenset([claim async for entry in walked for claim in _claims(entry)])


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
