"""A change that is looked at before it is saved: it is shown, and one more press saves it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from bot.answering import asks
from bot.desk import Desk
from bot.document import Action, Actions, Block, Note, Reply, Sources, Tone
from bot.editing.chronicle import chronicle, claim_of
from bot.editing.notes import to_settle
from bot.leaves import Leaf, Try, Verbatim, Words
from bot.lines import Line
from bot.params import day_leaf
from bot.recording import newest, record, worked_out
from store.base import Receipt
from store.claims import ClaimId
from store.events import Entry, Event

UNDONE_FOR = timedelta(days=30)
"""How long a change can be undone; what is older is corrected by a change of its own."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be recorded, and `blocks` that show it, before and after.

    `about` are the ids of what it changes: where something happened to one of them since it was
    shown, it is shown again. `back` is the command that leads away from it. `aside` is said before
    it is saved alone, `then` are commands to go on with afterwards; `done` is the phrase for it.
    What is `doubtful` is looked at first, harmless or not; what is `final` offers no way back.
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
    final: bool = False


@dataclass(frozen=True, slots=True)
class _Done:
    """A change that was saved, the desk from then on, and the entries it made."""

    change: Change
    desk: Desk
    receipt: Receipt


async def decided(
    desk: Desk, work: Callable[[Desk], Awaitable[Change]], *, looked_at: bool = True
) -> Reply[Leaf]:
    """Show the change that `work` makes of the ledger as it stands, or save it if it was seen.

    A change that is harmless to make and to undo need not be `looked_at` first. `work` may raise
    ProblemError, and is done anew where somebody else recorded something at the same moment. Where
    the change has no events, `done` says why. A call that arrives twice is answered alike, unless
    what it changed was changed since: then it is told what happened, and nothing is recorded.
    """
    if receipt := await _recorded(desk):
        return await _again(await work(await desk.pinned(receipt.first - 1)), desk, receipt)

    async def once(now: Desk) -> Reply[Leaf] | _Done:
        change = await work(now)
        if not change.events:
            note = Note(Tone.HINT, (Words(change.done),))
            return Reply(change.title, (*change.blocks, note, asks(*change.then)), seq=now.upto)
        since = () if now.seen is None else await _happened(now, change.about, now.seen)
        if since or ((looked_at or change.doubtful) and now.seen is None):
            return await shown(now, change, since)
        receipt = await record(now, *change.events)
        return _Done(change, await newest(now), receipt)

    found = await worked_out(desk, once)
    return await _saved(found) if isinstance(found, _Done) else found


async def _recorded(desk: Desk) -> Receipt | None:
    """Return what this very call recorded before, if it arrives again."""
    return await desk.workspace.receipt(desk.call.key) if desk.call.key else None


async def _again(change: Change, desk: Desk, receipt: Receipt) -> Reply[Leaf]:
    """Answer a call whose change was recorded before."""
    now = await newest(desk)
    about = {*change.about, *_claims(change)}
    since = await _happened(now, about, receipt.last)
    if not since:
        return await _saved(_Done(change, now, receipt))
    places = (("number", Verbatim(str(receipt.last))),)
    note = Note(Tone.WARNING, (Words("changed-since-saved", places),))
    told = await chronicle(now, since)
    return Reply(change.title, (note, told, asks(*change.then)), seq=now.upto)


async def _happened(desk: Desk, things: Iterable[str], after: int) -> tuple[Entry, ...]:
    """Return what happened to some things after an entry, each once, in order."""
    histories = [await desk.workspace.history(each, upto=desk.upto) for each in things]
    entries = {each.seq: each for history in histories for each in history if each.seq > after}
    return tuple(entries[seq] for seq in sorted(entries))


def _claims(change: Change) -> set[ClaimId]:
    return {claim for each in change.events if (claim := claim_of(each))}


async def shown(desk: Desk, change: Change, since: tuple[Entry, ...] = ()) -> Reply[Leaf]:
    """Return a change as a draft, and what happened since somebody looked at it, if anything."""
    code = await desk.draft(desk.call.text, desk.call.options)
    save: Action[Leaf] = Action((Words("save-button"),), f"save {code}", (Try(f"save {code}"),))
    back: Action[Leaf] = Action((Words("back-button"),), change.back, (Try(change.back),))
    meanwhile: tuple[Block[Leaf], ...] = ()
    if since:
        happened = await chronicle(desk, since)
        meanwhile = (Note(Tone.WARNING, (Words("changed-meanwhile"),)), happened)
    told = _above_sources(change.blocks, change.aside)
    blocks = (*meanwhile, *told, Actions((save, back)))
    return Reply(change.title, blocks, seq=desk.upto)


async def _saved(done: _Done) -> Reply[Leaf]:
    desk, change, number = done.desk, done.change, done.receipt.last
    until = (desk.call.at + UNDONE_FOR).astimezone(desk.zone).date()
    if done.receipt.last < done.receipt.first:
        nothing = Note(Tone.HINT, (Words("nothing-new"),))
        told = _above_sources(change.blocks, (nothing,))
        return Reply(change.title, (*told, asks(*change.then)), seq=desk.upto)
    day = () if change.final else (("day", day_leaf(until)),)
    places: tuple[tuple[str, Leaf], ...] = (("number", Verbatim(str(number))), *day)
    undo = f"fact undo {number}"
    button: Action[Leaf] = Action((Words("fact-undo-button"),), undo, (Try(undo),))
    note = Note(Tone.HINT, (Words(change.done, places),))
    back = () if change.final else (button,)
    actions = Actions((*back, *asks(*change.then).actions))
    notes = await to_settle(desk, _claims(change))
    told = _above_sources(change.blocks, (note, *notes))
    return Reply(change.title, (*told, actions), seq=desk.upto)


def _above_sources(
    blocks: tuple[Block[Leaf], ...], notes: tuple[Block[Leaf], ...]
) -> tuple[Block[Leaf], ...]:
    """Return blocks with notes above their footnotes, where nobody takes them for one."""
    places = (place for place, each in enumerate(blocks) if isinstance(each, Sources))
    place = next(places, len(blocks))
    return (*blocks[:place], *notes, *blocks[place:])
