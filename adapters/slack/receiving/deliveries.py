"""Envelopes on their way through: each is worked on by a task of its own and acknowledged once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeGuard

import structlog

from adapters.clock import Sleep
from adapters.deadline import within
from adapters.logs import described

log = structlog.get_logger()

Kind = Literal["slash_commands", "events_api", "interactive"]


@dataclass(frozen=True, slots=True)
class Envelope:
    """What Slack delivers; `retry` counts how often it says it did so before, `reason` says why.

    An envelope may come again with `retry` at 0 (bolt-js #2487): who must do a thing once asks
    the payload.
    """

    kind: Kind
    id: str
    payload: Mapping[str, Any] = field(repr=False)
    retry: int
    reason: str


@dataclass(frozen=True, slots=True)
class Ack:
    """What is answered to an envelope; one that is not acknowledged is delivered again."""

    acknowledged: bool = True
    body: Mapping[str, Any] | None = field(default=None, repr=False)


Deliver = Callable[[Envelope], Awaitable[Ack]]
Send = Callable[[str], Awaitable[bool]]


@dataclass(slots=True)
class Deliveries:
    """The envelopes being worked on."""

    deliver: Deliver
    closed: bool = False
    running: set[asyncio.Task[None]] = field(default_factory=set)

    def take(self, frame: Mapping[str, Any], send: Send) -> None:
        """Deliver the envelope a frame is; after closing it is left for Slack to deliver again."""
        envelope = _envelope(frame)
        if envelope is None:
            log.warning("socket-frame-unknown")
        elif not self.closed:
            takes_body = frame.get("accepts_response_payload") is True
            task = asyncio.create_task(self._run(envelope, send, takes_body=takes_body))
            self.running.add(task)
            task.add_done_callback(self.running.discard)

    async def drain(self, grace: float, sleep: Sleep) -> None:
        """Take nothing more, and wait for what runs, `grace` seconds at most."""
        self.closed = True
        running = tuple(self.running)
        try:
            await within(grace, sleep, _all(running))
        except TimeoutError:
            log.warning("deliveries-cut-off", count=sum(not each.done() for each in running))
            for each in running:
                each.cancel()
            await _all(running)

    async def _run(self, envelope: Envelope, send: Send, *, takes_body: bool) -> None:
        try:
            ack = await self.deliver(envelope)
        except Exception as error:  # noqa: BLE001 - Slack delivers again what failed, whatever it was
            log.error("delivery-failed", kind=envelope.kind, error=described(error))  # noqa: TRY400 - the traceback's message may quote the payload
            return
        if not ack.acknowledged:
            return
        answer: dict[str, Any] = {"envelope_id": envelope.id}
        if ack.body is not None and takes_body:
            answer["payload"] = ack.body
        elif ack.body is not None:
            log.warning("answer-not-taken", kind=envelope.kind)
        if not await send(json.dumps(answer)):
            log.warning("acknowledgement-lost", kind=envelope.kind)


async def _all(tasks: tuple[asyncio.Task[None], ...]) -> None:
    if tasks:
        await asyncio.wait(tasks)


def _envelope(frame: Mapping[str, Any]) -> Envelope | None:
    kind, found, payload = frame.get("type"), frame.get("envelope_id"), frame.get("payload")
    if not (_known(kind) and isinstance(found, str) and found and isinstance(payload, dict)):
        return None
    retry, reason = frame.get("retry_attempt"), frame.get("retry_reason")
    return Envelope(
        kind,
        found,
        payload,
        retry if isinstance(retry, int) else 0,
        reason if isinstance(reason, str) else "",
    )


def _known(kind: object) -> TypeGuard[Kind]:
    return kind in ("slash_commands", "events_api", "interactive")
