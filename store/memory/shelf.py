"""A shelf in memory."""

# ruff: noqa: D102 - store.shelf promises for every backend

from __future__ import annotations

import re
from datetime import datetime

from store.instants import in_utc
from store.memory.writable import Writable
from store.shelf import Kept


class MemoryShelf(Writable):
    """Values by their keys, in the order of a dictionary, which is that of adding."""

    def __init__(self, *, read_only: bool) -> None:
        super().__init__(read_only=read_only)
        self._kept: dict[str, Kept] = {}

    async def add(
        self, key: str, value: str, *, now: datetime, until: datetime | None = None
    ) -> bool:
        self._check_writable()
        added = _kept(key, value, until)
        if self._standing(key, in_utc(now)):
            return False
        self._kept.pop(key, None)
        self._kept[key] = added
        return True

    async def get(self, key: str, *, now: datetime) -> str | None:
        standing = self._standing(key, in_utc(now))
        return standing.value if standing else None

    async def put(self, key: str, value: str, *, until: datetime | None = None) -> None:
        self._check_writable()
        self._kept[key] = _kept(key, value, until)

    async def swap(
        self, key: str, before: str, after: str, *, until: datetime | None = None
    ) -> bool:
        self._check_writable()
        swapped = _kept(key, after, until)
        kept = self._kept.get(key)
        if kept is None or kept.value != before:
            return False
        self._kept[key] = swapped
        return True

    async def take(self, key: str, *, now: datetime) -> str | None:
        self._check_writable()
        standing = self._standing(key, in_utc(now))
        self._kept.pop(key, None)
        return standing.value if standing else None

    async def discard(self, key: str) -> None:
        self._check_writable()
        self._kept.pop(key, None)

    async def all(self, *, now: datetime) -> tuple[Kept, ...]:
        instant = in_utc(now)
        return tuple(kept for kept in self._kept.values() if not kept.expired(instant))

    async def sweep(self, *, now: datetime) -> int:
        self._check_writable()
        instant = in_utc(now)
        expired = [kept.key for kept in self._kept.values() if kept.expired(instant)]
        for key in expired:
            del self._kept[key]
        return len(expired)

    def forget(self, named: re.Pattern[str]) -> None:
        """Forget what stands here for a time and names somebody."""
        self._kept = {
            key: kept
            for key, kept in self._kept.items()
            if kept.until is None or not named.search(f"{key} {kept.value}")
        }

    def _standing(self, key: str, now: datetime) -> Kept | None:
        kept = self._kept.get(key)
        return None if kept is None or kept.expired(now) else kept


def _kept(key: str, value: str, until: datetime | None) -> Kept:
    return Kept(key, value, None if until is None else in_utc(until))
