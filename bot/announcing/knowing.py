"""Up to where the readers of a subscription know, and who else hears of how it fares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.announcing.delivering import Delivery, Told
from bot.announcing.errand import Errand, Matter, Stand
from bot.announcing.slots import errand_for
from bot.announcing.watching import FEW, free_at
from bot.roles import Role, held, people
from store.subscribed import Rest, Subscription, What

SILENCE = timedelta(days=14)
"""How long a digest has no news before its editors are told of that. Chosen 2026-11."""


async def subscription(delivery: Delivery) -> Subscription | None:
    """Return the subscription an errand is about, None where nobody has it any more."""
    number, _, _ = delivery.errand.about.partition(" ")
    return await delivery.workspace.subscription(int(number))


async def note(delivery: Delivery, told: Told) -> None:
    """Note what came of a message: its readers know what it tells, or may; or they are gone."""
    if told.gone:
        await _let_rest(delivery)
    if told.stand is Stand.REFUSED:
        return
    upto, at = delivery.errand.upto, delivery.errand.begun
    # What was never begun nobody can know of.
    if at is None:
        return

    # A clock may have been ahead as it was begun.
    at = min(at, delivery.now())

    def knowing(known: Subscription) -> Subscription:
        messages = (*known.told, at)[-FEW:]
        return replace(known, cursor=upto, news=at, told=messages, hushed=False)

    await _changed(delivery, knowing)


async def heard_nothing(delivery: Delivery, upto: int, at: datetime) -> None:
    """Note that nothing was to be told, and let editors hear of it where that was so for long."""
    known = await subscription(delivery)
    if known is None:
        return
    silent = known.what is What.DIGEST and at - known.news >= SILENCE
    if silent and not known.hushed:
        await _let_know(delivery, known, Matter.QUIET, Role.EDITOR)

    def knowing(known: Subscription) -> Subscription:
        return replace(known, cursor=upto, hushed=known.hushed or silent)

    await _changed(delivery, knowing)


async def go_on(delivery: Delivery) -> None:
    """Let be told in its turn what became due, or happened, while this was on its way."""
    known = await subscription(delivery)
    if known is None or known.rest:
        return
    if known.what is What.WATCH:
        due = free_at(known, delivery.now())
    elif known.fired and known.fired > known.news:
        due = delivery.now()
    else:
        return
    await delivery.outbox.renew(errand_for(delivery.errand.workspace, known, due=due))


async def _let_rest(delivery: Delivery) -> None:
    """Let a subscription rest whose channel takes nothing any more, and tell the admins."""
    known = await subscription(delivery)
    if known is None:
        return
    if not known.alone:
        await _let_know(delivery, known, Matter.GONE, Role.ADMIN)
    await _changed(delivery, lambda known: replace(known, rest=Rest.GONE, due=None))


async def _let_know(delivery: Delivery, known: Subscription, matter: Matter, least: Role) -> None:
    """Tell those who hold a role by themselves, or else whoever asked for the subscription."""
    holders = people(held(await delivery.workspace.roles()), least)
    workspace, now = delivery.errand.workspace, delivery.now()
    for each in holders or (known.person,):
        if each:
            about = f"{known.number} {each}"
            await delivery.outbox.renew(Errand(workspace, matter, about, known.cursor, due=now))


async def _changed(
    delivery: Delivery, change: Callable[[Subscription], Subscription]
) -> Subscription | None:
    """Change a subscription as it stands now, whoever else does so too; None where it is gone.

    Nothing is changed where its readers know more than when the errand was made: another process
    has told them, and whoever was overtaken by it does not take that back.
    """
    while (known := await subscription(delivery)) is not None:
        if known.cursor != delivery.errand.since:
            return None
        changed = await delivery.workspace.resubscribe(known, change(known))
        if changed is not None:
            return changed
    return None
