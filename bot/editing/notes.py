"""Notes of readers: what they think is wrong, and what they hear of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import ClassVar

from bot.answering import asks
from bot.desk import Desk
from bot.document import Action, Actions, Block, Fields, Reply, Row, Tone
from bot.document import Note as Remark
from bot.editing.which import WHICH, WhichType, numbered
from bot.leaves import Leaf, Person, Quote, Strong, Try, Verbatim, Words
from bot.lines import DOT
from bot.params import WordsType
from bot.problems import Problem, ProblemError
from bot.soundness import sound
from bot.suggestions import Entry
from store.base import Record
from store.claims import ClaimId
from store.events import NoteOutcome
from store.notes import Note

LONGEST = 600
"""Characters of a note, and of what is answered to it: some ten lines. Chosen 2026-11."""


@dataclass(frozen=True, slots=True)
class MessageType(WordsType):
    """What one person lets another know, in as many lines as it has."""

    entry: ClassVar[Entry] = Entry.TEXT

    async def read(  # type: ignore[explicit-override]  # typing.override came with 3.12
        self, text: str, desk: Desk
    ) -> str:
        """Return `text`, or raise ProblemError where it is too long or no text."""
        del desk
        message = sound(text).strip()
        if len(message) > LONGEST:
            raise ProblemError(Problem("note-too-long", (("most", LONGEST),)))
        return message


@dataclass(frozen=True, slots=True)
class FigureType(WhichType):
    """A claim by its number; words behind it are the note on it, put in the wrong place."""

    async def read(  # type: ignore[explicit-override]  # typing.override came with 3.12
        self, text: str, desk: Desk
    ) -> Record:
        """Return the claim of that number, or raise ProblemError."""
        number, _, rest = text.partition(" ")
        if rest and numbered(number) is not None:
            places = (("text", Verbatim(rest)),)
            apart = (f'{number} note:"{rest}"',)
            raise ProblemError(Problem("note-behind-number", places, spellings=apart))
        # A dataclass with slots is another class than the one whose body names super().
        return await WHICH.read(text, desk)


MESSAGE = MessageType()
FIGURE = FigureType()


async def open_notes(desk: Desk) -> tuple[Note, ...]:
    """Return the notes that no editor has answered yet, in order of filing."""
    notes = await desk.workspace.notes(upto=desk.upto)
    return tuple(each for each in notes if each.closed is None)


def on_answer(answer: str) -> str:
    """Return the command that notes something on the answer to a question."""
    marks = "“”" if '"' in answer else '""'
    return f"fact note answer:{marks[0]}{answer}{marks[1]}"


def settling(note: Note) -> Action[Leaf]:
    """Return the button that settles a note without further words."""
    return _button("settle-button", f"fact settle {note.number}", note)


def declining(note: Note) -> Action[Leaf]:
    """Return the button that declines a note, with words why."""
    return _button("decline-button", f"fact decline {note.number}", note)


def _button(word: str, command: str, note: Note) -> Action[Leaf]:
    return Action((Words(word, (("number", number_of(note)),)),), command, (Try(command),))


def number_of(note: Note) -> Leaf:
    """Return the number that people call a note by."""
    return Verbatim(str(note.number))


def concerning(notes: Iterable[Note], claims: Collection[ClaimId]) -> tuple[Note, ...]:
    """Return the notes that were filed on any of some claims."""
    return tuple(each for each in notes if set(each.filed.claims) & set(claims))


async def to_settle(desk: Desk, claims: Collection[ClaimId]) -> tuple[Block[Leaf], ...]:
    """Return what an editor who changed some claims is asked: to settle the notes on them."""
    notes = concerning(await open_notes(desk), claims)
    if not notes:
        return ()
    told = Remark(Tone.HINT, (Words("notes-on-this", (("count", len(notes)),)),))
    words: tuple[Row[Leaf], ...] = tuple(
        Row((Strong((number_of(each),)),), ((Quote(each.filed.words, desk.language),),))
        for each in notes
    )
    return (told, Fields(words), Actions(tuple(settling(each) for each in notes)))


def outcome_told(note: Note, language: str) -> Reply[Leaf]:
    """Return what whoever filed a note is told once it is closed, words quoted as of `language`."""
    title = (Strong((Words("note-title"), DOT, number_of(note))),)
    rows = Fields((yours(note, language), *outcome(note, language)))
    again = note.filed.answer
    return Reply(title, (rows, asks(again)) if again else (rows,))


def yours(note: Note, language: str) -> Row[Leaf]:
    """Return what whoever filed a note wrote."""
    return Row((Words("note-yours"),), ((Quote(note.filed.words, language),),))


def outcome(note: Note, language: str) -> tuple[Row[Leaf], ...]:
    """Return what became of a note, if it is closed, with who closed it and their words."""
    if note.closed is None:
        return ()
    settled = note.closed.outcome is NoteOutcome.SETTLED
    word = "note-settled" if settled else "note-declined"
    # An editor who was erased has no name.
    who = (Words("by-person", (("person", Person(note.closed_by)),)),) if note.closed_by else ()
    words = ((Quote(note.closed.words, language),),) if note.closed.words else ()
    return (Row((Words(word),), tuple(each for each in (who, *words) if each)),)
