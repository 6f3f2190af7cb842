"""The right to write to a database: one process at a time has it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from store.sqlite.faults import locked, told


class WritersLock:
    """Held from `take` to `release`, or until the process ends in whatever way.

    SQLite itself would let two processes take turns at writing, but not all of its versions
    survive that (docs/decisions/0003-sqlite.md). The lock is an open transaction on an empty
    database beside the real one, so it works wherever SQLite's own locks do.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def take(cls, path: Path) -> WritersLock:
        """Take the lock, or raise LockedDatabaseError at once."""
        beside = path.with_name(path.name + "-writer")
        with told(str(path)):
            connection = sqlite3.connect(
                beside, isolation_level=None, timeout=0, check_same_thread=False
            )
            try:
                connection.execute("begin exclusive")
            except sqlite3.OperationalError as error:
                connection.close()
                if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                    raise locked(str(path)) from error
                raise
        return cls(connection)

    def release(self) -> None:
        """Let another process write."""
        self._connection.close()
