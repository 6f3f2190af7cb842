"""Answers under way: begun at once, so many worked on at a time, all finished before the end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from typing import Any

import structlog

from adapters.logs import described

log = structlog.get_logger()

AT_ONCE = 8
"""Answers worked out at a time; more would only keep the next acknowledgement waiting.

Chosen 2026-11: an answer is some milliseconds of one core, and each of them takes its step before
what has just come is looked at.
"""

MOST = 20_000
"""Answers that may be under way, waiting ones included: some 200 MiB of what is waiting."""


class Work:
    """The tasks of one process; nothing that was begun is forgotten or fails unseen.

    `turn` is held while an answer is worked out and drawn, not while it is sent.
    """

    def __init__(self, *, at_once: int = AT_ONCE, most: int = MOST) -> None:
        self.turn = asyncio.Semaphore(at_once)
        self._most = most
        self._ending = False
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def full(self) -> bool:
        """Say whether nothing more should be begun, as there is too much or the end has come."""
        return self._ending or len(self._tasks) >= self._most

    def begin(self, job: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Begin a task."""
        task = asyncio.create_task(_watched(job))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        # What is cancelled before its first step was never awaited, which Python complains of.
        task.add_done_callback(lambda _: job.close())
        return task

    async def finish(self, grace: float) -> int:
        """Wait up to `grace` seconds for all that is under way, and count what is not done then.

        What is begun meanwhile is waited for as well; what is not done then is cancelled.
        """
        self._ending = True
        end = time.monotonic() + grace
        while self._tasks and (left := end - time.monotonic()) > 0:
            await asyncio.wait(tuple(self._tasks), timeout=left)
        cut = tuple(self._tasks)
        for each in cut:
            each.cancel()
        await asyncio.gather(*cut, return_exceptions=True)
        return len(cut)


async def _watched(job: Coroutine[Any, Any, None]) -> None:
    try:
        await job
    except Exception as error:  # noqa: BLE001 - a task's own error would only be told when it is collected
        log.error("task-failed", error=described(error))  # noqa: TRY400 - a message may quote what came
