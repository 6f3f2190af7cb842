"""Full-text search that is stopped when it takes too long."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from store.base import WorkspaceId
from store.claims import ClaimId
from store.errors import SearchInterruptedError
from store.fold import alike, fold
from store.ranking import LOOKED_AT, NAMESAKES, Found, Hits, meant, ranked
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
    called = [_called(view, term) for term in wanted]
    merged = fold(view.merges()).merged if any(called) else {}
    asked = [
        Asked.of(view.workspace, term, alike(merged, meant(names)))
        for term, names in zip(wanted, called, strict=True)
    ]
    named = sum(1 for each in asked if each.names)
    rows = view.rows("passages", terms=_all(asked), named=named, limit=LOOKED_AT + 1)
    found: list[Found] = [row[:4] for row in rows[:LOOKED_AT]]
    judged = [row[3] for row in rows if row[4]]
    return ranked(
        _credited(view, asked, found) if named else found,
        hidden=_hidden(view, judged) if judged else frozenset(),
        limit=limit,
        capped=len(rows) > LOOKED_AT or any(names and not meant(names) for names in called),
    )


def _called(view: View, term: frozenset[str]) -> list[EntityId]:
    rows = view.rows("entities_called", tokens=listed(term), limit=NAMESAKES + 1)
    return [EntityId(name) for (name,) in rows]


@dataclass(frozen=True, slots=True)
class Asked:
    """What FTS5 looks for in place of a word: one of its stems, or an entity that is called so.

    Both are folded letters and digits behind a mark: nothing a query language could mistake.
    """

    words: str
    names: str

    @classmethod
    def of(
        cls, workspace: WorkspaceId, term: frozenset[str], entities: frozenset[EntityId]
    ) -> Asked:
        """Return what stands for a word."""
        return cls(
            " OR ".join(word_term(workspace, token) for token in sorted(term)),
            " OR ".join(entity_term(workspace, entity) for entity in sorted(entities)),
        )

    @property
    def either(self) -> str:
        """Return what finds the word or one of the entities."""
        return f"{self.words} OR {self.names}" if self.names else self.words


def _all(asked: Iterable[Asked]) -> str:
    return " AND ".join(f"({each.either})" for each in asked)


def _credited(view: View, asked: Sequence[Asked], found: Sequence[Found]) -> Iterator[Found]:
    """Yield what was found, the newest first, lacking less where it holds more words itself."""
    held: Counter[int] = Counter()
    for place, each in enumerate(asked):
        if found and each.names:
            others = (*asked[:place], *asked[place + 1 :])
            terms = _all((replace(each, names=""), *others))
            (_, _, first, _), (_, _, last, _) = found[-1], found[0]
            rows = view.rows("passages_between", terms=terms, first=first, last=last)
            held.update(row for (row,) in rows)
    return ((lacking - held[row], length, row, claim) for lacking, length, row, claim in found)


def _hidden(view: View, judged: Iterable[str]) -> frozenset[ClaimId]:
    """Return those of some claims that are not to be shown."""
    records = fold(view.history(judged)).records.values()
    return frozenset(record.id for record in records if not record.standing.visible)
