"""Slash commands, messages and buttons: each becomes a call, and its answer a message."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from adapters.chat.answered import pinned, settles, writes
from adapters.chat.manners import ASK_LATER, concerns_one, turn
from adapters.chat.press import Kind, Press
from adapters.chat.taking import Taken
from adapters.slack.answering.filling import offered_form
from adapters.slack.answering.front import UNKNOWN, Front, answer
from adapters.slack.answering.home import show_home
from adapters.slack.answering.publicly import answer_for_all, wait_told
from adapters.slack.answering.routes import (
    ForAll,
    IntoThread,
    Route,
    Settling,
    ToAsker,
    Way,
    Whispered,
)
from adapters.slack.answering.sharing import share
from adapters.slack.answering.taking import worked
from adapters.slack.answering.uploads import with_document, with_upload
from adapters.slack.receiving.arrivals import Pressed, Said, Typed, Where
from adapters.slack.receiving.written import asked, without_mention
from adapters.slack.render import Message
from adapters.slack.sending.posting import Address, Posted, Thread
from bot.service import Spoken
from bot.words import negotiate, said

NOTHING_SAID = "help"
"""What somebody asks for who only mentions the bot."""


async def take_typed(front: Front, arrival: Typed, taken: Taken) -> None:
    """Answer a slash command; one that lacks something gets its form, while Slack allows one."""
    where = arrival.where
    language = front.language_of(where)
    if not taken.again and await offered_form(front, arrival.text, where, arrival.trigger):
        return
    to = Thread(where.channel)
    client = partial(front.client, where)
    address = Address(arrival.url, replaces=True)
    asker = ToAsker(front.posts, client, address, to, where.user, noted=taken.again)
    route, to_all = Route(asker), ForAll(asker, taken.key, taken.again)

    async def job() -> None:
        person = await front.person(await client(), where)
        call = front.call(where, arrival.text, person, taken.key)
        private = where.direct or concerns_one(arrival.text)
        if not private and (await front.bot.manners(call)).public:
            await answer_for_all(front, where, call, route, to_all, name=person.name)
        else:
            await answer(front, where, call, route, shareable=not where.direct)

    await worked(front, taken, route, language, job)


async def take_said(front: Front, arrival: Said, taken: Taken) -> None:
    """Answer a message in its thread; what is no command is searched for."""
    where = arrival.where
    ts = where.thread or (None if where.direct else arrival.ts)
    to = Thread(where.channel, ts, since=arrival.ts)
    # Where nobody has answered yet there is no thread in which somebody would see an aside.
    aside = None if where.direct else Thread(where.channel, where.thread)
    client = partial(front.client, where)
    route = Route(IntoThread(front.posts, client, to, aside, where.user, taken.key, taken.again))

    async def job() -> None:
        installed = await front.installed(where)
        person = await front.person(await client(), where)
        if arrival.stranger:
            words = said("stranger", negotiate(person.language or front.language))
            await route.tell(Message((), words), private=True)
            return
        text = asked(without_mention(arrival.text, installed.user))
        call = front.call(where, text or NOTHING_SAID, person, taken.key)
        call = with_upload(replace(call, searches=True), arrival.file)
        call = await front.told(where, call)
        call = await with_document(front.bot, await client(), where, call, arrival.file)
        if where.direct:
            await answer(front, where, call, route, shareable=False)
            return
        manners = await front.bot.manners(call)
        with turn(front.cooldowns, call, manners.cooldown) as mine:
            if mine.wait:
                later = wait_told(ASK_LATER, mine.wait, front.language_of(where))
                await route.tell(later, private=True)
            else:
                mine.used = await answer(front, where, call, route, shareable=False)

    await worked(front, taken, route, front.language_of(where), job)


async def take_pressed(front: Front, arrival: Pressed, taken: Taken) -> None:
    """Answer a button: another question, the next page, or the answer for all."""
    where, press = arrival.where, arrival.press
    language = front.language_of(where)
    client = partial(front.client, where)
    address = Address(arrival.url, replaces=False)
    below = _beneath(front, arrival, address, again=taken.again)
    way: Way = _in_place(front, arrival, below) if _settles(press) else below
    route = Route(way)
    told = _told(front, where, press)
    again = press is not None and press.kind is not Kind.ASK and writes(press.command)
    if press is None or (again and told is None) or arrival.stranger:
        word = "stranger" if arrival.stranger else "button-too-old"
        refusal = Message((), said(word, language))

        async def refuse() -> None:
            await route.tell(refusal, private=True)

        await worked(front, taken, route, language, refuse)
        return
    asks = press.kind is Kind.ASK and not taken.again
    if asks and await offered_form(front, press.command, where, arrival.trigger):
        return

    async def job() -> None:
        person = await front.person(await client(), where)
        call = front.call(where, press.command, person, taken.key)
        shareable = not where.alone
        match press.kind:
            case Kind.ASK:
                if not await answer(front, where, call, route, shareable=shareable):
                    # What was refused may be asked again at once, as something else may be so now.
                    front.clicks.pop((where.user, press), None)
                if where.at_home:
                    await show_home(front, where, await client())
            case Kind.MORE:
                await answer(
                    front,
                    where,
                    pinned(call, press),
                    route,
                    page=press.page,
                    shareable=shareable,
                    told=told,
                )
            case Kind.SHARE:
                asked = pinned(call, press)
                await share(front, arrival, press, asked, address=address, name=person.name)

    await worked(front, taken, route, language, job)


def _told(front: Front, where: Where, press: Press | None) -> Spoken | None:
    """Return the answer whose page is turned, where it was told somebody and is kept."""
    if press is None or press.kind is not Kind.MORE:
        return None
    return front.unrepeated.of(press.answer, front.call(where, press.command, UNKNOWN, ""))


def _settles(press: Press | None) -> bool:
    return press is not None and press.kind is Kind.ASK and settles(press.command)


def _in_place(front: Front, arrival: Pressed, below: Way) -> Settling:
    """Return the way of what settles the message that its button stands under."""
    where = arrival.where
    posted = Posted(where.channel, arrival.message, where.thread)
    return Settling(
        front.posts,
        partial(front.client, where),
        Address(arrival.url, replaces=True),
        None if arrival.ephemeral else posted,
        below,
    )


def _beneath(
    front: Front, arrival: Pressed, address: Address, *, again: bool
) -> ToAsker | Whispered | IntoThread:
    """Return the way of what a button asks for.

    It is seen by its presser alone, except where nobody else reads along.
    """
    where = arrival.where
    client = partial(front.client, where)
    to = Thread(where.channel or where.user, where.thread)
    if where.alone and not arrival.ephemeral:
        return IntoThread(front.posts, client, to, None, where.user, arrival.key, again)
    if arrival.ephemeral or not where.thread:
        return ToAsker(front.posts, client, address, to, where.user)
    return Whispered(front.posts, client, to, where.user, arrival.key)
