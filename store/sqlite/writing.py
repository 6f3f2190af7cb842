"""Recording events: one transaction from the dedupe key to the last index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice

from store.admission import Draft, admit
from store.base import Receipt, WorkspaceId
from store.claims import ClaimId
from store.events import PersonId
from store.fold import Happened, State
from store.instants import to_text
from store.recording import Fingerprint, fingerprint, repeated, stamp, unmoved, write
from store.sql import SQL, by_place
from store.sqlite.heads import AT_ONCE, append, newest
from store.sqlite.indexes import CLAIMS, REVISED, passages
from store.sqlite.remembering import Remembered
from store.sqlite.transaction import transaction


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be recorded, by whom, where, when, under which dedupe key, after which entry.

    `drafts` are taken once, some at a time, so that a long import is never there as a whole.
    """

    workspace: WorkspaceId
    drafts: Iterable[Draft]
    by: PersonId
    origin: str
    at: datetime
    key: str | None
    upto: int | None = None


def record(connection: sqlite3.Connection, order: Order) -> Receipt:
    """Record events in one transaction, or raise and change nothing."""
    with transaction(connection):
        return _record(connection, order)


def _record(connection: sqlite3.Connection, order: Order) -> Receipt:
    scope = {"workspace": order.workspace}
    if order.key is not None:
        kept = connection.execute(SQL["dedupe_key"], {**scope, "key": order.key}).fetchone()
        if kept:
            first = Receipt(kept[1], kept[2])
            return repeated(order.key, kept=kept[0], now=fingerprint(order.drafts), receipt=first)
    before = newest(connection, order.workspace)
    unmoved(order.upto, newest=before.seq)
    at = stamp(order.at, before.at)
    remembered = Remembered(connection, order.workspace)
    print_of_events = Fingerprint()
    for some in _in_turn(order.drafts):
        print_of_events.add(some)
        _write(connection, order, some, remembered, at)
    receipt = Receipt(before.seq + 1, newest(connection, order.workspace).seq)
    if order.key is not None:
        _keep(connection, order, order.key, print_of_events.told(), receipt)
    return receipt


def _in_turn(drafts: Iterable[Draft]) -> Iterator[tuple[Draft, ...]]:
    following = iter(drafts)
    while some := tuple(islice(following, AT_ONCE)):
        yield some


def _write(
    connection: sqlite3.Connection,
    order: Order,
    drafts: Sequence[Draft],
    remembered: Remembered,
    at: datetime,
) -> None:
    """Write what is new in some drafts, which follow those that were written before."""
    before = newest(connection, order.workspace)
    state = remembered.about(drafts, upto=before.seq)
    admitted = admit(state, drafts, after=before.seq)
    written = write(admitted, before.link, by=order.by, origin=order.origin, at=at)
    for some in append(connection, order.workspace, written, before=before, at=at):
        happenings = [(row, each.happened) for row, each in some]
        new = [(row, each) for row, each in happenings if _is_first(state, each)]
        index(connection, order.workspace, happenings, first=new)


def receipt(connection: sqlite3.Connection, workspace: WorkspaceId, key: str) -> Receipt | None:
    """Return the receipt of what was recorded under a dedupe key, or None."""
    scope = {"workspace": workspace, "key": key}
    kept = connection.execute(SQL["dedupe_key"], scope).fetchone()
    return Receipt(kept[1], kept[2], repeated=True) if kept else None


def _keep(
    connection: sqlite3.Connection, order: Order, key: str, told: str, receipt: Receipt
) -> None:
    kept = {
        "workspace": order.workspace,
        "key": key,
        "fingerprint": told,
        "first": receipt.first,
        "last": receipt.last,
        "at": to_text(order.at),
    }
    connection.execute(SQL["add_dedupe_key"], kept)


def index(
    connection: sqlite3.Connection,
    workspace: WorkspaceId,
    happenings: Sequence[tuple[int, Happened]],
    *,
    first: Sequence[tuple[int, Happened]],
) -> None:
    """Write what indexes entries, each after its row; `first` record claims nobody knew before."""
    for indexes, indexed in ((CLAIMS, first), (REVISED, happenings)):
        for name, rows_of in indexes.items():
            rows = chain.from_iterable(rows_of(workspace, each, row) for row, each in indexed)
            connection.executemany(by_place(SQL[name]), rows)
    # A trigger for both would have FTS5 write out what it gathered, row by row.
    found = list(passages(workspace, happenings))
    terms = ((each.row, each.terms) for each in found)
    connection.executemany(by_place(SQL["add_passage"]), terms)
    lengths = ((each.row, each.length) for each in found)
    connection.executemany(by_place(SQL["add_length"]), lengths)


def _is_first(state: State, happened: Happened) -> bool:
    """Say whether an entry records a claim, and not only further words of a known one."""
    record = state.records.get(ClaimId(happened.about))
    return record is not None and record.standing.recorded == happened.seq
