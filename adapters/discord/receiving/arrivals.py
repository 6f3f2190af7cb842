"""What arrives from Discord: a command, a message, a button, a form, and from where."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from adapters.discord.drawing.controls import Control
from store.base import WorkspaceId

PLATFORM = "discord"

Options = tuple[tuple[str, str], ...]
"""What is given to a command or stands in a form, by the English names of its parameters."""

EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
"""From when Discord counts the milliseconds that its ids begin with (API reference, Snowflakes)."""


@dataclass(frozen=True, slots=True)
class Where:
    """From which server, conversation and person something comes.

    `guild` is empty in a direct message, until it is known which server is meant. `parent` is the
    channel that a thread belongs to, `name` what the person is called there, `roles` the ids of
    those that the server gave them, without that of everybody.
    """

    guild: str
    channel: str
    user: str
    name: str = ""
    parent: str = ""
    direct: bool = False
    roles: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Name the channel whose settings count: a thread has those of its channel."""
        return self.parent or self.channel

    @property
    def workspace(self) -> WorkspaceId:
        """Name the workspace whose facts are asked for."""
        return workspace_of(self.guild)

    def of(self, guild: str, roles: tuple[str, ...]) -> Where:
        """Return the same with the server that is meant, and the person's roles there."""
        return replace(self, guild=guild, roles=roles)


def workspace_of(guild: str) -> WorkspaceId:
    """Return the workspace of a server."""
    return WorkspaceId(f"{PLATFORM}:{guild}")


def guild_of(workspace: WorkspaceId) -> str:
    """Return the server of a workspace, empty where it is none of Discord's."""
    platform, _, guild = workspace.partition(":")
    return guild if platform == PLATFORM else ""


def instant_of(id_: str) -> datetime:
    """Return when something was made that bears an id of Discord's (API reference, Snowflakes)."""
    return EPOCH + timedelta(milliseconds=int(id_) >> 22)


def id_at(instant: datetime) -> str:
    """Return the first id that may be made at an instant (as above)."""
    return str(max((instant - EPOCH) // timedelta(milliseconds=1), 0) << 22)


@dataclass(frozen=True, slots=True)
class Address:
    """Where an interaction is answered: its token is good for fifteen minutes."""

    id: str
    application: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file beside a command or a form; `url` is where Discord keeps it, good for a while."""

    id: str
    name: str
    size: int
    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Typed:
    """A slash command with its options, by their English names; `locale` is the client's."""

    where: Where
    text: str
    options: Options
    key: str
    address: Address
    locale: str
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A message that mentions the bot, or one to it alone, by its id."""

    where: Where
    text: str
    key: str
    id: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button, or what was chosen in a list, beneath a message.

    `ephemeral` says that only its presser sees the message. Its `control` is None where it says
    nothing that this release understands.
    """

    where: Where
    control: Control | None
    chosen: tuple[str, ...]
    key: str
    address: Address
    locale: str
    message: str
    ephemeral: bool


@dataclass(frozen=True, slots=True)
class Submitted:
    """A form that was filled in: what stands in its fields, by their names."""

    where: Where
    control: Control | None
    fields: Options
    key: str
    address: Address
    locale: str
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class Typing:
    """Somebody is typing into an option that proposes what to choose."""

    where: Where
    command: str
    parameter: str
    typed: str
    address: Address
    locale: str


@dataclass(frozen=True, slots=True)
class Saving:
    """Somebody wants to save what a message says; `author` is the id, `called` the name."""

    where: Where
    text: str
    message: str
    author: str
    called: str
    key: str
    address: Address
    locale: str


Interacted = Typed | Pressed | Submitted | Saving
"""What waits for an answer at its address."""

Arrival = Interacted | Said
"""What has an effect, once for each key."""
