"""Interactions as Discord sends them, with the fields it sends them with.

Source: docs.discord.com/developers/interactions/receiving-and-responding, interaction object, and
developers/components/reference, interaction response structures, read 2026-11.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tests.fakes.discord.controls import CHECKBOX, RADIO_GROUP, TEXT_INPUT
from tests.fakes.discord.layouts import ACTION_ROW, LABEL
from tests.fakes.discord.options import GROUP, INTEGER, NUMBER, STRING, SUB_COMMAND
from tests.fakes.discord.shapes import Json

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
IN_GUILD, IN_BOT_DM, IN_PRIVATE_CHANNEL = 0, 1, 2
BOOLEAN = 5
FILE_BYTES = 10 * 2**20
IN_DM_PERMISSIONS = 1 << 15 | 1 << 14 | 1 << 17 | 1 << 18
"""Files, embeds, everybody and foreign emoji: what an app may do in its direct messages."""

PARTIAL = (
    "id name type last_message_id last_pin_timestamp nsfw parent_id guild_id flags "
    "rate_limit_per_user topic position thread_metadata owner_id message_count member_count "
    "total_message_sent bitrate user_limit recipients"
).split()
"""What an interaction tells of a channel: more than is documented, and discord.py counts on it."""

Value: TypeAlias = str | int | float | bool
Answer: TypeAlias = str | bool | Sequence[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Who does something, and where: of a server, or of nobody's where `guild` is None.

    `user`, `member` and `channel` are as Discord sends them elsewhere; a member who is not given is
    one of whom nothing but the user is known. `context` is derived where it is None.
    """

    application: str
    user: Json
    channel: Json
    guild: str | None = None
    member: Json | None = None
    locale: str = "en-US"
    guild_locale: str = "en-US"
    permissions: int = 0
    app_permissions: int = 0
    owners: Mapping[str, str] | None = None
    context: int | None = None


def interaction(
    kind: int, data: Json, scene: Scene, *, number: str, token: str, message: Json | None = None
) -> Json:
    """Return what INTERACTION_CREATE says.

    `number` is its id, and `message` the one that a component stands in.
    """
    place = {key: scene.channel[key] for key in PARTIAL if key in scene.channel}
    found: Json = {
        "id": number,
        "application_id": scene.application,
        "type": kind,
        "data": data,
        "channel_id": scene.channel["id"],
        "token": token,
        "version": 1,
        "locale": scene.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "attachment_size_limit": FILE_BYTES,
    }
    if message is not None:
        found["message"] = message
    if scene.guild is None:
        return found | {
            "user": scene.user,
            "channel": place,
            "app_permissions": str(scene.app_permissions or IN_DM_PERMISSIONS),
            "authorizing_integration_owners": dict(scene.owners or {"0": "0"}),
            "context": IN_BOT_DM if scene.context is None else scene.context,
        }
    member = {**(scene.member or {}), "user": scene.user, "permissions": str(scene.permissions)}
    return found | {
        "guild_id": scene.guild,
        "guild": {"id": scene.guild, "locale": scene.guild_locale, "features": []},
        "guild_locale": scene.guild_locale,
        "member": member,
        "channel": {**place, "permissions": str(scene.permissions)},
        "app_permissions": str(scene.app_permissions),
        "authorizing_integration_owners": dict(scene.owners or {"0": scene.guild}),
        "context": IN_GUILD if scene.context is None else scene.context,
    }


def option(name: str, value: Value, kind: int | None = None, *, focused: bool = False) -> Json:
    """Return what was typed in for an option, of the type of its value where none is said."""
    found: Json = {"name": name, "type": kind or _kind(value), "value": value}
    return {**found, "focused": True} if focused else found


def _kind(value: Value) -> int:
    match value:
        case bool():
            return BOOLEAN
        case int():
            return INTEGER
        case float():
            return NUMBER
        case _:
            return STRING


def command(
    registered: str,
    words: Sequence[str],
    options: Sequence[Json] = (),
    *,
    guild: str | None = None,
    resolved: Json | None = None,
) -> Json:
    """Return the data of a typed command, `registered` by that id.

    The words after its name are its group and sub-command.
    """
    name, *nested = words
    within = list(options)
    for depth, each in enumerate(reversed(nested)):
        within = [{"name": each, "type": GROUP if depth else SUB_COMMAND, "options": within}]
    found: Json = {"id": registered, "name": name, "type": 1}
    found |= {"options": within} if within else {}
    found |= {"guild_id": guild} if guild else {}
    return found | ({"resolved": resolved} if resolved else {})


def menu_command(
    registered: str, name: str, target: str, found: Json, *, of_message: bool = True
) -> Json:
    """Return the data of a command in the menu of a message or person; `found` is what is there."""
    kind = 3 if of_message else 2
    return {"id": registered, "name": name, "type": kind, "target_id": target, "resolved": found}


def resolved(
    *,
    users: Iterable[Json] = (),
    members: Mapping[str, Json] | None = None,
    roles: Iterable[Json] = (),
    channels: Iterable[Json] = (),
    messages: Iterable[Json] = (),
    attachments: Iterable[Json] = (),
) -> Json:
    """Return what the ids among the values stand for, by kind and by id."""
    kinds: Json = {
        "users": {each["id"]: each for each in users},
        "members": dict(members or {}),
        "roles": {each["id"]: each for each in roles},
        "channels": {each["id"]: each for each in channels},
        "messages": {each["id"]: each for each in messages},
        "attachments": {each["id"]: each for each in attachments},
    }
    return {kind: found for kind, found in kinds.items() if found}


def pressed(
    component: Json, values: Sequence[str] | None = None, found: Json | None = None
) -> Json:
    """Return the data of a component of a message that was pressed, or chosen from."""
    data: Json = {
        "component_type": component["type"],
        "id": component.get("id", 0),
        "custom_id": component["custom_id"],
    }
    data |= {"values": list(values)} if values is not None else {}
    return data | ({"resolved": found} if found else {})


def submitted(modal: Json, values: Mapping[str, Answer], found: Json | None = None) -> Json:
    """Return the data of a modal that was sent: by custom id, or else as it was prefilled."""
    parts = [_part(each, values, 2 * at + 1) for at, each in enumerate(modal["components"])]
    data: Json = {"custom_id": modal["custom_id"], "components": parts}
    return data | ({"resolved": found} if found else {})


def _part(part: Json, values: Mapping[str, Answer], number: int) -> Json:
    place = {"type": part["type"], "id": part.get("id", number)}
    if part["type"] == LABEL:
        return {**place, "component": _answered(part["component"], values, number + 1)}
    if part["type"] == ACTION_ROW:
        return {
            **place,
            "components": [_answered(each, values, number + 1) for each in part["components"]],
        }
    return place


def _answered(control: Json, values: Mapping[str, Answer], number: int) -> Json:
    name, kind = control["custom_id"], control["type"]
    answer = values[name] if name in values else _prefilled(control)
    key = "value" if kind in {TEXT_INPUT, RADIO_GROUP, CHECKBOX} else "values"
    return {"type": kind, "id": control.get("id", number), "custom_id": name, key: answer}


def _prefilled(control: Json) -> Answer:
    chosen = [each["value"] for each in control.get("options", ()) if each.get("default")]
    match control["type"]:
        case kind if kind == TEXT_INPUT:
            return str(control.get("value", ""))
        case kind if kind == CHECKBOX:
            return bool(control.get("default", False))
        case kind if kind == RADIO_GROUP:
            return chosen[0] if chosen else None
    return [*chosen, *(each["id"] for each in control.get("default_values", ()))]
