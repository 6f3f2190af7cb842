"""What Slack sends, taken apart; nothing here knows its SDK."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from adapters.chat.payloads import Body, inner, some, text_of
from adapters.slack.drawing.buttons import read
from adapters.slack.receiving.arrivals import (
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
from adapters.slack.receiving.attached import file_in
from adapters.slack.receiving.payloads import enterprise_of, instant, is_organisation, team_of
from adapters.slack.receiving.written import asked, plain
from bot.arguments import named
from bot.call import Call
from bot.command import commands
from bot.wordings import asks
from store.events import PersonId
from store.words import WORD, fold

SAVE = "save_as_fact"
"""The `callback_id` of the shortcut beneath a message."""

SPOKEN = ("", "thread_broadcast", "file_share")
"""The subtypes of what a person writes, which is nobody's edit, topic or coming and going.

The message event, docs.slack.dev, 2026-11.
"""

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
    where = Where(text_of(body, "team_id"), some(body, "enterprise_id"), text_of(body, "user_id"))
    channel, command = text_of(body, "channel_id"), text_of(body, "command")
    trigger, url = text_of(body, "trigger_id"), text_of(body, "response_url")
    if not (where.team and where.user and channel and command and trigger and url):
        return None
    name = command.removeprefix("/").removeprefix(prefix)
    text = _after(name, asked(text_of(body, "text")))
    where = Where(where.team, where.enterprise, where.user, channel)
    return Typed(where, text, f"command:{trigger}", url, trigger)


def _after(name: str, rest: str) -> str:
    """Return the command that a slash command's name and text are together.

    Behind the one for everything stands another command, a question, or the name of a deal.
    """
    first = rest.split(maxsplit=1)[0] if rest else ""
    if name == EVERYTHING and (named(first.removeprefix("/"), commands()) or _asks(rest)):
        return rest
    return f"{name} {rest}".rstrip()


def _asks(text: str) -> bool:
    return any(asks(fold(word)) for word in WORD.findall(text))


def said(body: Body) -> Said | None:
    """Return what a message to the bot says; None for what bots, edits and joins make."""
    event = inner(body, "event")
    kind, subtype = text_of(event, "type"), text_of(event, "subtype")
    direct = kind == "message" and text_of(event, "channel_type") == "im"
    if not (direct or kind == "app_mention") or subtype not in SPOKEN:
        return None
    if event.get("bot_id") or not text_of(event, "user"):
        return None
    thread = some(event, "thread_ts")
    team = team_of(body)
    where = Where(
        team, enterprise_of(body), text_of(event, "user"), text_of(event, "channel"), thread
    )
    key, ts = text_of(body, "event_id"), text_of(event, "ts")
    if not (team and where.channel and key and ts):
        return None
    homes = (text_of(event, each) for each in ("user_team", "source_team", "team"))
    home = next(filter(None, homes), team)
    shared = body.get("is_ext_shared_channel") is True
    stranger = _is_foreign(home, where) or (shared and home not in (team, where.enterprise))
    file = file_in(event.get("files"))
    return Said(where, text_of(event, "text"), f"event:{key}", ts, stranger, file)


def pressed(body: Body) -> Pressed | None:
    """Return what a button says; None for anything that is no button."""
    actions = body.get("actions")
    action = actions[0] if isinstance(actions, list) and actions else {}
    is_button = isinstance(action, Mapping) and text_of(action, "type") == "button"
    if text_of(body, "type") != "block_actions" or not is_button:
        return None
    press = read(text_of(action, "value"))
    container, message = inner(body, "container"), inner(body, "message")
    channel = text_of(container, "channel_id") or text_of(inner(body, "channel"), "id")
    thread = some(message, "thread_ts") or some(container, "thread_ts")
    where = Where(
        team_of(body), enterprise_of(body), text_of(inner(body, "user"), "id"), channel, thread
    )
    trigger, url = text_of(body, "trigger_id"), text_of(body, "response_url")
    if not (where.team and where.user and trigger and (url or where.at_home)):
        return None
    return Pressed(
        where,
        press,
        f"press:{trigger}",
        url,
        trigger,
        text_of(container, "message_ts"),
        ephemeral=container.get("is_ephemeral") is True,
        stranger=_is_foreign(text_of(inner(body, "user"), "team_id"), where),
    )


def _is_foreign(home: str, where: Where) -> bool:
    """Say whether somebody is at home in another workspace, or organisation, than where we are.

    Another workspace may be of the same organisation; then the person's profile tells.
    """
    sister = where.enterprise is not None and home.startswith("T")
    return bool(home) and home not in (where.team, where.enterprise) and not sister


def submitted(body: Body) -> Submitted | None:
    """Return what a form that was sent says."""
    found = _of_view(body, "view_submission")
    if found is None:
        return None
    where, view, kept = found
    command, id_ = text_of(kept, "command"), text_of(view, "id")
    if not (command and id_):
        return None
    filled = inner(inner(view, "state"), "values")
    entered = [
        (name, value)
        for block in filled.values()
        for name, element in (block.items() if isinstance(block, Mapping) else ())
        if (value := _value(element))
    ]
    names = {name for name, _ in entered}
    kept_ones = ((name, value) for name, value in _pairs(kept.get("options")) if value)
    options = [*(each for each in kept_ones if each[0] not in names), *entered]
    # What was wrong is mended in the same form, whose id and hash stay as they are.
    digest = sha256(json.dumps(options).encode()).hexdigest()[:16]
    key = f"view:{id_}:{text_of(view, 'hash')}:{digest}"
    return Submitted(where, command, tuple(options), _fields(view), key)


def _fields(view: Body) -> frozenset[str]:
    blocks = view.get("blocks")
    listed = blocks if isinstance(blocks, list) else []
    elements = [inner(each, "element") for each in listed if isinstance(each, Mapping)]
    return frozenset(text_of(each, "action_id") for each in elements) - {""}


def typing(body: Body) -> Typing | None:
    """Return what somebody is typing into a field of a form."""
    found = _of_view(body, "block_suggestion")
    if found is None:
        return None
    where, _, kept = found
    command, parameter = text_of(kept, "command"), text_of(body, "action_id")
    return Typing(where, command, parameter, text_of(body, "value")) if command else None


def saving(body: Body) -> Saving | None:
    """Return the message that somebody wants to save a fact from."""
    if text_of(body, "type") != "message_action" or text_of(body, "callback_id") != SAVE:
        return None
    message = inner(body, "message")
    channel = text_of(inner(body, "channel"), "id")
    where = Where(
        team_of(body),
        enterprise_of(body),
        text_of(inner(body, "user"), "id"),
        channel,
        some(message, "thread_ts"),
    )
    trigger = text_of(body, "trigger_id")
    ts, url = text_of(message, "ts"), text_of(body, "response_url")
    if not (where.team and where.user and channel and trigger and url and instant(ts)):
        return None
    if _is_foreign(text_of(inner(body, "user"), "team_id"), where):
        return None
    author = text_of(message, "user") or text_of(message, "username") or text_of(message, "bot_id")
    text = plain(text_of(message, "text"))
    return Saving(where, text, author, ts, f"shortcut:{trigger}", url, trigger)


def opened(body: Body) -> Opened | None:
    """Return whose home is to be shown."""
    event = inner(body, "event")
    where = Where(team_of(body), enterprise_of(body), text_of(event, "user"))
    key = text_of(body, "event_id")
    at_home = (text_of(event, "type"), text_of(event, "tab")) == ("app_home_opened", "home")
    if not (at_home and where.team and where.user and key):
        return None
    return Opened(where, f"event:{key}")


def gone(body: Body) -> Gone | None:
    """Return the workspace that removed the app, or took the bot's own tokens back."""
    event, key = inner(body, "event"), text_of(body, "event_id")
    kind, revoked = text_of(event, "type"), inner(event, "tokens").get("bot")
    if not (kind == "app_uninstalled" or (kind == "tokens_revoked" and revoked)):
        return None
    team = text_of(body, "team_id")
    if not (team and key):
        return None
    # An organisation that removes the app stands in the place of a workspace.
    where = Where("", team, "") if is_organisation(team) else Where(team, enterprise_of(body), "")
    return Gone(where, f"event:{key}", instant(body.get("event_time")))


def _of_view(body: Body, kind: str) -> tuple[Where, Body, Body] | None:
    """Return from where a form was opened, the form, and what was noted in it."""
    if text_of(body, "type") != kind:
        return None
    view = inner(body, "view")
    try:
        kept = json.loads(text_of(view, "private_metadata"))
    except (ValueError, RecursionError):
        return None
    team, user = team_of(body), text_of(inner(body, "user"), "id")
    if not (isinstance(kept, Mapping) and team and user):
        return None
    channel, thread = text_of(kept, "channel"), some(kept, "thread")
    where = Where(team, enterprise_of(body), user, channel, thread)
    if _is_foreign(text_of(inner(body, "user"), "team_id"), where):
        return None
    return where, view, kept


def _value(element: object) -> str:
    """Return what stands in a field: text, a choice, a person, a day, a file."""
    if not isinstance(element, Mapping):
        return ""
    if text_of(element, "type") == "file_input":
        return file_in(element.get("files"))
    chosen = inner(element, "selected_option")
    given = (text_of(element, each) for each in ("value", "selected_user", "selected_date"))
    return text_of(chosen, "value") or next(filter(None, given), "")


def _pairs(found: object) -> tuple[tuple[str, str], ...]:
    """Return the pairs of texts that a list holds."""
    pairs: list[tuple[str, str]] = []
    for each in found if isinstance(found, list) else ():
        match each:
            case [str(name), str(value)]:
                pairs.append((name, value))
    return tuple(pairs)
