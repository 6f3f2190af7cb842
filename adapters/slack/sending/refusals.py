"""What Slack says where it does not take a message, and what that means."""

from __future__ import annotations

from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

LOST = (ClientError, TimeoutError, ConnectionError)
"""The connection broke: what was sent may have been taken, or not."""

BLOCKS = frozenset(
    ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_attachments")
)
"""Refusals of a message's blocks, whose words are sent without them.

chat.postMessage, errors, docs.slack.dev, 2026-11.
"""

ABSENT = frozenset(
    (
        "not_in_channel",
        "channel_not_found",
        "restricted_action",
        "is_archived",
        "user_not_in_channel",
    )
)
"""Refusals of a channel the bot is no member of, or may not write to.

chat.postMessage, errors, docs.slack.dev, 2026-11.
"""

FAULTS = frozenset(
    ("http_500", "http_502", "http_503", "http_504", "internal_error", "fatal_error")
)
"""Failures after which a message may stand there all the same.

chat.postMessage, errors, docs.slack.dev, 2026-11.
"""


class NotPostedError(Exception):
    """Slack did not take a message; `code` is its own word for why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class UnsureError(NotPostedError):
    """The connection broke, and whether the message stands there could not be found out."""


def code_of(error: Exception) -> str:
    """Return Slack's word for an error, or the status it came with."""
    if not isinstance(error, SlackApiError):
        return "connection_lost"
    response: Any = error.response
    status = getattr(response, "status_code", None) or getattr(response, "status", None)
    if isinstance(getattr(response, "data", None), dict) and response.data.get("error"):
        return str(response.data["error"])
    return f"http_{status}"


def passes(error: Exception) -> bool:
    """Say whether what went wrong may be right in a moment, so that it is worth another try."""
    if isinstance(error, UnsureError):
        return False
    if isinstance(error, SlackApiError):
        return code_of(error) in FAULTS
    return isinstance(error, LOST) or (isinstance(error, NotPostedError) and error.code in FAULTS)
