"""Socket Mode: what Slack delivers over connections that are replaced before they end."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import NoReturn

import structlog
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from adapters.clock import Sleep
from adapters.deadline import within
from adapters.logs import described
from adapters.quiet import quiet
from adapters.slack.receiving.connection import (
    CLOSING,
    CROWDED,
    DISABLED,
    LOST,
    SILENT,
    Connection,
    SocketEndedError,
    UnavailableError,
    connect,
)
from adapters.slack.receiving.deliveries import Ack, Deliver, Deliveries, Envelope
from adapters.slack.receiving.tickets import ticket

__all__ = ["Ack", "Deliver", "Envelope", "SocketEndedError", "listen"]

log = structlog.get_logger()

LINGER = 10.0
"""Seconds an old connection goes on receiving beside the new: Slack's notice is about as long.

Using Socket Mode, docs.slack.dev, 2026-11.
"""

STEADY = 10.0
"""Seconds after which a connection was a good one; those that end sooner are waited for."""

LONGEST_PAUSE = 30.0
"""Seconds between two tries at most, so that after an outage we are back within a minute."""

PATIENCE = 3.0
"""Seconds an acknowledgement waits for a connection; later ones are too late for Slack."""

GRACE = 10.0
"""Seconds for deliveries to finish when listening ends; each is to be acknowledged within three."""


async def listen(
    client: AsyncWebClient,
    app_token: str,
    deliver: Deliver,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Sleep = asyncio.sleep,
    chance: Callable[[], float] = random.random,
    grace: float = GRACE,
) -> NoReturn:
    """Hand everything Slack delivers to `deliver` until cancelled; SocketEndedError is final.

    Cancelled, it takes nothing more, lets deliveries finish for `grace` seconds, and closes.
    """
    quiet()
    deliveries = Deliveries(deliver)
    async with ClientSession() as session:
        listener = _Listener(client, app_token, session, deliveries, clock, sleep, chance)
        try:
            await listener.keep_listening()
        finally:
            try:
                await deliveries.drain(grace, sleep)
            finally:
                await listener.close()


def pause(failures: int, chance: float) -> float:
    """Return the seconds to wait after so many failures in a row: doubled each time, with jitter.

    `chance` is from 0 to 1, so that what failed together does not come back together.
    """
    if failures <= 0:
        return 0.0
    return min(LONGEST_PAUSE, 2.0 ** min(failures - 1, 30)) * (0.5 + chance / 2)


@dataclass(slots=True)
class _Listener:
    client: AsyncWebClient
    app_token: str = field(repr=False)
    session: ClientSession
    deliveries: Deliveries
    clock: Callable[[], float]
    sleep: Sleep
    chance: Callable[[], float]
    attended: dict[Connection, asyncio.Task[None]] = field(default_factory=dict)
    retiring: set[asyncio.Task[None]] = field(default_factory=set)
    opened: asyncio.Event = field(default_factory=asyncio.Event)

    async def keep_listening(self) -> NoReturn:
        """Keep a connection open, and open the next before the last one ends."""
        failures = brief = 0
        while True:
            before = tuple(self.attended)
            try:
                connection = await self._next()
            except UnavailableError as error:
                failures += 1
                log.warning("socket-unavailable", cause=error.cause, failures=failures)
                await self.sleep(max(error.after, pause(failures, self.chance())))
                continue
            failures, since = 0, self.clock()
            self._retire(before)
            reason = await connection.leaving
            log.info("socket-ends", reason=reason)
            if reason == DISABLED:
                raise SocketEndedError(reason)
            crowded = reason == CROWDED
            steady = self.clock() - since >= STEADY and not crowded
            brief = 0 if steady else brief + 1
            if crowded:
                await self._close(connection)
            # The first replacement comes at once; only what keeps ending is waited for.
            await self.sleep(pause(brief if crowded else brief - 1, self.chance()))

    async def close(self) -> None:
        """Close every connection."""
        for each in self.retiring:
            each.cancel()
        for connection in tuple(self.attended):
            await self._close(connection)

    async def _next(self) -> Connection:
        url = await ticket(self.client, self.app_token)
        connection = await connect(self.session, url, self.client.ssl, self.clock, self.sleep)
        self.attended[connection] = asyncio.create_task(self._attend(connection))
        self.opened.set()
        self.opened = asyncio.Event()
        return connection

    async def _attend(self, connection: Connection) -> None:
        """Receive until the connection ends or goes silent, and close it."""
        receiving = asyncio.create_task(self._receive(connection))
        watching = asyncio.create_task(connection.watchdog.silence(connection.socket.ping))
        both = (receiving, watching)
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            if receiving.done() and (error := receiving.exception()) is not None:
                log.warning("socket-broke", error=described(error))
            connection.leave(LOST if receiving.done() else SILENT)
        finally:
            for each in both:
                each.cancel()
            await asyncio.gather(*both, return_exceptions=True)
            self.attended.pop(connection, None)
            await self._say_goodbye(connection)

    async def _receive(self, connection: Connection) -> None:
        async for frame in connection.frames():
            if frame.get("type") == "disconnect":
                connection.leave(frame.get("reason"))
            elif frame.get("type") != "hello":
                self.deliveries.take(frame, partial(self._send, connection))

    async def _send(self, connection: Connection, text: str) -> bool:
        """Send by the connection, or, as Slack's own SDKs do, by whichever is open, or will be."""
        if await connection.send(text) or await self._send_by_any(text):
            return True
        try:
            await within(PATIENCE, self.sleep, self.opened.wait())
        except TimeoutError:
            return False
        return await self._send_by_any(text)

    async def _send_by_any(self, text: str) -> bool:
        for each in reversed(tuple(self.attended)):
            if await each.send(text):
                return True
        return False

    def _retire(self, connections: tuple[Connection, ...]) -> None:
        """Close connections that were replaced, once what is on its way has surely come."""
        for each in connections:
            task = asyncio.create_task(self._close_later(each))
            self.retiring.add(task)
            task.add_done_callback(self.retiring.discard)

    async def _close_later(self, connection: Connection) -> None:
        await self.sleep(LINGER)
        await self._close(connection)

    async def _close(self, connection: Connection) -> None:
        if attending := self.attended.get(connection):
            attending.cancel()
            await asyncio.wait((attending,))
            self.attended.pop(connection, None)

    async def _say_goodbye(self, connection: Connection) -> None:
        try:
            await within(CLOSING, self.sleep, connection.socket.close())
        except TimeoutError:
            log.info("socket-unanswered-goodbye")
