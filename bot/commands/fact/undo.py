"""`/fact undo`: what an entry of the ledger did is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.command import Command, parameter, required
from bot.desk import Desk
from bot.document import Block, Fields, Reply, Row
from bot.editing.chronicle import chronicle, claim_of
from bot.editing.entries import LINE, NUMBER
from bot.editing.sure import Change, decided
from bot.editing.turning import titled, turned
from bot.editing.unadding import source_called
from bot.editing.unbringing import IMPORT
from bot.editing.unbrought import import_undone
from bot.editing.undoing import entry_at, undoable, undone
from bot.editing.which import records_of
from bot.leaves import Leaf, Named, Strong, Verbatim, Words
from bot.lines import Line
from bot.roles import Role
from bot.words import said
from store.claims import Source
from store.events import (
    DealWithdrawn,
    EntityRecorded,
    Entry,
    Event,
    SourceRecorded,
    SourceUnnumbered,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """Which entry, and why."""

    number: int = required(NUMBER, "number", aliases=("nummer",))
    reason: str | None = parameter(LINE, "reason", aliases=("grund",))


async def answer(query: Undoing, desk: Desk) -> Reply[Leaf]:
    """Take back what an entry did, and show how it stands now; what was undone stays so."""
    reason = query.reason or said("fact-undo-reason", desk.language)
    back = f"fact history {query.number}"

    async def work(now: Desk) -> Change:
        entry = await entry_at(query.number, now)
        if isinstance(event := undoable(entry, now), IMPORT):
            return await import_undone(entry, event, reason, now)
        if events := await undone(entry, reason, now):
            title, blocks = await _told(now, entry, events)
            return Change(title, blocks, events, (), back, then=(back,), done="change-undone")
        told = await chronicle(now, (entry,))
        return Change(
            _numbered(entry), (told,), (), (), back, then=(back,), done="fact-undone-before"
        )

    return await decided(desk, work, looked_at=False)


async def _told(
    desk: Desk, entry: Entry, events: tuple[Event, ...]
) -> tuple[Line, tuple[Block[Leaf], ...]]:
    """Return what an entry is about, and how it stands before some events and after them."""
    claim = claim_of(entry.event) if entry.event else None
    if claim is None:
        return _numbered(entry), (await chronicle(desk, (entry,)), *_things(entry, events))
    (record,) = await records_of(desk, claim)
    # A source that goes with its figure is cited where the figure is shown.
    gone = [
        each.source for each in events if isinstance(each, SourceRecorded) and each.source.withdrawn
    ]
    shown = tuple(
        each for each in events if not isinstance(each, SourceRecorded | SourceUnnumbered)
    )
    blocks = await turned(desk, record, shown if gone else events)
    return await titled(desk, record), (*_sources(gone), *blocks)


def _sources(gone: list[Source]) -> Iterator[Fields[Leaf]]:
    """Yield which sources are no longer known, when a figure is undone."""
    if gone:
        lines = tuple((source_called(each),) for each in gone)
        yield Fields((Row((Words("undo-gone"),), lines),))


def _things(entry: Entry, events: tuple[Event, ...]) -> Iterator[Fields[Leaf]]:
    """Yield which things are no longer known, or known again, when an entry is undone."""
    again = isinstance(entry.event, DealWithdrawn)
    things = [each.entity for each in events if isinstance(each, EntityRecorded)]
    if some := [each for each in things if again or each.withdrawn]:
        word = Words("undo-again" if again else "undo-gone")
        yield Fields((Row((word,), tuple((Named(each),) for each in some)),))


def _numbered(entry: Entry) -> Line:
    return (Strong((Words("undo-title", (("number", Verbatim(str(entry.seq))),)),)),)


UNDO = Command(
    name="undo",
    query=Undoing,
    answer=answer,
    aliases=("zurücknehmen", "rückgängig"),
    role=Role.EDITOR,
    writes=True,
    repeats=True,
)
