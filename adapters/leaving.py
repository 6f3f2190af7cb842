"""Workspaces that removed the bot: they may come back for a while; then all of them is purged."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from adapters.clock import Sleep
from adapters.findings import Finding, ok, wrong
from adapters.logs import described
from adapters.regularly import regularly
from store.base import Store, WorkspaceId
from store.errors import StoreError
from store.instants import from_text, to_text
from store.shelf import Shelf

log = structlog.get_logger()

GRACE = timedelta(days=30)
"""How long a workspace that removed the bot may come back and find its facts. Chosen 2026-11."""

SWEPT_EVERY = timedelta(days=1)

Here = Callable[[], Awaitable[Collection[WorkspaceId]]]
"""Tells which workspaces the bot is in; whatever it raises, nothing is purged that day."""


@dataclass(frozen=True, slots=True)
class Left:
    """A workspace, when it removed the bot, and when it is purged."""

    workspace: WorkspaceId
    since: datetime

    @property
    def due(self) -> datetime:
        """When its grace is over."""
        return self.since + GRACE


@dataclass(frozen=True, slots=True)
class Leaving:
    """The workspaces of one platform that removed the bot, on a shelf, so that a restart knows."""

    shelf: Shelf
    purge: Callable[[WorkspaceId], Awaitable[None]]
    now: Callable[[], datetime]
    staying: set[WorkspaceId] = field(default_factory=set)
    """Of which this process knows already that they stay."""

    async def begin(self, workspace: WorkspaceId) -> None:
        """Note that a workspace removed the bot; where it did so before, the last time counts."""
        self.staying.discard(workspace)
        await self.shelf.put(workspace, to_text(self.now()))

    async def stay(self, workspace: WorkspaceId) -> None:
        """Let a workspace stay that has the bot again; where none is leaving nothing is written.

        It may be called as often as somebody asks there.
        """
        if workspace in self.staying:
            return
        if await self.shelf.get(workspace, now=self.now()) is not None:
            await self.shelf.discard(workspace)
            log.info("stays", workspace=workspace)
        self.staying.add(workspace)

    async def sweep(self, here: Here) -> tuple[WorkspaceId, ...]:
        """Purge whose grace is over, and return them; whoever is `here` stays.

        Where the store cannot purge one it waits for the next sweep.
        """
        now = self.now()
        due = [each for each in await waiting(self.shelf, now) if each.due <= now]
        present = await here() if due else ()
        purged = []
        for each in due:
            if each.workspace in present:
                await self.stay(each.workspace)
            elif await self._purged(each):
                purged.append(each.workspace)
        return tuple(purged)

    async def _purged(self, left: Left) -> bool:
        # A purge before this one may have taken long enough for somebody to come back.
        if await self.shelf.get(left.workspace, now=self.now()) != to_text(left.since):
            return False
        try:
            await self.purge(left.workspace)
            await self.shelf.discard(left.workspace)
        except StoreError as error:
            log.warning("not-purged", workspace=left.workspace, error=described(error))
            return False
        log.info("purged", workspace=left.workspace, since=to_text(left.since))
        return True


async def waiting(shelf: Shelf, now: datetime) -> tuple[Left, ...]:
    """Return who removed the bot and is not purged yet."""
    kept = await shelf.all(now=now)
    return tuple(Left(WorkspaceId(each.key), from_text(each.value)) for each in kept)


def shelf_of(store: Store, platform: str) -> Shelf:
    """Return where it is noted which workspaces of a platform removed the bot."""
    return store.shelf(f"{platform}-leaving")


def swept_daily(
    leaving: Leaving, here: Here, sleep: Sleep, shelves: Sequence[Shelf] = ()
) -> AbstractAsyncContextManager[None]:
    """Sweep now and once a day until the end of the block, beside it and whatever goes wrong.

    What has stood on `shelves` for longer than it counts goes as well.
    """

    async def sweep() -> None:
        for each in shelves:
            await each.sweep(now=leaving.now())
        await leaving.sweep(here)

    return regularly(sweep, SWEPT_EVERY, sleep, failed="not-swept")


async def told(shelf: Shelf, now: datetime) -> AsyncIterator[Finding]:
    """Yield of each workspace that waits for its purge when that is."""
    try:
        left = await waiting(shelf, now)
    except StoreError as error:
        yield wrong("leaving", str(error), "")
        return
    for each in left:
        since, due = each.since.date(), each.due.date()
        yield ok("leaving", f"{each.workspace} removed the bot on {since}; it is purged on {due}")
