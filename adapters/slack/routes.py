"""Where an answer goes: to whoever asked, or into a thread; a note first where it takes long."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.posting import Address, NotPostedError, Posts, Thread
from adapters.slack.render import Message

log = structlog.get_logger()

Client = Callable[[], Awaitable[AsyncWebClient]]
"""The Web API of the workspace, looked up when it is needed: an address is answered without."""


class Way(Protocol):
    """How a note and then an answer get to people."""

    async def note(self, message: Message) -> None:
        """Say that the answer takes longer."""
        ...

    async def tell(self, message: Message, *, private: bool) -> None:
        """Give the answer, in place of the note; `private` to whoever asked alone."""
        ...


@dataclass(slots=True)
class Route:
    """The way of one answer; its note goes before it, or not at all."""

    way: Way
    told: bool = False
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def note(self, message: Message) -> None:
        """Say that the answer takes longer, unless it has been given."""
        async with self.turn:
            if not self.told:
                await self.way.note(message)

    async def tell(self, message: Message, *, private: bool) -> None:
        """Give the answer."""
        async with self.turn:
            self.told = True
            await self.way.tell(message, private=private)


@dataclass(slots=True)
class ToAsker:
    """Answers a command or click, seen by whoever gave it.

    Where its address is dead, it is shown in the channel instead, still to that person alone.
    `noted` says that something stands there already, which the answer replaces.
    """

    posts: Posts
    client: Client
    address: Address
    to: Thread
    user: str
    noted: bool = False

    async def note(self, message: Message) -> None:
        """Show the note where the answer will be."""
        await self.posts.respond(self.address, message)
        self.noted = True

    async def tell(self, message: Message, *, private: bool) -> None:
        """Show the answer; it is always private."""
        del private
        try:
            await self.posts.respond(self.address, message, replace=self.noted)
        except NotPostedError as error:
            log.warning("address refused", code=error.code)
            await self.posts.whisper(await self.client(), self.to, self.user, message)


@dataclass(slots=True)
class Whispered:
    """Shows an answer to one person where all see what it goes on from; nothing replaces a note."""

    posts: Posts
    client: Client
    to: Thread
    user: str

    async def note(self, message: Message) -> None:
        """Show the note."""
        await self.posts.whisper(await self.client(), self.to, self.user, message)

    async def tell(self, message: Message, *, private: bool) -> None:
        """Show the answer; it is always private."""
        del private
        await self.posts.whisper(await self.client(), self.to, self.user, message)


@dataclass(slots=True)
class IntoThread:
    """Answers a message for all who read there, what went wrong to its author alone.

    `aside` is where the author sees that; None where nobody else reads along. `key` finds the
    answer again, which an earlier process may have posted.
    """

    posts: Posts
    client: Client
    to: Thread
    aside: Thread | None
    user: str
    key: str
    again: bool = False
    noted: str | None = None

    async def note(self, message: Message) -> None:
        """Post the note where the answer will be."""
        self.noted = await self.posts.post(
            await self.client(), self.to, message, f"{self.key}:note"
        )

    async def tell(self, message: Message, *, private: bool) -> None:
        """Post the answer, or whisper it."""
        if private and self.aside:
            if self.noted:
                await self.posts.remove(await self.client(), self.to, self.noted)
            await self.posts.whisper(await self.client(), self.aside, self.user, message)
        elif self.noted:
            await self.posts.change(await self.client(), self.to, self.noted, message)
        else:
            client = await self.client()
            await self.posts.post(client, self.to, message, self.key, again=self.again)
