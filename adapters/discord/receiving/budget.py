"""How often a session may be begun: past a thousand a day Discord takes a bot's token from it.

Identifying and Session Start Limit, docs.discord.com, Gateway, looked up 2026-11.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog

from adapters.clock import Clock
from adapters.discord.sending.addresses import Sessions
from adapters.logs import described
from store.errors import StoreError
from store.instants import from_text, to_text
from store.shelf import Shelf

log = structlog.get_logger()

SHELF = "discord-identifies"

DAY = timedelta(days=1)
"""For how long Discord counts the beginning of a session."""

APART = timedelta(seconds=5)
"""Between two beginnings, where Discord allows one at a time (`max_concurrency`)."""

FREE = 20
"""Starts a day that wait for nothing, so that somebody can deploy often. Chosen 2026-11."""

WAITS = tuple(timedelta(minutes=each) for each in (1, 2, 4, 8, 16, 32, 60))
"""How long each start beyond those waits since the one before, the last for all that follow.

In all that is 48 starts in any 24 hours: 20, six that wait for 63 minutes together, and one for
each of the hours that remain. Chosen 2026-11.
"""

RESERVE = 100
"""Sessions of Discord's own count that are left alone: for other programs with the same token, and
for whoever mends what is broken. Chosen 2026-11.
"""

FRESH = 20.0
"""Seconds that a connection may wait for its session; Discord ends those that say nothing.

Chosen 2026-11.
"""

Tell = Callable[[str], None]


class StaleError(ConnectionError):
    """A connection waited so long that it should be made anew, which discord.py then does."""


class Budget:
    """The sessions that were begun in the last day, on a shelf, so that a restart knows them.

    Each of `shards` may be started as often. A store that keeps nothing stops nobody: then what
    this process remembers counts, and what Discord counted before. `tell` is told why it waits.
    """

    def __init__(self, shelf: Shelf, clock: Clock, tell: Tell) -> None:
        self._shelf = shelf
        self._clock = clock
        self._tell = tell
        self._begun: list[datetime] = []
        self._shards = 1
        self._told: datetime | None = None
        self._turn = asyncio.Lock()

    async def open(self, sessions: Sessions) -> None:
        """Wait until the shards may connect, by what Discord says is left and by our own count.

        To be called before connecting, as nothing stands open then while it waits.
        """
        self._shards = max(sessions.shards, 1)
        await self._recall(sessions)
        if sessions.left < self._shards + min(RESERVE, sessions.total // 10):
            reset = self._clock.now() + timedelta(seconds=sessions.reset)
            await self._wait(reset, "Discord allows no more sessions today")
        async with self._turn:
            await self._until_due()

    async def spend(self) -> None:
        """Note that a session is begun now, having waited until it may.

        To be called before each IDENTIFY. Where that took longer than a connection lasts, nothing
        is noted and StaleError raised; the next call does not wait. It may be cancelled, as
        discord.py does after a minute or three: the next call waits for what is left.
        """
        async with self._turn:
            since = self._clock.monotonic()
            await self._until_due()
            if self._clock.monotonic() - since > FRESH:
                raise StaleError
            await self._note(self._clock.now())

    async def _until_due(self) -> None:
        while (at := due(self._begun, self._shards, self._clock.now())) > self._clock.now():
            await self._wait(at, "it was connected to too often of late")

    async def _wait(self, until: datetime, why: str) -> None:
        left = until - self._clock.now()
        if left > APART and until != self._told:
            self._told = until
            self._tell(f"Discord is connected to at {until:%Y-%m-%d %H:%M:%S} UTC: {why}.")
            log.warning("connecting-later", seconds=left.total_seconds(), why=why)
        await self._clock.sleep(left.total_seconds())

    async def _recall(self, sessions: Sessions) -> None:
        now = self._clock.now()
        try:
            await self._shelf.sweep(now=now)
            kept = await self._shelf.all(now=now)
        except StoreError as error:
            log.warning("sessions-not-recalled", error=described(error))
            used = sessions.total - sessions.left
            self._begun = [now] * used if used >= FREE * self._shards else []
            return
        self._begun = [from_text(each.key) for each in kept]

    async def _note(self, at: datetime) -> None:
        self._begun = [each for each in self._begun if abs(at - each) < DAY]
        self._begun.append(at)
        try:
            await self._shelf.put(to_text(at), "", until=at + DAY)
        except StoreError as error:
            log.warning("session-not-noted", error=described(error))


def due(begun: Sequence[datetime], shards: int, now: datetime) -> datetime:
    """Return when the next session may be begun, by when others were, in any order.

    What seems to come was noted before the clock was set back: it counts, but nobody waits for it.
    """
    near = [each for each in begun if abs(now - each) < DAY]
    past = sorted(each for each in near if each <= now)
    if not past:
        return now
    apart = past[-1] + APART
    starts = len(near) // shards
    if starts < FREE:
        return apart
    # Shards wait side by side, each since it, or another in its place, began the last time.
    wait = WAITS[min(starts - FREE, len(WAITS) - 1)]
    return max(apart, past[-min(shards, len(past))] + wait)
