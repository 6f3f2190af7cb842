"""What is told to people who did not ask: what it says, where, and under which name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
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
class Into:
    """A message of its own in a channel."""

    channel: str


@dataclass(frozen=True, slots=True)
class Privately:
    """To somebody alone."""

    person: PersonId


To = Beneath | Into | Privately


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something to be told; whatever bears the same `key` is the same, and is told once.

    Where it is the answer to the command `asked`, its first page is told into a channel, from which
    its buttons turn to the others. What answers no command is told whole.
    """

    key: str
    workspace: WorkspaceId
    to: To
    spoken: Spoken
    asked: str = ""

    @property
    def turns(self) -> bool:
        """Say whether its first page is told, and whoever reads it turns to the others."""
        return isinstance(self.to, Into) and bool(self.asked)


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a message stands, by the platform's ids; `thread` is the one that it is in, if any."""

    channel: str
    message: str
    thread: str | None = None


class RefusedError(Exception):
    """A platform will never take it; `code` is its own word for why.

    Where the channel or the person is `gone`, or may not be written to, neither will it take
    anything else for them.
    """

    def __init__(self, code: str, *, gone: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.gone = gone


Still = Callable[[], Awaitable[None]]
"""Returns where something is still ours to tell; raises where another process may be telling it."""


async def ours() -> None:
    """Let be told what nobody else can be telling."""


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

    async def deliver(
        self, announcement: Announcement, *, begun: datetime | None, still: Still
    ) -> Stands | None:
        """Tell it; where that was `begun` before, not a second time. Say where it stands, if known.

        `still` is asked right before it is sent, and what that raises is raised. RefusedError where
        it can never be told; whatever else is raised, it may stand there or not, and is to be
        delivered again later.
        """
        ...
