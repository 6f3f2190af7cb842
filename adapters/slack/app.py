"""Slack, put together: Bolt in the middle, a socket or a door for signed requests before it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.logger.messages import warning_client_prioritized_and_token_skipped
from slack_bolt.response import BoltResponse

from adapters.slack.answering.arriving import (
    By,
    arrived,
    happened,
    proposals,
)
from adapters.slack.answering.front import Front
from adapters.slack.receiving.deliveries import Ack, Envelope, Kind
from adapters.slack.receiving.http import Request
from adapters.slack.receiving.replays import LATER, Response

Body = dict[str, Any]

LOGGER = "slack_bolt.dealbrief"
"""The app's name is that of its logger, which is to be as quiet as Bolt's others."""

EVERY = re.compile(".*", re.DOTALL)
"""One listener a kind, as each further one makes every dispatch dearer."""


def application(front: Front) -> AsyncApp:
    """Return Bolt's application, which acknowledges at once and leaves the work to the front.

    Who signed a request has been checked before it comes here.
    """
    logging.getLogger(f"slack_bolt.{AsyncApp.__name__}").addFilter(_not_the_same_twice)
    app = AsyncApp(
        name=LOGGER,
        client=front.clients.web(None),
        authorize=_anybody,
        process_before_response=True,
        request_verification_enabled=False,
        ignoring_self_events_enabled=False,
        ssl_check_enabled=False,
    )

    async def command(ack: AsyncAck, body: Body) -> None:
        await ack(**await arrived(front, By.COMMAND, body))

    async def button(ack: AsyncAck, body: Body) -> None:
        await ack()
        await arrived(front, By.BUTTON, body)

    async def shortcut(ack: AsyncAck, body: Body) -> None:
        await ack()
        await arrived(front, By.SHORTCUT, body)

    async def form(ack: AsyncAck, body: Body) -> None:
        await ack(**await arrived(front, By.FORM, body))

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


def _not_the_same_twice(record: logging.LogRecord) -> bool:
    """Leave out that the token is given twice: Bolt takes it from the environment as well."""
    return record.msg != warning_client_prioritized_and_token_skipped()


async def _anybody(team_id: str | None, enterprise_id: str | None) -> AuthorizeResult:
    """Let everybody in: the token is looked up with the work, since the store may be slow now."""
    return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id)


async def delivered(app: AsyncApp, front: Front, envelope: Envelope) -> Ack:
    """Take what came over a socket."""
    answer = await _answered(app, front, envelope.kind, envelope.payload)
    if answer is None:
        return Ack(acknowledged=False)
    return Ack(body=_json(answer.body)) if answer.body else Ack()


async def requested(app: AsyncApp, front: Front, request: Request) -> Response:
    """Take a request that Slack signed."""
    answer = await _answered(app, front, request.kind, request.payload)
    if answer is None:
        return Response(LATER)
    return Response(answer.status, answer.first_headers(), answer.body.encode())


async def _answered(
    app: AsyncApp, front: Front, kind: Kind, payload: Mapping[str, Any]
) -> BoltResponse | None:
    """Return Bolt's answer, None where the payload is to come again.

    Bolt is given what was read already, as over a socket: by itself it loses a slash command whose
    text has the word "payload" in it (slack_bolt 1.30, request/internals.py).
    """
    if kind == "events_api" and not await happened(front, payload):
        return None
    return await app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=dict(payload)))


def _json(body: str) -> Mapping[str, Any]:
    try:
        read = json.loads(body)
    except ValueError:
        return {"text": body}
    return read if isinstance(read, dict) else {"text": body}
