"""Time that passes when a test says so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from math import inf, nextafter

BREATHS = 200
"""Rounds of the event loop in which what was sent over loopback has surely arrived."""


class Time:
    """A clock and its sleepers; nothing here waits for a real second."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self._order = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        # Who sleeps for less than a number of this size can tell still wakes later.
        due = max(self.now + seconds, nextafter(self.now, inf))
        heappush(self._sleepers, (due, next(self._order), waking))
        await waking

    async def passes(self, seconds: float) -> None:
        """Let so many seconds go by, waking whoever sleeps until then, in order."""
        until = self.now + seconds
        await breathe()
        while self._sleepers and self._sleepers[0][0] <= until:
            due, _, waking = heappop(self._sleepers)
            self.now = max(self.now, due)
            if not waking.done():
                waking.set_result(None)
                await breathe()
        self.now = until

    async def until(self, happened: Callable[[], bool]) -> None:
        """Let time go by, no more than is needed, until something has happened."""
        for _ in range(1_000):
            await breathe(happened)
            if happened():
                return
            awake = [each for each in self._sleepers if not each[2].done()]
            if awake:
                await self.passes(max(min(awake)[0] - self.now, 0.0))
        raise AssertionError("it never happened")


async def breathe(happened: Callable[[], bool] = lambda: False) -> None:
    """Let everything run that needs no time to pass."""
    for _ in range(BREATHS):
        if happened():
            return
        await asyncio.sleep(0)
