"""An answer that one person saw, posted for all, once."""

from __future__ import annotations

from adapters.chat.answered import PRIVATE, documents, under
from adapters.chat.manners import SHARE_LATER, turn, waiting
from adapters.chat.press import Press, Under
from adapters.chat.shares import Stand
from adapters.discord.answering.front import Front, drawn, noted
from adapters.discord.answering.ways import Beside
from adapters.discord.receiving.arrivals import Pressed
from adapters.discord.render import plain_message
from adapters.discord.sending.posting import ABSENT, Place
from adapters.discord.sending.wire import NotTakenError, passes
from bot.announcing.announcement import Stands
from bot.call import Call
from bot.service import Spoken
from bot.words import said


async def share(front: Front, arrival: Pressed, press: Press, call: Call) -> None:
    """Post what was seen, with who asked, and take the private one away; once for each page."""
    beside = Beside(front.answers, arrival.address)
    async with front.shares.begin(_key(press)) as shared:
        if shared is Stand.NOT:
            return
        async with front.work.turn:
            spoken = await front.bot.share(call)
        if spoken.leaves.outcome in PRIVATE:
            refused = drawn(spoken, under(call, spoken, shareable=False), 1)
            await beside.tell(refused, private=True)
            return
        manners = await front.bot.manners(call)
        with turn(front.cooldowns, call, manners.cooldown) as mine:
            if mine.wait:
                later = plain_message(waiting(SHARE_LATER, mine.wait, spoken.language))
                await beside.tell(later, private=True)
                return
            again = shared is Stand.AGAIN
            beneath = _beneath(arrival, press)
            stands = await _posted(front, arrival, press, spoken, beneath, again=again)
            if isinstance(stands, str):
                await beside.tell(plain_message(said(stands, spoken.language)), private=True)
                return
            mine.used = True
        # Where this breaks it is not done: it is begun again, and what was posted is found.
        await noted(front, call, spoken, beneath, page=press.page, stands=stands)
        if arrival.ephemeral:
            await front.answers.unsay(arrival.address)
        await front.shares.done(_key(press))


def _beneath(arrival: Pressed, press: Press) -> Under:
    """Return what is so of the answer that was seen, with who shared it above."""
    where = arrival.where
    return Under(
        press.command,
        press.answer,
        press.seq,
        press.at,
        press.zone,
        shared_by=where.user,
        sharer=where.name,
        searches=press.searches,
    )


async def _posted(
    front: Front, arrival: Pressed, press: Press, spoken: Spoken, beneath: Under, *, again: bool
) -> Stands | str:
    """Post a page for all, and return where it stands, or the word for why it does not."""
    to = Place(arrival.where.channel, since=arrival.message)
    files = documents(spoken.runs) if press.page == 1 else ()
    shown = drawn(spoken, beneath, press.page, files)
    try:
        return await front.posts.post(to, shown, _key(press), files, again=again)
    except NotTakenError as error:
        if passes(error):
            raise
        return "discord-may-not-post" if error.code in ABSENT else "share-refused"


def _key(press: Press) -> str:
    return f"share:{press.answer}:{press.page}"
