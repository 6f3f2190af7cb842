"""Sessions that outlast their connections: resumed, and tried again before long.

discord.py 2.7 begins a new session as soon as one try to resume fails. What happened meanwhile is
told to nobody then, and each new one counts towards the day's budget. It also waits longer from
time to time, up to 17 minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import discord.shard
from discord import AutoShardedClient
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket, ReconnectWebSocket
from discord.shard import EventItem, Shard

BACK = 20.0
"""Seconds at most before a connection that was lost is tried again. Chosen 2026-11."""

RESUMES = 5
"""Tries to resume a session before a new one is begun. Chosen 2026-11."""


class Backoff(ExponentialBackoff[Literal[False]]):
    """Waits as the library's own does, and never longer than `BACK`."""

    def delay(self) -> float:  # type: ignore[explicit-override]  # typing.override came with 3.12
        """Return the seconds until the next try."""
        return min(super().delay(), BACK)


class Lasting(Shard):
    """A shard whose session is resumed through several connections that fail."""

    def __init__(
        self,
        ws: DiscordWebSocket,
        client: AutoShardedClient,
        queue_put: Callable[[EventItem], None],
    ) -> None:
        super().__init__(ws, client, queue_put)
        self._backoff = Backoff()
        self._failed = 0

    def launch(self) -> None:  # type: ignore[explicit-override]  # typing.override came with 3.12
        """Listen to a connection that stands."""
        self._failed = 0
        super().launch()

    async def reconnect(  # type: ignore[explicit-override]  # typing.override came with 3.12
        self,
    ) -> None:
        """Connect once more after a connection that failed."""
        self._failed += 1
        if self.ws.session_id and self._failed <= RESUMES:
            await self.reidentify(ReconnectWebSocket(self.id))
        else:
            await super().reconnect()


def let_sessions_last() -> None:
    """Let the library's clients have shards of this kind, for which it has no setting."""
    discord.shard.Shard = Lasting  # type: ignore[misc]  # a class is put in the place of another
