"""The conversation at a terminal: questions in, pages out, and the pages still to be turned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

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


@dataclass(slots=True)
class Chat:
    """One person's questions; it remembers what pages of the last answer were not shown."""

    bot: Bot
    workspace: WorkspaceId
    language: str
    zone: ZoneInfo
    waiting: tuple[Page, ...] = ()

    async def says(self, line: str, screen: Screen, *, colour: bool, at: datetime) -> str:
        """Return what a line is answered with: the first page, or after `more` the next."""
        if line.strip().removeprefix("/").casefold() in TURN:
            pages = self.waiting or self._no_more(screen)
        else:
            asked = call(line, self.workspace, language=self.language, zone=self.zone, at=at)
            spoken = await self.bot.answer(await with_document(asked))
            pages = lay_out(spoken.runs, screen, spoken.language)
        page, self.waiting = pages[0], pages[1:]
        return render(page, screen.width, colour=colour)

    def _no_more(self, screen: Screen) -> tuple[Page, ...]:
        language = negotiate(self.language)
        return lay_out(phrase(Problem("no-more").reply(), language), screen, language)


def leaves(line: str) -> bool:
    """Say whether a line ends the conversation."""
    return line.strip().removeprefix("/").casefold() in LEAVE
