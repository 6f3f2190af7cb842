"""An answer that one person saw, posted for all, once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from adapters.chat.answered import PRIVATE, announced
from adapters.chat.manners import SHARE_LATER, turn
from adapters.chat.press import Press, Under
from adapters.chat.shares import Stand
from adapters.slack.answering.front import Front, drawn, under
from adapters.slack.answering.publicly import wait_told
from adapters.slack.receiving.arrivals import Pressed, Where
from adapters.slack.render import Message
from adapters.slack.sending.posting import (
    ABSENT,
    Address,
    NotPostedError,
    Thread,
    UnsureError,
    passes,
)
from bot.call import Call
from bot.service import Spoken
from bot.words import said


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an answer on its way to everybody; `key` finds it again."""

    to: Thread
    message: Message
    key: str


async def share(
    front: Front, arrival: Pressed, press: Press, call: Call, *, address: Address, name: str
) -> None:
    """Post what was seen, with who asked, and take the private one away; once for each answer."""
    where = arrival.where
    key = f"share:{press.answer}:{press.page}"
    async with front.shares.begin(key) as stand:
        if stand is Stand.NOT:
            return
        async with front.work.turn:
            spoken = await front.bot.share(call)
        if spoken.leaves.outcome in PRIVATE:
            failed = drawn(spoken, under(call, spoken, shareable=False), 1)
            await front.posts.respond(address, failed)
            return
        manners = await front.bot.manners(call)
        with turn(front.cooldowns, call, manners.cooldown) as mine:
            if mine.wait:
                later = wait_told(SHARE_LATER, mine.wait, spoken.language)
                await front.posts.respond(address, later)
                return
            to = Thread(where.channel, where.thread, since=str(press.at))
            page = Page(to, _shown(spoken, press, where.user, name), key)
            why = await _refusal(front, where, page, again=stand is Stand.AGAIN)
            if why:
                await front.posts.respond(address, Message((), said(why, spoken.language)))
                return
            mine.used = True
        await front.shares.done(key)
        if arrival.ephemeral:
            await front.posts.unsay(address)


def _shown(spoken: Spoken, press: Press, user: str, name: str) -> Message:
    """Return the page that was seen, with who shared it above."""
    whole = replace(spoken, runs=announced(spoken.runs, spoken.language))
    beneath = Under(
        press.command,
        press.answer,
        press.seq,
        press.at,
        press.zone,
        shared_by=user,
        sharer=name,
        searches=press.searches,
    )
    return drawn(whole, beneath, press.page)


async def _refusal(front: Front, where: Where, page: Page, *, again: bool) -> str:
    """Post a page for all, and return the word for why it is not there, if it is not."""
    client = await front.client(where)
    try:
        await front.posts.post(client, page.to, page.message, page.key, again=again)
    except UnsureError:
        return "share-unsure"
    except NotPostedError as error:
        if passes(error):
            raise
        return "share-invite" if error.code in ABSENT else "share-refused"
    return ""
