"""Removing a workspace: every row of it, its words in the full text, their bytes in the file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from store.base import WorkspaceId
from store.errors import StoreError
from store.sqlite.heads import AT_ONCE
from store.sqlite.indexes import passages
from store.sqlite.merging import merge
from store.sqlite.restated import happened
from store.sqlite.rows import forget_decoded
from store.sqlite.transaction import transaction

WORDED = """
select row, seq, about, person, origin, event, salt, commitment from ledger
where workspace = ? and kind in ('claim_recorded', 'source_recorded')
order by row
"""

# FTS5 keeps no text of its own here, so it has to be told what it indexed.
UNINDEX = "insert into passages (passages, rowid, terms) values ('delete', ?, ?)"

# What refers to others goes before them.
EMPTY = (
    "delete from lengths where row in (select row from ledger where workspace = ?)",
    "delete from name_tokens where workspace = ?",
    "delete from names where workspace = ?",
    "delete from beginnings where workspace = ?",
    "delete from sources where workspace = ?",
    "delete from mentions where workspace = ?",
    "delete from claims where workspace = ?",
    "delete from dedupe_keys where workspace = ?",
    "delete from preferences where workspace = ?",
    "delete from restatements where workspace = ?",
    "delete from heads where workspace = ?",
    "delete from stated where workspace = ?",
    "delete from messages where workspace = ?",
    "delete from subscriptions where workspace = ?",
    "delete from subscription_numbers where workspace = ?",
    "insert into purging (workspace) values (?)",
    "delete from ledger where workspace = ?",
    "delete from purging where workspace = ?",
)


def purge(connection: sqlite3.Connection, workspace: WorkspaceId, path: Path) -> None:
    """Remove all of a workspace in one transaction, then the log of it."""
    with transaction(connection):
        found = _unindex(connection, workspace)
        for statement in EMPTY:
            connection.execute(statement, (workspace,))
        if found:
            merge(connection)
    forget_decoded()
    shorten_log(connection, path)


def _unindex(connection: sqlite3.Connection, workspace: WorkspaceId) -> bool:
    """Take the passages of a workspace out of the full text, and say whether there were any."""
    worded = connection.execute(WORDED, (workspace,))
    found = False
    while some := worded.fetchmany(AT_ONCE):
        row_of = {seq: row for row, seq, *_ in some}
        history = happened(connection, workspace, [tuple(entry) for _, *entry in some])
        told = [(row_of[each.seq], each) for each in history]
        gone = ((each.row, each.terms) for each in passages(workspace, told))
        connection.executemany(UNINDEX, gone)
        found = True
    return found


def shorten_log(connection: sqlite3.Connection, path: Path) -> None:
    """Leave nothing in the write-ahead log, where pages stand as they were before; or StoreError.

    The pages of the file itself are overwritten by `secure_delete`.
    """
    (busy, *_) = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    if busy:
        raise StoreError(
            f"somebody reads {path}, so the log of it still holds what was removed; do that again"
        )
