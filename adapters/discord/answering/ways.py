"""Where an answer goes: to whoever asked, to all, or beneath a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from adapters.discord.receiving.arrivals import Address
from adapters.discord.render import Message
from adapters.discord.sending.answers import Answers
from adapters.discord.sending.posting import Place, Posts
from bot.announcing.announcement import Stands
from bot.document import Attachment, Run

Files = tuple[Attachment[Run], ...]


class Way(Protocol):
    """How an answer gets to people."""

    async def tell(self, message: Message, files: Files = (), *, private: bool) -> Stands | None:
        """Give the answer; `private` to whoever asked alone, where that can be.

        It says where the answer stands for others to read, None where nobody else can.
        """
        ...


@dataclass(frozen=True, slots=True)
class InPlace:
    """Answers an interaction in the place of its note, which all see where it is `public`.

    What is private is then said to whoever asked, and the note goes.
    """

    answers: Answers
    address: Address
    public: bool = False

    async def note(self, message: Message) -> None:
        """Say how far the answer is, where it will be."""
        await self.answers.tell(self.address, message)

    async def tell(self, message: Message, files: Files = (), *, private: bool) -> Stands | None:
        """Give the answer."""
        if not (self.public and private):
            stands = await self.answers.tell(self.address, message, files)
            return stands if self.public else None
        await self.answers.unsay(self.address)
        await self.answers.whisper(self.address, message)
        return None


@dataclass(slots=True)
class Settling:
    """Puts an answer in the place of the message whose button was pressed.

    What went wrong is said to whoever pressed it, and the message stays; a note has its place
    already, so that what went wrong then takes it too.
    """

    answers: Answers
    address: Address
    public: bool
    noted: bool = False

    async def note(self, message: Message) -> None:
        """Say how far the answer is, where it will be."""
        self.noted = True
        await self.answers.tell(self.address, message)

    async def tell(self, message: Message, files: Files = (), *, private: bool) -> Stands | None:
        """Give the answer."""
        if private and not self.noted:
            await self.answers.whisper(self.address, message)
            return None
        stands = await self.answers.tell(self.address, message, files)
        return stands if self.public else None


@dataclass(frozen=True, slots=True)
class Beside:
    """Says something more to whoever pressed a button, and lets its message stand."""

    answers: Answers
    address: Address

    async def tell(self, message: Message, files: Files = (), *, private: bool) -> None:
        """Say it; it is always private."""
        del private, files
        await self.answers.whisper(self.address, message)


@dataclass(frozen=True, slots=True)
class Beneath:
    """Answers a message for all who read there: nobody can be told something aside in Discord.

    `again` says that an earlier process may have answered it.
    """

    posts: Posts
    to: Place
    key: str
    again: bool = False

    @property
    def seen_by_all(self) -> bool:
        """Say whether others read there: in a direct message nobody else is."""
        return bool(self.to.answers)

    async def tell(self, message: Message, files: Files = (), *, private: bool) -> Stands | None:
        """Give the answer; it is always public, and in a direct message nobody else is there."""
        del private
        stands = await self.posts.post(self.to, message, self.key, files, again=self.again)
        return stands if self.seen_by_all else None
