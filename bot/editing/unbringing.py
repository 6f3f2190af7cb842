"""An import taken back as a whole, or brought back again: by which events, and what stays."""

from __future__ import annotations

from dataclasses import replace

from bot.desk import Desk
from bot.editing.withdrawing import later, refused
from store.events import Entry, Event, ImportRecorded, ImportRestored, ImportWithdrawn
from store.fold import about
from store.importing.doings import Stretch
from store.importing.reversing import Reversal, restoration, withdrawal

Import = ImportRecorded | ImportWithdrawn | ImportRestored

IMPORT = (ImportRecorded, ImportWithdrawn, ImportRestored)
"""What ends the entries of an import, or of what reverses one."""


async def reversal_of(entry: Entry, event: Import, reason: str, desk: Desk) -> Reversal | None:
    """Return what reverses all that entries up to this one did; None where it is reversed already.

    Nothing is left to be done where it has no events. Raises ProblemError where it was reversed and
    brought back since.
    """
    history = await desk.workspace.history(about(event), upto=desk.upto)
    if since := later(history, entry, IMPORT):
        if len(since) == 1:
            return None
        raise refused("changed-since", entry.seq, tries=(f"fact undo {since[-1].seq}",))
    return await reversal_at(entry, event, reason, desk, desk.upto)


async def reversal_at(entry: Entry, event: Import, reason: str, desk: Desk, upto: int) -> Reversal:
    """Return what reverses an import as the ledger was when the entry `upto` was its newest."""
    stretch = Stretch(desk.workspace, event.first, entry.seq, upto)
    reverse = restoration if isinstance(event, ImportWithdrawn) else withdrawal
    found = await reverse(stretch, reason, desk.hear)
    end = _end(event, upto + 1)
    return replace(found, events=(*found.events, end)) if found.events else found


def _end(event: Import, first: int) -> Event:
    match event:
        case ImportRecorded(first=brought) | ImportRestored(brought=brought):
            return ImportWithdrawn(brought, first)
        case ImportWithdrawn(brought=brought):
            return ImportRestored(brought, first)
