"""The conversation at a terminal: questions in, pages out, and the pages still to be turned."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from adapters.chat.so_far import Sleep, telling
from adapters.console.files import with_document
from adapters.console.inbound import call
from adapters.console.render import Screen, render
from bot.layout import MORE, Page, lay_out
from bot.problems import Problem
from bot.service import Bot
from bot.words import negotiate, phrase
from store.base import WorkspaceId

TURN = frozenset((MORE, "mehr", "weiter"))
LEAVE = frozenset(("quit", "exit", "bye", "ende", "tschüss"))


async def _silently(_words: str) -> None:
    """Say nothing."""


@dataclass(slots=True)
class Chat:
    """One person's questions; it remembers what pages of the last answer were not shown.

    Where an answer takes long, `note` is given how far it is.
    """

    bot: Bot
    workspace: WorkspaceId
    language: str
    zone: ZoneInfo
    note: Callable[[str], Awaitable[None]] = _silently
    sleep: Sleep = asyncio.sleep
    waiting: tuple[Page, ...] = ()

    async def says(self, line: str, screen: Screen, *, colour: bool, at: datetime) -> str:
        """Return what a line is answered with: the first page, or after `more` the next."""
        if line.strip().removeprefix("/").casefold() in TURN:
            pages = self.waiting or self._no_more(screen)
        else:
            asked = call(line, self.workspace, language=self.language, zone=self.zone, at=at)
            asked = await with_document(asked)
            async with telling(self.note, negotiate(self.language), self.sleep) as hear:
                spoken = await self.bot.answer(asked, hear)
            pages = lay_out(spoken.runs, screen, spoken.language)
        page, self.waiting = pages[0], pages[1:]
        return render(page, screen.width, colour=colour)

    def _no_more(self, screen: Screen) -> tuple[Page, ...]:
        language = negotiate(self.language)
        return lay_out(phrase(Problem("no-more").reply(), language), screen, language)


def leaves(line: str) -> bool:
    """Say whether a line ends the conversation."""
    return line.strip().removeprefix("/").casefold() in LEAVE
