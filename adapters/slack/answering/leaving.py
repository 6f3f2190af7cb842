"""A workspace that removes the app: its tokens go at once."""

from __future__ import annotations

import structlog

from adapters.chat.taking import Taken
from adapters.slack.answering.front import Front
from adapters.slack.receiving.arrivals import Gone

log = structlog.get_logger()


async def take_gone(front: Front, arrival: Gone, taken: Taken) -> None:
    """Forget the installation; the events that say so come in any order, and more than once."""
    await front.installs.forget(arrival.where.team or None, arrival.where.enterprise, at=arrival.at)
    await front.inbox.done(taken.key)
    log.info("uninstalled", team=arrival.where.team)
