"""What goes wrong in a store; the texts say what happened and what to do, for an operator."""

from __future__ import annotations

from enum import StrEnum


class StoreError(Exception):
    """The store cannot be used; the text says what happened and what to do, for an operator."""


class NewerDatabaseError(StoreError):
    """The database was written by a newer release; nothing was changed."""


class OlderDatabaseError(StoreError):
    """The database is an older release's, and only who may write to it brings it up to date."""


class DamagedDatabaseError(StoreError):
    """The file is not a sound database; nothing was written."""


class ReadOnlyDatabaseError(StoreError):
    """The database cannot be written to."""


class LockedDatabaseError(StoreError):
    """Another process writes to the database; it can be read meanwhile."""


class Conflict(StrEnum):
    """In what an event does not fit the state."""

    UNKNOWN = "unknown"
    """It names what is not known."""
    WITHDRAWN = "withdrawn"
    COUNTING = "counting"
    RANKED = "ranked"
    UNVERIFIED = "unverified"
    NUMBERED = "numbered"
    MERGED = "merged"
    APART = "apart"
    CLOSED = "closed"
    ROLELESS = "roleless"
    ANSWERED = "answered"
    UNFIT = "unfit"
    """It cannot be said at all: its field takes no such value, or it has no quote."""


class ConflictingEventError(StoreError):
    """An event does not fit the state it was worked out from, and never will: see `conflict`.

    Whoever said from which entry it was worked out is told of anything newer by OvertakenError,
    which working it out anew can settle.
    """

    def __init__(self, text: str, conflict: Conflict = Conflict.UNFIT) -> None:
        super().__init__(text)
        self.conflict = conflict


class KeyReusedError(StoreError):
    """A dedupe key came back with other events than the first time."""


class OvertakenError(StoreError):
    """Something was recorded since the events were worked out."""


class SearchInterruptedError(StoreError):
    """A search took longer than it may and was stopped."""
