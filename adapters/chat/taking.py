"""Taking an arrival: once, however often it comes, and again where it was cut off."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import structlog

from adapters.clock import Sleep
from adapters.inbox import Inbox
from adapters.logs import described
from store.errors import StoreError

log = structlog.get_logger()

Job = Callable[[], Awaitable[None]]

PAUSES = (1.0, 5.0, 25.0)
"""Seconds before what was cut off is tried again; then it is given up. Chosen 2026-11."""


class WithdrawnError(Exception):
    """Nothing came of an arrival: the same may come again, and is new then."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An arrival as it was sent.

    `entered` says that it stands in the inbox already, `again` that an earlier process began it.
    While it is being entered, `entering` tells whether it is new to all processes.
    """

    key: str
    kind: str
    body: str = field(repr=False)
    entered: bool = False
    again: bool = False
    entering: asyncio.Future[bool] | None = field(default=None, repr=False, compare=False)


async def entered(inbox: Inbox, taken: Taken) -> bool:
    """Enter an arrival, and say whether it is new to all processes.

    What was acknowledged is worked on also where the store keeps nothing.
    """
    if taken.entered:
        return True
    if taken.entering is not None:
        return await taken.entering
    try:
        return await inbox.enter(taken.key, taken.kind, taken.body)
    except StoreError as error:
        log.warning("not-kept", kind=taken.kind, error=described(error))
        return True


async def finished(inbox: Inbox, taken: Taken) -> None:
    """Note that an arrival was answered, where the store keeps that."""
    try:
        await inbox.done(taken.key)
    except StoreError as error:
        log.warning("not-kept", kind=taken.kind, error=described(error))


async def tried(job: Job, kind: str, passes: Callable[[Exception], bool], sleep: Sleep) -> None:
    """Do a job, some times over where what breaks it `passes`; raise what remains."""
    for pause in PAUSES:
        try:
            return await job()
        except Exception as error:
            if not passes(error):
                raise
            log.warning("cut-off", kind=kind, error=described(error))
        await sleep(pause)
    return await job()
