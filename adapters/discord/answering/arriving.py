"""From what Discord sends to what is done about it, each once."""

from __future__ import annotations

import json
from collections.abc import Coroutine
from datetime import timedelta
from enum import StrEnum
from typing import Any

import structlog

from adapters.chat.payloads import Body, text_of
from adapters.chat.taking import Taken, finished
from adapters.discord import inbound
from adapters.discord.answering.choosing import take_chosen
from adapters.discord.answering.completing import complete
from adapters.discord.answering.filling import take_pressed_form, take_submitted
from adapters.discord.answering.front import Front
from adapters.discord.answering.questions import take_pressed, take_said, take_typed
from adapters.discord.answering.saving import take_saving
from adapters.discord.drawing.controls import Use
from adapters.discord.receiving.arrivals import (
    Arrival,
    Pressed,
    Said,
    Saving,
    Submitted,
    Typed,
)
from adapters.discord.render import plain_message
from adapters.discord.sending.answers import LostError
from adapters.discord.sending.wire import BROKEN, NotTakenError
from adapters.inbox import Left
from adapters.logs import described
from bot.words import said

log = structlog.get_logger()

AWAITED = timedelta(minutes=15)
"""How long somebody may wait for an answer: as long as an interaction's token is good.

Receiving and responding to interactions, docs.discord.com, 2026-11.
"""


class By(StrEnum):
    """By which event something arrives, as the inbox keeps it."""

    INTERACTION = "INTERACTION_CREATE"
    MESSAGE = "MESSAGE_CREATE"


EVENTS = frozenset(By)


def arrived(front: Front, by: str, body: Body) -> None:
    """Begin what has to be done about an event, once; what a resumed session repeats is known."""
    if by == By.INTERACTION and (typing := inbound.typing(body)):
        front.work.begin(complete(front, typing))
        return
    arrival = _read(front, by, body)
    if arrival is None:
        return
    if front.work.full and not front.inbox.knows(arrival.key):
        # It is remembered nowhere: the same works later.
        front.work.begin(_busy(front, arrival))
        return
    if not front.inbox.is_new(arrival.key):
        return
    if _clicked_twice(front, arrival):
        front.work.begin(_heard(front, arrival))
        return
    front.work.begin(
        _taken(arrival, _take(front, arrival, Taken(arrival.key, by, json.dumps(body))))
    )


def resume(front: Front, left: Left) -> None:
    """Answer what an earlier process had acknowledged and not answered.

    A question that nobody waits for any more is let be; what a form says is done however late.
    """
    arrival = _read(front, left.kind, json.loads(left.body))
    waited = front.clock.now() - left.at
    taken = Taken(left.key, left.kind, left.body, entered=True, again=True)
    if arrival is None or (waited > AWAITED and not isinstance(arrival, Submitted)):
        log.warning("too-late", kind=left.kind)
        front.work.begin(finished(front.inbox, taken))
        return
    front.work.begin(_taken(arrival, _take(front, arrival, taken)))


def _read(front: Front, by: str, body: Body) -> Arrival | None:
    if by == By.INTERACTION:
        return inbound.interacted(body)
    guilds = front.guilds
    return inbound.said(body, guilds.bot, guilds.parent(text_of(body, "channel_id")))


async def _taken(arrival: Arrival, work: Coroutine[Any, Any, None]) -> None:
    """Do the work of an arrival, unless Discord knows it no more before it was begun."""
    try:
        await work
    except (LostError, NotTakenError, *BROKEN) as error:
        # It could not be acknowledged, so nobody waits, and nothing was done.
        log.warning("lost", kind=type(arrival).__name__, error=described(error))


def _take(front: Front, arrival: Arrival, taken: Taken) -> Coroutine[Any, Any, None]:
    match arrival:
        case Typed():
            return take_typed(front, arrival, taken)
        case Said():
            return take_said(front, arrival, taken)
        case Pressed():
            return _take_pressed(front, arrival, taken)
        case Submitted():
            return take_submitted(front, arrival, taken)
        case Saving():
            return take_saving(front, arrival, taken)


def _take_pressed(front: Front, arrival: Pressed, taken: Taken) -> Coroutine[Any, Any, None]:
    match arrival.control and arrival.control.kind:
        case Use.SERVER:
            return take_chosen(front, arrival, taken)
        case Use.FORM | Use.STEP | Use.SAVE:
            return take_pressed_form(front, arrival, taken)
        case _:
            return take_pressed(front, arrival, taken)


def _clicked_twice(front: Front, arrival: Arrival) -> bool:
    """Say whether somebody has just pressed the same button."""
    if not isinstance(arrival, Pressed):
        return False
    click = (arrival.where.user, arrival.control, arrival.chosen)
    if click in front.clicks:
        return True
    front.clicks[click] = None
    return False


async def _heard(front: Front, arrival: Arrival) -> None:
    """Acknowledge a second click, which changes nothing."""
    if isinstance(arrival, Pressed):
        await _taken(arrival, front.answers.later_in_place(arrival.address))


async def _busy(front: Front, arrival: Arrival) -> None:
    """Say that there is too much to do; a message gets no answer then, as one would be more."""
    if isinstance(arrival, Said):
        log.warning("busy", kind="message")
        return
    words = plain_message(said("busy", front.language_of(arrival.locale)))
    await _taken(arrival, front.answers.at_once(arrival.address, words))
