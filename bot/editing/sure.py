"""A change that is looked at before it is saved: it is shown, and one more press saves it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.answering import asks
from bot.desk import Desk
from bot.document import Action, Actions, Block, Note, Paragraph, Reply, Sources, Tone
from bot.editing.chronicle import chronicle, claim_of
from bot.editing.drafted import to_save
from bot.editing.notes import to_settle
from bot.editing.unbringing import IMPORT
from bot.editing.undoing import history_of, is_undone
from bot.editing.withdrawing import UNDONE_FOR
from bot.leaves import Leaf, Try, Verbatim, Words
from bot.lines import Line
from bot.params import day_leaf
from bot.problems import ProblemError
from bot.recording import moved, newest, record, worked_out
from store.base import Receipt, Record
from store.claims import ClaimId
from store.events import Entry, Event


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be recorded, and `blocks` that show it, before and after.

    `about` are the ids of what it changes: where something happened to one of them since it was
    shown, it is shown again. `back` is the command that leads away from it. `aside` is said before
    it is saved alone, `then` are commands to go on with afterwards; `done` is the phrase for it.
    What is `doubtful` is looked at first, harmless or not, and what has `moved` since it was looked
    at is shown again.
    """

    title: Line
    blocks: tuple[Block[Leaf], ...]
    events: tuple[Event, ...]
    about: tuple[str, ...]
    back: str
    aside: tuple[Block[Leaf], ...] = ()
    then: tuple[str, ...] = ()
    done: str = "change-saved"
    doubtful: bool = False
    moved: bool = False


C = TypeVar("C", bound=Change)


@dataclass(frozen=True, slots=True)
class Done(Generic[C]):
    """A change that was saved, the desk from then on, and the entries it made."""

    change: C
    desk: Desk
    receipt: Receipt


Work = Callable[[Desk], Awaitable[C]]
Tell = Callable[[Done[C]], Awaitable[Reply[Leaf]]]


async def decided(desk: Desk, work: Work[Change], *, looked_at: bool = True) -> Reply[Leaf]:
    """Show the change that `work` makes of the ledger as it stands, or save it if it was seen.

    As `decided_and_told`, where what was saved is told as what was shown.
    """
    return await decided_and_told(desk, work, _saved, looked_at=looked_at)


async def decided_and_told(
    desk: Desk, work: Work[C], tell: Tell[C], *, looked_at: bool = True
) -> Reply[Leaf]:
    """Show the change that `work` makes of the ledger as it stands, or save it and `tell` of it.

    A change that is harmless to make and to undo need not be `looked_at` first. `work` may raise
    ProblemError, and is done anew where somebody else recorded something at the same moment. Where
    the change has no events, `done` says why. A call that arrives twice is answered alike, unless
    what it made was undone or changed since: then it is told what happened and by whom, nothing is
    recorded, and the same change is shown anew where it can be made again.
    """

    async def once(now: Desk) -> Reply[Leaf] | Done[C]:
        if receipt := await _recorded(now):
            return await _again(work, now, receipt)
        change = await work(now)
        if not change.events:
            note = Note(Tone.HINT, (Words(change.done),))
            return Reply(change.title, (note, *change.blocks, asks(*change.then)), seq=now.upto)
        since = () if now.seen is None else await _happened(now, change.about, now.seen)
        if since:
            told = (Note(Tone.WARNING, (Words("changed-meanwhile"),)), await chronicle(now, since))
            return await _shown(now, change, told)
        if change.moved:
            return await _shown(now, change, (Note(Tone.WARNING, (Words("changed-meanwhile"),)),))
        if (looked_at or change.doubtful) and now.seen is None:
            return await _shown(now, change)
        receipt = await record(now, *change.events)
        return Done(change, await newest(now), receipt)

    found = await worked_out(desk, once)
    return await tell(found) if isinstance(found, Done) else found


async def _recorded(desk: Desk) -> Receipt | None:
    """Return what this very call recorded before, if it arrives again."""
    return await desk.workspace.receipt(desk.call.key) if desk.call.key else None


async def _again(work: Work[C], desk: Desk, receipt: Receipt) -> Reply[Leaf] | Done[C]:
    """Return what a call did that was recorded before, or what became of that since."""
    made = await _entries(desk, receipt)
    histories = [await history_of(each, desk) for each in _telling(made)]
    since = _after(receipt.last, histories)
    change = await work(await moved(desk, receipt.first - 1))
    if not since:
        return Done(change, desk, receipt)
    number = (("number", Verbatim(str(receipt.last))),)
    word = "undone-since-saved" if await is_undone(made[-1], desk) else "changed-since-saved"
    told = (Note(Tone.WARNING, (Words(word, number),)), await chronicle(desk, since))
    try:
        anew = await work(desk)
    except ProblemError as error:
        return Reply(change.title, (*told, asks(*error.problem.tries)), seq=desk.upto)
    if not anew.events:
        return Reply(change.title, (*told, asks(*change.then)), seq=desk.upto)
    return await _shown(desk, anew, told)


async def _entries(desk: Desk, receipt: Receipt) -> tuple[Entry, ...]:
    most = receipt.last - receipt.first + 1
    return await desk.workspace.entries(after=receipt.first - 1, upto=receipt.last, limit=most)


def _telling(made: tuple[Entry, ...]) -> tuple[Event, ...]:
    """Return what was done to claims, or all that was done where nothing was done to any.

    What else is quoted from the source of a claim does not change the claim.
    """
    events = tuple(each.event for each in made if each.event)
    if events and isinstance(events[-1], IMPORT):
        return events[-1:]
    return tuple(each for each in events if claim_of(each)) or events


async def _happened(desk: Desk, things: Iterable[str], after: int) -> tuple[Entry, ...]:
    """Return what happened to some things after an entry, each once, in order."""
    return _after(after, [await desk.workspace.history(each, upto=desk.upto) for each in things])


def _after(seq: int, histories: Iterable[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """Return the entries of some histories that came after one, each once, in order."""
    entries = {each.seq: each for history in histories for each in history if each.seq > seq}
    return tuple(entries[seq] for seq in sorted(entries))


def changed_since_shown(desk: Desk, records: Iterable[Record]) -> tuple[ClaimId, ...]:
    """Return the claims that somebody recorded or judged since a change was shown, if it was."""
    seen = desk.upto if desk.seen is None else desk.seen
    return tuple(each.id for each in records if each.standing.changed > seen)


def _claims(change: Change) -> set[ClaimId]:
    return {claim for each in change.events if (claim := claim_of(each))}


async def _shown(desk: Desk, change: Change, happened: tuple[Block[Leaf], ...] = ()) -> Reply[Leaf]:
    """Return a change as a draft, below what happened that it is shown anew, if anything."""
    told = above_sources(change.blocks, change.aside)
    save = await to_save(desk, desk.call.text, desk.call.options, back=change.back)
    return Reply(change.title, (*happened, *told, save), seq=desk.upto)


async def _saved(done: Done[Change]) -> Reply[Leaf]:
    desk, change, number = done.desk, done.change, done.receipt.last
    if done.receipt.last < done.receipt.first:
        nothing = Note(Tone.HINT, (Words("nothing-new"),))
        return Reply(change.title, (nothing, *change.blocks, asks(*change.then)), seq=desk.upto)
    actions = Actions((undo_button(number), *asks(*change.then).actions), throughout=True)
    notes = await to_settle(desk, _claims(change))
    told = above_sources(change.blocks, notes)
    became = saved_as(number, desk, change.done)
    return Reply(change.title, (became, *told, actions), seq=desk.upto)


def undo_button(number: int) -> Action[Leaf]:
    """Return the button that takes back what was saved under a number."""
    undo = f"fact undo {number}"
    return Action((Words("fact-undo-button"),), undo, (Try(undo),))


def saved_as(number: int, desk: Desk, done: str = "change-saved") -> Paragraph[Leaf]:
    """Return under which number something was saved, and until when it can be taken back."""
    until = (desk.call.at + UNDONE_FOR).astimezone(desk.zone).date()
    places = (("number", Verbatim(str(number))), ("day", day_leaf(until)))
    return Paragraph((Words(done, places),))


def above_sources(
    blocks: tuple[Block[Leaf], ...], notes: tuple[Block[Leaf], ...]
) -> tuple[Block[Leaf], ...]:
    """Return blocks with notes above their footnotes, where nobody takes them for one."""
    places = (place for place, each in enumerate(blocks) if isinstance(each, Sources))
    place = next(places, len(blocks))
    return (*blocks[:place], *notes, *blocks[place:])
