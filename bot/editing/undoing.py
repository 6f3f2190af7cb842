"""Taking back what an entry of the ledger did: every kind of change has one that undoes it."""

from __future__ import annotations

from dataclasses import replace

from bot.desk import Desk
from bot.document import Outcome
from bot.editing.chronicle import FOLLOWING, claim_of
from bot.editing.unadding import (
    check_made_again,
    deal_restored,
    deal_withdrawn,
    number_restored,
    number_withdrawn,
    source_withdrawn,
    thing_withdrawn,
    with_its_source,
    with_what_they_name,
)
from bot.editing.unbringing import IMPORT, reversal_of
from bot.editing.unjudging import judged_back
from bot.editing.unsaying import source_back
from bot.editing.withdrawing import UNDONE_FOR, earlier, later, left_since, refused
from bot.problems import ProblemError
from store.events import (
    ClaimRecorded,
    DealClosed,
    DealOpened,
    DealWithdrawn,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Entry,
    Event,
    RoleGranted,
    RoleRevoked,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from store.fold import about

MERGING = (EntitiesMerged, EntitiesSplit)
NUMBERING = (SourceNumbered, SourceUnnumbered)

FAMILIES: dict[type[Event], tuple[type[Event], ...]] = {
    kind: family for family in (MERGING, FOLLOWING, NUMBERING) for kind in family
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
    event = undoable(entry, desk)
    if isinstance(event, IMPORT):
        reversal = await reversal_of(entry, event, reason, desk)
        return reversal.events if reversal else ()
    if (claim := claim_of(event)) is not None:
        events = await judged_back(entry, event, claim, reason, desk)
        if isinstance(event, ClaimRecorded):
            events = await with_its_source(entry, event, events, desk)
        return await with_what_they_name(events, desk)
    history = await history_of(event, desk)
    kinds = FAMILIES.get(type(event), (type(event),))
    since, before = later(history, entry, kinds), earlier(history, entry, kinds)
    left = left_since(history, entry, kinds, _undoes)
    if left == (entry,):
        return await _named_back(entry, event, before, desk)
    if not left or (len(since) == 1 and since[0].event in await _backs(entry, event, before, desk)):
        return ()
    tries = (f"fact undo {left[-1].seq}", f"fact history {entry.seq}")
    raise refused("changed-since", entry.seq, tries=tries)


def undoable(entry: Entry, desk: Desk) -> Event:
    """Return what an entry did, or raise ProblemError where it was erased or is too old."""
    if entry.event is None:
        raise refused("entry-erased", entry.seq)
    if desk.call.at - entry.at > UNDONE_FOR:
        raise refused("too-old-to-undo", entry.seq, tries=(f"fact history {entry.seq}",))
    return entry.event


def _undoes(event: Event, other: Event, before: Event | None) -> bool:
    """Say whether after an event it is so as `before` another one; a revision is another source."""
    match event, before:
        case SourceRecorded(source), SourceRecorded(known):
            return replace(source, revision=0, withdrawn=known.withdrawn) == replace(
                known, revision=0
            )
        case (EntityRecorded(), EntityRecorded()) | ((DealOpened() | DealClosed()), _) if before:
            return event == before
        case EntityRecorded(entity), None:
            return entity.withdrawn
        case SourceRecorded(source), None:
            return source.withdrawn
        case DealWithdrawn(), None:
            return isinstance(other, DealOpened)
        case _:
            return isinstance(event, (*MERGING, *NUMBERING)) and type(event) is not type(other)


async def history_of(event: Event, desk: Desk) -> tuple[Entry, ...]:
    """Return what happened to what an event is about, to its source alone where it numbers one."""
    history = await desk.workspace.history(about(event), upto=desk.upto)
    if not isinstance(event, NUMBERING):
        return history
    return tuple(
        each
        for each in history
        if isinstance(each.event, NUMBERING) and each.event.source == event.source
    )


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
        case SourceRecorded(), SourceRecorded() if event.source.withdrawn:
            return (before,)
        case SourceRecorded(source), SourceRecorded(known) if not known.withdrawn:
            back = await source_back(source, known, desk)
            if back is None:
                raise refused("still-quoted", entry.seq)
            return (back,)
        case EntityRecorded(), EntityRecorded() if not before.entity.withdrawn:
            if event.entity.withdrawn:
                await check_made_again(entry, (before.entity,), desk)
            return (before,)
        case EntitiesMerged(gone=gone), _:
            return (EntitiesSplit(gone),)
        case (EntitiesSplit(), EntitiesMerged()) | (DealClosed(), DealOpened()):
            return (before,) if before else ()
        case DealOpened(), (DealOpened() | DealClosed()):
            return (before,)
        case DealWithdrawn(), DealOpened():
            return await deal_restored(entry, before, desk)
        case _:
            return await _first_back(entry, event, desk)


async def _first_back(entry: Entry, event: Event, desk: Desk) -> tuple[Event, ...]:
    """Return what takes back an entry before which nothing of its kind was so."""
    match event:
        case SourceRecorded(source):
            return await source_withdrawn(entry, source, desk)
        case SourceNumbered():
            return await number_withdrawn(entry, event, desk)
        case SourceUnnumbered():
            return await number_restored(event, desk)
        case EntityRecorded(entity):
            return await thing_withdrawn(entry, entity, desk)
        case DealOpened(deal):
            return await deal_withdrawn(entry, deal, desk)
        case RoleGranted() | RoleRevoked():
            raise refused("role-not-undone", entry.seq)
        case _:
            raise refused("cannot-be-undone", entry.seq)
