"""Reading what was recorded: one journey to the database an answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from store.assemble import cast as all_of
from store.assemble import closed as those_closed
from store.assemble import evidence, followed, named, select
from store.base import Evidence, Followed, Head, Selection, WorkspaceId
from store.claims import Entity, Kind
from store.encoding import TAGS
from store.events import EntityRecorded, Entry, PersonId, SourceRecorded
from store.fold import Happened, State, alike, apply, fold, resolve
from store.instants import to_text
from store.lookalikes import look, seen_as
from store.mentions import Role
from store.named import Cast, Match
from store.names import CONSIDERED, Likeness, Naming, best, exact, key, lengths, likely, scored
from store.notes import Note, notes_in
from store.sql import SQL
from store.sqlite import restated
from store.sqlite.rows import instant, listed
from store.values import EntityId

Parameters = dict[str, str | int | None]


@dataclass(frozen=True, slots=True)
class View:
    """A workspace as it was when the entry `upto` was its newest."""

    connection: sqlite3.Connection
    workspace: WorkspaceId
    upto: int

    def rows(self, query: str, **parameters: str | int | None) -> list[Any]:
        """Return the rows of a named query."""
        return self.walk(query, **parameters).fetchall()

    def walk(self, query: str, **parameters: str | int | None) -> sqlite3.Cursor:
        """Return the rows of a named query one by one; who stops before the last one closes it."""
        scope: Parameters = {"workspace": self.workspace, "upto": self.upto}
        return self.connection.execute(SQL[query], scope | parameters)

    def happened(self, query: str, **parameters: str | int | None) -> Iterator[Happened]:
        """Return what the rows of a named query say."""
        return restated.happened(self.connection, self.workspace, self.rows(query, **parameters))

    def entries(self, query: str, **parameters: str | int | None) -> tuple[Entry, ...]:
        """Return the entries that a named query gives."""
        return restated.entries(self.connection, self.workspace, self.rows(query, **parameters))

    def history(self, ids: Iterable[str]) -> Iterator[Happened]:
        """Return all that happened to some things."""
        return self.happened("history", ids=listed(ids))

    def merges(self) -> Iterator[Happened]:
        """Return every merge and split."""
        return self.happened("merges")

    def latest(
        self, kind: type[EntityRecorded | SourceRecorded], ids: Iterable[str]
    ) -> Iterator[Happened]:
        """Return the last revision of some sources or entities."""
        return self.happened("latest", kind=TAGS[kind], ids=listed(ids))


def head(connection: sqlite3.Connection, workspace: WorkspaceId) -> Head:
    """Return the newest entry's sequence, and when the ledger begins and ends."""
    row = connection.execute(SQL["head"], {"workspace": workspace}).fetchone()
    seq, first, last = row
    return Head(seq, instant(first), instant(last)) if seq else Head(0)


def workspaces(connection: sqlite3.Connection) -> tuple[WorkspaceId, ...]:
    """Return every workspace that has entries."""
    rows = connection.execute(SQL["workspaces"]).fetchall()
    return tuple(sorted(WorkspaceId(name) for (name,) in rows))


def seq_at(connection: sqlite3.Connection, workspace: WorkspaceId, moment: datetime) -> int:
    """Return the sequence of the newest entry at or before an instant, or 0."""
    parameters = {"workspace": workspace, "instant": to_text(moment)}
    row = connection.execute(SQL["seq_at"], parameters).fetchone()
    return int(row[0]) if row else 0


def entries(view: View, *, after: int, limit: int) -> tuple[Entry, ...]:
    """Return the entries after `after`, oldest first."""
    return view.entries("entries", after=after, limit=max(limit, 0))


def lately(view: View, *, limit: int) -> tuple[Entry, ...]:
    """Return the newest entries, the newest first, without what erasing only said anew."""
    return view.entries("lately", limit=max(limit, 0))


def entries_about(view: View, about: str) -> tuple[Entry, ...]:
    """Return every entry about one thing, oldest first."""
    return view.entries("entries_about", about=about)


def read(view: View, selection: Selection) -> Evidence:
    """Return the claims of a selection with everything they name."""
    state = fold(view.merges())
    for each in view.history(_preselected(view, selection, state)):
        apply(state, each)
    records = select(state, selection)
    names = named(records, selection, state.merged)
    learn(state, view.latest(SourceRecorded, names.sources))
    learn(state, view.latest(EntityRecorded, names.entities))
    return evidence(state, records, names)


def learn(state: State, happenings: Iterable[Happened]) -> None:
    """Let some more that happened change a state."""
    for each in happenings:
        apply(state, each)


def _preselected(view: View, selection: Selection, state: State) -> Iterable[str]:
    """Return ids among which all of the selection are; `select` says which of them fit."""
    if selection.claims:
        return selection.claims
    if selection.entities:
        rows = view.rows(
            "claims_mentioning",
            entities=listed(alike(state.merged, selection.entities)),
            role=Role.SUBJECT if selection.subject_only else None,
            fields=listed(selection.fields) if selection.fields else None,
        )
    elif selection.sources:
        rows = view.rows("claims_from", sources=listed(selection.sources))
    elif selection.fields:
        rows = view.rows("claims_saying", fields=listed(selection.fields))
    else:
        rows = view.rows("claims")
    return (claim for (claim,) in rows)


def notes(view: View) -> tuple[Note, ...]:
    """Return the notes of readers, in order of filing."""
    return notes_in(view.entries("notes"))


def deals(view: View) -> tuple[Followed, ...]:
    """Return the open deals, each with its entity and its numbered sources."""
    state = _of_deals(view)
    _named_by(view, state, state.deals)
    return followed(state)


def closed(view: View) -> tuple[Followed, ...]:
    """Return the closed deals, each with its entity and the sources it numbered."""
    state = _of_deals(view)
    _named_by(view, state, state.closed)
    return those_closed(state)


def _of_deals(view: View) -> State:
    return fold(chain(view.merges(), view.happened("deals")))


def _named_by(view: View, state: State, deals: Iterable[EntityId]) -> None:
    """Let a state know what some deals are called, and the sources that they number."""
    deals = tuple(deals)
    numbered = {source for deal in deals for source in state.numbers.get(deal, {})}
    learn(state, view.latest(SourceRecorded, numbered))
    learn(state, view.latest(EntityRecorded, {resolve(state.merged, deal) for deal in deals}))


def entity(view: View, wanted: EntityId) -> Entity | None:
    """Return what an id stands for now."""
    state = fold(view.merges())
    now = resolve(state.merged, wanted)
    learn(state, view.latest(EntityRecorded, [now]))
    return state.entities.get(now)


def cast(view: View, now: EntityId | None) -> Cast:
    """Return all entities there are, or those that one stands for now."""
    state = fold(view.merges())
    every = (
        (name for (name,) in view.rows("entities")) if now is None else alike(state.merged, {now})
    )
    learn(state, view.latest(EntityRecorded, every))
    return all_of(state, now)


def roles(
    connection: sqlite3.Connection, workspace: WorkspaceId
) -> tuple[tuple[PersonId, str], ...]:
    """Return who has which role now, sorted by person."""
    rows = connection.execute(SQL["roles"], {"workspace": workspace}).fetchall()
    happened = restated.happened(connection, workspace, rows)
    return tuple(sorted(fold(happened).roles.items()))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that was typed, the kinds of entities it may name, and how many to return."""

    name: str
    kinds: frozenset[Kind]
    limit: int


def find_same(view: View, wanted: Wanted) -> tuple[Match, ...]:
    """Return the entities of that very name."""
    typed = key(wanted.name)
    return _meant(view, wanted, exact(wanted.name, {typed}))


def find_like(view: View, wanted: Wanted) -> tuple[Match, ...]:
    """Return the entities of names like it; SQLite looks at every name of the workspace."""
    typed = key(wanted.name)
    shortest, longest = lengths(typed)
    rows = view.rows("keys_like", part=f" {typed} ", shortest=shortest, longest=longest)
    return _meant(view, wanted, likely(wanted.name, [found for (found,) in rows]))


def find_lookalikes(view: View, wanted: Wanted) -> tuple[Match, ...]:
    """Return the entities of other names that look the same."""
    rows = view.rows("entities_called", tokens=listed({look(wanted.name)}), limit=CONSIDERED)
    called = [EntityId(name) for (name,) in rows]
    state = fold(view.merges())
    now = {resolve(state.merged, each) for each in called}
    learn(state, view.latest(EntityRecorded, {*called, *now}))
    likenesses = seen_as(wanted.name, [state.entities[each] for each in called])
    return _best(likenesses, wanted, state)


def _meant(view: View, wanted: Wanted, scores: Mapping[str, float]) -> tuple[Match, ...]:
    rows = view.rows("names_of_keys", keys=listed(scores))
    likenesses = scored(scores, (Naming(*row) for row in rows))
    state = fold(view.merges())
    now = {resolve(state.merged, each.naming.entity) for each in likenesses}
    learn(state, view.latest(EntityRecorded, now))
    return _best(likenesses, wanted, state)


def _best(likenesses: Iterable[Likeness], wanted: Wanted, state: State) -> tuple[Match, ...]:
    return best(
        likenesses,
        merged=state.merged,
        entities=state.entities,
        kinds=wanted.kinds,
        limit=wanted.limit,
    )
