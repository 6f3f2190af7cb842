"""The chat in a terminal, and for scripts the lines of standard input."""

from __future__ import annotations

import signal
import sys

from adapters.clock import REAL, Clock
from adapters.console.chat import Chat, leaves
from adapters.console.render import Screen
from adapters.console.window import width
from adapters.opening import CONSOLE, opening, with_demo
from adapters.streams import write
from bot.service import Bot
from bot.settings import Settings


async def run(settings: Settings, clock: Clock = REAL) -> None:
    """Chat until the person leaves or the lines end."""
    async with opening(settings) as found:
        await with_demo(found.store.workspace(CONSOLE))
        bot = Bot(found.store)
        bot.rates.begin()
        chat = Chat(bot, CONSOLE, settings.language, settings.zoneinfo, _note)
        if sys.stdin.isatty() and sys.stdout.isatty():
            # It takes a fifth of a second, which scripts need not wait for.
            from adapters.console.talking import talk  # noqa: PLC0415

            await talk(chat, clock, announces=found.writable)
        else:
            await _answer_lines(chat, clock)


async def _note(words: str) -> None:
    """Say how far it is where scripts do not read along."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


async def _answer_lines(chat: Chat, clock: Clock) -> None:
    screen = Screen(width())
    gap = ""
    while line := _line():
        if leaves(line):
            return
        if line.strip():
            said = await chat.says(line, screen, colour=False, at=clock.now())
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
