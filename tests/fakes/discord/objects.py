"""Servers, people, places and messages as Discord sends them.

Source: docs.discord.com/developers/resources (user, guild, channel, message), and which fields
discord.py 2.7.1 reads.
"""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

from tests.fakes.discord.state import (
    DIRECT,
    EPOCH_MS,
    PUBLIC_THREAD,
    Channel,
    File,
    Guild,
    Json,
    Member,
    Message,
    State,
    User,
)


def seconds(snowflake: str) -> float:
    """Return the moment an id was made, in seconds since 1970."""
    return ((int(snowflake) >> 22) + EPOCH_MS) / 1000


def when(snowflake: str) -> str:
    """Return the moment an id was made, as ISO 8601."""
    return datetime.fromtimestamp(seconds(snowflake), UTC).isoformat()


def user(person: User) -> Json:
    return {
        "id": person.id,
        "username": person.name,
        "global_name": person.global_name,
        "discriminator": "0000" if person.bot else "0",
        "avatar": None,
        "avatar_decoration_data": None,
        "public_flags": 0,
        "bot": person.bot,
    }


def member(state: State, one: Member) -> Json:
    return {**partial_member(one), "user": user(state.users[one.user])}


def partial_member(one: Member) -> Json:
    return {
        "nick": one.nick,
        "avatar": None,
        "banner": None,
        "roles": list(one.roles),
        "joined_at": "2024-02-01T09:00:00+00:00",
        "premium_since": None,
        "communication_disabled_until": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
    }


def resolved_member(one: Member) -> Json:
    """Return a person in a server as an interaction has it beside the ids it names."""
    found = partial_member(one)
    return {key: each for key, each in found.items() if key not in {"deaf", "mute"}}


def channel(state: State, place: Channel) -> Json:
    last = max(
        (each.id for each in state.messages if each.channel == place.id), default=None, key=int
    )
    found: Json = {"id": place.id, "type": place.kind, "last_message_id": last, "flags": 0}
    if place.kind == DIRECT and place.recipient:
        return {**found, "recipients": [user(state.users[place.recipient])]}
    found |= {
        "guild_id": place.guild,
        "name": place.name,
        "parent_id": place.parent,
        "position": 0,
        "permission_overwrites": [],
        "nsfw": False,
        "rate_limit_per_user": 0,
    }
    if place.kind == PUBLIC_THREAD:
        found |= {
            "owner_id": state.application_id,
            "message_count": 0,
            "member_count": 1,
            "thread_metadata": {
                "archived": place.archived,
                "auto_archive_duration": 1440,
                "archive_timestamp": when(place.id),
                "locked": place.locked,
            },
        }
    else:
        found["topic"] = None
    return found


def guild(one: Guild) -> Json:
    """Return a server as GET /guilds/{id} does."""
    return {
        "id": one.id,
        "name": one.name,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "description": None,
        "owner_id": one.owner,
        "preferred_locale": one.locale,
        "roles": list(roles(one).values()),
        "emojis": [],
        "stickers": [],
        "features": [],
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "afk_channel_id": None,
        "afk_timeout": 300,
        "application_id": None,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "vanity_url_code": None,
        "banner": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "max_members": 500_000,
        "max_video_channel_users": 25,
        "mfa_level": 0,
        "nsfw_level": 0,
    }


def upload(state: State, file: File) -> Json:
    """Return a file that somebody attached, which is kept for a while under a signed address."""
    path = f"/attachments/{file.id}/{quote(file.name)}"
    return {
        "id": file.id,
        "filename": file.name,
        "size": len(file.content),
        "url": f"{state.base}{path}?ex=1&is=1&hm=signed",
        "proxy_url": f"{state.base}{path}?ex=1&is=1&hm=signed",
        "content_type": "application/octet-stream",
        "ephemeral": True,
    }


def roles(one: Guild) -> dict[str, Json]:
    """Return the roles of a server by their ids; that of everybody bears the server's own."""
    return {id_: _role(id_, name) for id_, name in {one.id: "@everyone", **one.roles}.items()}


def _role(id_: str, name: str) -> Json:
    return {
        "id": id_,
        "name": name,
        "color": 0,
        "hoist": False,
        "position": 0,
        "permissions": "2248473465835073",
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def guild_create(state: State, one: Guild) -> Json:
    """Return what GUILD_CREATE tells of a server: of its members the bot alone, without intent."""
    if not one.available:
        return {"id": one.id, "unavailable": True}
    places = [each for each in state.channels.values() if each.guild == one.id and each.visible]
    return {
        **guild(one),
        "joined_at": "2024-02-01T09:00:00+00:00",
        "large": False,
        "unavailable": False,
        "member_count": len(one.members),
        "voice_states": [],
        "members": [member(state, Member(state.application_id))],
        "channels": [channel(state, each) for each in places if each.kind != PUBLIC_THREAD],
        "threads": [channel(state, each) for each in places if each.kind == PUBLIC_THREAD],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def message(state: State, one: Message) -> Json:
    """Return a message as an answer to REST has it."""
    found: Json = {
        "id": one.id,
        "type": one.kind,
        "channel_id": one.channel,
        "author": user(state.users[one.author]),
        "content": one.content,
        "timestamp": when(one.id),
        "edited_timestamp": when(one.id) if one.edits else None,
        "tts": False,
        "mention_everyone": any(each not in state.users for each in one.mentions),
        "mentions": [user(state.users[each]) for each in one.mentions if each in state.users],
        "mention_roles": [],
        "attachments": [attachment(each) for each in one.files],
        "embeds": one.embeds,
        "components": one.components,
        "pinned": False,
        "flags": one.flags,
    }
    if one.nonce is not None:
        found["nonce"] = one.nonce
    if one.reference is not None:
        found["message_reference"] = {
            "type": 0,
            "channel_id": one.channel,
            "message_id": one.reference,
            **_guild_id(state, one),
        }
        parent = (each for each in state.messages if each.id == one.reference)
        told = next((each for each in parent if not each.deleted), None)
        found["referenced_message"] = told and message(state, told)
    if one.interaction is not None:
        found |= _by_interaction(state, one.interaction)
    return found


def _by_interaction(state: State, name: str) -> Json:
    cause = state.interactions[name]
    return {
        "application_id": state.application_id,
        "webhook_id": state.application_id,
        "interaction_metadata": {
            "id": cause.id,
            "type": cause.kind,
            "user": user(state.users[cause.user]),
            "authorizing_integration_owners": {"0": cause.guild or "0"},
        },
    }


def message_create(state: State, one: Message) -> Json:
    """Return a message as MESSAGE_CREATE tells it: with the server and its author there."""
    found = {**message(state, one), **_guild_id(state, one)}
    place = state.channels[one.channel]
    if place.guild is not None:
        known = state.guilds[place.guild].members.get(one.author)
        found["member"] = partial_member(known or Member(one.author))
    found["channel_type"] = place.kind
    return found


def unread(state: State, told: Json) -> Json:
    """Return a message as a bot without the intent for it has it: without what stands in it.

    Its own messages it reads, direct ones, and those that mention it (docs: events/gateway,
    message content intent).
    """
    bot = state.application_id
    direct = state.channels[told["channel_id"]].kind == DIRECT
    if direct or told["author"]["id"] == bot or any(each["id"] == bot for each in told["mentions"]):
        return told
    return {**told, "content": "", "embeds": [], "attachments": [], "components": []}


def _guild_id(state: State, one: Message) -> Json:
    place = state.channels[one.channel]
    return {} if place.guild is None else {"guild_id": place.guild}


def attachment(one: File) -> Json:
    address = f"https://cdn.discordapp.com/attachments/1/{one.id}/{one.name}"
    found: Json = {
        "id": one.id,
        "filename": one.name,
        "size": len(one.content),
        "url": address,
        "proxy_url": address,
        "content_type": "application/octet-stream",
    }
    if one.description is not None:
        found["description"] = one.description
    return found
