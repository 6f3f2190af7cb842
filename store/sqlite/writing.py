"""Recording events: one transaction from the dedupe key to the last index."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from store.admission import Draft, admit, needed
from store.base import Receipt, WorkspaceId
from store.claims import ClaimId
from store.events import EntitiesMerged, PersonId
from store.fold import Happened, State, fold
from store.instants import to_text
from store.recording import fingerprint, repeated, stamp, unmoved, write
from store.sql import SQL, by_place
from store.sqlite import restated
from store.sqlite.heads import append, newest
from store.sqlite.indexes import CLAIMS, ENTITIES, passages
from store.sqlite.rows import listed
from store.sqlite.transaction import transaction


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be recorded, by whom, where, when, under which dedupe key, after which entry."""

    workspace: WorkspaceId
    drafts: tuple[Draft, ...]
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
    seq = before.seq
    unmoved(order.upto, newest=seq)
    at = stamp(order.at, before.at)
    state = _state(connection, order, seq)
    admitted = admit(state, order.drafts, after=seq)
    written = write(admitted, before.link, by=order.by, origin=order.origin, at=at)
    for some in append(connection, order.workspace, written, before=before, at=at):
        happenings = [(row, each.happened) for row, each in some]
        new = [(row, each) for row, each in happenings if _is_first(state, each)]
        index(connection, order.workspace, happenings, first=new)
    receipt = Receipt(seq + 1, seq + len(admitted))
    if order.key is not None:
        _keep(connection, order, order.key, receipt)
    return receipt


def receipt(connection: sqlite3.Connection, workspace: WorkspaceId, key: str) -> Receipt | None:
    """Return the receipt of what was recorded under a dedupe key, or None."""
    scope = {"workspace": workspace, "key": key}
    kept = connection.execute(SQL["dedupe_key"], scope).fetchone()
    return Receipt(kept[1], kept[2], repeated=True) if kept else None


def _state(connection: sqlite3.Connection, order: Order, upto: int) -> State:
    """Return what decides whether the events fit."""
    scope = {"workspace": order.workspace, "upto": upto}
    ids = listed(needed(order.drafts))
    rows = connection.execute(SQL["history"], {**scope, "ids": ids}).fetchall()
    if any(isinstance(draft.event, EntitiesMerged) for draft in order.drafts):
        rows += connection.execute(SQL["merges"], scope).fetchall()
    happened = restated.happened(connection, order.workspace, rows)
    by_seq = {each.seq: each for each in happened}
    return fold(by_seq[seq] for seq in sorted(by_seq))


def _keep(connection: sqlite3.Connection, order: Order, key: str, receipt: Receipt) -> None:
    kept = {
        "workspace": order.workspace,
        "key": key,
        "fingerprint": fingerprint(order.drafts),
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
    for indexes, indexed in ((CLAIMS, first), (ENTITIES, happenings)):
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
