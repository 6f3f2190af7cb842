"""What the fake Discord knows and remembers: servers, people, places, messages, and every call."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

from tests.fakes.discord.refusals import Refusal

Json: TypeAlias = dict[str, Any]
Clock: TypeAlias = Callable[[], float]
Found = TypeVar("Found")

EPOCH_MS = 1_420_070_400_000
"""The first millisecond of 2015, from which ids count (docs: reference, snowflakes)."""

TEXT, DIRECT, PUBLIC_THREAD, FORUM = 0, 1, 11, 15
"""Types of channels (docs: resources/channel)."""

EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15
"""Flags of messages (docs: resources/message)."""

ACK_SECONDS, TOKEN_SECONDS = 3.0, 900.0
"""How long an interaction takes its first answer, and further ones (receiving-and-responding)."""

MEMBER, ADMINISTRATOR = 2_248_473_465_835_073, 1 << 3
"""What a member may do by default, and the permission that means all of them."""


@dataclass(slots=True)
class User:
    id: str
    name: str = "ada"
    global_name: str = "Ada Example"
    locale: str = "en-US"
    bot: bool = False
    takes_messages: bool = True


@dataclass(slots=True)
class Member:
    """A person in a server; `permissions` are those of the person in all its channels."""

    user: str
    permissions: int = MEMBER
    roles: list[str] = field(default_factory=list)
    nick: str | None = None


@dataclass(slots=True)
class Guild:
    """A server; the bot is in it while it is `joined` and it answers while it is `available`.

    `roles` are the names of its roles by their ids, besides that of everybody.

    The bot has the `permissions` there, whatever single channels say.
    """

    id: str
    name: str = "Acme"
    owner: str = "100000000000000003"
    locale: str = "en-US"
    members: dict[str, Member] = field(default_factory=dict)
    joined: bool = True
    available: bool = True
    permissions: int = MEMBER
    roles: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Channel:
    """A place for messages; the bot sees it if `visible` and writes in it if `writable`."""

    id: str
    name: str = ""
    guild: str | None = None
    kind: int = TEXT
    parent: str | None = None
    recipient: str | None = None
    visible: bool = True
    writable: bool = True
    archived: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True)
class File:
    id: str
    name: str
    content: bytes = field(repr=False)
    description: str | None = None


@dataclass(slots=True)
class Message:
    """A message as it stands now; `ephemeral_to` is whose eyes alone see it, `said` what came."""

    id: str
    channel: str
    author: str
    content: str = ""
    components: list[Json] = field(default_factory=list)
    embeds: list[Json] = field(default_factory=list)
    flags: int = 0
    files: list[File] = field(default_factory=list)
    ephemeral_to: str | None = None
    reference: str | None = None
    nonce: str | int | None = None
    mentions: list[str] = field(default_factory=list)
    interaction: str | None = None
    kind: int = 0
    said: Json = field(default_factory=dict)
    deleted: bool = False
    edits: int = 0

    @property
    def loading(self) -> bool:
        """Whether all there is to see is that the bot is thinking."""
        return bool(self.flags & LOADING) and not self.deleted


@dataclass(slots=True)
class Modal:
    """A form on somebody's screen; `ended` once it was submitted or closed."""

    custom_id: str
    title: str
    components: list[Json]
    user: str
    interaction: str
    ended: bool = False


@dataclass(slots=True)
class Interaction:
    """What a person did and how the app answered; `response` is the type of its callback.

    `refused` is the status with which a callback was turned away for good.

    `kind` is 2 for a command, 3 for a component, 4 for what is typed, 5 for a form; `option` is
    the type of the option that is typed into. `answers` are the messages it led to, in order.
    """

    id: str
    token: str
    kind: int
    user: str
    channel: str
    guild: str | None
    at: float
    about: str = ""
    source: Message | None = None
    option: int | None = None
    payload: Json = field(default_factory=dict, repr=False)
    response: int | None = None
    refused: int | None = None
    answers: list[Message] = field(default_factory=list)
    original: Message | None = None
    modal: Modal | None = None
    choices: list[Json] | None = None

    @property
    def message(self) -> Message | None:
        """The answer as it stands now, once there is more to see than that the bot is thinking."""
        original = self.original
        return None if original is None or original.deleted or original.loading else original


@dataclass(frozen=True, slots=True)
class Lapse:
    """What a person would have seen fail, or Discord let pass and a careful app had not done."""

    what: str
    about: str


@dataclass(slots=True)
class ApiCall:
    """A call as it arrived, its path without /api/v10; `answer` is missing where none was heard."""

    method: str
    path: str
    body: Any
    at: float
    files: tuple[File, ...] = ()
    query: Json = field(default_factory=dict)
    status: int = 0
    answer: Any = None


@dataclass(frozen=True, slots=True)
class Event:
    """What the gateway tells to the shard of a server, or to the first about direct messages."""

    name: str
    data: Json
    guild: str | None = None


@dataclass(slots=True)
class State:
    """All there is; whatever is published goes to `tell`.

    `commands` are those of each server and, under None, those everywhere; `created` is when.
    `uploads` are the files that people attached to what they did, by their ids.

    `portal` is what the app's owner chose on its pages, in place of what it is at first.
    """

    clock: Clock
    base: str = ""
    application_id: str = "500000000000000001"
    token: str = field(default="NTAwMDAwMDAwMDAwMDAwMDAx.fake.token", repr=False)
    users: dict[str, User] = field(default_factory=dict)
    guilds: dict[str, Guild] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    modals: list[Modal] = field(default_factory=list)
    commands: dict[str | None, list[Json]] = field(default_factory=dict)
    created: dict[str | None, list[float]] = field(default_factory=dict)
    portal: Json = field(default_factory=dict)
    uploads: dict[str, File] = field(default_factory=dict)
    calls: list[ApiCall] = field(default_factory=list)
    lapses: list[Lapse] = field(default_factory=list)
    tell: Callable[[Event], None] = lambda event: None
    _last_id: int = 0
    _waiting: list[asyncio.Future[None]] = field(default_factory=list)

    @property
    def bot(self) -> User:
        return self.users[self.application_id]

    def told(self) -> None:
        """Say that something changed, to whoever waits for it."""
        for each in self._waiting:
            if not each.done():
                each.set_result(None)
        self._waiting.clear()

    async def until(self, what: Callable[[], Found], seconds: float | None = 10.0) -> Found:
        """Wait until there is something, looking anew whenever anything changed; return it."""
        async with asyncio.timeout(seconds):
            while not (found := what()):
                waiting = asyncio.get_running_loop().create_future()
                self._waiting.append(waiting)
                await waiting
        return found

    def lapse(self, what: str, about: str) -> None:
        self.lapses.append(Lapse(what, about))
        self.told()

    def fresh(self) -> str:
        """Return an id that nothing else has and that tells the time, as Discord's do."""
        now = (int(self.clock() * 1000) - EPOCH_MS) << 22
        self._last_id = max(self._last_id + 1, now)
        return str(self._last_id)

    def channel(self, name: str) -> Channel:
        """Return a channel that the bot may look into."""
        place = self.channels.get(name)
        if place is None:
            raise Refusal(10003)
        if not place.visible or not self.present(place):
            raise Refusal(50001)
        return place

    def present(self, place: Channel) -> bool:
        return place.guild is None or self.guilds[place.guild].joined

    def guild(self, name: str) -> Guild:
        """Return a server that the bot is in."""
        guild = self.guilds.get(name)
        if guild is None or not guild.joined:
            raise Refusal(10004)
        return guild

    def direct(self, user: str) -> Channel:
        """Return the place where a person and the bot are alone."""
        for place in self.channels.values():
            if place.kind == DIRECT and place.recipient == user:
                return place
        place = Channel(self.fresh(), kind=DIRECT, recipient=user)
        self.channels[place.id] = place
        return place

    def message(self, channel: str, name: str) -> Message:
        """Return a message of a channel that everybody in it sees."""
        for each in self.messages:
            if each.id == name and each.channel == channel and not each.deleted:
                return each
        raise Refusal(10008)

    def seen(self, channel: str) -> Iterator[Message]:
        """Yield what everybody in a channel sees, in order."""
        for each in self.messages:
            if each.channel == channel and not each.ephemeral_to and not each.deleted:
                yield each
