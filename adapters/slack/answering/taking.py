"""Taking an arrival: once, however often it comes, and to its end, whatever breaks on the way."""

from __future__ import annotations

import structlog

from adapters.chat.taking import Job, Taken, WithdrawnError, entered, finished, tried
from adapters.logs import described
from adapters.slack.answering.front import Front, NotInstalledError, StrangerError, failure, noting
from adapters.slack.answering.routes import Route
from adapters.slack.render import Message
from adapters.slack.sending.refusals import NotPostedError, passes
from bot.words import said

log = structlog.get_logger()


async def worked(front: Front, taken: Taken, route: Route, language: str, job: Job) -> None:
    """Do a job, unless its arrival came before; say where it takes long, and where it failed."""
    async with noting(front, route, language):
        if not await entered(front.inbox, taken):
            return
        try:
            await tried(job, taken.kind, passes, front.clock.sleep)
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
        await finished(front.inbox, taken)


async def _tell(route: Route, words: Message) -> None:
    """Say what went wrong, if that can be said."""
    try:
        await route.tell(words, private=True)
    except Exception as lost:  # noqa: BLE001 - whatever it is, nobody is left to tell it to
        log.warning("not-delivered", error=described(lost))
