"""What becomes of each row: new, known, said twice in the file, or refused."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from store.agreement.normal import normal
from store.claims import Claim, SourceId
from store.events import ClaimRecorded
from store.importing.casting import Casting
from store.importing.claims import Said, Titles, said
from store.importing.columns import Column
from store.importing.faults import Fault, FaultyError, Why
from store.importing.judging import Supposed
from store.importing.plan import Faulty, Place, Twice
from store.importing.rows import Lines, Row
from store.importing.sources import Library, Words
from store.tables.table import Line
from store.values import EntityId

Meant = tuple[object, ...]
"""What a claim says, whatever its words."""


@dataclass(slots=True)
class Gathered:
    """The rows of a file by what becomes of them; `gather` alone writes to it."""

    new: list[Supposed] = field(default_factory=list)
    known: list[Place] = field(default_factory=list)
    twice: list[Twice] = field(default_factory=list)
    refused: list[Faulty] = field(default_factory=list)


def meant(claim: Claim) -> Meant:
    """Return what a claim says, how firmly and where, without the words it says it in."""
    circumstances = tuple([(each.name, normal(each.value)) for each in claim.qualifiers])
    when = claim.valid and normal(claim.valid)
    what = (claim.subject, claim.field, normal(claim.value), claim.polarity, claim.modality)
    return (claim.source, *what, circumstances, when)


def gather(
    tables: Sequence[Lines], casting: Casting, library: Library, known: Container[Meant]
) -> Gathered:
    """Return what becomes of the rows of tables, given what their sources are known to have said.

    What a row above says is said once; of a row that says more than is known, that is new.
    """
    gathered = Gathered()
    seen: dict[Meant, Place] = {}
    for lines in tables:
        _gather(lines, _Words.of(lines, casting, library), known, seen, gathered)
    return gathered


def _gather(
    lines: Lines,
    reader: _Words,
    known: Container[Meant],
    seen: dict[Meant, Place],
    gathered: Gathered,
) -> None:
    name = lines.table.name
    refused = [Faulty(Place(name, each.line), each.fault) for each in lines.refused]
    for row in lines.rows:
        place = Place(name, row.line)
        try:
            told = reader.claims(row)
        except FaultyError as error:
            refused.append(Faulty(place, error.fault))
            continue
        fresh: list[ClaimRecorded] = []
        first: Place | None = None
        for each in told:
            what = meant(each.claim)
            if what in known:
                continue
            above = seen.setdefault(what, place)
            if above is place:
                fresh.append(each)
            else:
                first = first or above
        if fresh:
            gathered.new.append(Supposed(place, reader.about(row), tuple(fresh)))
        elif first:
            gathered.twice.append(Twice(place, first))
        else:
            gathered.known.append(place)
    gathered.refused += sorted(refused, key=lambda each: each.place.line.number)


@dataclass(frozen=True, slots=True)
class _Words:
    """The claims of the rows of a table, each with its words and its source."""

    lines: Lines
    source: SourceId
    titles: Titles
    casting: Casting
    sources: Library

    @classmethod
    def of(cls, lines: Lines, casting: Casting, library: Library) -> _Words:
        titles = Titles.of(lines.columns)
        return cls(lines, library.table(lines), titles, casting, library)

    def about(self, row: Row) -> EntityId:
        """Return what a row is about."""
        return self.casting.party(row.target or row.company, "")

    def claims(self, row: Row) -> Iterator[ClaimRecorded]:
        """Yield what a row says, or raise FaultyError before the first."""
        told = said(row, self.casting, self.titles)
        return iter([self._recorded(each, row) for each in told])

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
        source, spans = self.sources.cite(row.cited, texts, self.lines.language)
        return ClaimRecorded(replace(told.claim, source=source), tuple(spans))

    def _heading(self, column: Column) -> Words:
        """Return the words of a heading, which stand in the line of headings."""
        header = self.lines.table.header
        before = header.text.find(column.title)
        if before < 0:
            return Words(header.text, header.start)
        return Words(column.title, header.start + before)


def _row(line: Line) -> Words:
    return Words(line.text, line.start, line.number)


def _says(quote: str, claim: Claim) -> bool:
    """Say whether a quote holds the words of a claim, so that it needs no others."""
    return claim.value.words in quote and (claim.valid is None or claim.valid.words in quote)
