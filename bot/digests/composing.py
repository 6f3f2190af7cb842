"""Digests that many channels are told at the same minute: what they say is worked out once."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from cachetools import LRUCache

from bot.desk import Desk
from bot.digests.digest import Asked, Composed, compose
from store.base import WorkspaceId

KEPT = 512
"""Digests that are remembered.

Chosen 2026-11: workspaces take turns, so that each asks again only after all others that are due in
the same minute did; with two contents each, 256 of them are worked out once.
"""


@dataclass(frozen=True, slots=True)
class Content:
    """All by which two digests may tell something else."""

    workspace: WorkspaceId
    upto: int
    asked: Asked
    language: str
    zone: ZoneInfo
    today: date


@dataclass(slots=True)
class Composing:
    """Works out what digests tell, one after another, and each content once."""

    kept: MutableMapping[Content, Composed | None] = field(default_factory=lambda: LRUCache(KEPT))
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def compose(self, desk: Desk, asked: Asked) -> Composed | None:
        """Return what a digest tells: see `bot.digests.digest.compose`."""
        day = (desk.language, desk.zone, desk.today)
        content = Content(desk.workspace.id, desk.upto, asked, *day)
        async with self.turn:
            if content not in self.kept:
                self.kept[content] = await compose(desk, asked)
            return self.kept[content]

    def forget(self, workspace: WorkspaceId) -> None:
        """Forget all that is remembered of a workspace."""
        for content in [each for each in self.kept if each.workspace == workspace]:
            del self.kept[content]
