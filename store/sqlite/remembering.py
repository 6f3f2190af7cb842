"""What decides whether events fit, read for some at a time while more and more are written."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from store.admission import Draft, needed
from store.base import WorkspaceId
from store.events import EntitiesMerged
from store.fold import State, apply
from store.sql import SQL
from store.sqlite import restated
from store.sqlite.rows import listed


class Remembered:
    """What is known within one transaction of what its events name.

    Things and sources are kept, since later events name them again; claims are read once more,
    since few are said twice and a long import would have all of its own in memory.
    """

    def __init__(self, connection: sqlite3.Connection, workspace: WorkspaceId) -> None:
        self._connection = connection
        self._workspace = workspace
        self._state = State()
        self._held: set[str] = set()

    def about(self, drafts: Sequence[Draft], *, upto: int) -> State:
        """Return what decides whether `drafts` fit, as of the entry `upto`; they may change it."""
        self._held -= self._state.records.keys()
        self._state.records.clear()
        wanted = needed(drafts) - self._held
        scope = {"workspace": self._workspace, "upto": upto}
        rows = self._connection.execute(SQL["history"], {**scope, "ids": listed(wanted)}).fetchall()
        if any(isinstance(draft.event, EntitiesMerged) for draft in drafts):
            rows += self._connection.execute(SQL["merges"], scope).fetchall()
        happened = restated.happened(self._connection, self._workspace, rows)
        by_seq = {each.seq: each for each in happened}
        for seq in sorted(by_seq):
            apply(self._state, by_seq[seq])
        self._held |= wanted
        return self._state
