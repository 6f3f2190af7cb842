"""Forms in Slack: opened while their trigger lives, filled in with proposals, sent as calls."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from functools import partial
from typing import Any, TypeVar

import structlog
from slack_sdk.errors import SlackApiError

from adapters.chat.payloads import Body
from adapters.chat.taking import Taken, WithdrawnError
from adapters.deadline import within
from adapters.logs import described
from adapters.slack.answering.front import (
    Front,
    NotInstalledError,
    StrangerError,
    drawn,
    under,
    worked_out,
)
from adapters.slack.answering.groups import chooses_holder, suggested
from adapters.slack.answering.routes import IntoThread, Route, Whispered
from adapters.slack.answering.taking import worked
from adapters.slack.answering.uploads import with_document
from adapters.slack.drawing.views import errors, modal, options
from adapters.slack.limits import LOOKED_UP, SOON
from adapters.slack.receiving.arrivals import Submitted, Typing, Where
from adapters.slack.sending.posting import Thread
from adapters.slack.sending.refusals import LOST
from bot.call import Call
from bot.forms import Form, Suggestion, form_of
from bot.layout import field_text
from store.errors import StoreError

log = structlog.get_logger()

T = TypeVar("T")


async def open_form(
    front: Front, form: Form, where: Where, trigger: str, language: str
) -> str | None:
    """Open a form, and return its id; None where Slack no longer lets us, or it has no room."""
    try:
        view = modal(form, where, language)
        token = (await front.installed(where)).token
        opening = front.clients.hasty(token).views_open(trigger_id=trigger, view=view)
        opened = await within(SOON, front.clock.sleep, opening)
    except (SlackApiError, NotInstalledError, ValueError, *LOST) as error:
        log.warning("form-not-opened", error=described(error))
        return None
    shown = opened.get("view")
    return str(shown["id"]) if isinstance(shown, dict) else None


async def offered_form(front: Front, text: str, where: Where, trigger: str) -> bool:
    """Open the form of a command that lacks something; say whether somebody has it before them.

    Whoever may not give the command is told so instead, and reads no form in a foreign language:
    both are looked up while the trigger lives, and taken as they are where that takes too long.
    """
    if form_of(text, (), front.language) is None:
        return False
    if await is_stranger(front, where):
        return False
    call = front.call(where, text, front.known(where), "")
    if not await may(front, where, call):
        return False
    language = front.language_of(where)
    form = form_of(text, (), language)
    if form is None:
        return False
    form = await soon(front, front.bot.begun(call, form), form)
    return bool(await open_form(front, form, where, trigger, language))


async def may(front: Front, where: Where, call: Call) -> bool:
    """Say whether somebody may give a command, as far as that is soon known."""

    async def asked() -> bool:
        return await front.bot.may(await front.told(where, call))

    return await soon(front, asked(), otherwise=True)


async def is_stranger(front: Front, where: Where) -> bool:
    """Say whether Slack soon tells that somebody is of another organisation."""
    await soon(front, _met(front, where), None)
    return front.known(where).foreign


async def _met(front: Front, where: Where) -> None:
    await front.person(await front.client(where), where)


async def soon(front: Front, asked: Coroutine[Any, Any, T], otherwise: T) -> T:
    """Return what is asked for, or something else where a form cannot wait for it."""
    try:
        return await within(LOOKED_UP, front.clock.sleep, asked)
    except (TimeoutError, SlackApiError, NotInstalledError, StrangerError, StoreError, *LOST):
        return otherwise


async def proposed(front: Front, arrival: Typing) -> Body:
    """Return what is proposed in a field: nothing to strangers, or where it takes too long."""
    try:
        return {"options": options(await within(SOON, front.clock.sleep, _asked(front, arrival)))}
    except TimeoutError:
        return {"options": []}


async def _asked(front: Front, arrival: Typing) -> tuple[Suggestion, ...]:
    where = arrival.where
    if await is_stranger(front, where):
        return ()
    if chooses_holder(arrival.command, arrival.parameter):
        return suggested(await front.groups_of(where) or (), arrival.typed)
    call = front.call(where, arrival.command, front.known(where), "")
    return await front.bot.suggest(call, arrival.command, arrival.parameter, arrival.typed)


async def take_submitted(front: Front, arrival: Submitted, taken: Taken) -> Body:
    """Do what a form says, and return its acknowledgement: what is wrong at a field, or nothing.

    Where that is not known soon the form closes, and the answer follows as a message.
    """
    wrong: asyncio.Future[Body] = asyncio.get_running_loop().create_future()
    front.work.begin(_submit(front, arrival, taken, wrong))
    try:
        return await within(SOON, front.clock.sleep, asyncio.shield(wrong))
    except TimeoutError:
        # From now on what is wrong is told as an answer.
        wrong.cancel()
        return {}


async def _submit(
    front: Front, arrival: Submitted, taken: Taken, wrong: asyncio.Future[Body]
) -> None:
    where = arrival.where
    client = partial(front.client, where)
    route = Route(_way(front, arrival, again=taken.again))

    async def job() -> None:
        person = await front.person(await client(), where)
        call = front.call(where, arrival.command, person, taken.key, arrival.options)
        call = await front.told(where, call)
        call = await with_document(front.bot, await client(), where, call)
        async with front.work.turn:
            spoken = await worked_out(front, where, call, route)
        at = spoken.leaves.at
        if at in arrival.fields and not wrong.done():
            wrong.set_result(errors(at, field_text(spoken.runs)))
            raise WithdrawnError
        if not wrong.done():
            wrong.set_result({})
        beneath = under(call, spoken, shareable=not where.alone)
        front.unrepeated.keep(beneath.answer, call, spoken)
        await route.tell(drawn(spoken, beneath, 1), private=True)

    await worked(front, taken, route, front.language_of(where), job)
    if not wrong.done():
        wrong.set_result({})


def _way(front: Front, arrival: Submitted, *, again: bool) -> IntoThread | Whispered:
    """Return the way of what a form is answered: where it was opened, to whoever filled it in.

    What was opened at home is answered in the conversation with the bot.
    """
    where = arrival.where
    client = partial(front.client, where)
    to = Thread(where.channel or where.user, where.thread)
    if where.alone:
        return IntoThread(front.posts, client, to, None, where.user, arrival.key, again)
    return Whispered(front.posts, client, to, where.user, arrival.key)
