"""`/fact notes`, `settle` and `decline`: what readers told the editors, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering import asks
from bot.command import Command, parameter, required
from bot.desk import Desk
from bot.document import Actions, Block, Fields, Outcome, Reply, Row, Tone
from bot.document import Note as Remark
from bot.editing.entries import NUMBER
from bot.editing.figures import Figures, correcting, read_now
from bot.editing.notes import (
    MESSAGE,
    declining,
    number_of,
    open_notes,
    outcome,
    settling,
    yours,
)
from bot.footnotes import footnotes
from bot.leaves import Joined, Leaf, Person, Quote, Strong, Try, Verbatim, Words
from bot.lines import DOT, SPACE, Line, join
from bot.params import ChoiceType, day_leaf
from bot.problems import Problem, ProblemError
from bot.recording import newest, record, worked_out
from bot.roles import Role
from store.events import NoteClosed, NoteOutcome
from store.notes import Note

STATE = ChoiceType(
    ("open", "closed"),
    aliases=(
        ("offen", "open"),
        ("offene", "open"),
        ("erledigt", "closed"),
        ("erledigte", "closed"),
        ("abgeschlossen", "closed"),
        ("abgeschlossene", "closed"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The notes that wait for an answer, or those that have one."""

    state: str | None = parameter(STATE, "state", aliases=("stand",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling:
    """Which note was right, and what whoever filed it is told."""

    number: int = required(NUMBER, "number", aliases=("nummer",))
    reply: str | None = parameter(MESSAGE, "reply", aliases=("words", "worte", "antwort"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Declining:
    """Which note changes nothing, and why."""

    number: int = required(NUMBER, "number", aliases=("nummer",))
    reply: str = required(MESSAGE, "reply", aliases=("words", "worte", "antwort"), positional=False)


async def show(query: Listing, desk: Desk) -> Reply[Leaf]:
    """Show the open notes, the oldest first, or the closed ones, the newest first."""
    title = (Strong((Words("notes-title"),)),)
    every = await desk.workspace.notes(upto=desk.upto)
    closed = tuple(each for each in reversed(every) if each.closed)
    waiting = tuple(each for each in every if not each.closed)
    state, shown = ("closed", closed) if query.state == "closed" else ("open", waiting)
    other = "open" if state == "closed" else "closed"
    then = (asks(f"fact notes {other}"),) if len(shown) < len(every) else ()
    if not shown:
        none = Remark(Tone.HINT, (Words(f"notes-none-{state}"),))
        return Reply(title, (none, *then), seq=desk.upto)
    found = await read_now(desk, [claim for each in shown for claim in each.filed.claims])
    blocks = [block for each in shown for block in _note(each, found, desk)]
    notes = footnotes(desk, found.dossier, blocks)
    return Reply(title, (*blocks, *notes, *then), seq=desk.upto)


def _note(note: Note, found: Figures, desk: Desk) -> Iterator[Block[Leaf]]:
    day = day_leaf(note.at.astimezone(desk.zone).date())
    words = (Quote(note.filed.words, desk.language),)
    lines: tuple[Line, ...] = (words, join(((Person(note.by),), (day,))), *_about(note, found))
    yield Fields((Row((Strong((number_of(note),)),), lines), *outcome(note, desk.language)))
    if note.closed is None:
        meant = (found.records.get(found.now(each)) for each in note.filed.claims)
        correct = tuple(correcting(each) for each in meant if each and each.standing.visible)
        yield Actions((*correct, settling(note), declining(note)))


def _about(note: Note, found: Figures) -> Iterator[Line]:
    """Yield what a note is about, as it stands now; what was asked, where that is all there is."""
    for claim in note.filed.claims:
        for line in found.told(claim):
            yield (Words("note-on", (("what", Joined(line)),)),)
    if note.filed.answer:
        yield (Words("note-on-answer", (("command", Try(note.filed.answer)),)),)


async def settle(query: Settling, desk: Desk) -> Reply[Leaf]:
    """Close a note that was right."""
    return await _close(desk, query.number, NoteOutcome.SETTLED, query.reply or "")


async def decline(query: Declining, desk: Desk) -> Reply[Leaf]:
    """Close a note that changes nothing, and say why."""
    return await _close(desk, query.number, NoteOutcome.DECLINED, query.reply)


async def _close(desk: Desk, number: int, made: NoteOutcome, words: str) -> Reply[Leaf]:
    fresh = await worked_out(desk, lambda now: _closed(now, number, made, words))
    after = await newest(desk)
    note = await _found(after, number)
    told = Fields((yours(note, desk.language), *outcome(note, desk.language)))
    title = (Strong((Words("note-title"), DOT, number_of(note))),)
    left = len(await open_notes(after))
    then = asks("fact notes") if left else asks("fact notes closed")
    # Whoever closes their own note knows of it.
    heard = () if note.by == desk.call.person else (Words("note-heard"),)
    became = heard if fresh else (Words("note-closed-before"),)
    line = join((became, (Words("notes-left", (("left", left),)),)), SPACE)
    remark = Remark(Tone.HINT, line)
    return Reply(title, (told, remark, then), seq=after.upto)


async def _closed(desk: Desk, number: int, made: NoteOutcome, words: str) -> bool:
    """Close a note, and say whether it was this call that did."""
    note = await _found(desk, number)
    key = desk.call.key
    if note.closed is None:
        await record(desk, NoteClosed(note.filed.note, made, words))
        return True
    return key is not None and await desk.workspace.receipt(key) is not None


async def _found(desk: Desk, number: int) -> Note:
    for each in await desk.workspace.notes(upto=desk.upto):
        if each.number == number:
            return each
    places = (("number", Verbatim(str(number))),)
    tries = ("fact notes",)
    raise ProblemError(Problem("no-such-note", places, tries, Outcome.UNKNOWN, at="number"))


NOTES = Command(
    name="notes",
    query=Listing,
    answer=show,
    aliases=("hinweise", "meldungen", "reports"),
    role=Role.EDITOR,
    examples=("", "closed"),
    remembered=False,
    private=True,
)

SETTLE = Command(
    name="settle",
    query=Settling,
    answer=settle,
    aliases=("erledigen", "erledigt", "settled"),
    role=Role.EDITOR,
    writes=True,
    repeats=True,
)

DECLINE = Command(
    name="decline",
    query=Declining,
    answer=decline,
    aliases=("ablehnen", "abgelehnt", "declined"),
    role=Role.EDITOR,
    writes=True,
    repeats=True,
)
