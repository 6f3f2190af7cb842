"""What whoever sits at the terminal is told that they did not ask for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from adapters.console.inbound import call
from adapters.opening import CONSOLE
from bot.announcing.announcement import Announcement, Stands, Still
from bot.call import Call
from bot.service import Spoken
from store.base import WorkspaceId
from store.events import PersonId

Tell = Callable[[Spoken, Still], Awaitable[None]]
"""Prints something where it breaks neither an answer nor the line that is being typed.

It asks right before whether it still may.
"""


@dataclass(frozen=True, slots=True)
class ConsoleMessenger:
    """Tells the terminal, wherever it was to be told: there is one place, and one person."""

    tell: Tell
    language: str
    zone: ZoneInfo
    now: Callable[[], datetime]
    platform: str = CONSOLE
    told: set[str] = field(default_factory=set)
    """The keys of what was printed since the chat began."""

    async def reader(self, workspace: WorkspaceId, person: PersonId) -> Call:
        """Return a call as a line without a word, whoever it is that is to read."""
        del person
        return call("", workspace, language=self.language, zone=self.zone, at=self.now())

    async def deliver(
        self, announcement: Announcement, *, begun: datetime | None, still: Still
    ) -> Stands | None:
        """Print it whole, once while this chat runs, however often it is begun.

        What an earlier chat had `begun` is printed again: a terminal cannot be read back, and what
        was missed there is worse than what is seen twice.
        """
        if begun is None:
            # The last of this name is over: what came of it is no matter to this one.
            self.told.discard(announcement.key)
        if announcement.key not in self.told:
            await self.tell(announcement.spoken, still)
            self.told.add(announcement.key)
        return None
