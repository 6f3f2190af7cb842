"""Taking an arrival: once, in its turn, and again after a crash where nobody was answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from adapters.slack.answering import Front, NotInstalledError, noting
from adapters.slack.posting import LOST, NotPostedError
from adapters.slack.routes import Route

log = structlog.get_logger()

Job = Callable[[], Awaitable[None]]


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
    """Do a job, unless its arrival came before; say where it takes long.

    What was cut off stays in the inbox, for the next start.
    """
    async with noting(front, route, language):
        if not (taken.entered or await front.inbox.enter(taken.key, taken.kind, taken.body)):
            return
        try:
            await job()
        except WithdrawnError:
            await front.inbox.release(taken.key)
            return
        except LOST as error:
            log.warning("cut-off", kind=taken.kind, error=type(error).__name__)
            return
        except NotInstalledError:
            log.warning("not-installed", kind=taken.kind)
        except NotPostedError as error:
            log.warning("not-delivered", kind=taken.kind, code=error.code)
        await front.inbox.done(taken.key)
