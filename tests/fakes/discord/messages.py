"""The body of a message: what stands beside its components, and what excludes what.

Source: docs.discord.com/developers/resources/message, create message, attachment request structure
and allowed mentions object, read 2026-11.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tests.fakes.discord import embeds, layouts
from tests.fakes.discord.controls import answerable
from tests.fakes.discord.layouts import ACTION_ROW, IN_MESSAGE, component, within
from tests.fakes.discord.shapes import (
    ROOT,
    Check,
    Fault,
    Faults,
    Json,
    Path,
    address,
    anything,
    fields,
    flag,
    listed,
    number,
    one_of,
    snowflake,
    text,
    under,
    unlike,
    whole,
)

COMPONENTS_V2 = 1 << 15
SETTABLE = 1 << 2 | 1 << 6 | 1 << 12 | 1 << 13 | COMPONENTS_V2
"""The flags that one may set: no embeds, ephemeral, silent, voice message and Components V2."""

MOST_COMPONENTS = 40
"""The components of a message, the nested ones counted too."""

LEGACY_ROWS = 5
NOT_BESIDE_V2 = ("content", "embeds", "sticker_ids", "poll", "shared_client_theme")


def nonce(value: object, path: Path) -> Faults:
    if not isinstance(value, int | str) or isinstance(value, bool):
        yield Fault(path, "NONCE_TYPE_INVALID_TYPE", "This field must be a string or integer.")
    elif len(str(value)) > 25:
        yield Fault(path, "NONCE_TYPE_TOO_LONG", "Must be 25 or fewer characters long.")


def flags(value: object, path: Path) -> Faults:
    yield from whole(0, 2**31 - 1)(value, path)
    if isinstance(value, int) and value & ~SETTABLE:
        yield Fault(path, "BITFIELD_TYPE_UNSETTABLE", f"Flags {value & ~SETTABLE} cannot be set.")


MENTIONS = fields(
    {},
    {
        "parse": listed(one_of("users", "roles", "everyone"), most=3, least=0),
        "users": listed(snowflake, most=100, least=0),
        "roles": listed(snowflake, most=100, least=0),
        "replied_user": flag,
    },
)


def allowed_mentions(value: object, path: Path) -> Faults:
    found = list(MENTIONS(value, path))
    yield from found
    if found or not isinstance(value, dict):
        return
    parsed = value.get("parse", [])
    yield from unlike(
        ((under(path, "parse", at), each) for at, each in enumerate(parsed)),
        "SET_TYPE_ALREADY_CONTAINS_VALUE",
        "The set already contains this value",
    )
    for kind in ("users", "roles"):
        if kind in parsed and value.get(kind):
            yield Fault(
                path,
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.',
            )


ATTACHMENT = fields(
    {"id": snowflake},
    {
        "filename": text(260),
        "title": text(1024),
        "description": text(1024),
        "duration_secs": number,
        "waveform": text(400),
        "is_spoiler": flag,
    },
)
REFERENCE = fields(
    {"message_id": snowflake},
    {
        "type": one_of(0, 1),
        "channel_id": snowflake,
        "guild_id": snowflake,
        "fail_if_not_exists": flag,
    },
)
BODY: Mapping[str, Check] = {
    "content": text(2000, 0),
    "nonce": nonce,
    "enforce_nonce": flag,
    "tts": flag,
    "embeds": listed(embeds.embed, most=10, least=0),
    "allowed_mentions": allowed_mentions,
    "message_reference": REFERENCE,
    "sticker_ids": listed(snowflake, most=3, least=0),
    "attachments": listed(ATTACHMENT, most=10, least=0),
    "flags": flags,
    "poll": anything,
    "shared_client_theme": anything,
    # Webhooks take these too, and with them the answers to interactions.
    "username": text(80),
    "avatar_url": address(2048, ("http", "https")),
    "thread_name": text(100),
    "applied_tags": listed(snowflake, most=5, least=0),
}


def message(body: Json, files: Collection[str]) -> Faults:
    """Find what Discord refuses in the body of a message; `files` are those uploaded with it."""
    # Null is how an edit empties a field.
    body = {key: value for key, value in body.items() if value is not None}
    shown = body.get("components", [])
    v2 = bool(isinstance(body.get("flags"), int) and body["flags"] & COMPONENTS_V2)
    rows = (
        listed(component(IN_MESSAGE), most=MOST_COMPONENTS, least=0)
        if v2
        else listed(component((ACTION_ROW,)), most=LEGACY_ROWS, least=0)
    )
    found = list(fields({}, {**BODY, "components": rows})(body, ROOT))
    yield from found
    if v2:
        yield from (_excluded(each) for each in NOT_BESIDE_V2 if body.get(each))
    if found:
        return
    yield from layouts.same(shown)
    yield from layouts.wordy(shown)
    yield from embeds.wordy(body.get("embeds", []))
    yield from _crowded(shown)
    for at, each in within(shown):
        yield from answerable(each, at, modal=False)
    named = {each.get("filename") for each in body.get("attachments", ())} | set(files)
    for at, url in _referred(body):
        if url.removeprefix("attachment://") not in named:
            yield Fault(at, "ATTACHMENT_NOT_FOUND", "Attachment data not found")


def _excluded(key: str) -> Fault:
    return Fault(
        key,
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
    )


def _crowded(shown: list[Json]) -> Faults:
    if sum(1 for _each in within(shown)) > MOST_COMPONENTS:
        yield Fault(
            "components",
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            f"Total number of components cannot exceed {MOST_COMPONENTS}",
        )


def _referred(value: object, path: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """Yield each attachment that a body refers to, with its place."""
    if isinstance(value, dict):
        for key, each in value.items():
            at = under(path, key)
            if key in {"url", "icon_url"} and str(each).startswith("attachment://"):
                yield at, str(each)
            yield from _referred(each, at)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _referred(each, under(path, index))
