"""Making the indexes anew of the ledger, where they were made by other rules than today's."""

from __future__ import annotations

import logging
import sqlite3
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from store.errors import OlderDatabaseError
from store.sqlite.heads import AT_ONCE
from store.sqlite.indexes import RULES
from store.sqlite.restated import happened
from store.sqlite.transaction import transaction
from store.sqlite.writing import index

# What refers to claims goes before them.
EMPTY = (
    "insert into passages (passages) values ('delete-all')",
    "delete from lengths",
    "delete from name_tokens",
    "delete from names",
    "delete from beginnings",
    "delete from sources",
    "delete from mentions",
    "delete from claims",
    "delete from restatements",
    "delete from indexed_by",
)

RESTATE = """
insert into restatements (workspace, seq, again)
select workspace, json_extract(event, '$.entry'), seq from ledger
where kind = 'entry_restated' and event is not null
"""

LEDGER = """
select
    workspace, row,
    kind = 'claim_recorded' and not exists (
        select 1 from ledger as earlier
        where earlier.workspace = this.workspace and earlier.about = this.about
            and earlier.seq < this.seq and earlier.kind = this.kind
    ),
    seq, about, person, origin, event, salt, commitment
from ledger as this order by row
"""

log = logging.getLogger(__name__)


def index_anew(connection: sqlite3.Connection, path: Path) -> None:
    """Index the whole ledger in one transaction, unless today's rules have done so before."""
    if _is_of_today(connection):
        return
    if connection.execute("select exists (select 1 from ledger)").fetchone() == (1,):
        log.info("the index of %s was made by other rules and is made anew", path)
    with transaction(connection):
        make_anew(connection)


def make_anew(connection: sqlite3.Connection) -> None:
    """Index the whole ledger, as a part of a transaction."""
    for statement in EMPTY:
        connection.execute(statement)
    _index_all(connection)
    connection.execute("insert into indexed_by (rules) values (?)", (RULES,))


def check_index(connection: sqlite3.Connection, path: Path) -> None:
    """Raise OlderDatabaseError unless today's rules have made the indexes."""
    if not _is_of_today(connection):
        raise OlderDatabaseError(f"{path} was indexed by another release; open it once for writing")


def _is_of_today(connection: sqlite3.Connection) -> bool:
    return connection.execute("select rules from indexed_by").fetchall() == [(RULES,)]


def _index_all(connection: sqlite3.Connection) -> None:
    connection.execute(RESTATE)
    ledger = connection.execute(LEDGER)
    while some := ledger.fetchmany(AT_ONCE):
        for workspace, rows in groupby(some, key=itemgetter(0)):
            entries = [(row, is_first, tuple(entry)) for _, row, is_first, *entry in rows]
            place = {entry[0]: (row, is_first) for row, is_first, entry in entries}
            history = happened(connection, workspace, [entry for *_, entry in entries])
            told = [(*place[each.seq], each) for each in history]
            first = [(row, each) for row, is_first, each in told if is_first]
            index(connection, workspace, [(row, each) for row, _, each in told], first=first)
