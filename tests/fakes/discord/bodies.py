"""What a message becomes by the body that an app sends for it.

Source: docs.discord.com/developers/resources/message, create message and edit message.
"""

from __future__ import annotations

import re
from itertools import count

from tests.fakes.discord import components
from tests.fakes.discord.entries import texts
from tests.fakes.discord.messages import COMPONENTS_V2
from tests.fakes.discord.refusals import Overwhelmed, Refusal
from tests.fakes.discord.shapes import Fault
from tests.fakes.discord.state import EPHEMERAL, LOADING, File, Json, Message, State

MENTION = re.compile(r"<@!?(\d{15,20})>|(@everyone|@here)\b")
CREATED = 1 << 2 | EPHEMERAL | 1 << 12 | COMPONENTS_V2
EDITED = 1 << 2 | COMPONENTS_V2
"""The flags that a body may set: no embeds and Components V2, and at first ephemeral and silent."""


def filled(
    state: State, message: Message, body: Json, files: tuple[File, ...] = (), *, at: str = ""
) -> Message:
    """Put into a new message what a body says; Refusal, with places below `at`, if it may not."""
    names = [each.name for each in files]
    check(body, names, at)
    if components.is_empty(body, names):
        raise Refusal(50006)
    message.flags |= (body.get("flags") or 0) & CREATED
    message.nonce = body.get("nonce")
    _put(state, message, body, files)
    return message


def edited(
    state: State, message: Message, body: Json, files: tuple[File, ...] = (), *, at: str = ""
) -> Message:
    """Change a message by a body; what the body does not name stays as it is."""
    kept = _kept(message, body)
    names = [each.name for each in (*kept, *files)]
    named = {key: each for key, each in body.items() if each is not None}
    flags = (named.get("flags") or 0) | message.flags & COMPONENTS_V2
    check({**named, **({"flags": flags} if flags else {})}, names, at)
    after = {
        "content": body.get("content", message.content),
        "embeds": body.get("embeds", message.embeds),
        "components": body.get("components", message.components),
    }
    if components.is_empty(after, names):
        raise Refusal(50006)
    message.flags = (message.flags & ~LOADING) | flags & EDITED
    message.files = kept
    _put(state, message, body, files)
    message.edits += 1
    return message


def check(body: Json, names: list[str], at: str = "", *, modal: bool = False) -> None:
    """Refuse a body with all that is wrong with it."""
    found = components.faults(body, modal=modal, files=names)
    if found:
        raise Refusal(
            50035,
            [Fault(f"{at}.{each.path}".strip("."), each.code, each.message) for each in found],
        )
    if not modal and components.is_too_heavy(body):
        raise Overwhelmed


def _put(state: State, message: Message, body: Json, files: tuple[File, ...]) -> None:
    message.said = body
    message.content = body.get("content", message.content) or ""
    message.embeds = body.get("embeds", message.embeds) or []
    if "components" in body:
        message.components = numbered(body["components"] or [])
    named = {str(each["id"]): each for each in body.get("attachments") or ()}
    for each in files:
        about = named.get(each.id, {})
        name = about.get("filename", each.name)
        message.files.append(File(state.fresh(), name, each.content, about.get("description")))
    text = "\n".join([message.content, *texts(message.components)])
    message.mentions = mentioned(state, text, body.get("allowed_mentions"))
    if message.mentions:
        state.lapse("calls people", text[:80])


def _kept(message: Message, body: Json) -> list[File]:
    """Return the files that stay: all of them unless the body lists those that do."""
    if body.get("attachments") is None:
        return list(message.files)
    kept = {str(each["id"]) for each in body["attachments"]}
    return [each for each in message.files if each.id in kept]


def mentioned(state: State, text: str, allowed: Json | None = None) -> list[str]:
    """Return whom a text calls, among those it may call; where nothing is said it may call all.

    Everybody at once is called by `@everyone` and `@here`.
    """
    found = [person or everybody for person, everybody in MENTION.findall(text)]
    known = [each for each in dict.fromkeys(found) if each in state.users or each[0] == "@"]
    if allowed is None:
        return known
    parsed, named = allowed.get("parse", ()), allowed.get("users", ())
    everybody = [each for each in known if each[0] == "@" and "everyone" in parsed]
    return [each for each in known if "users" in parsed or each in named or each in everybody]


def numbered(found: list[Json]) -> list[Json]:
    """Return components with the ids that Discord gives to those that have none."""
    numbers = count(1)

    def number(one: Json) -> Json:
        own = {"id": next(numbers), **one}
        if "components" in one:
            own["components"] = [number(each) for each in one["components"]]
        for inner in ("accessory", "component"):
            if inner in one:
                own[inner] = number(one[inner])
        return own

    return [number(each) for each in found]
