"""The chat in a terminal, and for scripts the lines of standard input."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from datetime import UTC, datetime

from adapters.console.chat import Chat, leaves
from adapters.console.inbound import PERSON
from adapters.console.limits import NARROWEST, PROMPT, SHORTEST, USUAL, WIDEST
from adapters.console.render import Screen, draw
from adapters.opening import CONSOLE, opened, with_demo
from adapters.streams import write
from bot.service import Bot
from bot.settings import Settings
from bot.welcome import welcome
from bot.words import negotiate, phrase
from store.base import Workspace


async def run(settings: Settings) -> None:
    """Chat until the person leaves or the lines end."""
    async with opened(settings) as store:
        workspace = store.workspace(CONSOLE)
        await with_demo(workspace)
        bot = Bot(store)
        bot.rates.begin()
        chat = Chat(bot, CONSOLE, settings.language, settings.zoneinfo, _note)
        if sys.stdin.isatty() and sys.stdout.isatty():
            await _talk(chat, workspace)
        else:
            await _answer_lines(chat)


async def _note(words: str) -> None:
    """Say how far it is where scripts do not read along."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


async def _talk(chat: Chat, workspace: Workspace) -> None:
    # It takes a fifth of a second, which scripts need not wait for.
    from adapters.console.prompt import questions  # noqa: PLC0415

    # https://no-color.org: any value but an empty one.
    colour = not os.environ.get("NO_COLOR")
    language = await _language(chat, workspace)
    write(await _first_screen(workspace, language, colour=colour))
    async for line in questions(workspace, language):
        if leaves(line):
            return
        if line.strip():
            said = await chat.says(line, _window(), colour=colour, at=datetime.now(UTC))
            write(f"\n{said}\n\n")


async def _language(chat: Chat, workspace: Workspace) -> str:
    chosen = dict(await workspace.preferences(PERSON))
    return negotiate(chosen.get("language", chat.language))


async def _first_screen(workspace: Workspace, language: str, *, colour: bool) -> str:
    deals = await workspace.deals(upto=(await workspace.head()).seq)
    greeting = phrase(welcome(deals, language), language)
    return f"{draw(greeting, language, width=_width(), colour=colour)}\n"


async def _answer_lines(chat: Chat) -> None:
    screen = Screen(_width())
    gap = ""
    while line := _line():
        if leaves(line):
            return
        if line.strip():
            said = await chat.says(line, screen, colour=False, at=datetime.now(UTC))
            if not write(f"{gap}{said}\n"):
                return
            gap = "\n"


def _line() -> str:
    """Read a line; Ctrl-C ends them, as asyncio's own handler would not end a blocking read."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return sys.stdin.readline()
    except KeyboardInterrupt:
        return ""
    finally:
        signal.signal(signal.SIGINT, before)


def _width() -> int:
    return max(min(shutil.get_terminal_size((USUAL, SHORTEST)).columns, WIDEST), NARROWEST)


def _window() -> Screen:
    lines = shutil.get_terminal_size((USUAL, SHORTEST)).lines
    return Screen(_width(), max(lines - PROMPT, SHORTEST))
