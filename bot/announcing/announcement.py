"""What is told to people who did not ask: what it says, where, and under which name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.call import Call
from bot.service import Spoken
from store.base import WorkspaceId
from store.events import PersonId


@dataclass(frozen=True, slots=True)
class Beneath:
    """In reply to a message of ours; `thread` is the one that it stands in itself, if it does."""

    channel: str
    message: str
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class Privately:
    """To somebody alone."""

    person: PersonId


To = Beneath | Privately


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something to be told; whatever bears the same `key` is the same, and is told once."""

    key: str
    workspace: WorkspaceId
    to: To
    spoken: Spoken


class RefusedError(Exception):
    """A platform will never take it; `code` is its own word for why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Messenger(Protocol):
    """A platform by which something is told to people who did not ask."""

    @property
    def platform(self) -> str:
        """Name the platform, as its workspaces begin with it."""
        ...

    async def reader(self, workspace: WorkspaceId, person: PersonId) -> Call:
        """Return a call without a text, as somebody makes it who is alone with the bot.

        RefusedError where there is no such person.
        """
        ...

    async def deliver(self, announcement: Announcement, *, begun: datetime | None) -> None:
        """Tell it; where that was `begun` before, not a second time.

        RefusedError where it can never be told; whatever else is raised, it may stand there or not,
        and is to be delivered again later.
        """
        ...
