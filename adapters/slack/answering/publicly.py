"""Answers that all who read a channel see, as often as its admins let somebody have one."""

from __future__ import annotations

from adapters.chat.manners import ASIDE, turn, waiting
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
    manners = await front.bot.manners(call)
    with turn(front.cooldowns, call, manners.cooldown) as mine:
        if not mine.wait:
            route.way = to_all
        sharer = "" if mine.wait else name or where.user
        shareable = bool(mine.wait)
        told = await answer(front, where, call, route, shareable=shareable, sharer=sharer)
        mine.used = told and not mine.wait
    if told and mine.wait:
        aside = wait_told(ASIDE, mine.wait, front.language_of(where))
        await front.posts.respond(to_all.asker.address, aside)
