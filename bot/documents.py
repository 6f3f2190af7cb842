"""Files that come with a call, and where they are kept until what is in them is saved."""

from __future__ import annotations

import asyncio
import hashlib
import re
import unicodedata
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from enum import StrEnum

from cachetools import LRUCache

from store.base import WorkspaceId
from store.tables.limits import FILE_BYTES

ROOM = 3 * FILE_BYTES
"""Bytes of files that are kept in memory at once, those of the longest ago forgotten first."""

FETCHED = 3
"""Files that are fetched at a time: as many as there is room for."""

QUOTES = re.compile('["“”„]')
"""What ends the words of an argument."""

HANDLE = "sha256:"
"""How a handle begins; a file's name stands at its end."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file somebody brought, under its own name."""

    name: str
    data: bytes


class Lacking(StrEnum):
    """Why there is no file where one is named; each is told as `problem-file-…`."""

    MISSING = "missing"
    """There is none of that name."""
    UNREADABLE = "unreadable"
    """It is there, and may not be read."""
    TOO_BIG = "too-big"
    NOT_FETCHED = "not-fetched"
    """The platform did not hand it over."""
    NOT_ATTACHED = "not-attached"
    """It is named, by a path or a link, where files come with what is sent."""


@dataclass(frozen=True, slots=True)
class Lack:
    """A file that a call names and that does not come with it."""

    name: str
    why: Lacking


def _room() -> MutableMapping[tuple[WorkspaceId, str], Document]:
    return LRUCache(ROOM, getsizeof=lambda kept: len(kept.data))


@dataclass(frozen=True, slots=True)
class Documents:
    """Files that were looked at and not yet saved: in memory alone, and gone with the program.

    `turn` is held while one is read: a long one takes some hundred megabytes meanwhile. `fetching`
    is held by an adapter while it fetches one.
    """

    kept: MutableMapping[tuple[WorkspaceId, str], Document] = field(default_factory=_room)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    fetching: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(FETCHED))

    def keep(self, workspace: WorkspaceId, document: Document) -> str:
        """Keep a file and return its handle, which is the same for the same file."""
        digest = hashlib.sha256(document.data).hexdigest()
        # It is typed between quotation marks.
        name = QUOTES.sub("'", unicodedata.normalize("NFC", document.name))
        handle = f"{HANDLE}{digest[:16]} {name}"
        self.kept[workspace, handle] = document
        return handle

    def find(self, workspace: WorkspaceId, handle: str) -> Document | None:
        """Return the file of a handle, or None where it is not kept any more."""
        return self.kept.get((workspace, handle))

    def forget(self, workspace: WorkspaceId) -> None:
        """Forget all files of a workspace."""
        for each in [each for each in self.kept if each[0] == workspace]:
            del self.kept[each]
