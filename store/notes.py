"""The notes of readers, from the entries that file and close them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from store.events import Entry, NoteClosed, NoteFiled, NoteId, PersonId


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader filed, under the number of its entry; and how an editor closed it, and who.

    `at` is UTC.
    """

    number: int
    by: PersonId
    at: datetime
    filed: NoteFiled
    closed: NoteClosed | None = None
    closed_by: PersonId | None = None


def notes_in(entries: Iterable[Entry]) -> tuple[Note, ...]:
    """Return the notes that entries file, in their order, as they were closed by the last of them.

    One whose filing was erased is gone, however it was closed.
    """
    notes: dict[NoteId, Note] = {}
    for entry in entries:
        match entry.event:
            case NoteFiled(note=note) as filed:
                notes[note] = Note(entry.seq, entry.by, entry.at, filed)
            case NoteClosed(note=note) as closed if note in notes:
                notes[note] = replace(notes[note], closed=closed, closed_by=entry.by)
            case _:
                pass
    return tuple(notes.values())
