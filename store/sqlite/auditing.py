"""Holding a database against itself: the ledger against its chain, the rest against the ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from store.auditing import Audit, Fault, Flaw
from store.base import WorkspaceId
from store.encoding import TAGS
from store.errors import DamagedDatabaseError
from store.fold import about
from store.holding import Held, first
from store.ledger import genesis
from store.sql import SQL
from store.sqlite.erasing import EMPTIED
from store.sqlite.indexed import astray
from store.sqlite.rows import entry
from store.sqlite.schema import laid_out

LEDGER = """
select row, kind, about, seq, at, person, origin, event, salt, commitment, link
from ledger where workspace = ? order by seq
"""

RESTATED = "select seq, again from restatements where workspace = ?"

# What comes of one request is recorded at one instant.
KEYS = """
select first, last, earliest.at = latest.at from dedupe_keys as this
left join ledger as earliest on earliest.workspace = this.workspace and earliest.seq = first
left join ledger as latest on latest.workspace = this.workspace and latest.seq = last
where this.workspace = ? and first <= last order by first, last
"""

# Rows that stand there let entries go; while nothing is removed there are none.
DOORS = "select (select count(*) from purging) + (select count(*) from erasing)"


def audit(connection: sqlite3.Connection, workspace: WorkspaceId) -> Audit:
    """Hold all of a workspace against its ledger, as it is at one moment."""
    with _moment(connection):
        held, filed = Held(genesis(workspace)), dict[int, tuple[str, str]]()
        fault = (
            _guards(connection)
            or _entries(connection, workspace, held, filed)
            or _end(connection, workspace, held)
            or _erasures(connection, workspace, held, filed)
            or _keys(connection, workspace)
            or first((astray(connection, workspace), Flaw.INDEXED))
        )
        return held.audit(fault)


@contextmanager
def _moment(connection: sqlite3.Connection) -> Iterator[None]:
    """Let every look within see the same state."""
    connection.execute("begin")
    try:
        yield
    finally:
        connection.rollback()


def _guards(connection: sqlite3.Connection) -> Fault | None:
    """Return a fault where something lets entries be changed or removed."""
    (doors,) = connection.execute(DOORS).fetchone()
    return Fault(0, Flaw.UNGUARDED) if doors or not laid_out(connection) else None


def _entries(
    connection: sqlite3.Connection,
    workspace: WorkspaceId,
    held: Held,
    filed: dict[int, tuple[str, str]],
) -> Fault | None:
    """Return the first entry that does not hold; `filed` learns what empty ones are found by."""
    last = 0
    for row, kind, what, *rest in connection.execute(LEDGER, (workspace,)):
        try:
            said = entry(tuple(rest))
        except DamagedDatabaseError:
            return Fault(held.seq + 1, Flaw.CHANGED)
        if not held.holds(said):
            return Fault(held.seq + 1, Flaw.CHANGED)
        if said.event is None:
            filed[said.seq] = kind, what
        elif (kind, what) != (TAGS[type(said.event)], about(said.event)):
            return Fault(said.seq, Flaw.MISFILED)
        # Searches of the past end at the row of an entry.
        if row <= last:
            return Fault(said.seq, Flaw.MISFILED)
        last = row
    return None


def _erasures(
    connection: sqlite3.Connection,
    workspace: WorkspaceId,
    held: Held,
    filed: dict[int, tuple[str, str]],
) -> Fault | None:
    again = dict(connection.execute(RESTATED, (workspace,)).fetchall())
    left = {seq: (TAGS[type(said)], about(said)) for seq, said in held.left.items()}
    misfiled = [seq for seq, under in filed.items() if under != left.get(seq, (EMPTIED, ""))]
    return held.erasures(again) or first((misfiled, Flaw.MISFILED))


def _end(connection: sqlite3.Connection, workspace: WorkspaceId, held: Held) -> Fault | None:
    last = connection.execute(SQL["written_last"], {"workspace": workspace}).fetchone()
    seq, link = last or (0, genesis(workspace))
    if (seq, link) == (held.seq, held.link):
        return None
    return Fault(min(seq, held.seq) + 1, Flaw.ENDED)


def _keys(connection: sqlite3.Connection, workspace: WorkspaceId) -> Fault | None:
    """Return the first entry of a key whose entries are not there, or are another key's as well."""
    before = 0
    for start, end, at_once in connection.execute(KEYS, (workspace,)):
        if start <= before or not at_once:
            return Fault(start, Flaw.KEYED)
        before = end
    return None
