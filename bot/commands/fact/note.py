"""`/fact note`: a reader tells the editors what is wrong with a figure or an answer."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering import asks
from bot.command import Command, Submit, parameter, required
from bot.desk import Desk
from bot.document import Block, Fields, Reply, Row, Tone
from bot.document import Note as Remark
from bot.editing.figures import read
from bot.editing.notes import FIGURE, MESSAGE, number_of, open_notes, yours
from bot.footnotes import footnotes
from bot.leaves import Leaf, Strong, Try, Words
from bot.params import QUESTION
from bot.problems import Problem, ProblemError
from bot.recording import newest, record, worked_out
from store.base import Record
from store.events import NoteFiled, NoteId
from store.notes import Note

MOST = 10
"""Open notes of one person at most, so that nobody floods the editors. Chosen 2026-11."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noting:
    """What is wrong, and with what."""

    note: str = required(MESSAGE, "note", aliases=("hinweis", "words", "worte"))
    figure: Record | None = parameter(FIGURE, "figure", aliases=("on", "zu", "angabe", "fact"))
    answer: str | None = parameter(QUESTION, "answer", aliases=("antwort",))


async def file(query: Noting, desk: Desk) -> Reply[Leaf]:
    """File a note, once, and say that the editors hear of it."""
    number = await worked_out(desk, lambda now: _filed(query, now))
    after = await newest(desk)
    notes = await after.workspace.notes(upto=after.upto)
    note = next(each for each in notes if each.number == number)
    return await _told(note, after)


async def _filed(query: Noting, desk: Desk) -> int:
    """Return the number of a note, which is filed unless the same one is open already."""
    key = desk.call.key
    if key and (before := await desk.workspace.receipt(key)):
        return before.first
    claims = (query.figure.id,) if query.figure else ()
    own = [each for each in await open_notes(desk) if each.by == desk.call.person]
    said = (query.note, claims, query.answer)
    for each in own:
        if (each.filed.words, each.filed.claims, each.filed.answer) == said:
            return each.number
    if len(own) >= MOST:
        raise ProblemError(Problem("too-many-notes", (("most", MOST),)))
    # What is recorded now has the next number, or is not recorded.
    note = NoteFiled(NoteId(f"note:{desk.upto + 1}"), *said)
    return (await record(desk, note)).first


async def _told(note: Note, desk: Desk) -> Reply[Leaf]:
    title = (Strong((Words("note-title"),)),)
    found = await read(desk, note.filed.claims)
    rows = [yours(note, desk.language)]
    if lines := tuple(found.lines.values()):
        rows.append(Row((Words("note-about"),), lines))
    elif note.filed.answer:
        rows.append(Row((Words("note-about"),), ((Try(note.filed.answer),),)))
    blocks: list[Block[Leaf]] = [Fields(tuple(rows))]
    blocks.append(Remark(Tone.HINT, (Words("note-filed", (("number", number_of(note)),)),)))
    blocks += footnotes(desk, found.dossier, blocks)
    if note.filed.answer:
        blocks.append(asks(note.filed.answer))
    return Reply(title, tuple(blocks), seq=desk.upto)


NOTE = Command(
    name="note",
    query=Noting,
    answer=file,
    aliases=("hinweis", "melden", "report"),
    # One that is whole would file what nobody said, as examples are there to be pressed.
    examples=('answer:"funding mistral"',),
    writes=True,
    submit=Submit.SEND,
    repeats=True,
)
