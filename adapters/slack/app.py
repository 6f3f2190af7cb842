"""Slack, put together: Bolt in the middle, a socket or a door for signed requests before it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult

from adapters.slack.answering import Front
from adapters.slack.arriving import (
    BUTTON,
    COMMAND,
    FORM,
    SHORTCUT,
    arrived,
    happened,
    proposals,
)
from adapters.slack.deliveries import Ack, Envelope
from adapters.slack.http import Request
from adapters.slack.replays import LATER, Response

Body = dict[str, Any]

EVERY = re.compile(".*", re.DOTALL)
"""One listener a kind, as each further one makes every dispatch dearer."""


def application(front: Front) -> AsyncApp:
    """Return Bolt's application, which acknowledges at once and leaves the work to the front.

    Who signed a request has been checked before it comes here.
    """
    app = AsyncApp(
        name="dealbrief",
        client=front.clients.web(None),
        authorize=_anybody,
        process_before_response=True,
        request_verification_enabled=False,
        ignoring_self_events_enabled=False,
        ssl_check_enabled=False,
    )

    async def command(ack: AsyncAck, body: Body) -> None:
        await ack(**await arrived(front, COMMAND, body))

    async def button(ack: AsyncAck, body: Body) -> None:
        await ack()
        await arrived(front, BUTTON, body)

    async def shortcut(ack: AsyncAck, body: Body) -> None:
        await ack()
        await arrived(front, SHORTCUT, body)

    async def form(ack: AsyncAck, body: Body) -> None:
        await ack(**await arrived(front, FORM, body))

    async def field(ack: AsyncAck, body: Body) -> None:
        await ack(**await proposals(front, body))

    async def event() -> None:
        """Events are acknowledged by Bolt; they were taken before, or would not be here."""

    app.command(EVERY)(command)
    app.action(EVERY)(button)
    app.shortcut(EVERY)(shortcut)
    app.view(EVERY)(form)
    app.options(EVERY)(field)
    app.event(EVERY)(event)
    return app


async def _anybody(team_id: str | None, enterprise_id: str | None) -> AuthorizeResult:
    """Let everybody in: the token is looked up with the work, since the store may be slow now."""
    return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id)


async def delivered(app: AsyncApp, front: Front, envelope: Envelope) -> Ack:
    """Take what came over a socket."""
    payload = dict(envelope.payload)
    if envelope.kind == "events_api" and not await happened(front, payload):
        return Ack(acknowledged=False)
    answer = await app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=payload))
    if not answer.body:
        return Ack()
    return Ack(body=_json(answer.body))


async def requested(app: AsyncApp, front: Front, request: Request) -> Response:
    """Take a request that Slack signed."""
    payload = dict(request.payload)
    if request.kind == "events_api" and not await happened(front, payload):
        return Response(LATER)
    asked = AsyncBoltRequest(body=request.body.decode(), headers=dict(request.headers))
    answer = await app.async_dispatch(asked)
    return Response(answer.status, answer.first_headers(), answer.body.encode())


def _json(body: str) -> Mapping[str, Any]:
    try:
        read = json.loads(body)
    except ValueError:
        return {"text": body}
    return read if isinstance(read, dict) else {"text": body}
