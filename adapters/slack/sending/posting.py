"""Messages on their way to Slack: in their turn, not twice, in plain words where blocks fail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.limits import BETWEEN_MESSAGES, RESPONSES
from adapters.slack.render import Message
from adapters.slack.sending.client import Clients
from adapters.slack.sending.refusals import (
    BLOCKS,
    FAULTS,
    LOST,
    NotPostedError,
    UnsureError,
    code_of,
)
from adapters.slack.sending.waiting import Pace
from bot.announcing.announcement import Still, ours

log = structlog.get_logger()

POST = "chat.postMessage"

EVENT_TYPE = "dealbrief_answer"
"""Under which a message's key is found again in its metadata, which everybody there can read."""

LOOKED_AT = 200
"""Messages looked through at a time for one of ours; a distributed app is shown 15 of them.

conversations.history, docs.slack.dev, 2026-11.
"""

LOOKED = 10
"""How often more of them are looked at, before it counts as unknown whether it stands there.

Chosen 2026-11: what two thousand messages have followed within a day is nowhere soon read.
"""

OK = 200


@dataclass(frozen=True, slots=True)
class Thread:
    """A channel, or a thread in it by the ts of the message above it.

    The channel may be a person: the conversation of the two. Messages of ours are looked for there
    from the ts `since` on.
    """

    channel: str
    ts: str | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """A message that stands somewhere; `thread` is the ts of the message above it, if any."""

    channel: str
    ts: str
    thread: str | None = None


@dataclass(slots=True)
class Address:
    """The address of the answers to one command or click, which takes only so many of them.

    An answer may replace what was said before, unless that is the message a button stands under.
    """

    url: str = field(repr=False)
    replaces: bool
    left: int = RESPONSES


@dataclass(frozen=True, slots=True)
class Posts:
    """What is sent to people; `NotPostedError` where Slack does not take it."""

    clients: Clients
    pace: Pace

    async def post(
        self,
        client: AsyncWebClient,
        to: Thread,
        message: Message,
        key: str,
        *,
        again: bool = False,
        still: Still = ours,
    ) -> Posted:
        """Post a message that all can read, and say where it stands.

        Where the connection breaks, and where it is posted `again` after a crash, it is looked for
        by its `key` before it is sent. `still` is asked right before it is; what that raises is
        raised.
        """
        to = await self._place(client, to)
        if again and (found := await self.find(client, to, key)):
            return found
        try:
            return await self._post(client, to, message, key, still)
        except LOST:
            pass
        except NotPostedError as error:
            if error.code not in FAULTS:
                raise
        if found := await self.find(client, to, key):
            return found
        try:
            return await self._post(client, to, message, key, still)
        except LOST as error:
            raise UnsureError("connection_lost") from error

    async def _place(self, client: AsyncWebClient, to: Thread) -> Thread:
        """Return the conversation that a person stands for; by a person nothing is found again."""
        if not to.channel.startswith(("U", "W")):
            return to
        opened = await self._call(client, "conversations.open", {"users": to.channel})
        return replace(to, channel=str(opened["channel"]["id"]))

    async def _post(
        self, client: AsyncWebClient, to: Thread, message: Message, key: str, still: Still
    ) -> Posted:
        await self.pace.turn(to.channel, client.token)
        # A turn that came while Slack took nothing is over, and what was refused goes first.
        while await self.clients.gates.passed(client.token, POST, behind=BETWEEN_MESSAGES):
            await self.pace.turn(to.channel, client.token)
        await still()
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": key}}
        where = {"channel": to.channel, "thread_ts": to.ts, "metadata": metadata}
        reply = await self._sent(client, POST, where, message)
        return Posted(str(reply.get("channel", to.channel)), str(reply.get("ts", "")), to.ts)

    async def find(self, client: AsyncWebClient, to: Thread, key: str) -> Posted | None:
        """Return the message with this key, if it stands there already.

        UnsureError where Slack does not tell, or there is more since then than can be looked at.
        """
        to = await self._place(client, to)
        cursor = None
        for _ in range(LOOKED):
            reply = await self._listed(client, to, cursor)
            for each in reply.get("messages") or ():
                payload = (each.get("metadata") or {}).get("event_payload") or {}
                if payload.get("key") == key:
                    return Posted(to.channel, str(each["ts"]), to.ts)
            cursor = (reply.get("response_metadata") or {}).get("next_cursor")
            # Without a time to go back to, the last ones are all that is looked at.
            if not cursor or not to.since:
                return None
        raise UnsureError("too_many_messages")

    async def _listed(
        self, client: AsyncWebClient, to: Thread, cursor: str | None
    ) -> Mapping[str, Any]:
        """Return what was said in a channel, the newest first, or in a thread, the oldest first."""
        asked = {"oldest": to.since, "limit": LOOKED_AT, "cursor": cursor}
        given: dict[str, Any] = {name: value for name, value in asked.items() if value}
        given["include_all_metadata"] = True
        try:
            if to.ts:
                reply = await client.conversations_replies(channel=to.channel, ts=to.ts, **given)
            else:
                reply = await client.conversations_history(channel=to.channel, **given)
        except (SlackApiError, *LOST) as error:
            raise UnsureError(code_of(error)) from error
        return reply.data if isinstance(reply.data, dict) else {}

    async def change(self, client: AsyncWebClient, posted: Posted, message: Message) -> None:
        """Put a message in the place of one that was posted."""
        where = {"channel": posted.channel, "ts": posted.ts}
        try:
            await self._sent(client, "chat.update", where, message)
        except LOST:
            await self._sent(client, "chat.update", where, message)

    async def remove(self, client: AsyncWebClient, posted: Posted) -> None:
        """Take back a message that was posted."""
        await self._call(client, "chat.delete", {"channel": posted.channel, "ts": posted.ts})

    async def whisper(
        self, client: AsyncWebClient, to: Thread, user: str, message: Message
    ) -> None:
        """Show a message to one person in a channel."""
        where = {"channel": to.channel, "thread_ts": to.ts, "user": user}
        await self._sent(client, "chat.postEphemeral", where, message)

    async def respond(self, address: Address, message: Message, *, over: bool = False) -> None:
        """Answer a command or click, seen by whoever gave it; `over` what was said before.

        Where the connection breaks it is sent once more, in place of what may have arrived.
        """
        try:
            await self._respond(address, message, over=over)
        except LOST:
            await self._respond(address, message, over=True)

    async def _respond(self, address: Address, message: Message, *, over: bool) -> None:
        how = {"response_type": "ephemeral", "replace_original": over and address.replaces}
        body = {**how, "text": message.text, **_quiet()}
        code = await self._send(address, {**body, **_blocks(message)})
        if code in BLOCKS:
            log.warning("blocks refused", code=code)
            code = await self._send(address, body)
        if code:
            raise NotPostedError(code)

    async def _sent(
        self, client: AsyncWebClient, method: str, where: Mapping[str, Any], message: Message
    ) -> Mapping[str, Any]:
        """Send a message, without its blocks where Slack refuses these."""
        body = {**where, "text": message.text, **_quiet()}
        try:
            return await self._call(client, method, {**body, **_blocks(message)})
        except NotPostedError as error:
            if error.code not in BLOCKS:
                raise
            log.warning("blocks refused", code=error.code)
            return await self._call(client, method, body)

    async def _call(
        self, client: AsyncWebClient, method: str, body: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        given = {name: value for name, value in body.items() if value is not None}
        await self.clients.gates.passed(client.token, method)
        try:
            reply = await client.api_call(method, json=given)
        except SlackApiError as error:
            raise NotPostedError(code_of(error)) from error
        return reply.data if isinstance(reply.data, dict) else {}

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


def _blocks(message: Message) -> dict[str, Any]:
    return {"blocks": list(message.blocks)} if message.blocks else {}


def _quiet() -> dict[str, Any]:
    """Say that no link shows a preview of itself."""
    return {"unfurl_links": False, "unfurl_media": False}
