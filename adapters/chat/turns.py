"""Turns: what a platform takes no faster than so, each key for itself."""

from __future__ import annotations

from collections.abc import Callable

from cachetools import LRUCache

from adapters.clock import Sleep

MOST = 10_000
"""Keys whose next turn is remembered; older ones are surely past it."""


class Turns:
    """One turn in so many `seconds` for each key; who comes sooner waits for theirs.

    After a rest `at_once` may come together.
    """

    def __init__(
        self, seconds: float, clock: Callable[[], float], sleep: Sleep, *, at_once: int = 1
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._sleep = sleep
        self._ahead = (at_once - 1) * seconds
        self._next: LRUCache[str, float] = LRUCache(MOST)

    async def turn(self, key: str = "") -> None:
        """Return when it is the key's turn."""
        now = self._clock()
        turn = max(self._next.get(key, now), now)
        self._next[key] = turn + self._seconds
        if (wait := turn - now - self._ahead) > 0:
            await self._sleep(wait)
