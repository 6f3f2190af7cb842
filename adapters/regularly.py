"""What a running bot does again and again beside its answers, until it ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import NoReturn

import structlog

from adapters.clock import Sleep
from adapters.logs import described

log = structlog.get_logger()

Job = Callable[[], Awaitable[object]]


@asynccontextmanager
async def regularly(
    job: Job, every: timedelta, sleep: Sleep, *, failed: str
) -> AsyncIterator[None]:
    """Do a job now and after each pause until the end of the block, beside it.

    Whatever goes wrong is logged as what `failed`, and it is done again.
    """
    doing = asyncio.create_task(_keep_doing(job, every, sleep, failed))
    try:
        yield
    finally:
        doing.cancel()
        await asyncio.gather(doing, return_exceptions=True)


async def _keep_doing(job: Job, every: timedelta, sleep: Sleep, failed: str) -> NoReturn:
    while True:
        try:
            await job()
        except Exception as error:  # noqa: BLE001 - whatever it is, the next time is another one
            log.warning(failed, error=described(error))
        await sleep(every.total_seconds())
