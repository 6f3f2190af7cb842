"""One connection of the gateway: frames out in order, frames in by the rules, and how it ends."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from aiohttp import WSMessage, WSMsgType, web

from tests.fakes.discord.packing import Pack
from tests.fakes.discord.sessions import Session
from tests.fakes.discord.state import Clock, Json

MOST_BYTES = 4096
MOST_FRAMES, PER_SECONDS = 120, 60.0


@dataclass(eq=False, slots=True)
class Socket:
    """A connection; a `silent` one acknowledges no heartbeat, a `half_open` one says nothing.

    `closed` is the code with which the client closed it, if it did.
    """

    ws: web.WebSocketResponse
    request: web.Request
    pack: Pack
    pace: Clock
    session: Session | None = None
    silent: bool = False
    half_open: bool = False
    beats: int = 0
    closed: int | None = None
    _frames: asyncio.Queue[Json | int] = field(default_factory=asyncio.Queue)
    _heard: deque[float] = field(default_factory=deque)

    def say(self, frame: Json) -> None:
        """Send a frame after all that were sent before."""
        self._frames.put_nowait({"t": None, "s": None, "d": None, **frame})

    def end(self, code: int) -> None:
        """Close the connection, with a code, after all that was sent before."""
        self._frames.put_nowait(code)

    def drop(self) -> None:
        """End the connection without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()

    async def messages(self) -> AsyncIterator[WSMessage]:
        """Yield what the client says, until the connection ends."""
        while True:
            message = await self.ws.receive()
            if message.type in {WSMsgType.TEXT, WSMsgType.BINARY}:
                yield message
                continue
            if message.type is WSMsgType.CLOSE:
                self.closed = message.data
            return

    def too_many(self) -> bool:
        """Count a frame of the client's; return whether it sends more than it may."""
        now = self.pace()
        self._heard.append(now)
        while now - self._heard[0] >= PER_SECONDS:
            self._heard.popleft()
        return len(self._heard) > MOST_FRAMES

    async def speak(self) -> None:
        """Send what is to be sent, until the connection ends."""
        while not self.ws.closed:
            frame = await self._frames.get()
            try:
                if isinstance(frame, int):
                    await self.ws.close(code=frame)
                elif not self.half_open:
                    await self._send(self.pack(json.dumps(frame)))
            except ConnectionError:
                return

    async def _send(self, packed: str | bytes) -> None:
        if isinstance(packed, str):
            await self.ws.send_str(packed)
        else:
            await self.ws.send_bytes(packed)


def read(data: str | bytes) -> Json | None:
    """Return a frame of the client's, or None if it is none."""
    if len(data if isinstance(data, bytes) else data.encode()) > MOST_BYTES:
        return None
    try:
        frame = json.loads(data)
    except ValueError:
        return None
    return frame if isinstance(frame, dict) and isinstance(frame.get("op"), int) else None
