"""What is said of a file that brings nothing new: all of it is saved, or was taken back since."""

from __future__ import annotations

from bot.answering import asks
from bot.desk import Desk
from bot.document import Block, Note, Tone
from bot.leaves import Leaf, Words
from store.events import Event
from store.exchange.contents import Contents
from store.exchange.taken_back import taken_back


async def nothing_new(desk: Desk, brought: Contents | tuple[Event, ...]) -> tuple[Block[Leaf], ...]:
    """Return why nothing of a file is new, and what brings back what was taken back of it."""
    gone = await taken_back(desk.workspace, brought, upto=desk.upto)
    if not gone.claims:
        return (Note(Tone.HINT, (Words("import-nothing-new"),)),)
    note: Note[Leaf] = Note(Tone.HINT, (Words("import-gone-since", (("count", gone.claims),)),))
    return (note,) if gone.by is None else (note, asks(f"fact undo {gone.by}"))
