"""Slash commands, messages and buttons: each becomes a call, and its answer a message."""

from __future__ import annotations

from dataclasses import dataclass, replace

import structlog

from adapters.chat.answered import pinned, settles, writes
from adapters.chat.manners import ASIDE, ASK_LATER, asker, turn, waiting
from adapters.chat.press import Kind, Press
from adapters.chat.taking import Taken
from adapters.discord.answering.asked import Question
from adapters.discord.answering.choosing import ask_another, ask_which, wants_another
from adapters.discord.answering.drafts import Draft
from adapters.discord.answering.filling import answer_filled, offered_form
from adapters.discord.answering.front import Front, answer, language_for, soon
from adapters.discord.answering.publicly import openness
from adapters.discord.answering.servers import NoServerError, WhichServerError
from adapters.discord.answering.sharing import share
from adapters.discord.answering.taking import worked
from adapters.discord.answering.ways import Beneath, Beside, InPlace, Settling, Way
from adapters.discord.drawing.controls import Use
from adapters.discord.receiving.arrivals import Pressed, Said, Typed, Where, guild_of
from adapters.discord.render import plain_message
from adapters.discord.sending.posting import Place
from adapters.discord.sending.wire import BROKEN, NotTakenError
from adapters.logs import described
from bot.manners import Manners
from bot.service import Spoken
from bot.words import said

log = structlog.get_logger()

NOTHING_SAID = "help"
"""What somebody asks for who only mentions the bot."""


async def take_typed(front: Front, arrival: Typed, taken: Taken) -> None:
    """Answer a slash command; one that lacks something gets its form, which must be shown first."""
    if not taken.again and await _has_form(front, arrival):
        return
    async with openness(front, arrival.where, arrival.text) as to_all:
        if not taken.again:
            await front.answers.later(arrival.address, public=to_all.public)
        way = InPlace(front.answers, arrival.address, public=to_all.public)
        asked = Question(arrival.where, arrival.text, taken.key, arrival.locale, arrival.options)

        async def job() -> None:
            told = await _answer(front, asked, way, shareable=not to_all.public)
            if told and to_all.wait:
                language = await language_for(front, arrival.where, arrival.locale)
                aside = plain_message(waiting(ASIDE, to_all.wait, language))
                await front.answers.whisper(arrival.address, aside)
            elif told:
                to_all.used()

        await worked(front, taken, way, front.language_of(arrival.locale), job)


async def take_said(front: Front, arrival: Said, taken: Taken) -> None:
    """Answer a message beneath it; what is no command is searched for."""
    where = arrival.where
    front.work.begin(_show_typing(front, where.channel))
    to = Place(where.channel, "" if where.direct else arrival.id, since=arrival.id)
    way = Beneath(front.posts, to, taken.key, again=taken.again)

    async def job() -> None:
        locale = await front.locales.of(where.user)
        text = arrival.text or NOTHING_SAID
        asked = Question(where, text, taken.key, locale, searches=True)
        call = front.call(where, "", "", locale=locale)
        manners = Manners() if where.direct else await front.bot.manners(call)
        with turn(front.cooldowns, call, manners.cooldown) as mine:
            if not mine.wait:
                mine.used = await _answer(front, asked, way, shareable=False)
            elif front.cooldowns.tells(asker(call)):
                # All see it, so that it is said once.
                language = await language_for(front, where, locale)
                words = plain_message(waiting(ASK_LATER, mine.wait, language))
                await way.tell(words, private=True)

    await worked(front, taken, way, front.language_of(""), job)


async def take_pressed(front: Front, arrival: Pressed, taken: Taken) -> None:
    """Answer a button under an answer: another question, the next page, or the answer for all."""
    language = front.language_of(arrival.locale)
    soon_known = await soon(front, _pressed(front, arrival), None)
    if soon_known and not taken.again and await _has_own_form(front, soon_known):
        return
    shares = arrival.control is not None and arrival.control.kind is Use.SHARE
    settling = soon_known is not None and _settles(soon_known.press)
    way: Way = InPlace(front.answers, arrival.address)
    if shares:
        way = Beside(front.answers, arrival.address)
    elif settling:
        seen_by_all = not (arrival.ephemeral or arrival.where.direct)
        way = Settling(front.answers, arrival.address, public=seen_by_all)
    if not taken.again and (shares or settling):
        await front.answers.later_in_place(arrival.address)
    elif not taken.again:
        await front.answers.later(arrival.address, public=False)

    async def job() -> None:
        known = soon_known or await _pressed(front, arrival)
        if known is None or not _can_be_answered(front, known):
            old = said("button-too-old", await language_for(front, arrival.where, arrival.locale))
            await way.tell(plain_message(old), private=True)
        else:
            await _take_press(front, known, way)

    await worked(front, taken, way, language, job)


@dataclass(frozen=True, slots=True)
class Known:
    """A press whose meaning is known, from the server that it is about."""

    arrival: Pressed
    press: Press


async def _pressed(front: Front, arrival: Pressed) -> Known | None:
    """Return what a button stands for; None where it is not for whoever pressed it there.

    In a direct message it is for members of the server that it is about.
    """
    control, where = arrival.control, arrival.where
    kept = await front.controls.of(control.answer) if control else None
    if control is None or kept is None:
        return None
    if where.direct:
        where = await front.servers.there(where, guild_of(kept.workspace)) or where
    press = kept.press(Kind(control.kind), control.number)
    if press is None or kept.workspace != where.workspace:
        return None
    return Known(replace(arrival, where=where), press)


def _can_be_answered(front: Front, known: Known) -> bool:
    """Say whether nothing would be written a second time."""
    press = known.press
    asks = press.kind is Kind.ASK or not writes(press.command)
    return asks or _told(front, known) is not None


def _told(front: Front, known: Known) -> Spoken | None:
    """Return the answer whose page is turned, where it was told somebody and is kept."""
    if known.press.kind is not Kind.MORE:
        return None
    call = front.call(known.arrival.where, known.press.command, "")
    return front.unrepeated.of(known.press.answer, call)


def _settles(press: Press) -> bool:
    return press.kind is Kind.ASK and settles(press.command)


async def _has_own_form(front: Front, known: Known) -> bool:
    if known.press.kind is not Kind.ASK:
        return False
    return await offered_form(front, known.arrival, known.press.command, ())


async def _take_press(front: Front, known: Known, way: Way) -> None:
    arrival, press = known.arrival, known.press
    if press.kind is Kind.ASK:
        asked = Question(arrival.where, press.command, arrival.key, arrival.locale)
        if not await _answer(front, asked, way, shareable=True):
            # What was refused may be asked again at once, as something else may be so now.
            front.clicks.pop((arrival.where.user, arrival.control, arrival.chosen), None)
        return
    call = front.call(arrival.where, press.command, arrival.key, locale=arrival.locale)
    if press.kind is Kind.MORE:
        shareable = not arrival.where.direct
        told, call = _told(front, known), pinned(call, press)
        await answer(front, call, way, page=press.page, shareable=shareable, told=told)
    else:
        await share(front, arrival, press, pinned(call, press))


async def _show_typing(front: Front, channel: str) -> None:
    try:
        await front.posts.typing(channel)
    except (NotTakenError, *BROKEN) as error:
        log.info("typing-not-shown", error=described(error))


async def _has_form(front: Front, arrival: Typed) -> bool:
    """Open the form of a command that lacks something, where it is soon known whose it is."""
    where: Where | None = arrival.where
    if arrival.where.direct:
        where = await soon(front, front.servers.known(arrival.where), None)
    if where is None:
        return False
    here = replace(arrival, where=where)
    return await offered_form(front, here, arrival.text, arrival.options)


async def _answer(front: Front, asked: Question, way: Way, *, shareable: bool) -> bool:
    """Answer a question, and say whether that was one; it is asked first which server is meant.

    It is `shareable` unless all see it already, and never where there is nobody else.
    """
    if not asked.where.guild and wants_another(asked.text):
        await ask_another(front, asked, way)
        return False
    try:
        where = await front.servers.settled(asked.where)
    except (WhichServerError, NoServerError) as error:
        await ask_which(front, asked, way, error)
        return False
    if asked.options and writes(asked.text):
        # What was typed is not lost where something in it is wrong.
        draft = Draft(where.guild, where.user, asked.text, asked.options)
        await answer_filled(front, where, draft, asked.key, way, locale=asked.locale)
        return False
    call = front.call(where, asked.text, asked.key, locale=asked.locale, options=asked.options)
    call = replace(call, searches=asked.searches)
    return await answer(front, call, way, shareable=shareable and not where.direct)
