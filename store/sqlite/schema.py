"""Which database a file is, and bringing it to the schema of this release."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from store.errors import DamagedDatabaseError, OlderDatabaseError, StoreError
from store.migrate import Step, pending, steps

APPLICATION = 0x4465616C
"""`Deal` in ASCII, in the header of every database of ours."""

STEPS = steps("sqlite")

THOROUGH = 64 * 2**20
"""Bytes up to which a file is held against its own indexes when it is opened."""

CHECKED = 256 * 2**20
"""Bytes up to which its pages are held against one another; more would take half a second."""


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
    """Raise StoreError unless the database is sound and has the schema of this release."""
    if _missing(connection, path):
        raise OlderDatabaseError(
            f"{path} has the schema of an older release; open it once for writing"
        )
    _check_pages(connection, path)


def laid_out(connection: sqlite3.Connection) -> bool:
    """Say whether tables, indexes and triggers are those of this release, word for word."""
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    _migrate(fresh, STEPS)
    query = "select type, name, sql from main.sqlite_schema order by name, type"
    schemas = [each.execute(query).fetchall() for each in (fresh, connection)]
    fresh.close()
    return schemas[0] == schemas[1]


def _missing(connection: sqlite3.Connection, path: Path) -> tuple[Step, ...]:
    """Return the steps a database lacks, or raise StoreError when it is none of ours."""
    (version,) = connection.execute("pragma user_version").fetchone()
    (application,) = connection.execute("pragma application_id").fetchone()
    (tables,) = connection.execute("select count(*) from sqlite_schema").fetchone()
    if application != APPLICATION and (version or application or tables):
        raise StoreError(f"{path} is the database of another program; name another file")
    return pending(STEPS, version, str(path))


def _check_pages(connection: sqlite3.Connection, path: Path) -> None:
    """Raise DamagedDatabaseError where a file contradicts itself.

    The tables are held against their indexes only in small files, and nothing in the largest, whose
    users would wait for it: there, a flipped bit of an index may hide a claim. A claim that is read
    is always held against its commitment.
    """
    size = path.stat().st_size
    if size > CHECKED:
        return
    thorough = size <= THOROUGH
    check = "integrity_check(1)" if thorough else "quick_check(1)"
    (verdict,) = connection.execute(f"pragma {check}").fetchone()
    astray = connection.execute("pragma foreign_key_check").fetchone() if thorough else None
    if verdict != "ok" or astray:
        raise DamagedDatabaseError(f"{path} is damaged ({astray or verdict}); restore a backup")


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
