"""Something must be done by a time that a given clock tells, or goes on until it is stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from adapters.clock import Sleep

T = TypeVar("T")


async def within(seconds: float, sleep: Sleep, work: Awaitable[T]) -> T:
    """Return what the work returns; TimeoutError where `sleep` comes back first."""
    working = asyncio.ensure_future(work)
    waiting = asyncio.ensure_future(sleep(seconds))
    try:
        await asyncio.wait((working, waiting), return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise TimeoutError
        return working.result()
    finally:
        waiting.cancel()
        working.cancel()
        await asyncio.gather(working, waiting, return_exceptions=True)


async def unless(stop: asyncio.Event, working: asyncio.Task[T]) -> T | None:
    """Return what a task returns, or None, the task cancelled, where told to stop before.

    What the task raises is raised.
    """
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({stopping, working}, return_when=asyncio.FIRST_COMPLETED)
        return await working if working.done() else None
    finally:
        stopping.cancel()
        working.cancel()
        await asyncio.gather(stopping, working, return_exceptions=True)
