"""The bot's side of a fake Slack's sockets, listening while time passes by hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.receiving.socket import Ack, Deliver, Envelope, listen
from tests.adapters.slack.passing import Time
from tests.fakes.slack.parcels import Parcel
from tests.fakes.slack.server import FakeSlack

CANARY = "canary-of-a-payload"


def client(slack: FakeSlack) -> AsyncWebClient:
    return AsyncWebClient(base_url=slack.api_url, retry_handlers=[])


def event(number: int) -> Parcel:
    """Return an event as Slack numbers it, in which somebody says something private."""
    said = {"type": "app_mention", "text": CANARY}
    return Parcel("events_api", {"event_id": f"Ev{number}", "event": said})


class Inbox:
    """Takes every envelope and remembers it."""

    def __init__(self, answer: Ack | None = None) -> None:
        self.answer = answer or Ack()
        self.got: list[Envelope] = []

    async def __call__(self, envelope: Envelope) -> Ack:
        self.got.append(envelope)
        return self.answer

    @property
    def effects(self) -> set[str]:
        return {each.payload["event_id"] for each in self.got}


@asynccontextmanager
async def listening(
    slack: FakeSlack, deliver: Deliver, time: Time, *, grace: float = 10.0
) -> AsyncIterator[asyncio.Task[None]]:
    task: asyncio.Task[None] = asyncio.create_task(
        listen(
            client(slack),
            slack.app_token,
            deliver,
            clock=time,
            sleep=time.sleep,
            chance=lambda: 1.0,
            grace=grace,
        )
    )
    try:
        yield task
    finally:
        task.cancel()
        await time.until(task.done)
        if not task.cancelled():
            task.exception()
