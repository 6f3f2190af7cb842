"""What goes wrong in a store; the texts say what happened and what to do, for an operator."""

from __future__ import annotations


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


class ConflictingEventError(StoreError):
    """An event does not fit the state: it names what is unknown, or is already so."""


class KeyReusedError(StoreError):
    """A dedupe key came back with other events than the first time."""


class OvertakenError(StoreError):
    """Something was recorded since the events were worked out."""


class SearchInterruptedError(StoreError):
    """A search took longer than it may and was stopped."""
