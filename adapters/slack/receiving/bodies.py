"""The three ways in which Slack writes a request's body, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from adapters.slack.receiving.deliveries import Kind
from adapters.slack.receiving.json_objects import read_object, writable

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"

MOST_FIELDS = 100
"""Fields of a form at most; a slash command has about fifteen. Chosen 2026-11."""


def parsed(content_type: str, body: bytes) -> tuple[Kind, Mapping[str, Any]] | None:
    """Return what a body of JSON or a form says; None for anything Slack would not write.

    JSON is an event, a form of one `payload` an interaction, and one of flat fields a command.
    """
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    if content_type == JSON:
        event = read_object(text)
        return None if event is None else ("events_api", event)
    fields = _fields(text)
    if fields is None:
        return None
    if "payload" not in fields:
        return "slash_commands", fields
    interaction = read_object(fields["payload"]) if len(fields) == 1 else None
    return None if interaction is None else ("interactive", interaction)


def _fields(text: str) -> dict[str, str] | None:
    """Return a form's fields; None where one comes twice, has no name, or cannot be written."""
    try:
        pairs = parse_qsl(
            text,
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:
        return None
    fields = dict(pairs)
    once = len(fields) == len(pairs)
    whole = all(name and writable(name) and writable(value) for name, value in pairs)
    return fields if fields and once and whole else None
