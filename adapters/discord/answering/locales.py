"""Which language people read: their client tells it with all they do, and not with a message."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from cachetools import LRUCache

from adapters.logs import described
from store.errors import StoreError
from store.shelf import Shelf

log = structlog.get_logger()

SHELF = "discord-locales"

KEPT_FOR = timedelta(days=180)
"""How long a language counts that was told last. Chosen 2026-11."""

NEAR = 50_000
"""People in memory as well, some 10 MiB."""


class Locales:
    """The locale that each person's client told last, such as `de` or `en-GB`."""

    def __init__(self, shelf: Shelf, now: Callable[[], datetime]) -> None:
        self._shelf = shelf
        self._now = now
        self._near: LRUCache[str, str] = LRUCache(NEAR)

    async def note(self, user: str, locale: str) -> None:
        """Remember what somebody's client told; where the store does not, it is logged."""
        if not locale or self._near.get(user) == locale:
            return
        self._near[user] = locale
        try:
            await self._shelf.put(user, locale, until=self._now() + KEPT_FOR)
        except StoreError as error:
            log.warning("locale-not-kept", error=described(error))

    async def of(self, user: str) -> str:
        """Return what somebody's client told last, nothing where it told nothing."""
        if near := self._near.get(user):
            return near
        try:
            return await self._shelf.get(user, now=self._now()) or ""
        except StoreError as error:
            log.warning("locale-not-recalled", error=described(error))
            return ""
