"""Which database a file is, and bringing it to the schema of this release."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from store.base import DamagedDatabaseError, StoreError
from store.migrate import Step, pending, steps

APPLICATION = 0x4465616C
"""`Deal` in ASCII, in the header of every database of ours."""

STEPS = steps("sqlite")


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make or migrate a database in one transaction, or raise StoreError and change nothing."""
    missing = _missing(connection, path)
    if missing != STEPS:
        _check_pages(connection, path)
    connection.execute("pragma journal_mode = wal")
    if missing:
        _migrate(connection, missing)
    # SQLite opens what it may not write without a word, and tells at the first attempt.
    connection.execute("delete from preferences where false")


def check_readable(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError unless the database has the schema of this release."""
    if _missing(connection, path):
        raise StoreError(f"{path} has the schema of an older release; open it once for writing")


def _missing(connection: sqlite3.Connection, path: Path) -> tuple[Step, ...]:
    """Return the steps a database lacks, or raise StoreError when it is none of ours."""
    (version,) = connection.execute("pragma user_version").fetchone()
    (application,) = connection.execute("pragma application_id").fetchone()
    (tables,) = connection.execute("select count(*) from sqlite_schema").fetchone()
    if application != APPLICATION and (version or application or tables):
        raise StoreError(f"{path} is the database of another program; name another file")
    return pending(STEPS, version, str(path))


def _check_pages(connection: sqlite3.Connection, path: Path) -> None:
    (verdict,) = connection.execute("pragma quick_check(1)").fetchone()
    if verdict != "ok":
        raise DamagedDatabaseError(f"{path} is damaged ({verdict}); restore a backup")


def _migrate(connection: sqlite3.Connection, missing: tuple[Step, ...]) -> None:
    scripts = "\n".join(step.script for step in missing)
    try:
        # One script, because `executescript` commits whatever was begun before it.
        connection.executescript(
            f"begin immediate;\n{scripts}\n"
            f"pragma application_id = {APPLICATION};\n"
            f"pragma user_version = {missing[-1].version};\n"
            "commit;"
        )
    except sqlite3.Error:
        if connection.in_transaction:
            connection.rollback()
        raise
