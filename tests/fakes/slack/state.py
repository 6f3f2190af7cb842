"""What the fake workspace knows and remembers: people, places, messages, and every call."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, TypeVar

from tests.fakes.slack.groups import UserGroup

Json: TypeAlias = dict[str, Any]
Clock: TypeAlias = Callable[[], float]
Found = TypeVar("Found")

HISTORY_LIMIT = 999
"""The most objects a page of history may hold (docs.slack.dev, conversations.history)."""

TRIGGER_SECONDS = 3.0
"""How long a trigger_id opens a form (docs.slack.dev/interactivity/handling-user-interaction)."""


class Refusal(Exception):
    """What Slack refuses, by the name of its error."""

    def __init__(self, error: str, **details: object) -> None:
        super().__init__(error)
        self.error = error
        self.details = details


@dataclass(slots=True)
class Team:
    id: str
    name: str = "Acme"
    domain: str = "acme"
    enterprise: str | None = None


@dataclass(slots=True)
class User:
    id: str
    team: str = "T1"
    name: str = "ada"
    real_name: str = "Ada Example"
    locale: str = "en-US"
    tz: str = "Europe/London"
    tz_offset: int = 0
    is_admin: bool = False
    is_bot: bool = False
    is_stranger: bool = False
    deleted: bool = False


@dataclass(slots=True)
class Channel:
    id: str
    name: str
    team: str = "T1"
    members: set[str] = field(default_factory=set)
    kind: Literal["channel", "group", "im", "mpim"] = "channel"
    archived: bool = False


@dataclass(slots=True)
class Message:
    """A message as it stands now; `to` is whose eyes alone see it, `said` what the app sent."""

    channel: str
    ts: str
    author: str
    text: str
    blocks: list[Json]
    thread_ts: str | None = None
    metadata: Json | None = None
    to: str | None = None
    said: Json = field(default_factory=dict)
    deleted: bool = False
    edits: int = 0


@dataclass(slots=True)
class View:
    """A form or a home as it stands now; `ended` says how a person was done with it."""

    id: str
    team: str
    user: str
    payload: Json
    hash: str
    root: str
    previous: str | None = None
    ended: Literal["", "submitted", "closed", "cleared"] = ""


@dataclass(slots=True)
class Grant:
    """What a token may do."""

    token: str = field(repr=False)
    team: str | None
    kind: Literal["bot", "app"] = "bot"
    scopes: tuple[str, ...] = ()
    bot_user: str = "UBOT"
    bot_id: str = "BBOT"
    expires_at: float | None = None
    refresh_token: str | None = field(default=None, repr=False)
    revoked: bool = False


@dataclass(slots=True)
class Trigger:
    user: str
    team: str
    at: float
    used: bool = False
    view: str | None = None


@dataclass(slots=True)
class ResponseUrl:
    """Where an app may answer one interaction; `source` is the message that was acted on."""

    user: str
    channel: str
    at: float
    source: Message | None = None
    uses: int = 0
    posted: list[Message] = field(default_factory=list)


@dataclass(slots=True)
class Code:
    """What an installation may be exchanged for, once."""

    team: str | None
    user: str
    scopes: tuple[str, ...]
    at: float
    rotates: bool
    redirect_uri: str | None
    bot_user: str
    enterprise: str | None
    used: bool = False


@dataclass(slots=True)
class File:
    id: str
    name: str
    length: int
    content: bytes | None = None
    title: str = ""
    user: str | None = None
    channel: str | None = None
    thread_ts: str | None = None


@dataclass(frozen=True, slots=True)
class Lapse:
    """What Slack let pass and a careful app would not have done."""

    what: str
    about: str


@dataclass(slots=True)
class ApiCall:
    """A call as it arrived; `answer` is missing where the app never heard one."""

    method: str
    args: Json
    at: float
    status: int = 0
    answer: Json | None = None


@dataclass(slots=True)
class State:
    """All there is; `objects` are the most that a page of history holds for this app."""

    clock: Clock
    base: str = ""
    app_id: str = "A1"
    client_id: str = "111.222"
    client_secret: str = field(default="client-secret", repr=False)
    teams: dict[str, Team] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    groups: dict[str, UserGroup] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    views: dict[str, View] = field(default_factory=dict)
    homes: dict[tuple[str, str], View] = field(default_factory=dict)
    grants: dict[str, Grant] = field(default_factory=dict)
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    calls: list[ApiCall] = field(default_factory=list)
    lapses: list[Lapse] = field(default_factory=list)
    objects: int = HISTORY_LIMIT
    _number: int = 0
    _last_ts: int = 0
    _waiting: list[asyncio.Future[None]] = field(default_factory=list)

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

    def fresh(self, prefix: str) -> str:
        """Return an id that nothing else has."""
        self._number += 1
        return f"{prefix}{self._number:08d}"

    def ts(self) -> str:
        """Return the time as messages are named by it, each one its own."""
        now = int(self.clock() * 1_000_000)
        self._last_ts = max(self._last_ts + 1, now)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def trigger(self, user: str, team: str, view: str | None = None) -> str:
        name = f"{self.fresh('')}.{self.fresh('')}.{self.fresh('trigger')}"
        self.triggers[name] = Trigger(user, team, self.clock(), view=view)
        return name

    def exchanged(self, trigger_id: object) -> Trigger:
        """Return who holds a trigger, which works once and for `TRIGGER_SECONDS` only."""
        trigger = self.triggers.get(str(trigger_id))
        if trigger is None:
            raise Refusal("invalid_trigger_id")
        if trigger.used:
            raise Refusal("exchanged_trigger_id")
        if self.clock() - trigger.at > TRIGGER_SECONDS:
            raise Refusal("expired_trigger_id")
        trigger.used = True
        return trigger

    def response_url(self, user: str, channel: str, source: Message | None = None) -> str:
        name = self.fresh("response")
        self.response_urls[name] = ResponseUrl(user, channel, self.clock(), source)
        return f"{self.base}/response/{name}"

    def channel(self, grant: Grant, name: object) -> Channel:
        """Return a channel of the token's team, by its id or, if it is public, by its name.

        A person is no channel: only what posts takes one for the conversation of the two.
        """
        wanted = str(name or "")
        for channel in self.channels.values():
            named = channel.kind == "channel" and wanted.removeprefix("#") == channel.name
            if (channel.id == wanted or named) and grant.team in {None, channel.team}:
                return channel
        raise Refusal("channel_not_found")

    def direct(self, user: str, grant: Grant) -> Channel:
        """Return the place where a person and the bot are alone."""
        found = self.users.get(user)
        if found is None or found.deleted:
            raise Refusal("user_not_found")
        id_ = f"D{user}"
        if id_ not in self.channels:
            members = {user, grant.bot_user}
            self.channels[id_] = Channel(id_, "", found.team, members, "im")
        return self.channels[id_]

    def seen(self, channel: str) -> Iterator[Message]:
        """Yield what everybody in a channel sees, in order."""
        for message in self.messages:
            if message.channel == channel and not message.to and not message.deleted:
                yield message

    def message(self, channel: str, ts: object) -> Message | None:
        found = (each for each in self.messages if each.channel == channel and each.ts == ts)
        return next((each for each in found if not each.deleted), None)

    def bot(self, team: str) -> Grant | None:
        """Return what the bot of a team, or of its organisation, may do, by its newest token."""
        bots = [each for each in self.grants.values() if each.kind == "bot" and not each.revoked]
        return next((each for each in reversed(bots) if each.team in {team, None}), None)
