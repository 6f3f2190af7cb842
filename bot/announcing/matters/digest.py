"""A channel or a person is told what changed: a digest at its hour, a watch as it comes."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.announcing.announcement import Into, Privately, RefusedError, To
from bot.announcing.delivering import Delivery, Told, spoken
from bot.announcing.entries import settled
from bot.announcing.errand import NOBODY, Errand, Stand
from bot.announcing.knowing import go_on, heard_nothing, note, subscription
from bot.announcing.stating import remember
from bot.call import Call
from bot.desk import Desk
from bot.digests.digest import Stretch, digest
from bot.digests.message import message
from bot.figures import claims_behind
from bot.service import Spoken
from store.claims import Kind
from store.stated import Stated
from store.subscribed import Subscription, What


async def tell(delivery: Delivery) -> None:
    """Tell them, where there is anything to tell, and note up to where they know.

    What rests is told to nobody; where it was under way before, it is looked whether it was told.
    """
    known = await subscription(delivery)
    if known is None or _is_over(delivery.errand, known):
        await _end(delivery, Stand.SENT)
        return
    # What it tells is so at one entry and on one day, however often it is begun.
    upto = await _upto(delivery, known)
    at = delivery.errand.begun or delivery.now()
    desk = await delivery.bot.desk(_asked(delivery, known, upto, at))
    stretch = Stretch(known.cursor, known.news)
    compose = delivery.bot.composing.compose
    body = await digest(desk, known.about, stretch, field=known.field, compose=compose)
    if body is None:
        # A deal that is closed may be opened again, and then all of it is news.
        known_upto = upto if await _is_followed(desk, known) else known.cursor
        await heard_nothing(delivery, known_upto, at)
        await delivery.end(Stand.SENT)
        return
    said = spoken(desk, message(body, known, delivery.now()))
    told = await _left(delivery, known) or await delivery.tell(
        _to(known), said, upto=upto, at=at, anew=not known.rest
    )
    if told is None:
        return
    if told.stand is Stand.PENDING:
        await delivery.end(Stand.SENT)
        return
    await _remember(delivery, known, told, said)
    await note(delivery, told)
    await _end(delivery, told.stand)


async def given_up(delivery: Delivery) -> None:
    """Let its readers be told from here on of what happens, where they may have been told of this.

    Where they were not, the next digest tells all of it.
    """
    await note(delivery, Told(Stand.UNKNOWN))


async def _remember(delivery: Delivery, known: Subscription, told: Told, said: Spoken) -> None:
    """Remember what a digest states, so that what becomes of that is told beneath it.

    Of what a watch tells, that is told as the next change.
    """
    errand = delivery.errand
    told_to_all = known.what is What.DIGEST and not known.alone
    if not told_to_all or told.stands is None or errand.begun is None:
        return
    stated = Stated(
        channel=told.stands.channel,
        message=told.stands.message,
        place=known.place,
        language=said.language,
        zone=said.zone.key,
        at=errand.begun,
        seq=errand.upto,
        claims=frozenset(claims_behind(said.leaves)),
        thread=told.stands.thread,
    )
    await remember(delivery.bot.store, errand.workspace, stated, now=delivery.now())


async def _is_followed(desk: Desk, known: Subscription) -> bool:
    """Say whether what it is about can have news: a deal that nobody follows has none."""
    about = await desk.workspace.entity(known.about, upto=desk.upto)
    is_deal = about is not None and about.kind is Kind.DEAL
    return not is_deal or any(each.entity.id == known.about for each in desk.deals)


def _is_over(errand: Errand, known: Subscription) -> bool:
    """Say whether it was noted already what came of it, or nobody can know of it and it rests."""
    return known.cursor != errand.since or (known.rest is not None and errand.begun is None)


async def _end(delivery: Delivery, stand: Stand) -> None:
    # What was never begun was quiet, or rests: nothing became due while it was on its way.
    if delivery.errand.begun:
        # What comes next is written first: a crash in between would lose it.
        await go_on(delivery)
    await delivery.end(stand)


async def _upto(delivery: Delivery, known: Subscription) -> int:
    """Return the entry up to which it is told what happened, the same one each time."""
    if delivery.errand.upto:
        return delivery.errand.upto
    if known.what is What.WATCH:
        # Whoever is at it still may undo it.
        upto = await settled(delivery.workspace, delivery.now())
        return max(upto, known.cursor)
    return (await delivery.workspace.head()).seq


def _asked(delivery: Delivery, known: Subscription, upto: int, at: datetime) -> Call:
    """Return the call that a digest answers, in its language and for its days."""
    where = (delivery.errand.workspace, NOBODY, known.place, known.language)
    return Call("", *where, ZoneInfo(known.zone), at, insists=True, upto=upto)


async def _left(delivery: Delivery, known: Subscription) -> Told | None:
    """Return that somebody who is told alone belongs to the workspace no longer, where it is so."""
    if not known.alone:
        return None
    try:
        await delivery.messenger.reader(delivery.errand.workspace, known.person)
    except RefusedError as error:
        delivery.warn(Stand.REFUSED, error.code)
        return Told(Stand.REFUSED, gone=True)
    return None


def _to(known: Subscription) -> To:
    return Privately(known.person) if known.alone else Into(known.place)
