"""The reference backend: everything in memory."""

# ruff: noqa: D102 - store.base promises for every backend

from __future__ import annotations

from datetime import datetime
from itertools import islice

from store.base import BEGINNING, WorkspaceId
from store.memory.shelf import MemoryShelf
from store.memory.workspace import MemoryWorkspace
from store.open import Opening
from store.subscribed import Mark, Subscription


class MemoryStore:
    """Workspaces that are gone when the process ends."""

    def __init__(self, *, read_only: bool) -> None:
        self._read_only = read_only
        self._workspaces: dict[WorkspaceId, MemoryWorkspace] = {}
        self._shelves: dict[str, MemoryShelf] = {}

    def workspace(self, workspace: WorkspaceId) -> MemoryWorkspace:
        if workspace not in self._workspaces:
            self._workspaces[workspace] = MemoryWorkspace(
                workspace, self._shelves, read_only=self._read_only
            )
        return self._workspaces[workspace]

    async def workspaces(self) -> tuple[WorkspaceId, ...]:
        begun = [name for name, each in self._workspaces.items() if (await each.head()).seq]
        return tuple(sorted(begun))

    def shelf(self, name: str) -> MemoryShelf:
        if name not in self._shelves:
            self._shelves[name] = MemoryShelf(read_only=self._read_only)
        return self._shelves[name]

    async def due(
        self, platform: str, now: datetime, *, limit: int
    ) -> tuple[tuple[WorkspaceId, Subscription], ...]:
        come = (
            (each.due, workspace, each.number, each)
            for workspace, each in await self._subscribed(platform)
            if each.due is not None and each.due <= now
        )
        found = islice(sorted(come, key=lambda each: each[:3]), max(limit, 0))
        return tuple((workspace, each) for _, workspace, _, each in found)

    async def subscribed(
        self, platform: str, *, after: Mark = BEGINNING, limit: int
    ) -> tuple[tuple[WorkspaceId, Subscription], ...]:
        mark = after.workspace, after.number
        behind = (
            (workspace, each)
            for workspace, each in await self._subscribed(platform)
            if (workspace, each.number) > mark
        )
        return tuple(islice(behind, max(limit, 0)))

    async def _subscribed(self, platform: str) -> list[tuple[WorkspaceId, Subscription]]:
        """Return all subscriptions of a platform, by workspace and number."""
        return [
            (name, each)
            for name, workspace in sorted(self._workspaces.items())
            if name.partition(":")[0] == platform
            for each in await workspace.subscriptions()
        ]

    async def purge(self, workspace: WorkspaceId) -> None:
        self.workspace(workspace).purge()

    async def close(self) -> None:
        self._workspaces.clear()
        self._shelves.clear()


async def connect(opening: Opening) -> MemoryStore:
    """Return an empty store."""
    return MemoryStore(read_only=opening.read_only)
