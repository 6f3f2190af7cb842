"""What rows of the ledger say, those too that were erased and are said anew elsewhere."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from heapq import merge
from operator import attrgetter

from store.base import WorkspaceId
from store.encoding import encode
from store.events import Entry, EntryRestated, PersonId
from store.fold import Happened, about
from store.sql import SQL
from store.sqlite import rows
from store.sqlite.rows import EntryRow, HistoryRow

EVENT = 4
"""Where a row of a history has its event."""


@dataclass(frozen=True, slots=True)
class Restated:
    """What counts on of an erased entry, and the entry that says so, and of whom."""

    happened: Happened
    again: int
    by: PersonId
    origin: str


def happened(
    connection: sqlite3.Connection, workspace: WorkspaceId, history: Iterable[HistoryRow]
) -> Iterator[Happened]:
    """Return what the rows of a history say, without what was erased from them for good.

    Rows come in order, and so does what they say. Raises DamagedDatabaseError for a row that is not
    what was written.
    """
    history = tuple(history)
    erased = [row[0] for row in history if row[EVENT] is None]
    told = rows.happened(history)
    return _in_place(told, restated(connection, workspace, erased)) if erased else told


def _in_place(told: Iterable[Happened], again: Mapping[int, Restated]) -> Iterator[Happened]:
    left = (each.happened for _, each in sorted(again.items()))
    return merge(told, left, key=attrgetter("seq"))


def entries(
    connection: sqlite3.Connection, workspace: WorkspaceId, stretch: Iterable[EntryRow]
) -> tuple[Entry, ...]:
    """Return the entries that rows hold, with what counts on of those that were erased."""
    held = [rows.entry(row) for row in stretch]
    erased = [each.seq for each in held if each.event is None]
    again = restated(connection, workspace, erased)
    return tuple(_with(each, again.get(each.seq)) for each in held)


def _with(entry: Entry, left: Restated | None) -> Entry:
    if left is None:
        return entry
    event = left.happened.event
    return replace(entry, event=event, by=left.by, origin=left.origin, again=left.again)


def restated(
    connection: sqlite3.Connection, workspace: WorkspaceId, erased: list[int]
) -> Mapping[int, Restated]:
    """Return what counts on of some erased entries, by their numbers."""
    if not erased:
        return {}
    scope = {"workspace": workspace, "entries": json.dumps(erased)}
    return {
        place: Restated(found, row[0], PersonId(row[2]), row[3])
        for place, *row in connection.execute(SQL["restated"], scope).fetchall()
        if (found := _there(place, rows.happened([tuple(row)])))
    }


def _there(place: int, found: Iterator[Happened]) -> Happened | None:
    """Return what happened in a place, if some other entry says so."""
    for each in found:
        if isinstance(each.event, EntryRestated) and each.event.entry == place:
            said = each.event.event
            return Happened(place, about(said), said, encode(said))
    return None
