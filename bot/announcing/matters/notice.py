"""Editors hear that a digest has no news, and admins that what is told has no channel any more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.announcing.announcement import Privately, RefusedError
from bot.announcing.delivering import Delivery, spoken
from bot.announcing.errand import Stand
from bot.announcing.knowing import subscription
from bot.document import Reply
from bot.leaves import Leaf
from bot.subscribing.notices import gone_notice, quiet_notice
from store.claims import Entity
from store.events import PersonId
from store.subscribed import Rest, Subscription
from store.values import EntityId

Notice = Callable[[Subscription, Entity], Reply[Leaf]]


async def tell_quiet(delivery: Delivery) -> None:
    """Tell an editor that a digest has had no news for long, unless it has had some since."""
    known = await subscription(delivery)
    await _tell(
        delivery, known if known and known.hushed and not known.rest else None, quiet_notice
    )


async def tell_gone(delivery: Delivery) -> None:
    """Tell an admin that nothing can be posted in a channel any more, unless it can be again."""
    known = await subscription(delivery)
    await _tell(delivery, known if known and known.rest is Rest.GONE else None, gone_notice)


async def _tell(delivery: Delivery, known: Subscription | None, notice: Notice) -> None:
    errand = delivery.errand
    named = known.about if known else EntityId("")
    entity = await delivery.workspace.entity(named, upto=errand.since)
    if known is None or entity is None:
        await delivery.end(Stand.SENT)
        return
    _, _, person = errand.about.partition(" ")
    try:
        reader = await delivery.messenger.reader(errand.workspace, PersonId(person))
    except RefusedError as error:
        await delivery.refuse(error.code)
        return
    desk = await delivery.bot.desk(replace(reader, upto=errand.since))
    said = spoken(desk, notice(known, entity))
    if told := await delivery.tell(Privately(PersonId(person)), said, upto=desk.upto):
        await delivery.end(told.stand)
