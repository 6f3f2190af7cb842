"""A transaction that writes: all of it is kept, or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep what is written within, unless anything is raised there."""
    try:
        # One that is interrupted may have begun all the same.
        connection.execute("begin immediate")
        yield
        connection.execute("commit")
    except BaseException:
        # SQLite itself has rolled back after some errors, a full disk among them.
        if connection.in_transaction:
            connection.rollback()
        raise
