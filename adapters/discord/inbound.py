"""What Discord sends, taken apart; nothing here knows its SDK.

The payloads are those of the gateway's events Interaction Create and Message Create, and of the
objects in them (docs.discord.com, Interactions, Messages, looked up 2026-11).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import IntEnum
from zoneinfo import ZoneInfo

from adapters.chat.payloads import Body, inner, text_of
from adapters.discord.drawing.controls import read
from adapters.discord.receiving.arrivals import (
    Arrival,
    Attached,
    Pressed,
    Said,
    Saving,
    Submitted,
    Typed,
    Typing,
    Where,
)
from adapters.discord.receiving.attached import files_of, handle
from adapters.discord.receiving.payloads import ID, address_of, called, roles_of, where_of
from adapters.discord.receiving.written import mentions, plain
from bot.call import Call
from bot.groups import group
from store.events import PersonId

SPOKEN = (0, 19)
"""Types of messages that people write: plain ones and replies (Message types)."""

EPHEMERAL = 1 << 6
"""The flag of a message that one person sees (Message flags)."""


class Interaction(IntEnum):
    """The types of interactions (Interaction type)."""

    COMMAND = 2
    COMPONENT = 3
    COMPLETION = 4
    FORM = 5


class CommandType(IntEnum):
    """The types of application commands (Application command types)."""

    TYPED = 1
    ON_MESSAGE = 3


class OptionType(IntEnum):
    """The types of options that hold options (Application command option type)."""

    SUBCOMMAND = 1
    GROUP = 2


def call_of(
    where: Where,
    text: str,
    *,
    language: str,
    told: bool,
    zone: ZoneInfo,
    at: datetime,
    key: str,
    options: tuple[tuple[str, str], ...] = (),
) -> Call:
    """Return the call somebody makes from there; Discord tells no time zones.

    `told` says that the language is that of the person's client.
    """
    return Call(
        text,
        where.workspace,
        PersonId(where.user),
        where.place,
        language,
        zone,
        at,
        options=options,
        language_told=told,
        zone_told=False,
        key=key,
        origin=f"{where.workspace}/{where.channel}",
        groups=tuple(map(group, where.roles)),
    )


def interacted(body: Body) -> Arrival | None:
    """Return what an interaction asks for; None for what this release does not understand."""
    match body.get("type"), inner(body, "data").get("type"):
        case Interaction.COMMAND, CommandType.TYPED:
            return typed(body)
        case Interaction.COMMAND, CommandType.ON_MESSAGE:
            return saving(body)
        case Interaction.COMPONENT, _:
            return pressed(body)
        case Interaction.FORM, _:
            return submitted(body)
        case _:
            return None


def typed(body: Body) -> Typed | None:
    """Return what a slash command asks."""
    where, address = where_of(body), address_of(body)
    data = inner(body, "data")
    name = text_of(data, "name")
    if where is None or address is None or not name:
        return None
    names, given = _unfolded(data)
    files = files_of(data)
    options = tuple((text_of(each, "name"), _named(_value(each), data, files)) for each in given)
    return Typed(
        where,
        " ".join((name, *names)),
        tuple((option, value) for option, value in options if option and value),
        f"command:{address.id}",
        address,
        text_of(body, "locale"),
        tuple(files.values()),
    )


def typing(body: Body) -> Typing | None:
    """Return what somebody is typing into an option."""
    where, address = where_of(body), address_of(body)
    data = inner(body, "data")
    if body.get("type") != Interaction.COMPLETION or where is None or address is None:
        return None
    names, given = _unfolded(data)
    focused = next((each for each in given if each.get("focused") is True), None)
    if focused is None or not text_of(data, "name"):
        return None
    return Typing(
        where,
        " ".join((text_of(data, "name"), *names)),
        text_of(focused, "name"),
        _value(focused),
        address,
        text_of(body, "locale"),
    )


def pressed(body: Body) -> Pressed | None:
    """Return what a button says, or what was chosen in a list."""
    where, address = where_of(body), address_of(body)
    data = inner(body, "data")
    if where is None or address is None:
        return None
    message = inner(body, "message")
    flags = message.get("flags")
    return Pressed(
        where,
        read(text_of(data, "custom_id")),
        _texts(data.get("values")),
        f"press:{address.id}",
        address,
        text_of(body, "locale"),
        text_of(message, "id"),
        ephemeral=isinstance(flags, int) and bool(flags & EPHEMERAL),
    )


def submitted(body: Body) -> Submitted | None:
    """Return what a form that was sent says."""
    where, address = where_of(body), address_of(body)
    data = inner(body, "data")
    if where is None or address is None:
        return None
    files = files_of(data)
    return Submitted(
        where,
        read(text_of(data, "custom_id")),
        tuple(
            (name, _named(value, data, files)) for name, value in _fields(data.get("components"))
        ),
        f"form:{address.id}",
        address,
        text_of(body, "locale"),
        tuple(files.values()),
    )


def saving(body: Body) -> Saving | None:
    """Return the message that somebody wants to save a fact from."""
    where, address = where_of(body), address_of(body)
    data = inner(body, "data")
    message = inner(inner(inner(data, "resolved"), "messages"), text_of(data, "target_id"))
    author, id_ = inner(message, "author"), text_of(message, "id")
    if where is None or address is None or not ID.fullmatch(id_):
        return None
    return Saving(
        where,
        plain(text_of(message, "content")),
        id_,
        text_of(author, "id"),
        called(author),
        f"message:{address.id}",
        address,
        text_of(body, "locale"),
    )


def said(body: Body, bot: str, parent: str = "") -> Said | None:
    """Return what a message to the bot says; None for what bots write, and what is not to it.

    `bot` is its own id, `parent` the channel that a thread belongs to.
    """
    author = inner(body, "author")
    user, id_ = text_of(author, "id"), text_of(body, "id")
    channel, guild = text_of(body, "channel_id"), text_of(body, "guild_id")
    if author.get("bot") is True or body.get("webhook_id") or body.get("type") not in SPOKEN:
        return None
    if not all(map(ID.fullmatch, (user, id_, channel))) or user == bot:
        return None
    text = text_of(body, "content")
    if guild and not mentions(text, bot):
        # A reply to the bot mentions it without a word; whoever talks on is not asking.
        return None
    name = text_of(inner(body, "member"), "nick") or called(author)
    roles = roles_of(inner(body, "member"))
    where = Where(guild, channel, user, name, parent, direct=not guild, roles=roles)
    return Said(where, plain(text, without=bot), f"message:{id_}", id_)


def _unfolded(data: Body) -> tuple[tuple[str, ...], tuple[Body, ...]]:
    """Return the names of the sub-commands in a command, and the options of the innermost."""
    names: list[str] = []
    options = tuple(_bodies(data.get("options")))
    while options and options[0].get("type") in (OptionType.SUBCOMMAND, OptionType.GROUP):
        names.append(text_of(options[0], "name"))
        options = tuple(_bodies(options[0].get("options")))
    return tuple(names), options


def _value(option: Body) -> str:
    """Return what an option holds as text: numbers as they are typed, people by their id."""
    value = option.get("value")
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def _named(value: str, data: Body, files: Mapping[str, Attached]) -> str:
    """Return what was given, a role as the group it is to us, and a file by its handle.

    The id of either alone looks like a person's. What an id stands for is told beside it (Resolved
    Data Structure).
    """
    if value in files:
        return handle(files[value])
    return group(value) if value in inner(inner(data, "resolved"), "roles") else value


def _fields(components: object) -> Iterator[tuple[str, str]]:
    """Yield each field of a form with what stands in it: text, a choice, or people."""
    for each in _bodies(components):
        field = inner(each, "component") or each
        if name := text_of(field, "custom_id"):
            yield name, text_of(field, "value").strip() or " ".join(_texts(field.get("values")))
        else:
            yield from _fields(each.get("components"))


def _bodies(found: object) -> Iterator[Body]:
    return (
        (each for each in found if isinstance(each, dict)) if isinstance(found, list) else iter(())
    )


def _texts(found: object) -> tuple[str, ...]:
    listed = found if isinstance(found, list) else ()
    return tuple(each for each in listed if isinstance(each, str))
