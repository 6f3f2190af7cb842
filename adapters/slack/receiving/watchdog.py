"""A connection that has gone silent is noticed, whether or not anything says that it ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from adapters.clock import Sleep

QUIET = 10.0
"""Seconds without a frame after which we ask for one.

Slack pings more often by itself, and networks are known to cut what is idle (slack-go #1566).
"""

SILENCE = 30.0
"""Seconds without a frame after which a connection counts as dead.

As `serverPingTimeout` of Slack's own @slack/socket-mode 2.0.5; its servers are known to need more
than five seconds for a pong (bolt-js #2496). Read 2026-11.
"""


@dataclass(slots=True)
class Watchdog:
    """Remembers by a monotonic `clock` when a connection was last heard of."""

    clock: Callable[[], float]
    sleep: Sleep
    last: float

    def heard(self) -> None:
        """Note that a frame came, of whatever kind."""
        self.last = self.clock()

    async def silence(self, ping: Callable[[], Awaitable[None]]) -> None:
        """Return once nothing has come for SILENCE seconds, having asked in between."""
        asked: float | None = None
        while (quiet := self.clock() - self.last) < SILENCE:
            if quiet < QUIET:
                await self.sleep(QUIET - quiet)
                continue
            if asked != self.last:
                asked = self.last
                await ping()
            await self.sleep(SILENCE - quiet)
