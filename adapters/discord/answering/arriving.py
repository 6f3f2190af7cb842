"""From what Discord sends to what is done about it, each once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Hashable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

import structlog

from adapters.chat.payloads import Body, text_of
from adapters.chat.taking import Taken, entered, finished
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

OPENING = (Use.FORM, Use.STEP)
"""Buttons that open a form, which somebody may have closed by mistake."""


def arrived(front: Front, by: str, body: Body) -> None:
    """Begin what has to be done about an event, once; what a resumed session repeats is known."""
    if by == By.INTERACTION and (typing := inbound.typing(body)):
        if not front.work.full:
            front.work.begin(complete(front, typing))
        return
    arrival = _read(front, by, body)
    if arrival is None:
        return
    if front.work.full and not front.inbox.knows(arrival.key):
        front.work.begin(_busy(front, arrival, Taken(arrival.key, by, json.dumps(body))))
        return
    if not front.inbox.is_new(arrival.key):
        return
    if _clicked_twice(front, arrival):
        front.work.begin(_heard(front, arrival))
        return
    front.work.begin(_taken(front, arrival, Taken(arrival.key, by, json.dumps(body))))


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
    front.work.begin(_taken(front, arrival, taken))


def _read(front: Front, by: str, body: Body) -> Arrival | None:
    if by == By.INTERACTION:
        return inbound.interacted(body)
    guilds = front.guilds
    return inbound.said(body, guilds.bot, guilds.parent(text_of(body, "channel_id")))


async def _taken(front: Front, arrival: Arrival, taken: Taken) -> None:
    """Do the work of an arrival, which stands in the inbox until that is done.

    It is entered while it is acknowledged, and worked on once it is. Where Discord knows it no more
    before that, nobody waits for it, and nothing is done.
    """
    where = arrival.where
    if isinstance(arrival, (Typed, Submitted)):
        front.uploads.note(where.user, arrival.files)
    if where.guild:
        front.work.begin(front.leaving.stay(where.workspace))
    entering = asyncio.ensure_future(entered(front.inbox, taken))
    try:
        if not isinstance(arrival, Said):
            front.work.begin(front.locales.note(where.user, arrival.locale))
        await _take(front, arrival, replace(taken, entering=entering))
    except (LostError, NotTakenError, *BROKEN) as error:
        log.warning("lost", kind=type(arrival).__name__, error=described(error))
        if isinstance(arrival, Pressed):
            front.clicks.pop(_click(arrival), None)
    if await entering:
        await finished(front.inbox, taken)


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
    if not isinstance(arrival, Pressed) or arrival.control is None:
        return False
    if arrival.control.kind in OPENING:
        return False
    if _click(arrival) in front.clicks:
        return True
    front.clicks[_click(arrival)] = None
    return False


def _click(arrival: Pressed) -> Hashable:
    return arrival.where.user, arrival.control, arrival.chosen


async def _heard(front: Front, arrival: Arrival) -> None:
    """Acknowledge a second click, which changes nothing."""
    if isinstance(arrival, Pressed):
        with suppress(LostError, NotTakenError, *BROKEN):
            await front.answers.later_in_place(arrival.address)


async def _busy(front: Front, arrival: Arrival, taken: Taken) -> None:
    """Say that there is too much to do: the same works later.

    A message cannot be told that aside, so that it waits for the next start.
    """
    if isinstance(arrival, Said):
        await entered(front.inbox, taken)
        return
    words = plain_message(said("busy", front.language_of(arrival.locale)))
    try:
        await front.answers.at_once(arrival.address, words)
    except (LostError, NotTakenError, *BROKEN) as error:
        log.warning("lost", kind=type(arrival).__name__, error=described(error))
