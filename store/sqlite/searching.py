"""Full-text search that is stopped when it takes too long."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from store.base import Hits, SearchInterruptedError
from store.claims import ClaimId
from store.fold import alike, apply, fold
from store.ranking import LOOKED_AT, NAMESAKES, meant, ranked
from store.sqlite.reading import View
from store.sqlite.rows import entity_term, listed, word_term
from store.values import EntityId
from store.words import terms

STEPS_BETWEEN_LOOKS = 1_000
"""Steps of SQLite's machine between two looks at the clock; some 10 µs."""


def search(view: View, words: str, *, limit: int, deadline: timedelta) -> Hits:
    """Return the claims that hold all words, or raise SearchInterruptedError after `deadline`."""
    wanted = terms(words)
    if not wanted:
        return Hits((), capped=False)
    with _stopped_after(view.connection, deadline):
        return _search(view, wanted, limit)


@contextmanager
def _stopped_after(connection: sqlite3.Connection, deadline: timedelta) -> Iterator[None]:
    end = time.monotonic() + deadline.total_seconds()
    connection.set_progress_handler(lambda: time.monotonic() >= end, STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
    # A search of few steps is never looked at, yet may have waited long for its disk.
    if time.monotonic() >= end:
        raise SearchInterruptedError("the search took too long; use rarer words")


def _search(view: View, wanted: tuple[frozenset[str], ...], limit: int) -> Hits:
    named_so = [_called(view, term) for term in wanted]
    state = fold(view.merges() if any(named_so) else ())
    dropped = any(called and not meant(called) for called in named_so)
    expression = " AND ".join(
        _expression(view, term, alike(state.merged, meant(called)))
        for term, called in zip(wanted, named_so, strict=True)
    )
    rows = view.rows("passages", terms=expression, limit=LOOKED_AT + 1)
    claims = [ClaimId(claim) for (claim,) in rows[:LOOKED_AT]]
    for each in view.history(frozenset(claims)):
        apply(state, each)
    records = [state.records[claim] for claim in dict.fromkeys(claims)]
    return ranked(records, wanted, limit=limit, capped=dropped or len(rows) > LOOKED_AT)


def _called(view: View, term: frozenset[str]) -> list[EntityId]:
    rows = view.rows("entities_called", tokens=listed(term), limit=NAMESAKES + 1)
    return [EntityId(name) for (name,) in rows]


def _expression(view: View, term: frozenset[str], entities: frozenset[EntityId]) -> str:
    """Return what FTS5 looks for: one of the stems, or an entity that is called so.

    Both are folded letters and digits behind a mark: nothing a query language could mistake.
    """
    words = [word_term(view.workspace, token) for token in sorted(term)]
    names = [entity_term(view.workspace, entity) for entity in sorted(entities)]
    return "(" + " OR ".join((*words, *names)) + ")"
