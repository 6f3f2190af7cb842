"""Who the bot is, where it is, and who else is there.

Source: docs.discord.com/developers/resources (application, user, guild, channel).
"""

from __future__ import annotations

from tests.fakes.discord import objects
from tests.fakes.discord.asked import Asked
from tests.fakes.discord.refusals import Refusal
from tests.fakes.discord.state import PUBLIC_THREAD, Event, Json, State


def me(state: State, asked: Asked) -> Json:
    return {**objects.user(state.bot), "verified": True, "mfa_enabled": True, "flags": 0}


def application(state: State, asked: Asked) -> Json:
    return {
        "id": state.application_id,
        "name": state.bot.name,
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "bot": objects.user(state.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "hook": True,
        "owner": objects.user(state.users["100000000000000003"]),
        "team": None,
        "interactions_endpoint_url": None,
        "approximate_guild_count": sum(each.joined for each in state.guilds.values()),
        **state.portal,
    }


def user(state: State, asked: Asked) -> Json:
    found = state.users.get(asked.path["user_id"])
    if found is None:
        raise Refusal(10013)
    return objects.user(found)


def direct(state: State, asked: Asked) -> Json:
    """Open the place where a person and the bot are alone, or return it where it is open."""
    name = str(asked.form.get("recipient_id"))
    if name not in state.users:
        raise Refusal(10013)
    if name == state.application_id:
        raise Refusal(50007)
    return objects.channel(state, state.direct(name))


def guilds(state: State, asked: Asked) -> list[Json]:
    """Return the servers that the bot is in, in the order of their ids."""
    joined = [each for each in state.guilds.values() if each.joined]
    after = asked.whole("after")
    limit = asked.whole("limit", 200)
    found = sorted((each for each in joined if int(each.id) > after), key=lambda each: int(each.id))
    return [
        {
            "id": each.id,
            "name": each.name,
            "icon": None,
            "owner": False,
            "permissions": str(each.permissions),
            "features": [],
        }
        for each in found[:limit]
    ]


def leave(state: State, asked: Asked) -> None:
    guild = state.guild(asked.path["guild_id"])
    guild.joined = False
    state.tell(Event("GUILD_DELETE", {"id": guild.id}, guild.id))


def guild(state: State, asked: Asked) -> Json:
    return objects.guild(state.guild(asked.path["guild_id"]))


def channels(state: State, asked: Asked) -> list[Json]:
    guild = state.guild(asked.path["guild_id"])
    found = [each for each in state.channels.values() if each.guild == guild.id and each.visible]
    return [objects.channel(state, each) for each in found if each.kind != PUBLIC_THREAD]


def member(state: State, asked: Asked) -> Json:
    """Return a person as the server knows it; who was never there is an unknown member."""
    guild, name = state.guild(asked.path["guild_id"]), asked.path["user_id"]
    if name not in state.users:
        raise Refusal(10013)
    if name not in guild.members:
        raise Refusal(10007)
    return objects.member(state, guild.members[name])


def channel(state: State, asked: Asked) -> Json:
    return objects.channel(state, state.channel(asked.path["channel_id"]))
