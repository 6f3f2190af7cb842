"""Requests at the door of a running bot, signed or not, whole or in pieces."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from adapters.slack.receiving.http import MOST, Request, Response, door, serve
from tests.adapters.slack.passing import Time
from tests.fakes.slack.signed import signature

SECRET = "canary-of-a-secret"
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(slots=True)
class Inbox:
    """Takes every request and remembers it; `answer` is what each gets, numbered."""

    got: list[Request] = field(default_factory=list)
    waits: asyncio.Event | None = None

    async def __call__(self, request: Request) -> Response:
        self.got.append(request)
        number = len(self.got)
        if self.waits:
            await self.waits.wait()
        return Response(headers={"Content-Type": "text/plain"}, body=f"answer {number}".encode())


@dataclass(slots=True)
class Door:
    """The address of a running bot; `time` is its clock, and what requests are signed by."""

    port: int
    time: Time
    inbox: Inbox

    def signed(self, body: bytes, *, at: str | None = None, kind: str = FORM) -> dict[str, str]:
        """Return the headers that Slack sends along with a body."""
        timestamp = at if at is not None else str(int(self.time.now))
        return {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(SECRET, timestamp, body),
        }

    async def posts(self, body: bytes, headers: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Send a body, signed where no headers are given; return the status and the answer."""
        given = self.signed(body) if headers is None else headers
        lines = [f"{name}: {value}" for name, value in given.items()]
        return await self.sends(request(*lines, f"Content-Length: {len(body)}"), body)

    async def sends(self, *pieces: bytes) -> tuple[int, str]:
        """Send bytes as they are and return the status and the answer."""
        status, answer = await self.hears(*pieces)
        return status, answer.partition("\r\n\r\n")[2]

    async def hears(self, *pieces: bytes) -> tuple[int, str]:
        """Send bytes as they are and return the status and all that came back."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            for piece in pieces:
                writer.write(piece)
            answer = await _answer(reader)
        finally:
            writer.close()
        return int(answer.split(maxsplit=2)[1]), answer


async def _answer(reader: asyncio.StreamReader) -> str:
    """Return an answer without waiting for the connection to end, as what was refused lingers."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    if head.startswith("HTTP/1.1 100"):
        return head + await _answer(reader)
    length = re.search(r"^Content-Length: (\d+)\r$", head, re.MULTILINE)
    return head + (await reader.readexactly(int(length[1]) if length else 0)).decode()


def request(*lines: str, method: str = "POST") -> bytes:
    """Return the head of a request, with a last line that ends the connection after it."""
    head = (f"{method} /slack/events HTTP/1.1", "Host: bot", *lines, "Connection: close", "", "")
    return "\r\n".join(head).encode("utf-8", "surrogateescape")


@asynccontextmanager
async def opened(inbox: Inbox | None = None, *, most: int = MOST) -> AsyncIterator[Door]:
    inbox, time = inbox or Inbox(), Time()
    time.now = 1_700_000_000.0
    runner = await serve(door(SECRET, inbox, now=time, sleep=time.sleep, most=most), port=0)
    try:
        yield Door(runner.addresses[0][1], time, inbox)
    finally:
        await runner.cleanup()
