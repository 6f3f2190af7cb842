"""Taking an arrival to its end, whatever breaks on the way."""

from __future__ import annotations

import structlog

from adapters.chat.answered import failure
from adapters.chat.taking import Job, Taken, entered, tried
from adapters.discord.answering.front import Front
from adapters.discord.answering.ways import Way
from adapters.discord.render import plain_message
from adapters.discord.sending.answers import LostError
from adapters.discord.sending.wire import NotTakenError, passes
from adapters.logs import described

log = structlog.get_logger()

CLOSED = frozenset((401, 403, 404))
"""Statuses for a place where nothing can be said (HTTP response codes, docs.discord.com, 2026-11).

What is refused for what it says leaves room for other words.
"""


async def worked(front: Front, taken: Taken, way: Way, language: str, job: Job) -> None:
    """Do a job, unless its arrival came before; say where it failed."""
    if not await entered(front.inbox, taken):
        return
    try:
        await tried(job, taken.kind, passes, front.clock.sleep)
    except LostError:
        log.warning("lost", kind=taken.kind)
    except NotTakenError as error:
        log.warning("not-delivered", kind=taken.kind, status=error.status, code=error.code)
        if error.status not in CLOSED:
            await _tell(way, error, language)
    except Exception as error:  # noqa: BLE001 - whatever it is, somebody waits for an answer
        await _tell(way, error, language)


async def _tell(way: Way, error: Exception, language: str) -> None:
    """Say that something went wrong, if that can be said."""
    try:
        await way.tell(plain_message(failure(error, language)), private=True)
    except Exception as lost:  # noqa: BLE001 - whatever it is, nobody is left to tell it to
        log.warning("not-delivered", error=described(lost))
