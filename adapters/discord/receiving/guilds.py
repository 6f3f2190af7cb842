"""What the gateway told of the servers that the bot is in, as far as answering needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import discord

from adapters.discord.receiving.payloads import ID


@dataclass(frozen=True, slots=True)
class Guilds:
    """The servers as they are now; those that Discord cannot reach for a while are among them.

    `names` tells the name of each by its id, an empty one where it is not known yet. `parent` tells
    the channel that a thread belongs to, nothing for anything else. `bot` and `application` are our
    own ids.
    """

    names: Callable[[], Mapping[str, str]]
    parent: Callable[[str], str]
    bot: str
    application: str


def guilds_of(client: discord.Client) -> Guilds:
    """Return what a client is told, now and later; ValueError where it is not logged in."""
    if client.user is None:
        raise ValueError("who the bot is is told when it logs in")

    def names() -> Mapping[str, str]:
        return {str(each.id): each.name for each in client.guilds}

    def parent(channel: str) -> str:
        found = client.get_channel(int(channel)) if ID.fullmatch(channel) else None
        return str(found.parent_id) if isinstance(found, discord.Thread) else ""

    # What was made before 2016 has another id as a bot than as an application.
    return Guilds(names, parent, str(client.user.id), str(client.application_id))
