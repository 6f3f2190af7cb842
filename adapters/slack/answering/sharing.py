"""An answer that one person saw, posted for all, once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from adapters.chat.answered import PRIVATE, announced
from adapters.chat.manners import SHARE_LATER, turn
from adapters.chat.press import Press, Under
from adapters.chat.shares import Stand
from adapters.slack.answering.front import Front, drawn, noted, under
from adapters.slack.answering.publicly import wait_told
from adapters.slack.receiving.arrivals import Pressed, Where
from adapters.slack.render import Message
from adapters.slack.sending.posting import Address, Posted, Thread
from adapters.slack.sending.refusals import ABSENT, NotPostedError, UnsureError, passes
from bot.call import Call
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
            manners = await front.bot.manners(call)
            asked = await front.told(where, call, manners.sharing)
            spoken = await front.named(where, await front.bot.share(asked))
        if spoken.leaves.outcome in PRIVATE:
            failed = drawn(spoken, under(call, spoken, shareable=False), 1)
            await front.posts.respond(address, failed)
            return
        with turn(front.cooldowns, call, manners.cooldown) as mine:
            if mine.wait:
                later = wait_told(SHARE_LATER, mine.wait, spoken.language)
                await front.posts.respond(address, later)
                return
            to = Thread(where.channel, where.thread, since=str(press.at))
            whole = replace(spoken, runs=announced(spoken.runs, spoken.language))
            beneath = _beneath(press, where.user, name)
            page = Page(to, drawn(whole, beneath, press.page), key)
            posted = await _posted(front, where, page, again=stand is Stand.AGAIN)
            if isinstance(posted, str):
                await front.posts.respond(address, Message((), said(posted, spoken.language)))
                return
            mine.used = True
        # Where this breaks it is begun again, and what was posted is found.
        await noted(front, call, whole, beneath, page=press.page, posted=posted)
        await front.shares.done(key)
        if arrival.ephemeral:
            await front.posts.unsay(address)


def _beneath(press: Press, user: str, name: str) -> Under:
    """Return what is so of the answer that was seen, with who shared it above."""
    return Under(
        press.command,
        press.answer,
        press.seq,
        press.at,
        press.zone,
        shared_by=user,
        sharer=name,
        searches=press.searches,
    )


async def _posted(front: Front, where: Where, page: Page, *, again: bool) -> Posted | str:
    """Post a page for all, and return where it stands, or the word for why it does not."""
    client = await front.client(where)
    try:
        return await front.posts.post(client, page.to, page.message, page.key, again=again)
    except UnsureError:
        return "share-unsure"
    except NotPostedError as error:
        if passes(error):
            raise
        return "share-invite" if error.code in ABSENT else "share-refused"
