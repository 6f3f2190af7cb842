"""Servers that add the bot and remove it, as the gateway tells, also of the time it was away.

Events of the gateway: Ready, Guild Create, Guild Delete (docs.discord.com, looked up 2026-11).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from enum import StrEnum

import structlog

from adapters.chat.payloads import Body, text_of
from adapters.discord.receiving.arrivals import workspace_of
from adapters.discord.receiving.payloads import ID
from adapters.harmless import harmless
from adapters.leaving import Leaving
from adapters.logs import described
from bot.codes import code_for_first_admin
from store.base import Store, WorkspaceId
from store.errors import StoreError

log = structlog.get_logger()

SHELF = "discord-guilds"

Tell = Callable[[str], None]


class Event(StrEnum):
    """What the gateway tells about servers as a whole."""

    READY = "READY"
    JOINED = "GUILD_CREATE"
    LEFT = "GUILD_DELETE"


EVENTS = frozenset(Event)


class Living:
    """The servers that the bot is in, on a shelf, so that those that left meanwhile are noticed.

    One that leaves keeps its facts for a while, see `adapters.leaving`. `tell` is told the code by
    which somebody becomes the first admin of one that has none.
    """

    def __init__(self, store: Store, leaving: Leaving, tell: Tell) -> None:
        self._store = store
        self._shelf = store.shelf(SHELF)
        self._leaving = leaving
        self._tell = tell
        self._told: set[str] = set()
        # The library remembers those that left while a session was lost.
        self._here: set[str] = set()
        self._shards: set[int] = set()
        self._ready = asyncio.Event()
        # What is told of a server is worked off in the order in which it came.
        self._turn = asyncio.Lock()

    async def happened(self, event: str, body: Body) -> None:
        """Take what the gateway tells; where the store fails, the next start makes up for it."""
        async with self._turn:
            try:
                await self._take(event, body)
            except StoreError as error:
                log.warning("servers-not-kept", error=described(error))

    async def _take(self, event: str, body: Body) -> None:
        guild, away = text_of(body, "id"), body.get("unavailable") is True
        match event:
            case Event.READY:
                await self._compare(body)
            # A server that Discord cannot reach for a while has not left, and has no name.
            case Event.JOINED if ID.fullmatch(guild) and not away:
                self._here.add(guild)
                await self.joined(guild, text_of(body, "name"))
            case Event.LEFT if ID.fullmatch(guild) and not away:
                self._here.discard(guild)
                await self.left(guild)

    async def joined(self, guild: str, name: str) -> None:
        """Let a server stay that has the bot, and tell the code of its first admin, once a start.

        StoreError where that cannot be kept.
        """
        workspace = workspace_of(guild)
        await self._leaving.stay(workspace)
        if await self._shelf.get(guild, now=self._leaving.now()) != name:
            await self._shelf.put(guild, name)
            log.info("joined", guild=guild)
        if guild not in self._told and (code := await code_for_first_admin(self._store, workspace)):
            self._tell(
                f"To be the first admin of {harmless(name) or guild} on Discord, type there:"
            )
            self._tell(f"    /role claim {code}")
        self._told.add(guild)

    async def left(self, guild: str) -> None:
        """Begin the grace of a server that removed the bot; StoreError where it cannot be kept."""
        await self._leaving.begin(workspace_of(guild))
        await self._shelf.discard(guild)
        self._told.discard(guild)
        log.info("left", guild=guild)

    async def _compare(self, body: Body) -> None:
        """Let those leave that a session should know and does not: each knows those of its shard.

        The shard of a server follows from its id (Gateway, Sharding).
        """
        listed, shard = body.get("guilds"), body.get("shard")
        ids = (text_of(each, "id") for each in (listed if isinstance(listed, list) else ()))
        told = set(filter(ID.fullmatch, ids))
        number, count = shard if isinstance(shard, list) else (0, 1)
        self._here = {each for each in self._here if _shard(each, count) != number} | told
        self._shards.add(number)
        if len(self._shards) >= count:
            self._ready.set()
        for each in await self._shelf.all(now=self._leaving.now()):
            if each.key not in told and _shard(each.key, count) == number:
                await self.left(each.key)

    async def here(self) -> Collection[WorkspaceId]:
        """Return the workspaces of all servers that the bot is in, once each shard told its own."""
        await self._ready.wait()
        return frozenset(map(workspace_of, self._here))


def _shard(guild: str, count: int) -> int:
    return (int(guild) >> 22) % count
