"""A message from which somebody saves a fact: its form opens with what can be read of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from adapters.chat.taking import Taken
from adapters.discord.answering.asked import Question
from adapters.discord.answering.choosing import ask_which
from adapters.discord.answering.filling import listed, show
from adapters.discord.answering.front import Front, answer, language_for, soon
from adapters.discord.answering.servers import NoServerError, WhichServerError
from adapters.discord.answering.taking import worked
from adapters.discord.answering.ways import InPlace, Way
from adapters.discord.receiving.arrivals import Options, Saving, instant_of
from adapters.discord.render import plain_message
from bot.forms import form_of
from bot.saving import COMMAND, Message, proposed
from bot.words import said

LINK = "https://discord.com/channels/{guild}/{channel}/{message}"
"""Where people find a message, whatever address the API has: as Discord's clients copy it."""


async def take_saving(front: Front, arrival: Saving, taken: Taken) -> None:
    """Open the form of a message, or say why there is none."""
    own = arrival.author in {front.guilds.bot, front.guilds.application}
    if not (taken.again or own) and await _opened_form(front, arrival):
        return
    way = InPlace(front.answers, arrival.address)
    if not taken.again:
        await front.answers.later(arrival.address, public=False)
    language = front.language_of(arrival.locale)

    async def job() -> None:
        if own:
            await way.tell(plain_message(said("save-own", language)), private=True)
        else:
            await _refuse(front, arrival, taken.key, way)

    await worked(front, taken, way, language, job)


async def _opened_form(front: Front, arrival: Saving) -> bool:
    """Open the form for whoever may send it; say whether it was opened.

    Discord does not wait for what is slow to be told or read: it is left open then.
    """
    where = await soon(front, front.servers.known(arrival.where), None)
    if where is None:
        return False
    here = replace(arrival, where=where)
    language = await language_for(front, where, arrival.locale)
    call = front.call(where, COMMAND, "", locale=arrival.locale)
    may, options, lists = await asyncio.gather(
        soon(front, front.bot.may(call), otherwise=True),
        _options(front, here, language),
        soon(front, listed(front, here, form_of(COMMAND, (), language), 0), {}),
    )
    form = form_of(COMMAND, options, language, whole=True)
    if form and may:
        await show(front, here, form, 0, lists=lists)
    return bool(form) and may


async def _refuse(front: Front, arrival: Saving, key: str, way: Way) -> None:
    """Say who may save a fact, or ask in which server: nothing is saved unseen."""
    asked = Question(arrival.where, COMMAND, key, arrival.locale)
    try:
        where = await front.servers.settled(arrival.where)
    except (WhichServerError, NoServerError) as error:
        await ask_which(front, asked, way, error)
        return
    call = front.call(where, COMMAND, key, locale=arrival.locale)
    await answer(front, call, way, shareable=False)


async def _options(front: Front, arrival: Saving, language: str) -> Options:
    """Return what the message gives; its link, where there is no time to read it."""
    where = arrival.where
    link = LINK.format(guild=where.guild, channel=where.channel, message=arrival.message)
    name = arrival.called or arrival.author
    written = Message(arrival.text, name, instant_of(arrival.message), link)
    return await soon(front, _read(front, arrival, written, language), (("link", link),))


async def _read(front: Front, arrival: Saving, written: Message, language: str) -> Options:
    known = await front.bot.parties(front.call(arrival.where, "", "", locale=arrival.locale))
    # A long message is some tenths of a second of reading.
    return await asyncio.to_thread(proposed, written, language, front.zone, known)
