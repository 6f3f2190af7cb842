"""What was made of a claim, taken back, unless something else was made of it since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.desk import Desk
from bot.document import Outcome
from bot.editing.unsaying import source_back
from bot.editing.which import records_of
from bot.editing.withdrawing import earlier, following, later, leading_to, left_since, refused
from bot.problems import ProblemError
from store.base import Record
from store.claims import ClaimId
from store.errors import OvertakenError
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimUnverified,
    ClaimVerified,
    Entry,
    Event,
    Rank,
    SourceNumbered,
    SourceRecorded,
)

WITHDRAWAL = (ClaimRetracted, ClaimSuperseded)
COUNTING = (*WITHDRAWAL, ClaimRestored)
VERIFYING = (ClaimVerified, ClaimUnverified)


@dataclass(frozen=True, slots=True)
class _Undoing:
    """An entry that is to be undone, what happened to its claim, and why."""

    entry: Entry
    claim: ClaimId
    history: tuple[Entry, ...]
    reason: str
    desk: Desk

    def later(self, kinds: tuple[type[Event], ...]) -> tuple[Entry, ...]:
        """Return what happened to the claim since, of some kinds."""
        return later(self.history, self.entry, kinds)

    def changed(self, since: Entry) -> ProblemError:
        """Return that something else happened since, and what to undo first."""
        return refused("changed-since", self.entry.seq, tries=(f"fact undo {since.seq}",))


async def judged_back(
    entry: Entry, event: Event, claim: ClaimId, reason: str, desk: Desk
) -> tuple[Event, ...]:
    """Return the events that undo what an entry made of a claim; none where that is undone.

    Raises ProblemError where something else was made of it since.
    """
    history = await desk.workspace.history(claim, upto=desk.upto)
    undoing = _Undoing(entry, claim, history, reason, desk)
    match event:
        case ClaimRecorded():
            return await _recorded_back(undoing)
        case ClaimRanked():
            return _ranked_back(undoing, event)
        case ClaimVerified():
            done = _is_undone(undoing, VERIFYING)
            return () if done else (ClaimUnverified(claim),)
        case ClaimUnverified():
            done = _is_undone(undoing, VERIFYING)
            return () if done else (ClaimVerified(claim),)
        case ClaimRetracted():
            done = _is_undone(undoing, COUNTING)
            return () if done else (ClaimRestored(claim, reason),)
        case ClaimSuperseded(by=by):
            done = _is_undone(undoing, COUNTING)
            return () if done else await _superseded_back(undoing, by)
        case _:
            done = _is_undone(undoing, COUNTING)
            return () if done else await _restored_back(undoing)


def _is_undone(undoing: _Undoing, kinds: tuple[type[Event], ...]) -> bool:
    """Say whether an entry was undone already; raise ProblemError where more happened since."""
    left = left_since(undoing.history, undoing.entry, kinds, _undoes)
    if left and left[-1] != undoing.entry:
        raise undoing.changed(left[-1])
    return not left


def _undoes(event: Event, other: Event, _before: Event | None) -> bool:
    """Say whether one event lets a claim count again, or be verified, and another the contrary."""
    away = (*WITHDRAWAL, ClaimUnverified)
    return isinstance(event, away) is not isinstance(other, away)


async def _recorded_back(undoing: _Undoing) -> tuple[Event, ...]:
    """Return what takes a claim back, with the correction by which it came, if it came by one."""
    record = await _record(undoing.desk, undoing.claim)
    if isinstance(event := undoing.entry.event, ClaimRecorded) and event.instead:
        return await _requoted_back(undoing, event, record)
    if record.standing.recorded != undoing.entry.seq:
        raise refused("only-words-in-entry", undoing.entry.seq, outcome=Outcome.UNKNOWN)
    if _is_undone(undoing, COUNTING):
        return ()
    if (over := await _superseding(undoing)) is not None:
        return await _superseded_back(over, undoing.claim)
    return (ClaimRetracted(undoing.claim, undoing.reason),)


async def _requoted_back(
    undoing: _Undoing, event: ClaimRecorded, record: Record
) -> tuple[Event, ...]:
    """Return what gives a claim the quotes back that it had; those added since stay beside them."""
    since = [each for each in undoing.later((ClaimRecorded,)) if _requotes(each)]
    before = await _record(await undoing.desk.pinned(undoing.entry.seq - 1), undoing.claim)
    added = (each for each in record.spans if each not in (*event.spans, *before.spans))
    back = ClaimRecorded(event.claim, (*before.spans, *added), instead=True)
    if not since:
        return (back,)
    if len(since) == 1 and record.spans == before.spans:
        return ()
    raise undoing.changed(since[-1])


def _requotes(entry: Entry) -> bool:
    return isinstance(entry.event, ClaimRecorded) and entry.event.instead


async def _superseding(undoing: _Undoing) -> _Undoing | None:
    """Return the undoing of the correction that put a claim in the place of another one."""
    for each in (await following(undoing.entry, undoing.desk))[:1]:
        match each.event:
            case ClaimSuperseded(claim=wrong, by=by) if by == undoing.claim:
                desk = undoing.desk
                history = await desk.workspace.history(wrong, upto=desk.upto)
                return _Undoing(each, wrong, history, undoing.reason, desk)
            case _:
                pass
    return None


async def _superseded_back(undoing: _Undoing, by: ClaimId) -> tuple[Event, ...]:
    """Return what lets a claim count again in the place of the one that stood in its own.

    With it goes what came with the correction: the other claim, the revision of its source.
    """
    claim, reason, desk = undoing.claim, undoing.reason, undoing.desk
    other = await _record(desk, by)
    after = await desk.workspace.history(by, upto=desk.upto)
    if since := later(after, undoing.entry, COUNTING):
        raise undoing.changed(since[-1])
    first: list[Event] = []
    last: tuple[Event, ...] = ()
    for each in _correction(await leading_to(undoing.entry, desk), other):
        match each.event:
            case ClaimRecorded() if other.standing.recorded == each.seq:
                first.append(ClaimRetracted(by, reason))
            case ClaimRestored(claim=again) if again == by:
                last = await _withdrawn_as_before(by, each, undoing)
            case SourceRecorded(source) if source.id == other.claim.source and source.revision:
                first += await _source_as_before(each, undoing, by)
            case _:
                pass
    return (*first, ClaimRestored(claim, reason), *last)


def _correction(before: Sequence[Entry], other: Record) -> Iterator[Entry]:
    """Yield what a correction did before it put a claim in another's place, the last first.

    It let the claim count again, or recorded it, with its source: in this order, and nothing else.
    """
    step = 0
    for each in before:
        at = _step(each.event, other)
        if at <= step:
            return
        step = at
        yield each


def _step(event: Event | None, other: Record) -> int:
    match event:
        case ClaimRestored(claim=claim) if claim == other.id:
            return 1
        case ClaimRecorded(claim=claim) if claim == other.claim:
            return 2
        case SourceNumbered(source=source) if source == other.claim.source:
            return 3
        case SourceRecorded(source) if source.id == other.claim.source:
            return 4
        case _:
            return 0


async def _withdrawn_as_before(
    claim: ClaimId, restored: Entry, undoing: _Undoing
) -> tuple[Event, ...]:
    """Return what withdraws a claim that a correction let count again."""
    history = await undoing.desk.workspace.history(claim, upto=restored.seq)
    way = earlier(history, restored, WITHDRAWAL)
    # Only what counts may take another's place: the claim that is restored now does.
    if isinstance(way, ClaimSuperseded) and way.by == undoing.claim:
        return (ClaimSuperseded(claim, way.by, undoing.reason),)
    return (ClaimRetracted(claim, undoing.reason),)


async def _source_as_before(told: Entry, undoing: _Undoing, spared: ClaimId) -> tuple[Event, ...]:
    """Return what brings a source back as it was before a correction, where nothing needs it."""
    if not isinstance(told.event, SourceRecorded):
        return ()
    source, desk = told.event.source, undoing.desk
    history = await desk.workspace.history(source.id, upto=desk.upto)
    before = earlier(history, told, (SourceRecorded,))
    if later(history, told, (SourceRecorded,)) or not isinstance(before, SourceRecorded):
        return ()
    back = await source_back(source, before.source, desk, spared)
    return (back,) if back else ()


async def _restored_back(undoing: _Undoing) -> tuple[Event, ...]:
    """Return what withdraws a claim in the way in which it was withdrawn before."""
    claim, reason, desk = undoing.claim, undoing.reason, undoing.desk
    way = earlier(undoing.history, undoing.entry, WITHDRAWAL)
    plain: tuple[Event, ...] = (ClaimRetracted(claim, reason),)
    if not isinstance(way, ClaimSuperseded):
        return plain
    other, met = await _record(desk, way.by), {claim}
    while (by := other.standing.superseded_by) is not None and other.id not in met:
        met.add(other.id)
        other = await _record(desk, by)
    if other.id == claim:
        return plain
    over = ClaimSuperseded(claim, other.id, reason)
    if not other.standing.retracted:
        return (over,)
    before = [each.event for each in await leading_to(undoing.entry, desk)]
    did = next((each for each in before if not isinstance(each, SourceRecorded)), None)
    with_it = isinstance(did, ClaimRetracted) and did.claim == other.id
    return (ClaimRestored(other.id, reason), over) if with_it else plain


def _ranked_back(undoing: _Undoing, event: ClaimRanked) -> tuple[Event, ...]:
    """Return the rank before; where there was none, that of any claim."""
    before = earlier(undoing.history, undoing.entry, (ClaimRanked,))
    since = undoing.later((ClaimRanked,))
    if since:
        (*_, newest) = since
        known = newest.event if isinstance(newest.event, ClaimRanked) else None
        again = before == known if before else bool(known and known.rank is Rank.NORMAL)
        if len(since) == 1 and again:
            return ()
        raise undoing.changed(newest)
    if isinstance(before, ClaimRanked):
        return (before,)
    if event.rank is Rank.NORMAL:
        raise refused("first-of-its-kind", undoing.entry.seq)
    return (ClaimRanked(undoing.claim, Rank.NORMAL, undoing.reason),)


async def _record(desk: Desk, claim: ClaimId) -> Record:
    for record in await records_of(desk, claim):
        return record
    raise OvertakenError(f"{claim} was recorded since; look anew")
