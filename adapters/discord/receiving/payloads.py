"""Whom a payload of Discord's comes from, where, and where it is answered."""

from __future__ import annotations

import re

from adapters.chat.payloads import Body, inner, text_of
from adapters.discord.receiving.arrivals import Address, Where

ID = re.compile(r"[0-9]{1,20}", re.ASCII)
"""An id of Discord's: 64 bits, written as a number (API reference, Snowflakes)."""

THREADS = (10, 11, 12)
"""Types of channels that are threads: in announcements, public, private (Channel types)."""

GROUP = 2
"""The context of a conversation of several people without a server (Interaction context types)."""

BY_SERVER = "0"
"""The key of whoever installed the bot where that was a server (Application integration types)."""


def where_of(body: Body) -> Where | None:
    """Return from where an interaction comes, None where the bot is not installed there."""
    member, channel = inner(body, "member"), inner(body, "channel")
    user = inner(member, "user") or inner(body, "user")
    id_, guild = text_of(user, "id"), text_of(body, "guild_id")
    place = text_of(body, "channel_id") or text_of(channel, "id")
    if not (ID.fullmatch(id_) and ID.fullmatch(place)) or (guild and not ID.fullmatch(guild)):
        return None
    if body.get("context") == GROUP or (guild and not _of_server(body)):
        return None
    parent = text_of(channel, "parent_id") if channel.get("type") in THREADS else ""
    name = text_of(member, "nick") or called(user)
    return Where(guild, place, id_, name, parent, direct=not guild, roles=roles_of(member))


def roles_of(member: Body) -> tuple[str, ...]:
    """Return the ids of somebody's roles; everybody's is not among them (Guild Member Object)."""
    told = member.get("roles")
    ids = (each for each in told if isinstance(each, str)) if isinstance(told, list) else ()
    return tuple(each for each in ids if ID.fullmatch(each))


def address_of(body: Body) -> Address | None:
    """Return where an interaction is answered."""
    id_, application = text_of(body, "id"), text_of(body, "application_id")
    token = text_of(body, "token")
    if not (ID.fullmatch(id_) and ID.fullmatch(application) and token):
        return None
    return Address(id_, application, token)


def called(user: Body) -> str:
    """Return what somebody is called where a server knows no other name."""
    return text_of(user, "global_name") or text_of(user, "username")


def _of_server(body: Body) -> bool:
    """Say whether it was a server that installed the bot, as far as that is told."""
    owners = body.get("authorizing_integration_owners")
    return not isinstance(owners, dict) or BY_SERVER in owners
