"""What goes wrong with a database file, said so that an operator knows what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from store.errors import (
    DamagedDatabaseError,
    LockedDatabaseError,
    ReadOnlyDatabaseError,
    SearchInterruptedError,
    StoreError,
)

# An extended code keeps its primary code in the low byte: https://www.sqlite.org/rescode.html
_PRIMARY = 0xFF


@contextmanager
def told(place: str) -> Iterator[None]:
    """Raise a StoreError that says what to do in place of whatever SQLite raises."""
    try:
        yield
    except sqlite3.Error as error:
        raise _fault(error, place) from error
    except UnicodeDecodeError as error:
        # SQLite tells of damage in the words that are damaged.
        raise _damaged(place, error) from error
    except LookupError as error:
        # The foreign keys hold, so what refers to nothing was not written so.
        raise DamagedDatabaseError(
            f"{place} does not fit together ({error!r}); keep a copy of it before you restore a "
            "backup"
        ) from error


def _damaged(place: str, error: Exception) -> DamagedDatabaseError:
    return DamagedDatabaseError(f"{place} is damaged ({error}); restore a backup")


def _fault(error: sqlite3.Error, place: str) -> StoreError:
    # Errors of the Python module itself have no code: it was closed, or a text is no UTF-8.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
    if "UTF-8" in str(error):
        return _damaged(place, error)
    match code:
        case sqlite3.SQLITE_NOTADB:
            return DamagedDatabaseError(
                f"{place} is no Dealbrief database; name another file, or restore a backup"
            )
        case sqlite3.SQLITE_CORRUPT:
            return _damaged(place, error)
        case sqlite3.SQLITE_READONLY:
            return ReadOnlyDatabaseError(
                f"{place} cannot be written to; allow it, and in its folder too, or open it for "
                "reading only"
            )
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return ReadOnlyDatabaseError(
                f"{place} cannot be opened; check that it exists and that this user may read and "
                "write it and its folder"
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return locked(place)
        case sqlite3.SQLITE_FULL:
            return StoreError(f"no room is left for {place}; nothing was written; make room")
        case sqlite3.SQLITE_IOERR:
            return StoreError(
                f"{place} could not be read or written ({error}); nothing was written; check that "
                "its disk is sound and has room"
            )
        case sqlite3.SQLITE_INTERRUPT:
            return SearchInterruptedError("the search took too long; use rarer words")
        case _:
            return StoreError(f"{place} could not be used: {error}")


def locked(place: str) -> LockedDatabaseError:
    """Return the error for a database that another process writes to."""
    return LockedDatabaseError(
        f"another process writes to {place}; stop it first, or open it for reading only"
    )
