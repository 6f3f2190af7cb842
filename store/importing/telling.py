"""The claims of rows, each with its words and its source; told anew whenever they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from store.claims import Claim, SourceId
from store.events import ClaimRecorded
from store.importing.casting import Casting
from store.importing.claims import Said, Titles, said
from store.importing.columns import Column
from store.importing.faults import Fault, FaultyError, Why
from store.importing.plan import Place
from store.importing.rows import Row
from store.importing.sheet import Sheet
from store.importing.sources import Library, Words
from store.tables.table import Line
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class Fresh:
    """A row that says something new, and the company or the target that it is about.

    `stale` are the places of those of its claims that are known or stand in a row above.
    """

    place: Place
    about: EntityId
    stale: tuple[int, ...] = ()


Tell = Callable[[Fresh], tuple[ClaimRecorded, ...]]
"""Returns the new claims of a row."""


class Claims:
    """The new claims of rows, in their order; so many that they are told anew and never kept."""

    def __init__(self, rows: Sequence[Fresh], count: int, tell: Tell) -> None:
        self._rows = rows
        self._count = count
        self._tell = tell

    def __iter__(self) -> Iterator[ClaimRecorded]:
        for row in self._rows:
            yield from self._tell(row)

    def __len__(self) -> int:
        return self._count

    def __contains__(self, claim: object) -> bool:
        return any(each == claim for each in self)


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what the rows of a table say: the same whenever it is asked again."""

    sheet: Sheet
    source: SourceId
    titles: Titles
    casting: Casting
    sources: Library

    @classmethod
    def of(cls, sheet: Sheet, casting: Casting, library: Library) -> Teller:
        """Return what tells the rows of a table, whom they name and what they cite."""
        lines = sheet.lines
        return cls(sheet, library.table(lines), Titles.of(lines.columns), casting, library)

    def about(self, row: Row) -> EntityId:
        """Return what a row is about."""
        return self.casting.party(row.target or row.company, "")

    def claims(self, row: Row) -> tuple[ClaimRecorded, ...]:
        """Return what a row says, or raise FaultyError."""
        told = said(row, self.casting, self.titles)
        return tuple([self._recorded(each, row) for each in told])

    def fresh(self, row: Fresh) -> tuple[ClaimRecorded, ...]:
        """Return what is new of a row that was told before."""
        told = self.claims(self.sheet.row(row.place.line))
        if not row.stale:
            return told
        return tuple(each for place, each in enumerate(told) if place not in row.stale)

    def _recorded(self, told: Said, row: Row) -> ClaimRecorded:
        heading = (self._heading(told.heading),) if told.heading else ()
        own = (*heading, _row(row.line))
        quote = row.cited.quote
        rest = () if quote and _says(quote, told.claim) else own
        whole = self.sources.whole_text(row.cited)
        if whole is not None and quote and quote not in whole:
            raise FaultyError(Fault(Why.NOT_IN_TEXT, self.titles.quote, quote))
        if not row.cited.named or (whole is not None and rest):
            # What an article says as a whole is not added to: the row itself is the source.
            claim = replace(told.claim, source=self.source)
            return ClaimRecorded(claim, tuple(each.span for each in own))
        quoted = (quote,) if quote else ()
        texts = (*quoted, *(each.text for each in rest))
        source, spans = self.sources.cite(row.cited, texts, self.sheet.lines.language)
        return ClaimRecorded(replace(told.claim, source=source), tuple(spans))

    def _heading(self, column: Column) -> Words:
        """Return the words of a heading, which stand in the line of headings."""
        header = self.sheet.lines.table.header
        before = header.text.find(column.title)
        if before < 0:
            return Words(header.text, header.start)
        return Words(column.title, header.start + before)


def _row(line: Line) -> Words:
    return Words(line.text, line.start, line.number)


def _says(quote: str, claim: Claim) -> bool:
    """Say whether a quote holds the words of a claim, so that it needs no others."""
    return claim.value.words in quote and (claim.valid is None or claim.valid.words in quote)
