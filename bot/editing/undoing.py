"""Taking back what an entry of the ledger did: every kind of change has one that undoes it."""

from __future__ import annotations

from bot.desk import Desk
from bot.document import Outcome
from bot.editing.chronicle import claim_of
from bot.editing.unjudging import judged_back
from bot.editing.unsaying import source_back
from bot.editing.withdrawing import UNDONE_FOR, earlier, later, refused
from bot.problems import ProblemError
from store.events import (
    DealClosed,
    DealOpened,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Entry,
    Event,
    RoleGranted,
    RoleRevoked,
    SourceRecorded,
)
from store.fold import about

FAMILIES: dict[type[Event], tuple[type[Event], ...]] = {
    EntitiesMerged: (EntitiesMerged, EntitiesSplit),
    EntitiesSplit: (EntitiesMerged, EntitiesSplit),
    DealOpened: (DealOpened, DealClosed),
    DealClosed: (DealOpened, DealClosed),
}
"""Events that undo one another; of other kinds each is undone by one of its own."""


async def entry_at(number: int, desk: Desk) -> Entry:
    """Return an entry of the ledger, or raise ProblemError where there is none of that number."""
    head = (await desk.workspace.head()).seq
    if not 0 < number <= head:
        raise refused("no-such-entry", number, outcome=Outcome.UNKNOWN)
    (entry,) = await desk.workspace.entries(after=number - 1, upto=number, limit=1)
    return entry


async def undone(entry: Entry, reason: str, desk: Desk) -> tuple[Event, ...]:
    """Return the events that undo an entry; none where it has been undone already.

    Raises ProblemError where it is too old, where something happened to the same thing since, or
    where nothing undoes it.
    """
    event = entry.event
    if event is None:
        raise refused("entry-erased", entry.seq)
    if desk.call.at - entry.at > UNDONE_FOR:
        raise refused("too-old-to-undo", entry.seq, tries=(f"fact history {entry.seq}",))
    if (claim := claim_of(event)) is not None:
        return await judged_back(entry, event, claim, reason, desk)
    history = await desk.workspace.history(about(event), upto=desk.upto)
    kinds = FAMILIES.get(type(event), (type(event),))
    since, before = later(history, entry, kinds), earlier(history, entry, kinds)
    if not since:
        return await _named_back(entry, event, before, desk)
    if len(since) == 1 and since[0].event in await _backs(entry, event, before, desk):
        return ()
    tries = (f"fact undo {since[-1].seq}", f"fact history {entry.seq}")
    raise refused("changed-since", entry.seq, tries=tries)


async def is_undone(entry: Entry, desk: Desk) -> bool:
    """Say whether what an entry did was undone, and nothing else happened to it since."""
    try:
        return not await undone(entry, "", desk)
    except ProblemError:
        return False


async def _backs(entry: Entry, event: Event, before: Event | None, desk: Desk) -> tuple[Event, ...]:
    """Return the events that would undo an entry, none where nothing does."""
    try:
        return await _named_back(entry, event, before, desk)
    except ProblemError:
        return ()


async def _named_back(
    entry: Entry, event: Event, before: Event | None, desk: Desk
) -> tuple[Event, ...]:
    match event, before:
        case SourceRecorded(source), SourceRecorded(known):
            back = await source_back(source, known, desk)
            if back is None:
                raise refused("still-quoted", entry.seq)
            return (back,)
        case EntityRecorded(), EntityRecorded():
            return (before,)
        case EntitiesMerged(gone=gone), _:
            return (EntitiesSplit(gone),)
        case (EntitiesSplit(), EntitiesMerged()) | (DealClosed(), DealOpened()):
            return (before,) if before else ()
        case DealOpened(deal), _:
            return (before if isinstance(before, DealOpened) else DealClosed(deal.entity),)
        case ((SourceRecorded() | EntityRecorded()), _):
            raise refused("first-of-its-kind", entry.seq)
        case ((RoleGranted() | RoleRevoked()), _):
            raise refused("role-not-undone", entry.seq)
        case _:
            raise refused("cannot-be-undone", entry.seq)
