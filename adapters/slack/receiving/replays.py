"""A request that was answered and comes again gets the same answer, and has no second effect."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

LATER = HTTPStatus.SERVICE_UNAVAILABLE
"""The answer to what could not be taken just now and is to come again."""

MOST_KEPT = 10_000
"""Answers kept at most: five minutes of Slack's limit of 30,000 events an hour, four times over."""

MOST_BYTES = 16 * 2**20
"""Bytes of bodies kept at most; most answers have none. Chosen 2026-11."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a request is answered with."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)


@dataclass(slots=True)
class Replays:
    """Answers by signature, each until its request would be refused for its age.

    Where there are too many the oldest are forgotten first; only what is signed gets here.
    """

    now: Callable[[], float]
    most: int = MOST_KEPT
    most_bytes: int = MOST_BYTES
    bytes: int = 0
    _kept: OrderedDict[str, tuple[float, asyncio.Task[Response]]] = field(
        default_factory=OrderedDict
    )

    async def once(
        self, key: str, until: float, work: Callable[[], Coroutine[Any, Any, Response]]
    ) -> Response:
        """Return the answer of the first request with this key; `work` makes it, at most once.

        What was to come later is not kept: Slack's first retry may bear the very same signature.
        """
        self._forget()
        if (kept := self._kept.get(key)) is None:
            task = asyncio.create_task(work())
            kept = self._kept[key] = (until, task)
            task.add_done_callback(self._weigh)
        # Whoever sent it may hang up; its work goes on.
        answer = await asyncio.shield(kept[1])
        if answer.status == LATER and self._kept.get(key) is kept:
            del self._kept[key]
            self.bytes -= _size(kept[1])
        return answer

    def _weigh(self, task: asyncio.Task[Response]) -> None:
        self.bytes += _size(task)
        self._forget()

    def _forget(self) -> None:
        now = self.now()
        while self._kept:
            until, task = next(iter(self._kept.values()))
            full = len(self._kept) >= self.most or self.bytes > self.most_bytes
            if until >= now and not full:
                return
            self._kept.popitem(last=False)
            if task.done():
                self.bytes -= _size(task)
            else:
                task.remove_done_callback(self._weigh)


def _size(task: asyncio.Task[Response]) -> int:
    return len(task.result().body) if not task.cancelled() and not task.exception() else 0
