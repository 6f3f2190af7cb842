"""An answer that one person saw, posted for all, once."""

from __future__ import annotations

from dataclasses import replace

from adapters.slack.answering import Front, drawn, under
from adapters.slack.arrivals import Pressed
from adapters.slack.buttons import Press
from adapters.slack.files import announced
from adapters.slack.posting import Address, NotPostedError, Thread, UnsureError
from adapters.slack.render import Message
from bot.call import Call
from bot.words import said

ABSENT = frozenset(("not_in_channel", "channel_not_found", "restricted_action", "is_archived"))
"""Refusals of a channel the bot is no member of, or may not write to.

chat.postMessage, errors, docs.slack.dev, 2026-11.
"""


async def share(
    front: Front, arrival: Pressed, press: Press, call: Call, *, address: Address, name: str
) -> None:
    """Post what was seen, with who asked, and take the private one away; once for each answer."""
    where = arrival.where
    key = f"share:{press.answer}:{press.page}"
    if not await front.inbox.enter(key, "share", ""):
        return
    async with front.work.turn:
        spoken = await front.bot.answer(call)
    spoken = replace(spoken, runs=announced(spoken.runs, spoken.language))
    beneath = under(call, spoken, shareable=False)
    shared = replace(beneath, answer=press.answer, shared_by=where.user, sharer=name)
    message = drawn(spoken, shared, press.page)
    client = await front.client(where)
    try:
        await front.posts.post(client, Thread(where.channel, where.thread), message, key)
    except UnsureError:
        await _say(front, address, "share-unsure", spoken.language)
        return
    except NotPostedError as error:
        await front.inbox.release(key)
        if error.code not in ABSENT:
            raise
        await _say(front, address, "share-invite", spoken.language)
        return
    await front.inbox.done(key)
    if arrival.ephemeral:
        await front.posts.unsay(address)


async def _say(front: Front, address: Address, word: str, language: str) -> None:
    await front.posts.respond(address, Message((), said(word, language)))
