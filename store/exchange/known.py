"""What a workspace holds, and all that ever happened there, as a file is held against it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from store.base import Workspace
from store.claims import Source, SourceId
from store.encoding import encode
from store.events import Entry, Event, ImportRestored, ImportWithdrawn, SourceRecorded
from store.fold import Happened, State, about, apply

_ENTRIES_AT_ONCE = 1_000


@dataclass(slots=True)
class Known:
    """What a workspace holds, and every event that ever happened there.

    `revisions` are all of each source, the newest last. `undone` are imports that were taken back,
    by their first entries, each with the first and the last entry that did it.
    """

    state: State = field(default_factory=State)
    happened: set[Event] = field(default_factory=set)
    revisions: dict[SourceId, list[Source]] = field(default_factory=dict)
    undone: dict[int, tuple[int, int]] = field(default_factory=dict)


async def known_at(workspace: Workspace, upto: int) -> Known:
    """Return what a workspace knew when the entry `upto` was its newest."""
    known, after = Known(), 0
    while entries := await workspace.entries(after=after, upto=upto, limit=_ENTRIES_AT_ONCE):
        await asyncio.to_thread(_learn, known, entries)
        after = entries[-1].seq
    return known


def _learn(known: Known, entries: Sequence[Entry]) -> None:
    for entry in entries:
        if entry.event is not None:
            happened = about(entry.event)
            apply(known.state, Happened(entry.seq, happened, entry.event, encode(entry.event)))
            known.happened.add(entry.event)
            match entry.event:
                case SourceRecorded(source):
                    known.revisions.setdefault(source.id, []).append(source)
                case ImportWithdrawn(brought, first):
                    known.undone[brought] = (first, entry.seq)
                case ImportRestored(brought):
                    known.undone.pop(brought, None)
                case _:
                    pass
