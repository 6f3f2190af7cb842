"""Erasing a person: their entries emptied, what others need said anew, no byte of them left."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from store.base import WorkspaceId
from store.encoding import TAGS
from store.erasing import NOBODY, Emptied, emptied, restated
from store.events import ClaimRecorded, Entry, EntryRestated, PersonId, SourceRecorded
from store.fold import Happened, about
from store.mentioning import naming
from store.recording import stamp, write
from store.sqlite.heads import AT_ONCE, append, newest
from store.sqlite.indexes import passages
from store.sqlite.merging import merge
from store.sqlite.purging import UNINDEX, shorten_log
from store.sqlite.reading import View, entries
from store.sqlite.rows import forget_decoded
from store.sqlite.transaction import transaction

# What was found by it goes before it does.
UNFILE = (
    "delete from lengths where row = (select row from ledger where workspace = ? and seq = ?)",
    "delete from sources where workspace = ? and seq = ?",
    "delete from mentions where workspace = ? and seq = ?",
    "delete from claims where workspace = ? and seq = ?",
    "delete from restatements where workspace = ? and seq = ?",
)

BEGIN = "insert into erasing (workspace, seq) values (?, ?) on conflict do nothing"

EMPTY = """
update ledger set person = '', origin = '', event = null, salt = null, kind = ?, about = ?
where workspace = ? and seq = ?
"""

END = "delete from erasing where workspace = ?"

RESTATE = """
insert into restatements (workspace, seq, again) values (?, ?, ?)
on conflict (workspace, seq) do update set again = excluded.again
"""

# The fingerprint of what was recorded is no secret: with it a guess could be tried. A repeat finds
# its key all the same, and does nothing.
BLUR = """
update dedupe_keys set fingerprint = '' where workspace = ? and exists (
    select 1 from json_each(?) as gone where gone.value between first and last
)
"""

EMPTIED = "emptied"
"""What an entry is filed under of which nothing counts on."""

KEYS = "select key from dedupe_keys where workspace = ?"
FORGET_KEY = "delete from dedupe_keys where workspace = ? and key = ?"
FORGET_CHOICES = "delete from preferences where workspace = ? and owner = ?"

# What stands there for a time is a courtesy; what stands there for good is no person's.
SHELVED = "select row, key, value from shelves where until is not null"
UNSHELVE = "delete from shelves where row = ?"

UNSUBSCRIBE = "delete from subscriptions where workspace = ? and person = ? and alone = 1"

# Whoever read it before would write the person back, so it has another version.
UNNAME = """
update subscriptions set person = ?, version = version + 1 where workspace = ? and person = ?
"""


@dataclass(frozen=True, slots=True)
class Erasure:
    """Who is erased where, by whom and when."""

    workspace: WorkspaceId
    person: PersonId
    by: PersonId
    origin: str
    at: datetime


def erase(connection: sqlite3.Connection, erasure: Erasure, path: Path) -> int:
    """Erase a person in one transaction, then the log of it; return how many entries are empty."""
    with transaction(connection):
        gone = tuple(emptied(erasure.person, lambda: _ledger(connection, erasure.workspace)))
        if gone:
            unindexed = _unindex(connection, erasure.workspace, gone)
            _restate(connection, erasure, gone)
            _empty(connection, erasure.workspace, gone)
            if unindexed:
                merge(connection)
        _forget(connection, erasure)
    forget_decoded()
    shorten_log(connection, path)
    return len(gone)


def _ledger(connection: sqlite3.Connection, workspace: WorkspaceId) -> Iterator[Entry]:
    view = View(connection, workspace, newest(connection, workspace).seq)
    after = 0
    while some := entries(view, after=after, limit=AT_ONCE):
        yield from some
        after = some[-1].seq


def _unindex(
    connection: sqlite3.Connection, workspace: WorkspaceId, gone: Iterable[Emptied]
) -> bool:
    """Take out of the indexes whatever does not count on, and say whether any words were."""
    lost = [each for each in gone if each.left is None]
    worded = [each for each in lost if isinstance(each.said, ClaimRecorded | SourceRecorded)]
    told = [
        (
            _row(connection, workspace, each.place),
            Happened(each.place, about(each.said), each.said, ""),
        )
        for each in worded
    ]
    found = passages(workspace, told)
    connection.executemany(UNINDEX, ((each.row, each.terms) for each in found))
    for statement in UNFILE:
        connection.executemany(statement, ((workspace, each.place) for each in lost))
    return bool(worded)


def _row(connection: sqlite3.Connection, workspace: WorkspaceId, seq: int) -> int:
    query = "select row from ledger where workspace = ? and seq = ?"
    (row,) = connection.execute(query, (workspace, seq)).fetchone()
    return int(row)


def _restate(connection: sqlite3.Connection, erasure: Erasure, gone: Sequence[Emptied]) -> None:
    """Write down what is emptied, and what counts on of it."""
    workspace = erasure.workspace
    before = newest(connection, workspace)
    at = stamp(erasure.at, before.at)
    said = restated(gone, by=erasure.by, origin=erasure.origin, after=before.seq)
    for by, origin, happenings in said:
        written = write(happenings, before.link, by=by, origin=origin, at=at)
        for some in append(connection, workspace, written, before=before, at=at):
            new = ((each.happened.event, each.happened.seq) for _, each in some)
            again = (
                (workspace, event.entry, seq)
                for event, seq in new
                if isinstance(event, EntryRestated)
            )
            connection.executemany(RESTATE, again)
        before = newest(connection, workspace)


def _empty(connection: sqlite3.Connection, workspace: WorkspaceId, gone: Sequence[Emptied]) -> None:
    """Empty entries, and file each under what counts on in its place."""
    filed = {each.number: (EMPTIED, "") for each in gone}
    filed |= {
        each.place: (TAGS[type(each.left)], about(each.left)) if each.left else (EMPTIED, "")
        for each in gone
    }
    connection.executemany(BEGIN, ((workspace, seq) for seq in filed))
    rows = ((kind, what, workspace, seq) for seq, (kind, what) in filed.items())
    connection.executemany(EMPTY, rows)
    connection.execute(END, (workspace,))
    connection.execute(BLUR, (workspace, json.dumps(sorted(filed))))


def _forget(connection: sqlite3.Connection, erasure: Erasure) -> None:
    """Forget what names a person beside the ledger."""
    workspace, named = erasure.workspace, naming(erasure.person)
    keys = connection.execute(KEYS, (workspace,)).fetchall()
    gone = [(workspace, key) for (key,) in keys if named.search(key)]
    connection.executemany(FORGET_KEY, gone)
    connection.execute(FORGET_CHOICES, (workspace, erasure.person))
    connection.execute(UNSUBSCRIBE, (workspace, erasure.person))
    connection.execute(UNNAME, (NOBODY, workspace, erasure.person))
    shelved = connection.execute(SHELVED).fetchall()
    texts = ((row, f"{_text(key)} {_text(value)}") for row, key, value in shelved)
    connection.executemany(UNSHELVE, [(row,) for row, text in texts if named.search(text)])


def _text(kept: bytes) -> str:
    return kept.decode(errors="replace")
