"""Digests that are due: each slot is taken up once, whoever looks, and however late."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog

from bot.announcing.errand import Errand, Matter
from bot.announcing.outbox import Outbox
from bot.instants import MOMENT
from bot.schedules.rule import Rule, UnreadableRuleError, following, latest
from store.base import Store, WorkspaceId
from store.subscribed import Rest, Subscription, What

log = structlog.get_logger()

BATCH = 500
"""Subscriptions read at once."""


async def take_up(store: Store, platform: str, outbox: Outbox, now: datetime) -> None:
    """Put into the outbox every digest of a platform that is due, and let its next slot wait.

    Of the slots that went by since the last one was taken up, as while the bot was down, one is:
    the newest. A crash in between is made good by the next call: the slot moves on last.
    """
    while found := await store.due(platform, now, limit=BATCH):
        for workspace, each in found:
            moved_on = await _taken_up(workspace, each, outbox, now)
            # Where somebody else changed it meanwhile, it is due no longer, or read anew.
            await store.workspace(workspace).resubscribe(each, moved_on)


async def _taken_up(
    workspace: WorkspaceId, due: Subscription, outbox: Outbox, now: datetime
) -> Subscription:
    """Return a subscription as it waits from now on; what it is to tell is in the outbox then."""
    if due.what is What.WATCH:
        await outbox.renew(errand_for(workspace, due, due=now))
        return replace(due, rest=None, due=None)
    slot = _newest(workspace, due, now)
    if slot is None:
        return replace(due, rest=Rest.PAUSED, due=None)
    if slot != due.fired:
        await outbox.renew(errand_for(workspace, due, due=now))
    rule, zone = Rule(due.rule), ZoneInfo(due.zone)
    return replace(due, rest=None, fired=slot, due=following(rule, zone, now))


def _newest(workspace: WorkspaceId, due: Subscription, now: datetime) -> datetime | None:
    """Return the slot that is taken up, None where this release cannot read when that is."""
    try:
        rule, zone = Rule(due.rule), ZoneInfo(due.zone)
    except (UnreadableRuleError, KeyError, ValueError):
        log.warning("digest-unreadable", workspace=workspace, number=due.number)
        return None
    first = due.due or now
    return latest(rule, zone, first - MOMENT, now) or first


def errand_for(workspace: WorkspaceId, told: Subscription, *, due: datetime) -> Errand:
    """Return the errand that tells what its readers do not know yet.

    It bears the cursor in its name: as long as that stands there is one such errand, however many
    slots go by.
    """
    matter = Matter.DIGEST if told.what is What.DIGEST else Matter.WATCH
    return Errand(workspace, matter, str(told.number), told.cursor, due=due)
