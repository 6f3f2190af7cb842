"""The newest entry of each workspace: what the next one is chained to, and whether it is there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from store.base import WorkspaceId
from store.errors import DamagedDatabaseError
from store.instants import to_text
from store.ledger import genesis
from store.recording import Written
from store.sql import SQL, by_place
from store.sqlite.indexes import entry_row
from store.sqlite.rows import instant

AT_ONCE = 1_000
"""Entries written before the next are sealed, so that an import is never there three times over."""


@dataclass(frozen=True, slots=True)
class Newest:
    """The number, the instant and the link of a workspace's newest entry; 0 where it has none."""

    seq: int
    at: datetime | None
    link: bytes


def newest(connection: sqlite3.Connection, workspace: WorkspaceId) -> Newest:
    """Return the newest entry of a workspace."""
    row = connection.execute(SQL["newest"], {"workspace": workspace}).fetchone()
    if row is None:
        return Newest(0, None, genesis(workspace))
    seq, at, link = row
    return Newest(seq, instant(at), link)


def append(
    connection: sqlite3.Connection,
    workspace: WorkspaceId,
    written: Iterable[Written],
    *,
    before: Newest,
    at: datetime,
) -> Iterator[tuple[tuple[int, Written], ...]]:
    """Write entries, and yield them as they are written, some at once, with their rows.

    Raises DamagedDatabaseError where the entry `before` is not the one that was written last:
    whatever followed it has been removed, and nobody would miss it any more.
    """
    _check(connection, workspace, before)
    (row,) = connection.execute(SQL["last_row"]).fetchone()
    numbered = enumerate(written, start=row + 1)
    last = None
    while some := tuple(islice(numbered, AT_ONCE)):
        rows = [entry_row(workspace, each, row=row, at=to_text(at)) for row, each in some]
        connection.executemany(by_place(SQL["add_entry"]), rows)
        yield some
        _, last = some[-1]
    if last is not None:
        head = {"workspace": workspace, "seq": last.happened.seq, "link": last.seal.link}
        connection.execute(SQL["write_last"], head)


def _check(connection: sqlite3.Connection, workspace: WorkspaceId, before: Newest) -> None:
    last = connection.execute(SQL["written_last"], {"workspace": workspace}).fetchone()
    if (last or (0, genesis(workspace))) != (before.seq, before.link):
        raise DamagedDatabaseError(
            f"the ledger of {workspace} does not end where it ended; nothing was written; "
            "`dealbrief audit verify` tells more"
        )
