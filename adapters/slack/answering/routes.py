"""Where an answer goes: to whoever asked, or into a thread; a note first where it takes long."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.so_far import PACE
from adapters.slack.render import Message
from adapters.slack.sending.posting import Address, Posted, Posts, Thread
from adapters.slack.sending.refusals import ABSENT, NotPostedError

log = structlog.get_logger()

SELDOM = 30.0
"""Seconds between two notes where none takes the place of another, or only so many are taken.

Chosen 2026-11.
"""

KEPT_BACK = 2
"""Uses of an address that no note takes: the answer, and the answer in plain words."""

Client = Callable[[], Awaitable[AsyncWebClient]]
"""The Web API of the workspace, looked up when it is needed: an address is answered without."""


class Way(Protocol):
    """How notes and then an answer get to people."""

    @property
    def pace(self) -> float:
        """Seconds between two notes."""
        ...

    async def note(self, message: Message) -> None:
        """Say that the answer takes longer, or how far it is, in place of the note before."""
        ...

    async def tell(self, message: Message, *, private: bool) -> Posted | None:
        """Give the answer, in place of the note; `private` to whoever asked alone.

        It says where the answer stands for others to read, None where nobody else can.
        """
        ...


@dataclass(slots=True)
class Route:
    """The way of one answer; its notes go before it, or not at all."""

    way: Way
    told: bool = False
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def note(self, message: Message) -> None:
        """Say that the answer takes longer, or how far it is, unless it has been given."""
        async with self.turn:
            if not self.told:
                await self.way.note(message)

    async def tell(self, message: Message, *, private: bool) -> Posted | None:
        """Give the answer, and say where others can read it, if they can."""
        async with self.turn:
            self.told = True
            return await self.way.tell(message, private=private)


@dataclass(slots=True)
class ToAsker:
    """Answers a command or click, seen by whoever gave it.

    Where its address is dead, it is shown in the channel instead, still to that person alone.
    `noted` says that something may stand there already, which the answer replaces.
    """

    posts: Posts
    client: Client
    address: Address
    to: Thread
    user: str
    noted: bool = False
    pace: float = SELDOM

    async def note(self, message: Message) -> None:
        """Show the note where the answer will be, as long as its address takes enough after it."""
        over, self.noted = self.noted, True
        if self.address.left > KEPT_BACK:
            await self.posts.respond(self.address, message, over=over)

    async def tell(self, message: Message, *, private: bool) -> None:
        """Show the answer; it is always private."""
        del private
        over, self.noted = self.noted, True
        try:
            await self.posts.respond(self.address, message, over=over)
        except NotPostedError as error:
            log.warning("address refused", code=error.code)
            await self.posts.whisper(await self.client(), self.to, self.user, message)

    async def unsay(self) -> None:
        """Take the note back: the answer stands elsewhere."""
        self.noted = False
        try:
            await self.posts.unsay(self.address)
        except NotPostedError as error:
            log.warning("note not taken back", code=error.code)


@dataclass(slots=True)
class ForAll:
    """Answers a command for all who read there; the rest is for its asker alone.

    So is the answer where the bot is no member. It bears the `key`, by which it is found `again`
    where it may stand there already.
    """

    asker: ToAsker
    key: str
    again: bool = False

    @property
    def pace(self) -> float:
        """That of the asker's notes."""
        return self.asker.pace

    async def note(self, message: Message) -> None:
        """Show the note to the asker."""
        await self.asker.note(message)

    async def tell(self, message: Message, *, private: bool) -> Posted | None:
        """Post the answer, or show it to the asker."""
        if private:
            await self.asker.tell(message, private=True)
            return None
        again, self.again = self.again, True
        client = await self.asker.client()
        posts, to = self.asker.posts, self.asker.to
        try:
            posted = await posts.post(client, to, message, self.key, again=again)
        except NotPostedError as error:
            if error.code not in ABSENT:
                raise
            await self.asker.tell(message, private=True)
            return None
        if self.asker.noted:
            await self.asker.unsay()
        return posted


@dataclass(slots=True)
class Settling:
    """Puts an answer in the place of the message whose button was pressed: of what was `posted`.

    Where that is None its presser alone sees the message, at the `address`. What went wrong is said
    `below` and the message stays; a note has its place already, so that what went wrong then takes
    it too.
    """

    posts: Posts
    client: Client
    address: Address
    posted: Posted | None
    below: Way
    noted: bool = False

    @property
    def pace(self) -> float:
        """Seconds between two notes: an address takes only so many."""
        return PACE if self.posted else SELDOM

    async def note(self, message: Message) -> None:
        """Show the note where the answer will be, as long as an address takes enough after it."""
        if self.posted or self.address.left > KEPT_BACK:
            self.noted = True
            await self._put(message)

    async def tell(self, message: Message, *, private: bool) -> Posted | None:
        """Show the answer there; below, where that message is there no more."""
        if private and not self.noted:
            return await self.below.tell(message, private=True)
        try:
            await self._put(message)
        except NotPostedError as error:
            log.warning("message not replaced", code=error.code)
            return await self.below.tell(message, private=private)
        return self.posted

    async def _put(self, message: Message) -> None:
        if self.posted:
            await self.posts.change(await self.client(), self.posted, message)
        else:
            await self.posts.respond(self.address, message, over=True)


@dataclass(slots=True)
class Whispered:
    """Shows an answer to one person where all see what it goes on from; nothing replaces a note.

    Where the bot is no member, it is said in the conversation of the two.
    """

    posts: Posts
    client: Client
    to: Thread
    user: str
    key: str
    pace: float = SELDOM

    async def note(self, message: Message) -> None:
        """Show the note."""
        await self._show(message, f"{self.key}:note")

    async def tell(self, message: Message, *, private: bool) -> None:
        """Show the answer; it is always private."""
        del private
        await self._show(message, self.key)

    async def _show(self, message: Message, key: str) -> None:
        client = await self.client()
        try:
            await self.posts.whisper(client, self.to, self.user, message)
        except NotPostedError as error:
            if error.code not in ABSENT:
                raise
            await self.posts.post(client, Thread(self.user), message, key)


@dataclass(slots=True)
class IntoThread:
    """Answers a message for all who read there, what went wrong to its author alone.

    `aside` is where the author sees that; None where nobody else reads along. Note and answer bear
    the same `key`, by which either is found `again` where it may stand there already.
    """

    posts: Posts
    client: Client
    to: Thread
    aside: Thread | None
    user: str
    key: str
    again: bool = False
    noted: Posted | None = None
    pace: float = PACE

    async def note(self, message: Message) -> None:
        """Post the note where the answer will be, or put it in the place of the one before."""
        client = await self.client()
        if self.noted:
            await self.posts.change(client, self.noted, message)
            return
        again, self.again = self.again, True
        self.noted = await self.posts.post(client, self.to, message, self.key, again=again)

    async def tell(self, message: Message, *, private: bool) -> Posted | None:
        """Post the answer, or whisper it."""
        client = await self.client()
        again, self.again = self.again, True
        if again and not self.noted:
            self.noted = await self.posts.find(client, self.to, self.key)
        if private and self.aside:
            if self.noted:
                await self.posts.remove(client, self.noted)
            await self.posts.whisper(client, self.aside, self.user, message)
            return None
        if self.noted:
            await self.posts.change(client, self.noted, message)
        posted = self.noted or await self.posts.post(client, self.to, message, self.key)
        return posted if self.aside else None
