"""What a button, a form or a question stands for, by a random id: Discord keeps no more of it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

import structlog
from cachetools import LRUCache

from adapters.logs import described
from store.errors import StoreError
from store.shelf import Shelf

log = structlog.get_logger()

T = TypeVar("T")

NEAR = 5_000
"""Things in memory as well, some MiB, so that they are known before the store has them."""

SWEPT_EVERY = 1_000
"""Things after which the shelf is swept."""


class Remembered(Generic[T]):
    """Things by their ids, in memory and for a while on a shelf, so that a restart knows them.

    Where the store keeps nothing that is logged, and memory has to do. `read` returns None for what
    another release wrote otherwise.
    """

    def __init__(
        self,
        shelf: Shelf,
        now: Callable[[], datetime],
        *,
        write: Callable[[T], str],
        read: Callable[[str], T | None],
        kept_for: timedelta,
    ) -> None:
        self._shelf = shelf
        self._now = now
        self._write = write
        self._read = read
        self._kept_for = kept_for
        self._near: LRUCache[str, T] = LRUCache(NEAR)
        self._count = 0

    def note(self, thing: T) -> str:
        """Know a thing at once, and return its id; `keep` it beside what is shown of it."""
        id_ = secrets.token_hex(6)
        self._near[id_] = thing
        return id_

    async def keep(self, id_: str, thing: T) -> None:
        """Keep a thing by its id, and know it at once."""
        self._near[id_] = thing
        self._count += 1
        now = self._now()
        try:
            if self._count % SWEPT_EVERY == 0:
                await self._shelf.sweep(now=now)
            await self._shelf.put(id_, self._write(thing), until=now + self._kept_for)
        except StoreError as error:
            log.warning("not-remembered", error=described(error))

    async def forget(self, is_meant: Callable[[T], bool]) -> None:
        """Forget the things that are meant; StoreError where the store keeps them."""
        for id_ in [id_ for id_, thing in self._near.items() if is_meant(thing)]:
            del self._near[id_]
        for kept in await self._shelf.all(now=self._now()):
            thing = self._read(kept.value)
            if thing is not None and is_meant(thing):
                await self._shelf.discard(kept.key)

    async def of(self, id_: str) -> T | None:
        """Return a thing, None where it is not known; StoreError where that cannot be told."""
        if (near := self._near.get(id_)) is not None:
            return near
        text = await self._shelf.get(id_, now=self._now())
        return None if text is None else self._read(text)
