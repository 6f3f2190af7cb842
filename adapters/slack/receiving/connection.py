"""One connection of Slack's Socket Mode: an address to open, frames that come, and its end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from ssl import SSLContext
from typing import Any

import structlog
from aiohttp import ClientError, ClientSession, ClientWebSocketResponse, WSMsgType

from adapters.clock import Sleep
from adapters.deadline import within
from adapters.logs import described
from adapters.proxy import proxy_for
from adapters.slack.receiving.json_objects import read_object
from adapters.slack.receiving.watchdog import Watchdog

log = structlog.get_logger()

HELLO = 10.0
"""Seconds from asking for a connection to Slack's hello. Chosen 2026-11; live it takes one."""

CLOSING = 1.0
"""Seconds for a goodbye. Slack does not end it by itself (@slack/socket-mode 3.2.0, 2026-11)."""

LOST = "lost"
SILENT = "silent"
CROWDED = "too_many_websockets"
DISABLED = "link_disabled"
ENDS = frozenset((LOST, SILENT, CROWDED, DISABLED, "warning", "refresh_requested"))
"""Why a connection ends: found out by us, or said by Slack (Using Socket Mode, 2026-11)."""


class UnavailableError(Exception):
    """No connection this time; `after` is how many seconds Slack asks to wait, `cause` is ours."""

    def __init__(self, cause: str, after: float = 0.0) -> None:
        super().__init__(cause)
        self.cause = cause
        self.after = after


class SocketEndedError(Exception):
    """There will be no connection until an operator changes something: `reason`, as Slack says."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Slack gives this app no socket: {reason}")
        self.reason = reason


@dataclass(eq=False, slots=True)
class Connection:
    """An open connection; `leaving` is done once it is to be replaced, and says why."""

    socket: ClientWebSocketResponse = field(repr=False)
    watchdog: Watchdog
    leaving: asyncio.Future[str]

    def leave(self, reason: object) -> None:
        """Say that another connection is needed; the first reason counts."""
        if not self.leaving.done():
            self.leaving.set_result(reason if reason in ENDS and isinstance(reason, str) else LOST)

    async def frames(self) -> AsyncIterator[Mapping[str, Any]]:
        """Yield what comes until the connection ends, and answer pings meanwhile."""
        while True:
            message = await self.socket.receive()
            self.watchdog.heard()
            if message.type is WSMsgType.TEXT:
                if (frame := read_object(message.data)) is not None:
                    yield frame
                else:
                    log.warning("socket-frame-unreadable", characters=len(message.data))
            elif message.type is WSMsgType.PING:
                await self.socket.pong(message.data)
            elif message.type not in (WSMsgType.PONG, WSMsgType.BINARY):
                return

    async def send(self, text: str) -> bool:
        """Send a text; False says that this connection is no more."""
        try:
            await self.socket.send_str(text)
        except (ClientError, OSError):
            return False
        return True


async def connect(
    session: ClientSession,
    url: str,
    ssl: SSLContext | None,
    clock: Callable[[], float],
    sleep: Sleep,
) -> Connection:
    """Open a connection and return it once Slack said hello; UnavailableError where it does not.

    SocketEndedError where there will never be one. The address is a ticket: no error quotes it.
    """
    try:
        return await within(HELLO, sleep, _open(session, url, ssl, clock, sleep))
    except TimeoutError:
        raise UnavailableError("no hello in time") from None
    except (ClientError, OSError, ValueError) as error:
        status = getattr(error, "status", None)
        raise UnavailableError(f"{described(error)} {status or ''}".strip()) from None


async def _open(
    session: ClientSession,
    url: str,
    ssl: SSLContext | None,
    clock: Callable[[], float],
    sleep: Sleep,
) -> Connection:
    socket = await session.ws_connect(
        url,
        autoping=False,
        proxy=proxy_for(url),
        ssl=ssl if ssl is not None else True,
    )
    leaving: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    connection = Connection(socket, Watchdog(clock, sleep, clock()), leaving)
    try:
        await _hello(connection)
    except BaseException:
        await socket.close()
        raise
    return connection


async def _hello(connection: Connection) -> None:
    async for frame in connection.frames():
        if frame.get("type") == "hello":
            return
        if frame.get("type") == "disconnect":
            if frame.get("reason") == DISABLED:
                raise SocketEndedError(DISABLED)
            raise UnavailableError("disconnected before hello")
    raise UnavailableError("closed before hello")
