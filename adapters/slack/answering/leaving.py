"""A workspace that removes the app: its tokens go at once, its facts after a grace."""

from __future__ import annotations

import structlog
from slack_sdk.errors import SlackApiError

from adapters.chat.taking import Taken
from adapters.slack.answering.front import Front
from adapters.slack.receiving.arrivals import Gone, Where, workspace_of
from adapters.slack.sending.refusals import LOST

log = structlog.get_logger()


async def take_gone(front: Front, arrival: Gone, taken: Taken) -> None:
    """Forget the installation; the events that say so come in any order, and more than once."""
    await front.installs.forget(arrival.where.team or None, arrival.where.enterprise, at=arrival.at)
    if arrival.where.team and not await _is_served(front, arrival.where):
        await front.leaving.begin(workspace_of(arrival.where.team))
    await front.inbox.done(taken.key)
    log.info("uninstalled", team=arrival.where.team)


async def _is_served(front: Front, where: Where) -> bool:
    """Say whether a workspace has the bot all the same: by its organisation, or installed since."""
    try:
        return await front.installs.of(where.team, where.enterprise) is not None
    except (SlackApiError, *LOST):
        # Whoever is taken for gone by mistake stays as soon as somebody asks.
        return False
