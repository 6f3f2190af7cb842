"""The chat with somebody at a terminal: greeted, answered, and told what is due meanwhile."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from adapters.chat.announcing import announced
from adapters.clock import Clock
from adapters.console.announcing import ConsoleMessenger
from adapters.console.chat import Chat, leaves
from adapters.console.inbound import PERSON
from adapters.console.prompt import questions, show
from adapters.console.render import draw
from adapters.console.window import width, window
from adapters.streams import write
from bot.announcing.announcement import Still
from bot.service import Spoken
from bot.welcome import welcome
from bot.words import negotiate, phrase
from store.base import Workspace


async def talk(chat: Chat, clock: Clock, *, announces: bool) -> None:
    """Greet, then answer what is typed until the person leaves.

    With `announces`, what is due is told beside it, where that is not in the midst of an answer.
    """
    # https://no-color.org: any value but an empty one.
    colour = not os.environ.get("NO_COLOR")
    workspace = chat.bot.store.workspace(chat.workspace)
    language = await _language(chat, workspace)
    write(await _first_screen(workspace, language, colour=colour))
    answering = asyncio.Lock()
    async with _announced(chat, clock, answering, colour=colour, announces=announces):
        async for line in questions(workspace, language):
            if leaves(line):
                return
            if line.strip():
                async with answering:
                    said = await chat.says(line, window(), colour=colour, at=clock.now())
                    write(f"\n{said}\n\n")


async def _language(chat: Chat, workspace: Workspace) -> str:
    chosen = dict(await workspace.preferences(PERSON))
    return negotiate(chosen.get("language", chat.language))


async def _first_screen(workspace: Workspace, language: str, *, colour: bool) -> str:
    deals = await workspace.deals(upto=(await workspace.head()).seq)
    greeting = phrase(welcome(deals, language), language)
    return f"{draw(greeting, language, width=width(), colour=colour)}\n"


@asynccontextmanager
async def _announced(
    chat: Chat, clock: Clock, answering: asyncio.Lock, *, colour: bool, announces: bool
) -> AsyncIterator[None]:
    async def tell(spoken: Spoken, still: Still) -> None:
        async with answering:
            await still()
            await show(f"{draw(spoken.runs, spoken.language, width=width(), colour=colour)}\n")

    if not announces:
        yield
        return
    messenger = ConsoleMessenger(tell, chat.language, chat.zone, clock.now)
    async with announced(chat.bot, messenger, clock):
        yield
