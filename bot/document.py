"""The reply: a few frozen blocks over lines of typed leaves.

A command answers with leaves (`bot.leaves`) that know no language; phrasing turns them, once,
into runs of text in one. Both are the same blocks: `Reply[Leaf]` and `Reply[Run]`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar


class Style(StrEnum):
    """What a run of text is, for the renderer to draw in its platform's way."""

    PLAIN = "plain"
    STRONG = "strong"
    QUOTE = "quote"
    CITATION = "citation"
    FLAG = "flag"
    COMMAND = "command"
    PERSON = "person"
    """The text is the platform's id of somebody."""
    CHANNEL = "channel"
    """The text is the platform's id of a channel."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; it holds no markup, and the renderer escapes it."""

    text: str
    style: Style = Style.PLAIN


T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")
LineMap = Callable[[tuple[T_co, ...]], tuple[U, ...]]


@dataclass(frozen=True, slots=True)
class Paragraph(Generic[T_co]):
    """Running text."""

    line: tuple[T_co, ...]

    def map(self, phrase: LineMap[T_co, U]) -> Paragraph[U]:
        """Return the block with every line turned by `phrase`."""
        return Paragraph(phrase(self.line))


@dataclass(frozen=True, slots=True)
class Row(Generic[T_co]):
    """A label and the lines beside it; under an empty label they go on the row above."""

    label: tuple[T_co, ...]
    lines: tuple[tuple[T_co, ...], ...]

    def map(self, phrase: LineMap[T_co, U]) -> Row[U]:
        """Return the row with every line turned by `phrase`."""
        return Row(phrase(self.label), tuple(phrase(line) for line in self.lines))


@dataclass(frozen=True, slots=True)
class Fields(Generic[T_co]):
    """Labels, each with what is known under it."""

    rows: tuple[Row[T_co], ...]

    def map(self, phrase: LineMap[T_co, U]) -> Fields[U]:
        """Return the block with every line turned by `phrase`."""
        return Fields(tuple(row.map(phrase) for row in self.rows))


@dataclass(frozen=True, slots=True)
class Timeline(Generic[T_co]):
    """Dates in order, each with what happened."""

    rows: tuple[Row[T_co], ...]

    def map(self, phrase: LineMap[T_co, U]) -> Timeline[U]:
        """Return the block with every line turned by `phrase`."""
        return Timeline(tuple(row.map(phrase) for row in self.rows))


@dataclass(frozen=True, slots=True)
class Items(Generic[T_co]):
    """A list without an order."""

    items: tuple[tuple[T_co, ...], ...]

    def map(self, phrase: LineMap[T_co, U]) -> Items[U]:
        """Return the block with every line turned by `phrase`."""
        return Items(tuple(phrase(item) for item in self.items))


@dataclass(frozen=True, slots=True)
class Table(Generic[T_co]):
    """Columns under headings; every row has as many cells as the header."""

    header: tuple[tuple[T_co, ...], ...]
    rows: tuple[tuple[tuple[T_co, ...], ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("a table's rows are as wide as its header")

    def map(self, phrase: LineMap[T_co, U]) -> Table[U]:
        """Return the block with every cell turned by `phrase`."""
        return Table(
            tuple(phrase(cell) for cell in self.header),
            tuple(tuple(phrase(cell) for cell in row) for row in self.rows),
        )


class Tone(StrEnum):
    """Why a note is there; a document says each footnote once."""

    HINT = "hint"
    FOOTNOTE = "footnote"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Note(Generic[T_co]):
    """A remark beside the answer, or what went wrong in place of one."""

    tone: Tone
    line: tuple[T_co, ...]

    def map(self, phrase: LineMap[T_co, U]) -> Note[U]:
        """Return the block with its line turned by `phrase`."""
        return Note(self.tone, phrase(self.line))


@dataclass(frozen=True, slots=True)
class Sources(Generic[T_co]):
    """The footnotes: each cited source under its number."""

    rows: tuple[Row[T_co], ...]

    def map(self, phrase: LineMap[T_co, U]) -> Sources[U]:
        """Return the block with every line turned by `phrase`."""
        return Sources(tuple(row.map(phrase) for row in self.rows))


@dataclass(frozen=True, slots=True)
class Action(Generic[T_co]):
    """A button: what it says, the command it stands for, in its English names.

    `typed` is how the reader would type it, where the label is not that already.
    """

    label: tuple[T_co, ...]
    command: str
    typed: tuple[T_co, ...] = ()

    def map(self, phrase: LineMap[T_co, U]) -> Action[U]:
        """Return the button with every line turned by `phrase`."""
        return Action(phrase(self.label), self.command, phrase(self.typed))


@dataclass(frozen=True, slots=True)
class Actions(Generic[T_co]):
    """What to ask next; what holds `throughout` an answer stands on each of its pages."""

    actions: tuple[Action[T_co], ...]
    throughout: bool = False

    def map(self, phrase: LineMap[T_co, U]) -> Actions[U]:
        """Return the block with every label turned by `phrase`."""
        return Actions(tuple(action.map(phrase) for action in self.actions), self.throughout)


@dataclass(frozen=True, slots=True)
class Chapter(Generic[T_co]):
    """A part of a document under a heading of its own."""

    title: tuple[T_co, ...]
    blocks: tuple[Block[T_co], ...]

    def map(self, phrase: LineMap[T_co, U]) -> Chapter[U]:
        """Return the chapter with every line turned by `phrase`."""
        return Chapter(phrase(self.title), tuple(block.map(phrase) for block in self.blocks))


@dataclass(frozen=True, slots=True)
class Attachment(Generic[T_co]):
    """A document that goes along as a file called `name`.

    `lead` stands between its title and its first chapter; `instead` is said where no file goes.
    What has `data` is no document of ours: it has no chapters, and the file is these bytes.
    """

    name: str
    title: tuple[T_co, ...]
    lead: tuple[Block[T_co], ...]
    chapters: tuple[Chapter[T_co], ...]
    instead: tuple[T_co, ...]
    data: bytes = b""

    def map(self, phrase: LineMap[T_co, U]) -> Attachment[U]:
        """Return the document with every line turned by `phrase`."""
        return Attachment(
            self.name,
            phrase(self.title),
            tuple(block.map(phrase) for block in self.lead),
            tuple(chapter.map(phrase) for chapter in self.chapters),
            phrase(self.instead),
            self.data,
        )


Block = (
    Paragraph[T_co]
    | Fields[T_co]
    | Timeline[T_co]
    | Items[T_co]
    | Table[T_co]
    | Note[T_co]
    | Sources[T_co]
    | Actions[T_co]
    | Attachment[T_co]
)


class Outcome(StrEnum):
    """How a question fared; the command line's exit status follows it."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    MISUNDERSTOOD = "misunderstood"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Reply(Generic[T_co]):
    """A whole answer: its title, what stands beside the title, and its blocks.

    `seq` is the ledger sequence it was answered from, 0 where it tells nothing of the store. `at`
    is the parameter that what went wrong is about, by its English name, and `spellings` are other
    words for it, each of which an action gives as a whole command.
    """

    title: tuple[T_co, ...]
    blocks: tuple[Block[T_co], ...]
    aside: tuple[T_co, ...] = ()
    outcome: Outcome = Outcome.ANSWERED
    seq: int = 0
    at: str | None = None
    spellings: tuple[str, ...] = ()

    def map(self, phrase: LineMap[T_co, U]) -> Reply[U]:
        """Return the reply with every line turned by `phrase`."""
        return Reply(
            phrase(self.title),
            tuple(block.map(phrase) for block in self.blocks),
            phrase(self.aside),
            self.outcome,
            self.seq,
            self.at,
            self.spellings,
        )
