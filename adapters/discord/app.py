"""Discord's gateway by discord.py: its events in, and each IDENTIFY within the day's budget."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

import discord

from adapters.discord.answering.arriving import EVENTS, arrived
from adapters.discord.answering.front import Front
from adapters.discord.answering.living import EVENTS as LIVING
from adapters.discord.answering.living import Living
from adapters.discord.sending.wire import LONGEST, counting, tidied_rarely

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
"""None of them is privileged: what messages say is told of those to the bot, and of no others."""

PARSED = frozenset(
    """
    READY RESUMED GUILD_CREATE GUILD_UPDATE GUILD_DELETE CHANNEL_CREATE CHANNEL_UPDATE
    CHANNEL_DELETE THREAD_CREATE THREAD_UPDATE THREAD_DELETE THREAD_LIST_SYNC
    """.split()
)
"""Events of which the library keeps what servers there are, and which threads in which channels.

Of all others it would make objects that nobody looks at; and where it cannot make one, as of a
payload that lacks a field, it ends the whole session (discord.py 2.7, gateway.py).
"""

Spend = Callable[[], Awaitable[None]]


# Nothing is ever played, so nobody has to hear at each start that nothing could be.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


class Gateway(discord.AutoShardedClient):
    """The sessions with Discord, one or more by its own count; `spend` waits for an IDENTIFY."""

    def __init__(self, spend: Spend, proxy: str | None = None) -> None:
        super().__init__(
            intents=INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            chunk_guilds_at_startup=False,
            enable_debug_events=True,
            http_trace=counting(),
            max_messages=None,
            max_ratelimit_timeout=LONGEST,
            member_cache_flags=discord.MemberCacheFlags.none(),
            proxy=proxy,
        )
        self._spend = spend
        tidied_rarely(self.http)
        parsers = self._connection.parsers
        for event in set(parsers) - PARSED:
            del parsers[event]

    async def before_identify_hook(  # type: ignore[explicit-override]  # typing.override came with 3.12
        self, shard_id: int | None, *, initial: bool = False
    ) -> None:
        """Let an IDENTIFY wait until it is within the budget, which keeps them apart as well."""
        del shard_id, initial
        await self._spend()


def listen(gateway: Gateway, front: Front, living: Living) -> None:
    """Take what the gateway tells to the front, and of servers as a whole to `living`.

    Its payloads are read as they come, by the event that the library documents for them: so they
    are kept and read again after a crash as they were, and nothing of them is lost on the way.
    """

    @gateway.event
    async def on_socket_raw_receive(text: str) -> None:
        if any(f'"{each}"' in text for each in (*EVENTS, *LIVING)):
            event = json.loads(text)
            if event.get("t") in EVENTS:
                arrived(front, event["t"], event["d"])
            elif event.get("t") in LIVING:
                front.work.begin(living.happened(event["t"], event["d"]))
