"""Socket Mode: hello, envelopes to any one socket, acknowledgements, and sockets that end.

Source: docs.slack.dev/apis/events-api/using-socket-mode, read 2026-11-22.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from itertools import count
from typing import Literal, TypeAlias

from aiohttp import WSMsgType, web

from tests.fakes.slack.parcels import Parcel
from tests.fakes.slack.state import Json, State

Reason: TypeAlias = Literal["warning", "refresh_requested", "link_disabled", "too_many_websockets"]

MOST = 10
ACK_SECONDS = 3.0


@dataclass(eq=False, slots=True)
class Socket:
    """One connection; a silent one neither says nor hears anything and stays open."""

    ws: web.WebSocketResponse
    request: web.Request
    silent: bool = False
    heard: int = 0
    pongs: asyncio.Queue[bytes] = field(default_factory=asyncio.Queue)

    def drop(self) -> None:
        """End the connection without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()


@dataclass(eq=False, slots=True)
class Envelope:
    """What was sent under one id, how often, and what came back."""

    id: str
    parcel: Parcel
    at: float
    sent: int = 0
    answers: list[Json] = field(default_factory=list)
    _came: asyncio.Queue[Json] = field(default_factory=asyncio.Queue)

    async def answered(self) -> Json:
        """Wait for the next acknowledgement, ten seconds at most, and return it."""
        return await asyncio.wait_for(self._came.get(), 10.0)

    def answer(self, body: Json) -> None:
        self.answers.append(body)
        self._came.put_nowait(body)


class Sockets:
    """The open sockets of the app; each payload goes to one of them, in turn."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.open: list[Socket] = []
        self.envelopes: dict[str, Envelope] = {}
        self.connected = 0
        self.enabled = True
        self._tickets: set[str] = set()
        self._turn = count()

    def address(self) -> str:
        """Return an address that opens one socket, once."""
        ticket = self.state.fresh("ticket")
        self._tickets.add(ticket)
        base = self.state.base.replace("http", "ws", 1)
        return f"{base}/link/?ticket={ticket}&app_id={self.state.app_id}"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403)
        self._tickets.discard(ticket)
        ws = web.WebSocketResponse(autoping=False, timeout=1.0)
        await ws.prepare(request)
        socket = Socket(ws, request)
        if len(self.open) >= MOST:
            await self.disconnect("too_many_websockets", socket)
            return ws
        self.open.append(socket)
        self.connected += 1
        await ws.send_json(self._hello())
        self.state.told()
        try:
            await self._listen(socket)
        finally:
            self.open.remove(socket)
            self.state.told()
        return ws

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.open),
            "debug_info": {
                "host": "applink-fake",
                "build_number": 1,
                "approximate_connection_time": 18_060,
            },
            "connection_info": {"app_id": self.state.app_id},
        }

    async def _listen(self, socket: Socket) -> None:
        async for message in socket.ws:
            socket.heard += 1
            self.state.told()
            if socket.silent:
                continue
            if message.type == WSMsgType.PING:
                await socket.ws.pong(message.data)
            elif message.type == WSMsgType.PONG:
                socket.pongs.put_nowait(message.data)
            elif message.type == WSMsgType.TEXT:
                self._acknowledged(message.data)

    def _acknowledged(self, text: str) -> None:
        try:
            body = json.loads(text)
            name = str(body.get("envelope_id"))
        except (ValueError, AttributeError):
            self.state.lapse("acknowledgement that is no JSON", text[:80])
            return
        envelope = self.envelopes.get(name)
        if envelope is None:
            self.state.lapse("acknowledges an unknown envelope", name)
            return
        if len(envelope.answers) >= envelope.sent:
            self.state.lapse("acknowledges an envelope again", name)
        if self.state.clock() - envelope.at > ACK_SECONDS:
            self.state.lapse("acknowledges late", envelope.parcel.about)
        if body.get("payload") and not envelope.parcel.accepts:
            self.state.lapse("answers in an acknowledgement that takes none", envelope.parcel.about)
        envelope.answer(body)
        self.state.told()

    async def send(
        self,
        parcel: Parcel,
        *,
        attempt: int | None = None,
        reason: str | None = None,
        again: Envelope | None = None,
        through: Socket | None = None,
    ) -> Envelope:
        """Send a payload through one socket, waiting for one to be open; `again`, as the same."""
        await self.until(1)
        socket = through or self.open[next(self._turn) % len(self.open)]
        envelope = again or Envelope(self.state.fresh("envelope"), parcel, 0.0)
        envelope.at = self.state.clock()
        envelope.sent += 1
        self.envelopes[envelope.id] = envelope
        if not socket.silent:
            body: Json = {
                "envelope_id": envelope.id,
                "type": parcel.kind,
                "accepts_response_payload": parcel.accepts,
                "payload": parcel.payload,
            }
            if parcel.kind == "events_api":
                body |= {"retry_attempt": attempt or 0, "retry_reason": reason or ""}
            await socket.ws.send_json(body)
        return envelope

    async def until(self, least: int) -> None:
        """Wait until so many sockets are open."""
        await self.state.until(lambda: len(self.open) >= least)

    async def reconnected(self, times: int) -> None:
        """Wait until sockets were opened so many times in all."""
        await self.state.until(lambda: self.connected >= times)

    async def disconnect(
        self, reason: Reason, socket: Socket | None = None, *, closes: bool = True
    ) -> None:
        """Tell one socket, or all, that it ends, and end it; a warning comes ten seconds ahead."""
        for each in [socket] if socket else list(self.open):
            body = {
                "type": "disconnect",
                "reason": reason,
                "debug_info": {"host": "applink-fake"},
            }
            await each.ws.send_json(body)
            if closes and reason != "warning":
                await each.ws.close()
        if reason == "link_disabled":
            self.enabled = False

    async def ping(self, socket: Socket) -> bytes:
        """Ping the app and wait for its pong."""
        await socket.ws.ping(b"slack")
        return await socket.pongs.get()

    def silence(self) -> None:
        """Let every socket that is open now go silent."""
        for each in self.open:
            each.silent = True

    def drop(self) -> None:
        """End every connection that is open now without a word."""
        for each in list(self.open):
            each.drop()

    async def close(self) -> None:
        for each in list(self.open):
            each.drop()
