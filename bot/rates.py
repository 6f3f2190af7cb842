"""The ECB's rates, loaded beside the answers: in a worker thread, once in a process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cache

from store.rates import Rates

shipped = cache(Rates.load)
"""The rates that come with the program."""


class Loading:
    """Rates that are loaded when they are first asked for; whoever starts a bot may ask early."""

    def __init__(self, load: Callable[[], Rates] = shipped) -> None:
        self._load = load
        self._rates: Rates | None = None

    async def get(self) -> Rates:
        """Return the rates, loading them in a worker thread if nobody did before."""
        if self._rates is None:
            self._rates = await asyncio.to_thread(self._load)
        return self._rates
