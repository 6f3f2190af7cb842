"""The call: what somebody asked, as strings, before anything is understood of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from store.base import WorkspaceId
from store.events import PersonId


@dataclass(frozen=True, slots=True)
class Call:
    """A command as it arrived, from whom, where and when.

    `text` is the whole command in words (`funding mistral since:2023`); a platform with typed
    options gives them in `options` instead, by their public names, and only the command's name
    in `text`. `place` is a channel or thread; `at` is the instant it was asked, in UTC. `insists`
    says that its own language and zone count, whatever the person chose before.
    """

    text: str
    workspace: WorkspaceId
    person: PersonId
    place: str
    language: str
    zone: ZoneInfo
    at: datetime
    options: tuple[tuple[str, str], ...] = ()
    insists: bool = False
