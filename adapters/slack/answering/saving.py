"""A message from which somebody saves a fact: its form opens soon, with what can be read of it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from adapters.slack.answering.filling import may, open_form, soon
from adapters.slack.answering.front import Front, drawn, under
from adapters.slack.answering.people import Person
from adapters.slack.receiving.arrivals import Saving, Where
from adapters.slack.render import Message as Shown
from adapters.slack.sending.posting import Address
from bot.forms import form_of
from bot.saving import COMMAND, Message, proposed
from bot.words import said
from store.claims import Entity

Options = tuple[tuple[str, str], ...]


async def take_saving(front: Front, arrival: Saving) -> None:
    """Open the form; its trigger does not wait for what Slack or the store are slow to tell."""
    where = arrival.where
    options, own, may = await asyncio.gather(
        _options(front, arrival), _is_own(front, arrival), _may(front, where)
    )
    language = front.language_of(where)
    if front.known(where).foreign:
        words = Shown((), said("stranger", language))
    elif own:
        words = Shown((), said("save-own", language))
    elif not may:
        words = await _needed(front, where)
    else:
        form = form_of(COMMAND, options, language, whole=True)
        if form and await open_form(front, form, where, arrival.trigger, language):
            return
        words = Shown((), said("form-closed", language))
    await front.posts.respond(Address(arrival.url, replaces=False), words)


async def _is_own(front: Front, arrival: Saving) -> bool:
    """Say whether the message is an answer of ours, which is no source of anything."""
    installed = await soon(front, front.installed(arrival.where), None)
    return installed is not None and arrival.author in {installed.user, installed.bot}


async def _may(front: Front, where: Where) -> bool:
    call = front.call(where, COMMAND, front.known(where), "")
    return await may(front, where, call)


async def _needed(front: Front, where: Where) -> Shown:
    """Return who may save a fact, for somebody who may not."""
    call = front.call(where, COMMAND, front.known(where), "")
    spoken = await front.answer(where, call)
    return drawn(spoken, under(call, spoken, shareable=False), 1)


async def _options(front: Front, arrival: Saving) -> Options:
    where = arrival.where
    link, author, _, known = await asyncio.gather(
        soon(front, _permalink(front, arrival), None),
        soon(front, _person(front, where, arrival.author), None),
        soon(front, _person(front, where, where.user), None),
        soon(front, _parties(front, where), ()),
    )
    name = author.name if author and author.name else arrival.author
    written = Message(arrival.text, name, _instant(arrival.ts), link)
    zone = front.known(where).zone or front.zone
    # A long message is some tenths of a second of reading.
    reading = asyncio.to_thread(proposed, written, front.language_of(where), zone, known)
    return await soon(front, reading, ())


async def _permalink(front: Front, arrival: Saving) -> str | None:
    client = await front.client(arrival.where)
    found = await client.chat_getPermalink(channel=arrival.where.channel, message_ts=arrival.ts)
    return found.get("permalink")


async def _person(front: Front, where: Where, user: str) -> Person | None:
    return await front.people.of(await front.client(where), where.team, user)


async def _parties(front: Front, where: Where) -> tuple[Entity, ...]:
    return await front.bot.parties(front.call(where, "", front.known(where), ""))


def _instant(ts: str) -> datetime:
    """Return when a message was written: its ts are seconds since 1970."""
    return datetime.fromtimestamp(float(ts), UTC)
