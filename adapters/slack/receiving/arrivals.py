"""What arrives from Slack: a command, a message, a button, a form, and from where."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from adapters.chat.press import Press
from store.base import WorkspaceId


@dataclass(frozen=True, slots=True)
class Where:
    """From which workspace, conversation and person something comes; `thread` is a message's ts."""

    team: str
    enterprise: str | None
    user: str
    channel: str = ""
    thread: str | None = None

    @property
    def direct(self) -> bool:
        """Say whether the conversation is one with the bot alone."""
        return self.channel.startswith("D")

    @property
    def at_home(self) -> bool:
        """Say whether it comes from the app's home, which is in no conversation."""
        return not self.channel

    @property
    def alone(self) -> bool:
        """Say whether nobody else reads along."""
        return self.direct or self.at_home

    @property
    def workspace(self) -> WorkspaceId:
        """Name the workspace whose facts are asked for."""
        return workspace_of(self.team)


PLATFORM = "slack"
"""What the names of its workspaces and of its shelves begin with."""


def workspace_of(team: str) -> WorkspaceId:
    """Return the workspace of a Slack team."""
    return WorkspaceId(f"{PLATFORM}:{team}")


def team_in(workspace: WorkspaceId) -> str:
    """Return the Slack team of a workspace, empty where it is none of Slack's."""
    platform, _, team = workspace.partition(":")
    return team if platform == PLATFORM else ""


@dataclass(frozen=True, slots=True)
class Typed:
    """A slash command; its answer goes to `url`, seen by whoever typed it."""

    where: Where
    text: str
    key: str
    url: str = field(repr=False)
    trigger: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """A message that mentions the bot, or one to it alone; `ts` is the message's own.

    `file` is the handle of the first file in it.

    `stranger` says that somebody of another organisation wrote it in a shared channel.
    """

    where: Where
    text: str
    key: str
    ts: str
    stranger: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button; `ephemeral` says that only the presser sees the message it stands under.

    Its `press` is None where it says nothing that this release understands. `stranger` says that
    somebody of another organisation pressed it in a shared channel.
    """

    where: Where
    press: Press | None
    key: str
    url: str = field(repr=False)
    trigger: str = field(repr=False)
    message: str = ""
    ephemeral: bool = False
    stranger: bool = False


@dataclass(frozen=True, slots=True)
class Submitted:
    """A form that was filled in: a command with its options; `fields` are those it has."""

    where: Where
    command: str
    options: tuple[tuple[str, str], ...]
    fields: frozenset[str]
    key: str


@dataclass(frozen=True, slots=True)
class Typing:
    """Somebody is typing into a field that proposes what to choose."""

    where: Where
    command: str
    parameter: str
    typed: str


@dataclass(frozen=True, slots=True)
class Saving:
    """Somebody wants to save what a message says."""

    where: Where
    text: str
    author: str
    ts: str
    key: str
    url: str = field(repr=False)
    trigger: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody opened the home of the app."""

    where: Where
    key: str


@dataclass(frozen=True, slots=True)
class Gone:
    """The app was removed from a workspace at an instant, or its tokens were taken back."""

    where: Where
    key: str
    at: datetime | None


Arrival = Typed | Said | Pressed | Submitted | Saving | Opened | Gone
"""What has an effect, once for each key."""
