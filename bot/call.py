"""The call: what somebody asked, as strings, before anything is understood of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.documents import Document, Lack
from bot.roles import Role
from store.base import WorkspaceId
from store.events import PersonId


@dataclass(frozen=True, slots=True)
class Call:
    """A command as it arrived, from whom, where and when.

    `text` is the whole command in words (`funding mistral since:2023`); a platform with typed
    options gives them in `options` instead, by their public names, and only the command's name
    in `text`. `place` is a channel; `at` is the instant it was asked, in UTC.

    `language` and `zone` are what the platform tells of the person; where it does not, which
    `language_told` and `zone_told` say, they are the operator's and count last. `insists` says that
    they count whatever anybody chose before. `upto` is the ledger sequence it is answered from,
    where it goes on from an answer that somebody has read.

    `key` is the platform's name of this very request: what it writes is written once, however
    often it arrives. `origin` is where it was said, for the ledger. `least` is the role of whoever
    asks there, where the store gives none. With `searches`, what is no question is searched for.

    `groups` are those whoever asks is in, as far as they were asked for: see
    `bot.permission.groups_sought`. `groups_told` says that the platform told of all of them.
    `document` is the file that the call names: see `bot.files.document_sought`.
    """

    text: str
    workspace: WorkspaceId
    person: PersonId
    place: str
    language: str
    zone: ZoneInfo
    at: datetime
    options: tuple[tuple[str, str], ...] = ()
    language_told: bool = True
    zone_told: bool = True
    insists: bool = False
    upto: int | None = None
    key: str | None = None
    origin: str = ""
    least: Role = Role.READER
    searches: bool = False
    groups: tuple[PersonId, ...] = ()
    groups_told: bool = True
    document: Document | Lack | None = None
