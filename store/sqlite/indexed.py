"""Holding the indexes against the ledger, of which every row of them is made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from store.base import WorkspaceId
from store.fold import Happened
from store.sqlite.heads import AT_ONCE
from store.sqlite.indexes import CLAIMS, REVISED, passages
from store.sqlite.restated import happened
from store.sqlite.rows import word_term

LEDGER = """
select row, seq, about, person, origin, event, salt, commitment from ledger
where workspace = ? and kind in ('claim_recorded', 'entity_recorded', 'source_recorded')
order by seq
"""

# Each row after the number of its entry, in the order of the query that adds it.
ROWS: Mapping[str, str] = MappingProxyType(
    {
        "add_claim": "select seq, workspace, seq, id, field, source from claims",
        "add_mention": "select seq, workspace, entity, field, seq, role from mentions",
        "add_name": "select seq, workspace, entity, seq, key, name from names",
        "add_name_token": "select seq, workspace, token, entity, seq from name_tokens",
        "add_beginning": (
            "select seq, workspace, kind, within, rest, name, entity, seq from beginnings"
        ),
        "add_source": (
            "select seq, row, workspace, id, seq, shelfmark, published, withdrawn from sources"
        ),
    }
)

LENGTHS = """
select lengths.row, length from lengths left join ledger on ledger.row = lengths.row
where ledger.workspace = ? or ledger.row is null
"""

# FTS5 tells what it holds by a table of its own, one row for each term of each passage.
VOCABULARY = """
create virtual table if not exists temp.vocabulary using fts5vocab(main, passages, instance)
"""

# All terms of a workspace begin with its mark, behind which a letter follows.
TERMS = "select term, doc from temp.vocabulary where term >= ? and term < ?"


class Sums:
    """For each entry, what was found less what was expected: nothing, where both are the same.

    A sum of hashes stands for a set of rows, whatever their order. Python draws the key of its
    hashes anew in every process, so nobody can make rows that cancel out.
    """

    def __init__(self) -> None:
        self._sums: dict[int, int] = {}

    def add(self, entry: int, *row: object) -> None:
        """Add a row that was found."""
        self._sums[entry] = self._sums.get(entry, 0) + hash(row)

    def take(self, entry: int, *row: object) -> None:
        """Take off a row that was expected."""
        self._sums[entry] = self._sums.get(entry, 0) - hash(row)

    def astray(self) -> Iterator[int]:
        """Yield the entries of which something else was found than expected."""
        return (entry for entry, total in self._sums.items() if total)


def astray(connection: sqlite3.Connection, workspace: WorkspaceId) -> Iterable[int]:
    """Return the entries whose rows in an index are not those that today's rules make.

    0 stands for what is in the full text of no entry.
    """
    sums, entries = Sums(), dict[int, int]()
    _expect(connection, workspace, sums, entries)
    for name, query in ROWS.items():
        for entry, *row in connection.execute(f"{query} where workspace = ?", (workspace,)):
            sums.add(entry, name, *row)
    for row, length in connection.execute(LENGTHS, (workspace,)):
        sums.add(entries.get(row, 0), "length", row, length)
    mark = word_term(workspace, "").removesuffix("w")
    with _vocabulary(connection):
        for term, row in connection.execute(TERMS, (mark, f"{mark}~")):
            sums.add(entries.get(row, 0), term, row)
    return tuple(sums.astray())


def _expect(
    connection: sqlite3.Connection, workspace: WorkspaceId, sums: Sums, entries: dict[int, int]
) -> None:
    """Take off everything that the ledger has in the indexes; `entries` learns of their rows."""
    known: set[str] = set()
    ledger = connection.execute(LEDGER, (workspace,))
    while some := ledger.fetchmany(AT_ONCE):
        rows = {seq: row for row, seq, *_ in some}
        entries |= {row: seq for seq, row in rows.items()}
        for each in happened(connection, workspace, [tuple(entry) for _, *entry in some]):
            _expect_of(workspace, rows[each.seq], each, sums, first=each.about not in known)
            known.add(each.about)


def _expect_of(
    workspace: WorkspaceId, row: int, happened: Happened, sums: Sums, *, first: bool
) -> None:
    for name, rows_of in (*(CLAIMS.items() if first else ()), *REVISED.items()):
        for made in set(map(tuple, rows_of(workspace, happened, row))):
            sums.take(happened.seq, name, *made)
    for passage in passages(workspace, [(row, happened)]):
        sums.take(happened.seq, "length", row, passage.length)
        for term in set(passage.terms.split()):
            sums.take(happened.seq, term, row)


@contextmanager
def _vocabulary(connection: sqlite3.Connection) -> Iterator[None]:
    """Make what tells of the full text; it stands in memory, and yet counts as writing."""
    connection.execute("pragma query_only = off")
    try:
        connection.execute(VOCABULARY)
        yield
    finally:
        connection.execute("pragma query_only = on")
