"""What has arrived and is not answered yet: each once, also if it comes twice or after a crash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cachetools import FIFOCache

from store.base import Store
from store.shelf import Kept, Shelf

KNOWN_FOR = timedelta(hours=1)
"""How long an arrival is known again; Slack repeats an event for some six minutes.

The Events API, docs.slack.dev, 2026-11.
"""

DONE = ""
"""What stands on the shelf for an arrival that was answered: what it said is kept no longer."""

REMEMBERED = 50_000
"""Keys kept in memory as well, so that what comes twice at once is noticed without the store."""

SWEPT_EVERY = 1_000
"""Arrivals after which the shelf is swept."""


@dataclass(frozen=True, slots=True)
class Left:
    """An arrival of the instant `at` that nobody answered before the program ended."""

    key: str
    kind: str
    body: str = field(repr=False)
    at: datetime


class Inbox:
    """The arrivals of one platform."""

    def __init__(self, store: Store, platform: str, now: Callable[[], datetime]) -> None:
        self._shelf: Shelf = store.shelf(f"{platform}-inbox")
        self._now = now
        self._seen: FIFOCache[str, None] = FIFOCache(REMEMBERED)
        self._entered = 0

    def knows(self, key: str) -> bool:
        """Say whether a key has come to this process before."""
        return key in self._seen

    def is_new(self, key: str) -> bool:
        """Say whether a key has not come to this process before; it has from now on."""
        if key in self._seen:
            return False
        self._seen[key] = None
        return True

    async def enter(self, key: str, kind: str, body: str) -> bool:
        """Keep an arrival until it is answered; False where it came before, to any process."""
        self._entered += 1
        if self._entered % SWEPT_EVERY == 0:
            await self._shelf.sweep(now=self._now())
        now = self._now()
        return await self._shelf.add(key, f"{now.isoformat()}\n{kind}\n{body}", now=now)

    async def done(self, key: str) -> None:
        """Forget what an arrival said, and for an hour only know that it was answered."""
        await self._shelf.put(key, DONE, until=self._now() + KNOWN_FOR)

    async def release(self, key: str) -> None:
        """Take a key for new again, where nothing came of it."""
        self._seen.pop(key, None)
        await self._shelf.discard(key)

    async def left(self) -> tuple[Left, ...]:
        """Return what was entered and never done, oldest first."""
        kept = await self._shelf.all(now=self._now())
        return tuple(_left(each) for each in kept if each.value != DONE)


def _left(kept: Kept) -> Left:
    at, kind, body = kept.value.split("\n", 2)
    return Left(kept.key, kind, body, datetime.fromisoformat(at))
