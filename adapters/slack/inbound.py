"""What Slack sends, taken apart; nothing here knows its SDK."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from adapters.slack.arrivals import (
    Gone,
    Opened,
    Pressed,
    Said,
    Saving,
    Submitted,
    Typed,
    Typing,
    Where,
)
from adapters.slack.buttons import read
from adapters.slack.written import plain
from bot.arguments import named
from bot.call import Call
from bot.command import commands
from store.events import PersonId

Body = Mapping[str, Any]
"""A payload of Slack's, as its JSON or its form has it; whoever signed it is Slack."""

SAVE = "save_as_fact"
"""The `callback_id` of the shortcut beneath a message."""

EVERYTHING = "deal"
"""The slash command behind which every other may be typed."""


def call_of(
    where: Where, text: str, *, language: str, zone: ZoneInfo, at: datetime, key: str
) -> Call:
    """Return the call somebody makes from there."""
    origin = "/".join(each for each in (where.channel, where.thread) if each)
    return Call(
        text,
        where.workspace,
        PersonId(where.user),
        where.channel,
        language,
        zone,
        at,
        key=key,
        origin=f"{where.workspace}/{origin}",
    )


def typed(body: Body, prefix: str) -> Typed | None:
    """Return what a slash command asks; `prefix` is what stands before each command's name."""
    where = Where(_text(body, "team_id"), _some(body, "enterprise_id"), _text(body, "user_id"))
    channel, trigger = _text(body, "channel_id"), _text(body, "trigger_id")
    if not (where.team and where.user and channel and trigger):
        return None
    name = _text(body, "command").removeprefix("/").removeprefix(prefix)
    text = _after(name, plain(_text(body, "text")))
    where = Where(where.team, where.enterprise, where.user, channel)
    return Typed(where, text, f"command:{trigger}", _text(body, "response_url"), trigger)


def _after(name: str, rest: str) -> str:
    """Return the command that a slash command's name and text are together."""
    first = rest.split(maxsplit=1)[0] if rest else ""
    if name == EVERYTHING and named(first.removeprefix("/"), commands()):
        return rest
    return f"{name} {rest}".rstrip()


def said(body: Body) -> Said | None:
    """Return what a message to the bot says; None for what bots, edits and joins make."""
    event = _inner(body, "event")
    kind, subtype = _text(event, "type"), _text(event, "subtype")
    direct = kind == "message" and _text(event, "channel_type") == "im"
    if not (direct or kind == "app_mention") or subtype not in ("", "thread_broadcast"):
        return None
    if event.get("bot_id") or not _text(event, "user"):
        return None
    thread = _some(event, "thread_ts")
    team = _team(body)
    where = Where(team, _enterprise(body), _text(event, "user"), _text(event, "channel"), thread)
    key = _text(body, "event_id")
    if not (team and where.channel and key):
        return None
    homes = (_text(event, each) for each in ("user_team", "source_team", "team"))
    home = next(filter(None, homes), team)
    stranger = home.startswith("T") and home != team and where.enterprise is None
    return Said(where, _text(event, "text"), f"event:{key}", _text(event, "ts"), stranger)


def pressed(body: Body) -> Pressed | None:
    """Return what a button says; None for anything that is no button."""
    actions = body.get("actions")
    action = actions[0] if isinstance(actions, list) and actions else {}
    if not isinstance(action, Mapping) or _text(action, "type") != "button":
        return None
    press = read(_text(action, "value"))
    container, message = _inner(body, "container"), _inner(body, "message")
    channel = _text(container, "channel_id") or _text(_inner(body, "channel"), "id")
    thread = _some(message, "thread_ts") or _some(container, "thread_ts")
    where = Where(
        _team(body), _enterprise(body), _text(_inner(body, "user"), "id"), channel, thread
    )
    trigger = _text(body, "trigger_id")
    if not (where.team and where.user and trigger):
        return None
    return Pressed(
        where,
        press,
        f"press:{trigger}",
        _text(body, "response_url"),
        trigger,
        _text(container, "message_ts"),
        ephemeral=container.get("is_ephemeral") is True,
    )


def submitted(body: Body) -> Submitted | None:
    """Return what a form that was sent says."""
    found = _of_view(body)
    if found is None:
        return None
    where, view, kept = found
    filled = _inner(_inner(view, "state"), "values")
    options = [(name, value) for name, value in _pairs(kept.get("options")) if value]
    for block in filled.values():
        for name, element in block.items() if isinstance(block, Mapping) else ():
            if value := _value(element):
                options = [each for each in options if each[0] != name]
                options.append((name, value))
    # What was wrong is mended in the same form, whose id and hash stay as they are.
    digest = sha256(json.dumps(options).encode()).hexdigest()[:16]
    key = f"view:{_text(view, 'id')}:{_text(view, 'hash')}:{digest}"
    return Submitted(where, _text(kept, "command"), tuple(options), _fields(view), key)


def _fields(view: Body) -> frozenset[str]:
    blocks = view.get("blocks")
    elements = [_inner(each, "element") for each in blocks] if isinstance(blocks, list) else []
    return frozenset(_text(each, "action_id") for each in elements) - {""}


def typing(body: Body) -> Typing | None:
    """Return what somebody is typing into a field of a form."""
    found = _of_view(body)
    if found is None:
        return None
    where, _, kept = found
    return Typing(where, _text(kept, "command"), _text(body, "action_id"), _text(body, "value"))


def saving(body: Body) -> Saving | None:
    """Return the message that somebody wants to save a fact from."""
    message = _inner(body, "message")
    channel = _text(_inner(body, "channel"), "id")
    where = Where(
        _team(body),
        _enterprise(body),
        _text(_inner(body, "user"), "id"),
        channel,
        _some(message, "thread_ts"),
    )
    trigger = _text(body, "trigger_id")
    if not (where.team and where.user and channel and trigger):
        return None
    author = _text(message, "user") or _text(message, "username") or _text(message, "bot_id")
    ts, url = _text(message, "ts"), _text(body, "response_url")
    text = plain(_text(message, "text"))
    return Saving(where, text, author, ts, f"shortcut:{trigger}", url, trigger)


def opened(body: Body) -> Opened | None:
    """Return whose home is to be shown."""
    event = _inner(body, "event")
    where = Where(_team(body), _enterprise(body), _text(event, "user"))
    if _text(event, "tab") != "home" or not (where.team and where.user):
        return None
    return Opened(where, f"event:{_text(body, 'event_id')}")


def gone(body: Body) -> Gone | None:
    """Return the workspace that removed the app, or took the bot's own tokens back."""
    event = _inner(body, "event")
    revoked = _inner(event, "tokens").get("bot")
    if _text(event, "type") == "tokens_revoked" and not revoked:
        return None
    where = Where(_text(body, "team_id"), _enterprise(body), "")
    when = body.get("event_time")
    at = datetime.fromtimestamp(when, UTC) if isinstance(when, int) else None
    return Gone(where, f"event:{_text(body, 'event_id')}", at)


def _of_view(body: Body) -> tuple[Where, Body, Body] | None:
    """Return from where a form was opened, the form, and what was noted in it."""
    view = _inner(body, "view")
    try:
        kept = json.loads(_text(view, "private_metadata"))
    except (ValueError, RecursionError):
        return None
    team, user = _team(body), _text(_inner(body, "user"), "id")
    if not (isinstance(kept, Mapping) and team and user):
        return None
    channel, thread = _text(kept, "channel"), _some(kept, "thread")
    return Where(team, _enterprise(body), user, channel, thread), view, kept


def _value(element: object) -> str:
    """Return what stands in a field: text, a choice, a person, a day."""
    if not isinstance(element, Mapping):
        return ""
    chosen = _inner(element, "selected_option")
    given = (_text(element, each) for each in ("value", "selected_user", "selected_date"))
    return _text(chosen, "value") or next(filter(None, given), "")


def _pairs(found: object) -> tuple[tuple[str, str], ...]:
    pairs = found if isinstance(found, list) else []
    return tuple((str(each[0]), str(each[1])) for each in pairs if isinstance(each, list))


def _team(body: Body) -> str:
    """Return the workspace the app is installed in; a user may be of another."""
    authorizations = body.get("authorizations")
    if isinstance(authorizations, list) and authorizations and isinstance(authorizations[0], dict):
        return _text(authorizations[0], "team_id") or _text(body, "team_id")
    return (
        _text(_inner(body, "team"), "id")
        or _text(body, "team_id")
        or _text(_inner(body, "user"), "team_id")
    )


def _enterprise(body: Body) -> str | None:
    return _some(body, "enterprise_id") or _some(_inner(body, "enterprise"), "id")


def _inner(body: Body, name: str) -> Body:
    value = body.get(name)
    return value if isinstance(value, Mapping) else {}


def _text(body: Body, name: str) -> str:
    value = body.get(name)
    return value if isinstance(value, str) else ""


def _some(body: Body, name: str) -> str | None:
    return _text(body, name) or None
