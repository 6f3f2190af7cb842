"""Answers that all who read a channel see, as often as its admins let somebody have one."""

from __future__ import annotations

from adapters.chat.manners import ASIDE, begin, wait_of, waiting
from adapters.slack.answering.front import Front, answer
from adapters.slack.answering.routes import ForAll, Route
from adapters.slack.drawing.escape import mrkdwn
from adapters.slack.receiving.arrivals import Where
from adapters.slack.render import Message
from bot.call import Call


def wait_told(word: str, wait: float, language: str) -> Message:
    """Return the message for somebody who has to wait so many seconds."""
    return Message((), mrkdwn(waiting(word, wait, language)))


async def answer_for_all(
    front: Front, where: Where, call: Call, route: Route, to_all: ForAll, *, name: str
) -> None:
    """Answer a command for all, with who asked; whoever has to wait for that, alone meanwhile."""
    wait = await wait_of(front.bot, front.cooldowns, call)
    if not wait:
        route.way = to_all
    sharer = "" if wait else name or where.user
    told = await answer(front, where, call, route, shareable=bool(wait), sharer=sharer)
    if told and wait:
        aside = wait_told(ASIDE, wait, front.language_of(where))
        await front.posts.respond(to_all.asker.address, aside)
    elif told:
        begin(front.cooldowns, call)
