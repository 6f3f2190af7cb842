"""An answer and the message it becomes."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Hashable, MutableMapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from adapters.chat import answered
from adapters.chat.answered import PRIVATE, documents, without_documents
from adapters.chat.press import Kind, Under
from adapters.chat.shares import Shares
from adapters.chat.so_far import telling
from adapters.chat.stating import note
from adapters.chat.unrepeated import Unrepeated
from adapters.clock import Clock
from adapters.deadline import within
from adapters.discord.answering.drafts import Drafts
from adapters.discord.answering.kept import Controls, Kept
from adapters.discord.answering.locales import Locales
from adapters.discord.answering.servers import Servers
from adapters.discord.answering.uploads import Uploads
from adapters.discord.answering.ways import Beneath, InPlace, Settling, Way
from adapters.discord.inbound import call_of
from adapters.discord.receiving.arrivals import Options, Where
from adapters.discord.receiving.guilds import Guilds
from adapters.discord.render import Message, message, pages, plain_message
from adapters.discord.sending.answers import Answers
from adapters.discord.sending.posting import Posts
from adapters.discord.sending.wire import BROKEN, NotTakenError
from adapters.inbox import Inbox
from adapters.leaving import Leaving
from adapters.work import Work
from bot.announcing.announcement import Stands
from bot.announcing.shown import claims_on
from bot.call import Call
from bot.cooldown import Cooldowns
from bot.document import Attachment, Run
from bot.service import Bot, Spoken
from bot.words import negotiate
from store.errors import StoreError

T = TypeVar("T")

LOOKED_UP = 1.0
"""Seconds for what is looked up before an acknowledgement, which Discord waits three for."""


@dataclass(frozen=True, slots=True)
class Front:
    """All that answering needs: the bot, the ways to people, and what is under way.

    `guilds` are the servers the bot is in. `language` and `zone` count where nothing else is told
    or chosen. `clicks` are the last ones, so that two are one.
    """

    bot: Bot
    unrepeated: Unrepeated
    answers: Answers
    posts: Posts
    guilds: Guilds
    inbox: Inbox
    work: Work
    clicks: MutableMapping[Hashable, None]
    controls: Controls
    drafts: Drafts
    uploads: Uploads
    shares: Shares
    servers: Servers
    leaving: Leaving
    locales: Locales
    cooldowns: Cooldowns
    language: str
    zone: ZoneInfo
    clock: Clock

    def language_of(self, locale: str) -> str:
        """Return the language that the client of somebody is set to, else the operator's."""
        return negotiate(locale or self.language)

    def call(
        self, where: Where, text: str, key: str, *, locale: str = "", options: Options = ()
    ) -> Call:
        """Return the call somebody makes; a message tells nothing of its author's language."""
        return call_of(
            where,
            text,
            language=locale or self.language,
            told=bool(locale),
            zone=self.zone,
            at=self.clock.now(),
            key=key,
            options=options,
        )


async def language_for(front: Front, where: Where, locale: str) -> str:
    """Return the language somebody is answered in there, as far as that is soon known."""
    call = front.call(where, "", "", locale=locale)
    return await soon(front, front.bot.language(call), front.language_of(locale))


async def soon(front: Front, asked: Coroutine[Any, Any, T], otherwise: T) -> T:
    """Return what is asked for, or something else where an acknowledgement cannot wait for it."""
    try:
        return await within(LOOKED_UP, front.clock.sleep, asked)
    except (NotTakenError, StoreError, *BROKEN):
        return otherwise


async def answer(
    front: Front,
    call: Call,
    way: Way,
    *,
    page: int = 1,
    shareable: bool,
    told: Spoken | None = None,
) -> bool:
    """Answer a call by a way, and say whether that is for all who may see it.

    Documents go along with the first page. What was `told` before is not worked out again.
    """
    async with front.work.turn:
        spoken = told or await worked_out(front, call, way)
        if isinstance(way, Beneath) and way.seen_by_all:
            spoken = replace(spoken, runs=answered.for_all(spoken.runs))
        beneath = answered.under(call, spoken, shareable=shareable)
        files = documents(spoken.runs) if page == 1 else ()
        shown = drawn(spoken, beneath, page, files)
    private = spoken.leaves.outcome in PRIVATE
    # Nobody presses a button within the milliseconds until it is kept.
    stands, _ = await asyncio.gather(
        way.tell(shown, files, private=private), keep(front, call, spoken, beneath, shown)
    )
    if stands:
        await noted(front, call, spoken, beneath, page=page, stands=stands)
    return not private


async def worked_out(front: Front, call: Call, way: Way) -> Spoken:
    """Return the answer to a call; what may take long tells meanwhile how far it is."""
    if not (isinstance(way, InPlace | Settling) and answered.writes(call.text)):
        return await front.bot.answer(call)

    async def note(words: str) -> None:
        await way.note(plain_message(words))

    language = front.language_of(call.language)
    async with telling(note, language, front.clock.sleep) as hear:
        return await front.bot.answer(call, hear)


async def noted(
    front: Front, call: Call, spoken: Spoken, beneath: Under, *, page: int, stands: Stands
) -> None:
    """Note what a page states that others can read, so that they hear of its corrections."""
    laid = pages(without_documents(spoken.runs), spoken.language, beneath)
    claims = claims_on(spoken, laid, page, documents=page == 1)
    await note(front.bot, call, spoken, claims, stands, now=front.clock.now())


async def keep(front: Front, call: Call, spoken: Spoken, beneath: Under, shown: Message) -> None:
    """Keep what the buttons of a message stand for, if it has any."""
    front.unrepeated.keep(beneath.answer, call, spoken)
    if shown.controls:
        first = beneath.press(Kind.MORE, beneath.command, spoken.language)
        commands = tuple(each.command for each in shown.controls)
        await front.controls.keep(beneath.answer, Kept(call.workspace, first, commands))


def drawn(
    spoken: Spoken, beneath: Under, page: int, files: tuple[Attachment[Run], ...] = ()
) -> Message:
    """Return a page of an answer as a message; the last one where there are fewer."""
    laid = pages(without_documents(spoken.runs), spoken.language, beneath)
    names = tuple(each.name for each in files)
    return message(laid[min(page, len(laid)) - 1], spoken.language, beneath, files=names)
