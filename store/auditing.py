"""What holds a workspace's ledger against itself, and what empties it of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from store.events import PersonId


class Flaw(StrEnum):
    """Why an entry does not hold, or what was made of it."""

    CHANGED = "changed"  # it, or the one before it, is not what was recorded, or is missing
    EMPTIED = "emptied"  # it is empty, and no erasure says so
    KEPT = "kept"  # an erasure names it, and it says what it said
    MISFILED = "misfiled"  # it cannot be found by what it is about, or by something else
    ENDED = "ended"  # it was removed from the ledger's end, or put there past the store
    KEYED = "keyed"  # a dedupe key says that it was recorded with others that it was not
    INDEXED = "indexed"  # it is found by other words or names than its own
    UNGUARDED = "unguarded"  # what refuses to change entries is gone; 0 is the entry then


@dataclass(frozen=True, slots=True)
class Fault:
    """The first entry that does not hold, and why; 0 where it is no entry's."""

    entry: int
    flaw: Flaw


@dataclass(frozen=True, slots=True)
class Audit:
    """What a ledger is found to be: how many entries, from when to when, and how many emptied.

    `link` is that of the newest entry, and stands for all there are: whoever keeps it elsewhere
    notices any change of them. Without `fault` all of it holds.
    """

    entries: int
    first_at: datetime | None
    last_at: datetime | None
    link: bytes | None
    erased: int
    fault: Fault | None = None


class Auditing(Protocol):
    """How a workspace is held against itself, and a person erased."""

    async def audit(self) -> Audit:
        """Hold every entry against the chain, and all that was made of them against the entries.

        It reads all of the workspace, as it is at one moment.
        """
        ...

    async def erase(self, person: PersonId, *, by: PersonId, origin: str, at: datetime) -> int:
        """Empty what a person said, wrote or was given, and return how many entries that were.

        Their own messages go with all that stands on them, their notes, roles and choices. What
        they recorded of other sources counts on in its place, under nobody's name, so that whatever
        is asked of any moment is answered as before. It is one transaction; the chain holds, and an
        entry says which were emptied. No byte is left where the store is kept; StoreError asks to
        do it again.
        """
        ...
