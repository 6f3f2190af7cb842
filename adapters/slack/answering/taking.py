"""Taking an arrival: once, however often it comes, and to its end, whatever breaks on the way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from adapters.logs import described
from adapters.slack.answering.front import Front, NotInstalledError, StrangerError, failure, noting
from adapters.slack.answering.routes import Route
from adapters.slack.render import Message
from adapters.slack.sending.posting import NotPostedError, passes
from bot.words import said
from store.base import StoreError

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
    """

    key: str
    kind: str
    body: str
    entered: bool = False
    again: bool = False


async def worked(front: Front, taken: Taken, route: Route, language: str, job: Job) -> None:
    """Do a job, unless its arrival came before; say where it takes long, and where it failed."""
    async with noting(front, route, language):
        if not (taken.entered or await _entered(front, taken)):
            return
        try:
            await _tried(front, job, taken.kind)
        except WithdrawnError:
            await front.inbox.release(taken.key)
            return
        except StrangerError:
            await _tell(route, Message((), said("stranger", language)))
        except NotInstalledError:
            log.warning("not-installed", kind=taken.kind)
        except NotPostedError as error:
            log.warning("not-delivered", kind=taken.kind, code=error.code)
            if passes(error):
                # It did not; what is seen by its asker alone may get there on another way.
                await _tell(route, failure(error, language))
        except Exception as error:  # noqa: BLE001 - whatever it is, somebody waits for an answer
            await _tell(route, failure(error, language))
        await finished(front, taken)


async def _entered(front: Front, taken: Taken) -> bool:
    """Enter an arrival; what was acknowledged is worked on also where the store keeps nothing."""
    try:
        return await front.inbox.enter(taken.key, taken.kind, taken.body)
    except StoreError as error:
        log.warning("not-kept", kind=taken.kind, error=described(error))
        return True


async def finished(front: Front, taken: Taken) -> None:
    """Note that an arrival was answered, where the store keeps that."""
    try:
        await front.inbox.done(taken.key)
    except StoreError as error:
        log.warning("not-kept", kind=taken.kind, error=described(error))


async def _tried(front: Front, job: Job, kind: str) -> None:
    for pause in PAUSES:
        try:
            return await job()
        except Exception as error:
            if not passes(error):
                raise
            log.warning("cut-off", kind=kind, error=described(error))
        await front.clock.sleep(pause)
    return await job()


async def _tell(route: Route, words: Message) -> None:
    """Say what went wrong, if that can be said."""
    try:
        await route.tell(words, private=True)
    except Exception as lost:  # noqa: BLE001 - whatever it is, nobody is left to tell it to
        log.warning("not-delivered", error=described(lost))
