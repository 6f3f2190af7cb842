"""Messages on their way to Slack: in their turn, not twice, in plain words where blocks fail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.client import Clients
from adapters.slack.limits import RESPONSES
from adapters.slack.render import Message
from adapters.slack.waiting import Pace

log = structlog.get_logger()

LOST = (ClientError, TimeoutError, ConnectionError)
"""The connection broke: what was sent may have been taken, or not."""

BLOCKS = frozenset(
    ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_attachments")
)
"""Refusals of a message's blocks, whose words are sent without them.

chat.postMessage, errors, docs.slack.dev, 2026-11.
"""

EVENT_TYPE = "dealbrief_answer"
"""Under which a message's key is found again in its metadata, which everybody there can read."""

LOOKED_AT = 15
"""Messages looked through for one of ours: all that a distributed app is shown.

conversations.history, docs.slack.dev, 2026-11.
"""

OK = 200


class NotPostedError(Exception):
    """Slack did not take a message; `code` is its own word for why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class UnsureError(NotPostedError):
    """The connection broke, and whether the message stands there could not be found out."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A channel, or a thread in it by the ts of the message above it."""

    channel: str
    ts: str | None = None


@dataclass(slots=True)
class Address:
    """The address of the answers to one command or click, which takes only so many of them."""

    url: str = field(repr=False)
    left: int = RESPONSES


@dataclass(frozen=True, slots=True)
class Posts:
    """What is sent to people; `NotPostedError` where Slack does not take it."""

    clients: Clients
    pace: Pace

    async def post(
        self, client: AsyncWebClient, to: Thread, message: Message, key: str, *, again: bool = False
    ) -> str:
        """Post a message that all can read, and return its ts.

        Where the connection breaks, and where it is posted `again` after a crash, it is looked for
        by its `key` before it is sent.
        """
        if again and (found := await self.find(client, to, key)):
            return found
        await self.pace.turn(to.channel)
        try:
            return await self._post(client, to, message, key)
        except LOST:
            pass
        except NotPostedError as error:
            if error.code not in FAULTS:
                raise
        if found := await self.find(client, to, key):
            return found
        try:
            return await self._post(client, to, message, key)
        except LOST as error:
            raise UnsureError("connection_lost") from error

    async def _post(self, client: AsyncWebClient, to: Thread, message: Message, key: str) -> str:
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": key}}
        where = {"channel": to.channel, "thread_ts": to.ts, "metadata": metadata}
        return _ts(await _sent(client, "chat.postMessage", where, message))

    async def find(self, client: AsyncWebClient, to: Thread, key: str) -> str | None:
        """Return the ts of the message with this key, if it stands there already."""
        asked: dict[str, Any] = {"include_all_metadata": True, "limit": LOOKED_AT}
        try:
            if to.ts:
                reply = await client.conversations_replies(channel=to.channel, ts=to.ts, **asked)
            else:
                reply = await client.conversations_history(channel=to.channel, **asked)
        except (SlackApiError, *LOST) as error:
            raise UnsureError(_code(error)) from error
        for each in reply.get("messages") or ():
            payload = (each.get("metadata") or {}).get("event_payload") or {}
            if payload.get("key") == key:
                return str(each["ts"])
        return None

    async def change(self, client: AsyncWebClient, to: Thread, ts: str, message: Message) -> None:
        """Put a message in the place of one that was posted."""
        where = {"channel": to.channel, "ts": ts}
        try:
            await _sent(client, "chat.update", where, message)
        except LOST:
            await _sent(client, "chat.update", where, message)

    async def remove(self, client: AsyncWebClient, to: Thread, ts: str) -> None:
        """Take back a message that was posted."""
        await _call(client, "chat.delete", {"channel": to.channel, "ts": ts})

    async def whisper(
        self, client: AsyncWebClient, to: Thread, user: str, message: Message
    ) -> None:
        """Show a message to one person in a channel."""
        where = {"channel": to.channel, "thread_ts": to.ts, "user": user}
        await _sent(client, "chat.postEphemeral", where, message)

    async def respond(self, address: Address, message: Message, *, replace: bool = False) -> None:
        """Answer a command or click, seen by whoever gave it; `replace` what was said before.

        Where the connection breaks it is sent once more in place of what may have arrived.
        """
        try:
            await self._respond(address, message, replace=replace)
        except LOST:
            await self._respond(address, message, replace=True)

    async def _respond(self, address: Address, message: Message, *, replace: bool) -> None:
        how = {"response_type": "ephemeral", "replace_original": replace}
        body = {**how, "text": message.text, **_quiet()}
        code = await self._send(address, {**body, **_blocks(message)})
        if code in BLOCKS:
            log.warning("blocks refused", code=code)
            code = await self._send(address, body)
        if code:
            raise NotPostedError(code)

    async def unsay(self, address: Address) -> None:
        """Remove the message that a button stood under, where only its presser saw it."""
        if code := await self._send(address, {"delete_original": True}):
            raise NotPostedError(code)

    async def _send(self, address: Address, body: dict[str, Any]) -> str:
        """Send to an address, and return Slack's word for why it does not take it.

        It says so in text or in JSON, and not always by the status.
        """
        if not address.left:
            return "used_url"
        address.left -= 1
        reply = await self.clients.webhook(address.url).send_dict(body)
        if reply.status_code == OK and '"ok":false' not in reply.body.replace(" ", ""):
            return ""
        known = (each for each in (*BLOCKS, "used_url", "expired_url") if each in reply.body)
        return next(known, f"http_{reply.status_code}")


FAULTS = frozenset(
    ("http_500", "http_502", "http_503", "http_504", "internal_error", "fatal_error")
)
"""Failures after which a message may stand there all the same.

chat.postMessage, errors, docs.slack.dev, 2026-11.
"""


async def _sent(
    client: AsyncWebClient, method: str, where: Mapping[str, Any], message: Message
) -> Mapping[str, Any]:
    """Send a message, without its blocks where Slack refuses these."""
    body = {**where, "text": message.text, **_quiet()}
    try:
        return await _call(client, method, {**body, **_blocks(message)})
    except NotPostedError as error:
        if error.code not in BLOCKS:
            raise
        log.warning("blocks refused", code=error.code)
        return await _call(client, method, body)


def _blocks(message: Message) -> dict[str, Any]:
    return {"blocks": list(message.blocks)} if message.blocks else {}


def _quiet() -> dict[str, Any]:
    """Say that no link shows a preview of itself."""
    return {"unfurl_links": False, "unfurl_media": False}


async def _call(client: AsyncWebClient, method: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
    given = {name: value for name, value in body.items() if value is not None}
    try:
        reply = await client.api_call(method, json=given)
    except SlackApiError as error:
        raise NotPostedError(_code(error)) from error
    data = reply.data
    return data if isinstance(data, dict) else {}


def _ts(reply: Mapping[str, Any]) -> str:
    return str(reply.get("ts", ""))


def _code(error: Exception) -> str:
    """Return Slack's word for an error, or the status it came with."""
    if not isinstance(error, SlackApiError):
        return "connection_lost"
    response: Any = error.response
    status = getattr(response, "status_code", None) or getattr(response, "status", None)
    if isinstance(getattr(response, "data", None), dict) and response.data.get("error"):
        return str(response.data["error"])
    return f"http_{status}"
