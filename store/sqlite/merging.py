"""Leaving nothing in the full text of what was taken out of it."""

from __future__ import annotations

import sqlite3

from store.sqlite.reindexing import make_anew

# What was taken out still stands in older segments until they are merged.
MERGE = "insert into passages (passages) values ('optimize')"

# Where FTS5 keeps how its segments lie: https://www.sqlite.org/fts5.html#fts5_data_structures
STRUCTURE = "select block from passages_data where id = 10"
COOKIE, SECOND = 4, b"\xff\x00\x00\x01"
"""Bytes before it, and those that stand between in its second version."""

SEVEN_BITS = 0x7F

LEVELS = 1_000
"""Levels from which the full text is made anew: up to SQLite 3.41 each merge may add one or two,
and with 2,000 nothing of it can be read any more, nor be repaired."""


def merge(connection: sqlite3.Connection) -> None:
    """Merge the full text into one piece, or make all indexes anew of the ledger."""
    if levels(connection) < LEVELS:
        connection.execute(MERGE)
    else:
        make_anew(connection)


def levels(connection: sqlite3.Connection) -> int:
    """Return how many levels of segments the full text has."""
    (structure,) = connection.execute(STRUCTURE).fetchone()
    begun = structure[COOKIE:].removeprefix(SECOND)
    # Seven bits a byte, the highest ones first; the last byte lacks the eighth.
    number = 0
    for byte in begun:
        number = number << 7 | byte & SEVEN_BITS
        if byte <= SEVEN_BITS:
            break
    return number
