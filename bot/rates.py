"""The ECB's rates, loaded beside the answers: in a worker thread, once in a process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cache

from store.rates import Rates

shipped = cache(Rates.load)
"""The rates that come with the program."""


class Loading:
    """Rates that are loaded when they are first needed, or before: whoever starts a bot may begin.

    It belongs to the event loop in which they are first asked for.
    """

    def __init__(self, load: Callable[[], Rates] = shipped) -> None:
        self._load = load
        self._loading: asyncio.Future[Rates] | None = None

    def begin(self) -> asyncio.Future[Rates]:
        """Load the rates in a worker thread, if nobody began before."""
        if self._loading is None:
            self._loading = asyncio.ensure_future(asyncio.to_thread(self._load))
        return self._loading

    async def get(self) -> Rates:
        """Return the rates; who stops waiting for them does not stop others."""
        return await asyncio.shield(self.begin())
