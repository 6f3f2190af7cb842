"""Events and the rows they become, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache

from store.base import WorkspaceId
from store.decoding import decode_event
from store.encoding import MalformedError
from store.errors import DamagedDatabaseError
from store.events import Entry, Event, PersonId
from store.fold import Happened
from store.instants import from_text
from store.ledger import Said, commit
from store.values import EntityId

REMEMBERED = 4_096
"""Entries kept decoded, about 4 KB each; an answer about a deal needs some hundred."""


def listed(items: Iterable[str]) -> str:
    """Return a list as the JSON that the queries take apart."""
    return json.dumps(sorted(items))


HistoryRow = tuple[int, str, str, str, str | None, bytes | None, bytes]
"""seq, about, person, origin, event, salt, commitment."""

EntryRow = tuple[int, str, str, str, str | None, bytes | None, bytes, bytes]
"""seq, at, person, origin, event, salt, commitment, link."""


def happened(rows: Iterable[HistoryRow]) -> Iterator[Happened]:
    """Yield what the rows of a history say, without what was erased from them.

    Raises DamagedDatabaseError for a row that is not what was written.
    """
    return (told for row in rows if (told := _happened(row)) is not None)


# The whole row is the argument, so a row that was changed is not the one that is remembered.
@lru_cache(maxsize=REMEMBERED)
def _happened(row: HistoryRow) -> Happened | None:
    seq, about, person, origin, event, salt, commitment = row
    if event is None or salt is None:
        return None
    if commit(Said(seq, person, origin, about, event), salt) != commitment:
        raise DamagedDatabaseError(f"entry {seq} of the ledger is damaged; restore a backup")
    return Happened(seq, about, _event(seq, event), event)


def forget_decoded() -> None:
    """Forget the entries that were kept decoded."""
    _happened.cache_clear()


def entry(row: EntryRow) -> Entry:
    """Return the entry that a row of the ledger holds."""
    seq, at, person, origin, event, salt, commitment, link = row
    said = None if event is None else _event(seq, event)
    return Entry(seq, instant(at), PersonId(person), origin, said, salt, commitment, link)


def instant(text: str) -> datetime:
    """Return the instant that a row of the ledger holds."""
    try:
        return from_text(text)
    except ValueError as error:
        raise DamagedDatabaseError(f"the ledger has a damaged instant: {text!a}") from error


def _event(seq: int, text: str) -> Event:
    try:
        return decode_event(text)
    except MalformedError as error:
        raise DamagedDatabaseError(f"entry {seq} of the ledger cannot be read: {error}") from error


def terms(workspace: WorkspaceId, tokens: Iterable[str], entities: Iterable[EntityId]) -> str:
    """Return what the full text of a workspace holds of a passage."""
    before = f" {_mark(workspace)}w"
    named = (entity_term(workspace, entity) for entity in dict.fromkeys(entities))
    return before.join(("", *tokens)) + " " + " ".join(named)


def word_term(workspace: WorkspaceId, token: str) -> str:
    """Return a token as it stands in the full text of a workspace."""
    return f"{_mark(workspace)}w{token}"


def source_term(workspace: WorkspaceId, word: str) -> str:
    """Return a word that tells of a source as it stands in the full text of a workspace."""
    return f"{_mark(workspace)}s{word}"


@lru_cache(maxsize=REMEMBERED)
def entity_term(workspace: WorkspaceId, entity: EntityId) -> str:
    """Return an entity as it stands in the full text of a workspace."""
    return f"{_mark(workspace)}e{hashlib.sha256(entity.encode()).hexdigest()[:24]}"


@lru_cache(maxsize=1_024)
def _mark(workspace: WorkspaceId) -> str:
    """Return what begins every term of a workspace, so that no other finds or counts it."""
    return hashlib.sha256(workspace.encode()).hexdigest()[:16]
