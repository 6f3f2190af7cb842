"""Where Discord is: the addresses of the settings, set in its library before anything is asked."""

from __future__ import annotations

from dataclasses import dataclass

from discord import AutoShardedClient
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from adapters.discord.settings import DiscordSettings


@dataclass(frozen=True, slots=True)
class Sessions:
    """How many connections are wanted, and how many of `total` are left for `reset` seconds."""

    shards: int
    left: int
    reset: float
    total: int


def use(settings: DiscordSettings) -> None:
    """Let everything in this process ask Discord at the address of the settings.

    discord.py 2.7 has one address for all its clients, so one process talks to one Discord.
    """
    Route.BASE = settings.api_url
    if settings.gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = URL(settings.gateway_url)


CDN = frozenset(("https://cdn.discordapp.com", "https://media.discordapp.net"))
"""Where Discord hands out files (docs.discord.com, Reference, CDN endpoints, 2026-11)."""


def origins_of_files() -> frozenset[str]:
    """Return where files come from: Discord's own hosts, or the server that stands in for it."""
    base = URL(Route.BASE)
    own = base.host == "discord.com"
    return CDN if own else frozenset((str(base.origin()),))


async def find_gateway(client: AutoShardedClient, settings: DiscordSettings) -> Sessions:
    """Let a client that is logged in connect where the settings say, else where the API says.

    Its shards are as many as Discord recommends. After a session that came to nothing discord.py
    2.7 goes to the address it was made with, which for another server is the wrong Discord: so
    what the API said is set in its place. HTTPException or GatewayNotFound as asking raises them.
    """
    shards, url, limit = await client.http.get_bot_gateway()
    DiscordWebSocket.DEFAULT_GATEWAY = URL(settings.gateway_url or url)
    client.shard_count = shards
    return Sessions(shards, limit["remaining"], limit["reset_after"] / 1000, limit["total"])
