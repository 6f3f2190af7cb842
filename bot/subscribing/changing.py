"""How a subscription is begun, paused, resumed, ended; whoever does it twice has done it once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.document import Outcome
from bot.instants import MOMENT
from bot.problems import Problem, ProblemError
from bot.recording import TRIES
from bot.schedules.rule import Rule, following
from store.subscribed import Rest, Subscription, What

MOST = {What.DIGEST: 10, What.WATCH: 25}
"""Subscriptions of a kind that a channel, or a person alone, has at most.

Chosen 2026-11: whom ten digests tell something reads none of them, and a list of 25 watches is
still read to its end.
"""


async def begun(desk: Desk, wanted: Subscription) -> Subscription:
    """Keep a subscription and return it, or the one that tells the same already.

    Raises ProblemError where the place, or the person, has as many as there may be.
    """
    most = MOST[wanted.what]
    kept = await desk.workspace.subscribe(wanted, most=most)
    if kept is None:
        raise ProblemError(too_many(wanted.what))
    return kept


def too_many(what: What) -> Problem:
    """Return what is said where there are as many as there may be."""
    return Problem(f"too-many-{what}", (("most", MOST[what]),), (f"{what} list",))


async def paused(desk: Desk, told: Subscription, until: datetime | None) -> Subscription:
    """Let nothing be told until an instant, or until it is resumed; what happens is told then.

    A digest goes on with its first slot from then on. What cannot be told anyway stays so.
    """

    def pause(now: Subscription) -> Subscription:
        if now.rest is Rest.GONE:
            return now
        due = until
        if until and now.what is What.DIGEST:
            due = following(Rule(now.rule), ZoneInfo(now.zone), until - MOMENT)
        return replace(now, rest=Rest.PAUSED, due=due)

    return await _changed(desk, told, pause)


async def resumed(desk: Desk, told: Subscription) -> Subscription:
    """Let it be told again, a digest from its next slot on, with all that happened meanwhile."""

    def resume(now: Subscription) -> Subscription:
        if now.rest is None:
            return now
        due: datetime | None = desk.call.at
        if now.what is What.DIGEST:
            due = following(Rule(now.rule), ZoneInfo(now.zone), desk.call.at)
        return replace(now, rest=None, due=due)

    return await _changed(desk, told, resume)


async def ended(desk: Desk, told: Subscription) -> bool:
    """End a subscription; say whether it was there still."""
    return await desk.workspace.unsubscribe(told.number)


async def _changed(
    desk: Desk, told: Subscription, change: Callable[[Subscription], Subscription]
) -> Subscription:
    """Return a subscription as it was changed, anew where others change it at the same moment.

    Raises ProblemError where somebody ended it meanwhile.
    """
    now: Subscription | None = told
    for _ in range(TRIES):
        if now is None:
            raise ProblemError(Problem(f"ended-meanwhile-{told.what}", (), (f"{told.what} list",)))
        wanted = change(now)
        if wanted == now:
            return now
        if done := await desk.workspace.resubscribe(now, wanted):
            return done
        now = await desk.workspace.subscription(told.number)
    raise ProblemError(Problem("overtaken", outcome=Outcome.FAILED))
