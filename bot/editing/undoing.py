"""Taking back what an entry of the ledger did: every kind of change has one that undoes it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from bot.desk import Desk
from bot.document import Outcome
from bot.editing.chronicle import claim_of
from bot.editing.sure import UNDONE_FOR
from bot.editing.which import records_of
from bot.leaves import Leaf, Try, Verbatim
from bot.problems import Problem, ProblemError
from store.base import Record
from store.claims import ClaimId
from store.encoding import claim_id
from store.errors import ConflictingEventError
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimUnverified,
    ClaimVerified,
    DealClosed,
    DealOpened,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Entry,
    Event,
    Rank,
    SourceRecorded,
)
from store.fold import about

T = TypeVar("T")


async def entry_at(number: int, desk: Desk) -> Entry:
    """Return an entry of the ledger, or raise ProblemError where there is none of that number."""
    head = (await desk.workspace.head()).seq
    if not 0 < number <= head:
        raise _refused("no-such-entry", number, outcome=Outcome.UNKNOWN)
    (entry,) = await desk.workspace.entries(after=number - 1, upto=number, limit=1)
    return entry


async def undone(entry: Entry, reason: str, desk: Desk) -> tuple[Event, ...]:
    """Return the events that undo an entry; none where it has been undone already.

    Raises ProblemError where it is too old, where something happened to the same thing since, or
    where nothing undoes it.
    """
    event = entry.event
    if event is None:
        raise _refused("entry-erased", entry.seq)
    if desk.call.at - entry.at > UNDONE_FOR:
        raise _refused("too-old-to-undo", entry.seq, tries=(f"fact history {entry.seq}",))
    claim = claim_of(event)
    if claim is not None:
        return await _judged_back(entry, event, await _record(desk, claim), reason, desk)
    await _nothing_since(entry, event, desk)
    return await _named_back(entry, event, desk)


async def _judged_back(
    entry: Entry, event: Event, record: Record, reason: str, desk: Desk
) -> tuple[Event, ...]:
    standing, claim = record.standing, record.id
    withdrawn = standing.retracted or standing.superseded_by is not None
    match event:
        case ClaimRecorded():
            if standing.recorded != entry.seq:
                raise _refused("only-words-in-entry", entry.seq, outcome=Outcome.UNKNOWN)
            return () if withdrawn else (ClaimRetracted(claim, reason),)
        case ClaimRestored():
            return () if withdrawn else await _withdrawn_again(entry, record, reason, desk)
        case ClaimRetracted():
            return (ClaimRestored(claim, reason),) if standing.retracted else ()
        case ClaimSuperseded(by=by):
            if standing.superseded_by != by:
                return ()
            return (*await _with_it(entry, by, reason, desk), ClaimRestored(claim, reason))
        case ClaimVerified():
            return (ClaimUnverified(claim),) if standing.verified else ()
        case ClaimUnverified():
            return () if standing.verified else (ClaimVerified(claim),)
        case ClaimRanked():
            return await _ranked_back(entry, event, record, reason, desk)
        case _:
            raise _refused("cannot-be-undone", entry.seq)


async def _withdrawn_again(
    entry: Entry, record: Record, reason: str, desk: Desk
) -> tuple[Event, ...]:
    """Return what withdraws a claim in the way in which it was withdrawn before."""
    history = await desk.workspace.history(record.id, upto=entry.seq - 1)
    ways = [each.event for each in history if isinstance(each.event, Withdrawal)]
    if not (ways and isinstance(ways[-1], ClaimSuperseded)):
        return (ClaimRetracted(record.id, reason),)
    standing = (await _record(desk, by := ways[-1].by)).standing
    gone = standing.retracted or standing.superseded_by
    back: tuple[Event, ...] = (ClaimRestored(by, reason),) if gone else ()
    return (*back, ClaimSuperseded(record.id, by, reason))


Withdrawal = ClaimRetracted | ClaimSuperseded


async def _ranked_back(
    entry: Entry, event: ClaimRanked, record: Record, reason: str, desk: Desk
) -> tuple[Event, ...]:
    """Return the rank before, unless another one was given since: that one is undone first."""
    history = await desk.workspace.history(record.id, upto=desk.upto)
    rankings = [(each.seq, each.event) for each in history if isinstance(each.event, ClaimRanked)]
    newest, _ = rankings[-1]
    if newest != entry.seq:
        raise _refused("changed-since", entry.seq, tries=(f"fact undo {newest}",))
    before = [told for seq, told in rankings if seq < entry.seq]
    if before:
        return (before[-1],)
    normal = ClaimRanked(record.id, Rank.NORMAL, reason)
    return () if event.rank is Rank.NORMAL else (normal,)


async def _with_it(entry: Entry, claim: ClaimId, reason: str, desk: Desk) -> tuple[Event, ...]:
    """Return what takes back the claim, and the revision of its source, that came with an entry.

    They came with it where the same person recorded them right before it, at the same instant.
    """
    record = await _record(desk, claim)
    if record.standing.retracted or record.standing.superseded_by:
        return ()
    first = max(entry.seq - 3, 0)
    entries = await desk.workspace.entries(after=first, upto=entry.seq - 1, limit=3)
    same = [each for each in entries if (each.by, each.at) == (entry.by, entry.at)]
    back: list[Event] = []
    for each in same:
        match each.event:
            case ClaimRecorded(claim=recorded) if claim_id(recorded) == claim:
                back.append(ClaimRetracted(claim, reason))
            case SourceRecorded(source) if source.id == record.claim.source and source.revision:
                back += await _named_back(each, each.event, desk)
            case _:
                pass
    return tuple(back)


async def _named_back(entry: Entry, event: Event, desk: Desk) -> tuple[Event, ...]:
    match event:
        case EntityRecorded():
            return (await _before(entry, EntityRecorded, desk),)
        case SourceRecorded(source):
            before = (await _before(entry, SourceRecorded, desk)).source
            # A revision is never taken back as if it had not been: it is followed by another one.
            return (SourceRecorded(replace(before, revision=source.revision + 1)),)
        case EntitiesMerged(gone=gone):
            return (EntitiesSplit(gone),)
        case EntitiesSplit():
            return (await _before(entry, EntitiesMerged, desk),)
        case DealOpened(deal):
            earlier = await _earlier(entry, DealOpened, desk)
            return (earlier or DealClosed(deal.entity),)
        case DealClosed():
            return (await _before(entry, DealOpened, desk),)
        case _:
            raise _refused("cannot-be-undone", entry.seq)


async def _nothing_since(entry: Entry, event: Event, desk: Desk) -> None:
    history = await desk.workspace.history(about(event), upto=desk.upto)
    kinds = FAMILIES.get(type(event), (type(event),))
    later = [each for each in history if each.seq > entry.seq and isinstance(each.event, kinds)]
    if later:
        tries = (f"fact undo {later[-1].seq}", f"fact history {entry.seq}")
        raise _refused("changed-since", entry.seq, tries=tries)


FAMILIES: dict[type[Event], tuple[type[Event], ...]] = {
    EntitiesMerged: (EntitiesMerged, EntitiesSplit),
    EntitiesSplit: (EntitiesMerged, EntitiesSplit),
    DealOpened: (DealOpened, DealClosed),
    DealClosed: (DealOpened, DealClosed),
}
"""Events that undo one another."""


async def _earlier(entry: Entry, kind: type[T], desk: Desk) -> T | None:
    """Return the last event of a kind that happened to the same thing before."""
    if entry.event is None:
        return None
    history = await desk.workspace.history(about(entry.event), upto=entry.seq - 1)
    return next((each.event for each in reversed(history) if isinstance(each.event, kind)), None)


async def _before(entry: Entry, kind: type[T], desk: Desk) -> T:
    if (found := await _earlier(entry, kind, desk)) is None:
        raise _refused("first-of-its-kind", entry.seq)
    return found


async def _record(desk: Desk, claim: ClaimId) -> Record:
    for record in await records_of(desk, claim):
        return record
    raise ConflictingEventError(f"the ledger does not know {claim} yet")


def _refused(
    word: str,
    number: int,
    *,
    tries: tuple[str, ...] = (),
    outcome: Outcome = Outcome.MISUNDERSTOOD,
) -> ProblemError:
    places: tuple[tuple[str, Leaf], ...] = (("number", Verbatim(str(number))),)
    if word == "cannot-be-undone":
        places = (*places, ("role", Try("role")))
    return ProblemError(Problem(word, places, tries, outcome, at="number"))
