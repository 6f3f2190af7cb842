"""The readers of a message are told what became of the claims that it stated."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.announcing.announcement import Beneath
from bot.announcing.correcting import correction
from bot.announcing.delivering import Delivery, spoken
from bot.announcing.entries import settled
from bot.announcing.errand import NOBODY, Stand
from bot.announcing.stating import remember
from bot.call import Call
from bot.desk import Desk
from bot.document import Reply
from bot.figures import claims_behind
from bot.leaves import Leaf
from bot.manners import manners_of
from store.base import WorkspaceId
from store.stated import Stated


async def tell(delivery: Delivery) -> None:
    """Tell them, and note what they know."""
    stated = await _message(delivery)
    if stated is None:
        # It was said so long ago that nobody reads it any more.
        await delivery.end(Stand.SENT)
        return
    upto = await _upto(delivery)
    call = _beneath(delivery.errand.workspace, stated, upto, delivery.now())
    desk = await delivery.bot.desk(call)
    reply = await _reply(desk, stated)
    claims, stand = stated.claims, Stand.SENT
    if reply is not None:
        claims |= frozenset(claims_behind(reply))
        to = Beneath(stated.channel, stated.message, stated.thread)
        told = await delivery.tell(to, spoken(desk, reply), upto=upto)
        if told is None:
            return
        stand = told.stand
    # What changed while this was on its way is looked at again from there on.
    await _known(delivery, replace(stated, seq=upto, claims=claims))
    await delivery.end(stand)


async def given_up(delivery: Delivery) -> None:
    """Let what changes from here on be told again."""
    if stated := await _message(delivery):
        upto = await _upto(delivery)
        await _known(delivery, replace(stated, seq=max(stated.seq, upto)))


async def _message(delivery: Delivery) -> Stated | None:
    channel, _, message = delivery.errand.about.partition(" ")
    return await delivery.workspace.message(channel, message)


async def _upto(delivery: Delivery) -> int:
    """Return the entry up to which it is told what happened, the same one each time."""
    return delivery.errand.upto or await settled(delivery.workspace, delivery.now())


async def _reply(desk: Desk, stated: Stated) -> Reply[Leaf] | None:
    """Return what is to be said, None where that is nothing or the channel wants none."""
    if not manners_of(dict(await desk.workspace.preferences(stated.place))).corrections:
        return None
    return await correction(desk, stated.claims, since=stated.seq)


async def _known(delivery: Delivery, stated: Stated) -> None:
    workspace = delivery.errand.workspace
    await remember(delivery.bot.store, workspace, stated, now=delivery.now())


def _beneath(workspace: WorkspaceId, stated: Stated, upto: int, now: datetime) -> Call:
    """Return the call that is answered beneath a message, in its language and for its days."""
    zone = ZoneInfo(stated.zone)
    return Call(
        "", workspace, NOBODY, stated.place, stated.language, zone, now, insists=True, upto=upto
    )
