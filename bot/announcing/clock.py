"""A clock that was put back: what waits for an instant it had shown is not waited for in vain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.announcing.delivering import PAUSES
from bot.announcing.errand import OPEN, Errand, Matter
from bot.announcing.outbox import LEASE, Outbox
from bot.announcing.watching import A_WHILE
from bot.schedules.rule import Rule, UnreadableRuleError, firings
from store.base import Store, Workspace
from store.subscribed import Mark, Subscription, What

BATCH = 500
"""Subscriptions read at once."""

BACK = timedelta(minutes=1)
"""How far the clock goes back before what waits is worked out anew. Chosen 2026-11: a digest that
came so much too early came at its hour.
"""


@dataclass(slots=True)
class Looked:
    """When it was looked last for what is due, by this process."""

    at: datetime | None = None

    def by_another_clock(self, now: datetime) -> bool:
        """Say whether what waits may have been worked out by a clock that has since gone back."""
        return self.at is None or now < self.at - BACK


async def set_right(store: Store, platform: str, outbox: Outbox, now: datetime) -> None:
    """Let everything of a platform wait as of now, and count as past what was told already.

    It is called as the bot starts, and where the clock has gone back: what was worked out by a
    clock ahead of time, or by other rules of a zone, would be waited for in vain.
    """
    await _set_subscriptions_right(store, platform, now)
    for each in await outbox.all():
        latest = now + _longest(each)
        if each.stand in OPEN and each.due > latest + BACK:
            await outbox.move(each, latest)


def _longest(errand: Errand) -> timedelta:
    """Return how long an errand waits at most, whatever became of it last."""
    pause = PAUSES[min(errand.tries, len(PAUSES)) - 1] if errand.tries else timedelta()
    return max(LEASE, pause, A_WHILE if errand.matter is Matter.WATCH else timedelta())


async def _set_subscriptions_right(store: Store, platform: str, now: datetime) -> None:
    after = Mark()
    while found := await store.subscribed(platform, after=after, limit=BATCH):
        for name, each in found:
            workspace = store.workspace(name)
            right = replace(await _past(workspace, each, now), due=_due(each, now))
            if right != each:
                await workspace.resubscribe(each, right)
        last, subscription = found[-1]
        after = Mark(last, subscription.number)


async def _past(workspace: Workspace, told: Subscription, now: datetime) -> Subscription:
    """Return a subscription of which nothing happened later than now.

    A slot of the future is none that was taken up: where the clock was ahead it is to come.
    """
    if told.fired and told.fired > now + BACK:
        told = replace(told, fired=None)
    if told.told and told.told[-1] > now:
        told = replace(told, told=tuple(min(each, now) for each in told.told))
    if told.news > now:
        # Where it is now that the clock is wrong, the ledger still knows better than 1970.
        known = await workspace.entries(after=told.cursor - 1, upto=told.cursor, limit=1)
        told = replace(told, news=min(told.news, max((now, *(each.at for each in known)))))
    return told


def _due(told: Subscription, now: datetime) -> datetime | None:
    """Return when a subscription is due; what is due already, or rests, is so rightly."""
    if told.what is What.WATCH or told.rest or told.due is None or told.due <= now:
        return told.due
    try:
        slots = firings(Rule(told.rule), ZoneInfo(told.zone), now)
    except (UnreadableRuleError, KeyError, ValueError):
        return told.due
    soon = told.fired if told.fired and told.fired <= now + BACK else None
    # A clock that is a little behind another meets a slot that this one has told of.
    return next((each for each in slots if each != soon), None)
