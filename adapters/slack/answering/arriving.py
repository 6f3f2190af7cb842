"""From what Slack sends to what is done about it; what is returned is the acknowledgement."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

import structlog

from adapters.chat.payloads import Body
from adapters.chat.taking import Taken, finished
from adapters.deadline import within
from adapters.inbox import Left
from adapters.logs import described
from adapters.slack import inbound
from adapters.slack.answering.filling import proposed, take_submitted
from adapters.slack.answering.front import Front
from adapters.slack.answering.home import take_opened
from adapters.slack.answering.leaving import take_gone
from adapters.slack.answering.questions import take_pressed, take_said, take_typed
from adapters.slack.answering.saving import take_saving
from adapters.slack.drawing.views import errors
from adapters.slack.limits import SOON
from adapters.slack.receiving.arrivals import (
    Arrival,
    Gone,
    Opened,
    Pressed,
    Said,
    Saving,
    Submitted,
    Typed,
)
from adapters.slack.render import Message
from adapters.slack.sending.posting import Address, Thread
from bot.words import said
from store.errors import StoreError

log = structlog.get_logger()


NOTHING: Body = {}
"""An acknowledgement that says nothing."""

AWAITED = timedelta(minutes=30)
"""How long somebody may wait for an answer: as long as Slack takes it at its address.

Handling user interaction, docs.slack.dev, 2026-11.
"""


class By(StrEnum):
    """By what something arrives, as the inbox keeps it."""

    COMMAND = "command"
    EVENT = "event"
    BUTTON = "button"
    SHORTCUT = "shortcut"
    FORM = "form"


async def arrived(front: Front, kind: str, body: Body) -> Body:
    """Begin what has to be done about an arrival, once, and return its acknowledgement."""
    arrival = _read(front, kind, body)
    if arrival is None:
        return NOTHING
    if front.work.full and not front.inbox.knows(arrival.key):
        # It is remembered nowhere: the same works later.
        return _busy(front, arrival)
    if not front.inbox.is_new(arrival.key) or _clicked_twice(front, arrival):
        return NOTHING
    taken = Taken(arrival.key, kind, json.dumps(body))
    if isinstance(arrival, Submitted):
        return await take_submitted(front, arrival, taken)
    _begin(front, arrival, taken)
    return NOTHING


def _busy(front: Front, arrival: Arrival) -> Body:
    """Say that there is too much to do, as each kind of arrival can be told that."""
    words = said("busy", front.language_of(arrival.where))
    match arrival:
        case Submitted():
            return errors(next(iter(sorted(arrival.fields)), ""), words)
        case Pressed() | Saving() if arrival.url:
            address = Address(arrival.url, replaces=False)
            front.work.begin(front.posts.respond(address, Message((), words)))
            return NOTHING
        case Pressed():
            front.work.begin(_busy_at_home(front, arrival, Message((), words)))
            return NOTHING
        case _:
            return {"response_type": "ephemeral", "text": words}


async def _busy_at_home(front: Front, arrival: Pressed, words: Message) -> None:
    """Say it in the conversation with the bot, as there is no answering at home."""
    where = arrival.where
    client = await front.client(where)
    await front.posts.post(client, Thread(where.user), words, arrival.key)


async def happened(front: Front, body: Body) -> bool:
    """Begin what has to be done about an event, once; False where it must not be acknowledged.

    Slack repeats an event until it is, so it stands in the inbox before that. Where the store takes
    too long it comes again; and once the store is back, it is answered all the same.
    """
    arrival = _read(front, By.EVENT, body)
    if arrival is None or front.inbox.knows(arrival.key):
        return True
    if front.work.full:
        return False
    text = json.dumps(body)
    entering = asyncio.ensure_future(front.inbox.enter(arrival.key, By.EVENT, text))
    taken = Taken(arrival.key, By.EVENT, text, entered=True)
    try:
        new = await within(SOON, front.clock.sleep, asyncio.shield(entering))
    except TimeoutError:
        front.work.begin(_begin_late(front, arrival, taken, entering))
        return False
    except StoreError as error:
        log.warning("not-kept", kind=By.EVENT, error=described(error))
        new = True
    if new and front.inbox.is_new(arrival.key):
        _begin(front, arrival, taken)
    return True


async def _begin_late(
    front: Front, arrival: Arrival, taken: Taken, entering: asyncio.Future[bool]
) -> None:
    if await entering and front.inbox.is_new(arrival.key):
        _begin(front, arrival, taken)


async def resume(front: Front, left: Left) -> None:
    """Answer what an earlier process had acknowledged and not answered.

    A question that nobody waits for any more is let be; what a form says is done however late.
    """
    arrival = _read(front, left.kind, json.loads(left.body))
    waited = front.clock.now() - left.at
    taken = Taken(left.key, left.kind, left.body, entered=True, again=True)
    if arrival is None or (waited > AWAITED and not isinstance(arrival, Submitted)):
        log.warning("too-late", kind=left.kind)
        await finished(front.inbox, taken)
        return
    if isinstance(arrival, Submitted):
        # Nobody looks at its fields any more: what is wrong is told as an answer.
        unseen = replace(arrival, fields=frozenset())
        front.work.begin(_resubmitted(front, unseen, taken))
    else:
        _begin(front, arrival, taken)


async def _resubmitted(front: Front, arrival: Submitted, taken: Taken) -> None:
    await take_submitted(front, arrival, taken)


def _read(front: Front, kind: str, body: Body) -> Arrival | None:
    match kind:
        case By.COMMAND:
            return inbound.typed(body, front.prefix)
        case By.EVENT:
            return inbound.said(body) or inbound.opened(body) or inbound.gone(body)
        case By.BUTTON:
            return inbound.pressed(body)
        case By.SHORTCUT:
            return inbound.saving(body)
        case By.FORM:
            return inbound.submitted(body)
        case _:
            return None


def _clicked_twice(front: Front, arrival: Arrival) -> bool:
    """Say whether somebody has just pressed the same button."""
    if not isinstance(arrival, Pressed):
        return False
    click = (arrival.where.user, arrival.press)
    if click in front.clicks:
        return True
    front.clicks[click] = None
    return False


def _begin(front: Front, arrival: Arrival, taken: Taken) -> None:
    match arrival:
        case Typed():
            front.work.begin(take_typed(front, arrival, taken))
        case Said():
            front.work.begin(take_said(front, arrival, taken))
        case Pressed():
            front.work.begin(take_pressed(front, arrival, taken))
        case Saving():
            front.work.begin(take_saving(front, arrival))
        case Opened():
            front.work.begin(take_opened(front, arrival, taken))
        case Gone():
            front.work.begin(take_gone(front, arrival, taken))
        case _:
            raise TypeError(type(arrival))


async def proposals(front: Front, body: Body) -> Body:
    """Return what is proposed in a field that somebody is typing into."""
    arrival = inbound.typing(body)
    return await proposed(front, arrival) if arrival else {"options": []}
