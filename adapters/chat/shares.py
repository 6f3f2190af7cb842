"""Which answers were shared: each page of one once, also where the program ends in between."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

from store.shelf import Shelf

KEPT_FOR = timedelta(days=7)
"""How long a private answer can be expected to stand on somebody's screen. Chosen 2026-11."""

BEGUN, DONE = "begun", "done"


class Stand(Enum):
    """How it stands with a page that somebody wants to share."""

    FIRST = auto()
    """Nobody has begun."""
    AGAIN = auto()
    """Somebody began, and it may stand there."""
    NOT = auto()
    """It was shared, or is being shared now."""


@dataclass(slots=True)
class Shares:
    """The pages that were shared, on a shelf of our own."""

    shelf: Shelf
    now: Callable[[], datetime]
    under_way: set[str] = field(default_factory=set)

    @asynccontextmanager
    async def begin(self, key: str) -> AsyncIterator[Stand]:
        """Yield how it stands with a page; what is not `done` by its end can be tried again."""
        if key in self.under_way:
            yield Stand.NOT
            return
        self.under_way.add(key)
        try:
            before = await self.shelf.get(key, now=self.now())
            if before is None:
                await self.shelf.put(key, BEGUN, until=self.now() + KEPT_FOR)
            yield {None: Stand.FIRST, BEGUN: Stand.AGAIN}.get(before, Stand.NOT)
        finally:
            self.under_way.discard(key)

    async def done(self, key: str) -> None:
        """Note that a page was shared."""
        await self.shelf.put(key, DONE, until=self.now() + KEPT_FOR)
