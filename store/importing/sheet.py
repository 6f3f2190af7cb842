"""The lines of a table read: each is a row, is refused, or is no row at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from store.importing.cells import Reader, currency_in, money, share, text_of
from store.importing.columns import Column, language_of, read_columns
from store.importing.days import day
from store.importing.faults import Fault, FaultyError, Why
from store.importing.habits import Habits, habits
from store.importing.lists import Listed, listed
from store.importing.meanings import DATES, MONEY, Meaning
from store.importing.rows import Cited, Lines, Reading, Row, Sum, Whose
from store.importing.wordings import address_in, name_in
from store.names import key
from store.tables.table import Line, Table
from store.values import PartialDate, Share, Term

STATUSES: Mapping[str, str] = MappingProxyType(
    {
        key(word): term
        for term, words in {
            "rumoured": "rumoured, rumored, rumour, gerücht, gerüchteweise, spekuliert",
            "negotiating": "negotiating, in talks, talks, verhandelt, in verhandlung, "
            "verhandlungen",
            "announced": "announced, angekündigt, bekannt gegeben, bekanntgegeben, gemeldet, "
            "pending, laufend",
            "signed": "signed, unterzeichnet, unterschrieben",
            "completed": "completed, complete, closed, done, abgeschlossen, vollzogen, erledigt",
            "terminated": "terminated, cancelled, canceled, abandoned, withdrawn, failed, "
            "abgebrochen, gescheitert, beendet",
        }.items()
        for word in words.split(",")
    }
)
"""The terms of `deal_status` by what people write for them."""

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        key(word): language
        for language, words in {
            "de": "de, deu, ger, de-de, de-at, de-ch, deutsch, german",
            "en": "en, eng, en-gb, en-us, englisch, english",
        }.items()
        for word in words.split(",")
    }
)
"""The languages of sources by what people write for them."""

TOTALS = frozenset(
    key(word)
    for word in "total, totals, grand total, sum, sums, summe, summen, gesamt, gesamtsumme, "
    "insgesamt, zwischensumme, subtotal".split(",")
)
"""What stands before the sum of a column."""

WITHOUT_UNIT = "en"
"""The language of words that no heading settles; what it lacks is read in the other one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table, and what reads each of its lines; a line is read each time it is asked for.

    Rows are several times as large as the lines they are read from, and a file has many.
    """

    lines: Lines
    readers: Mapping[Meaning, tuple[Reader, ...]]

    @classmethod
    def of(cls, table: Table, reading: Reading) -> Sheet:
        """Return what reads a table, as its headings, its cells and a person say."""
        columns = read_columns(table.header, reading.columns, table.signs, table.thousands)
        language = language_of(columns) or WITHOUT_UNIT
        readers: dict[Meaning, list[Reader]] = {}
        for column in columns:
            if column.meaning is not None:
                reader = Reader(column, _habits(table, column, reading), language)
                readers.setdefault(column.meaning, []).append(reader)
        frozen = {meaning: tuple(each) for meaning, each in readers.items()}
        return cls(Lines(table, columns, language), MappingProxyType(frozen))

    def is_no_row(self, line: Line) -> bool:
        """Say whether a line repeats the headings, or only adds up what stands above it."""
        if line.cells == self.lines.table.header.cells:
            return True
        first = next(filter(None, map(text_of, line.cells)), "")
        return key(first.rstrip(":")) in TOTALS and not any(
            self._text(line, meaning) for meaning in (Meaning.ROUND, Meaning.INVESTOR, *DATES)
        )

    def whose(self, line: Line) -> Whose:
        """Return of whom a line speaks, or raise FaultyError."""
        company = self._name(line, Meaning.COMPANY)
        acquirer = self._name(line, Meaning.ACQUIRER)
        target = self._name(line, Meaning.TARGET)
        if company and acquirer and not target:
            target = company
        elif company and target and not acquirer and key(company) != key(target):
            acquirer = company
        if not (company or target):
            raise FaultyError(Fault(Why.NO_COMPANY))
        staged = any(self._text(line, each) for each in (Meaning.STATUS, Meaning.CLOSED))
        return Whose(company, acquirer, target, staged=staged)

    def link(self, line: Line) -> str:
        """Return the link of the source that a line names, empty where it gives none."""
        _, link = self._titled(line)
        return link

    def row(self, line: Line) -> Row:
        """Return what a line says, or raise FaultyError."""
        whose = self.whose(line)
        company, acquirer, target = whose.company, whose.acquirer, whose.target
        announced, closed = self._day(line, Meaning.ANNOUNCED), self._day(line, Meaning.CLOSED)
        return Row(
            line,
            company,
            acquirer,
            target,
            self._name(line, Meaning.ROUND),
            self._day(line, Meaning.DATE) or announced or closed,
            announced,
            closed,
            tuple(self._sums(line)),
            tuple(self._investors(line)),
            self._share(line),
            self._status(line),
            self._cited(line),
        )

    def _first(self, meaning: Meaning) -> Reader | None:
        return next(iter(self.readers.get(meaning, ())), None)

    def _text(self, line: Line, meaning: Meaning) -> str:
        reader = self._first(meaning)
        return text_of(line.cells[reader.column.index]) if reader else ""

    def _name(self, line: Line, meaning: Meaning) -> str:
        return name_in(self._text(line, meaning), self._title(meaning))

    def _title(self, meaning: Meaning) -> str:
        reader = self._first(meaning)
        return reader.column.title if reader else ""

    def _day(self, line: Line, meaning: Meaning) -> PartialDate | None:
        reader = self._first(meaning)
        return day(line.cells[reader.column.index], reader) if reader else None

    def _sums(self, line: Line) -> Iterator[Sum]:
        given = self._first(Meaning.CURRENCY)
        beside = (
            currency_in(line.cells[given.column.index], given.column) if given is not None else None
        )
        for meaning in sorted(MONEY & self.readers.keys()):
            for reader in self.readers[meaning]:
                for each in money(line.cells[reader.column.index], reader, beside):
                    yield Sum(each, reader.column)

    def _investors(self, line: Line) -> Iterator[Listed]:
        """Yield who leads and then the others, each once."""
        named = {
            meaning: [
                each
                for reader in self.readers.get(meaning, ())
                for each in listed(text_of(line.cells[reader.column.index]))
                if name_in(each.name, reader.column.title)
            ]
            for meaning in (Meaning.LEAD, Meaning.INVESTOR)
        }
        leading = [Listed(each.name, leads=True) for each in named[Meaning.LEAD]]
        seen: set[str] = set()
        for each in (*leading, *sorted(named[Meaning.INVESTOR], key=lambda each: not each.leads)):
            if (folded := key(each.name)) not in seen:
                seen.add(folded)
                yield each

    def _share(self, line: Line) -> Share | None:
        reader = self._first(Meaning.STAKE)
        return share(line.cells[reader.column.index], reader) if reader else None

    def _status(self, line: Line) -> Term | None:
        text = self._text(line, Meaning.STATUS)
        if not text:
            return None
        term = STATUSES.get(key(text))
        if term is None:
            raise FaultyError(Fault(Why.UNKNOWN_STATUS, self._title(Meaning.STATUS), text))
        return Term(term, text)

    def _language(self, line: Line) -> str | None:
        text = self._text(line, Meaning.LANGUAGE)
        if not text:
            return None
        if (found := LANGUAGES.get(key(text))) is None:
            title = self._title(Meaning.LANGUAGE)
            raise FaultyError(Fault(Why.UNKNOWN_LANGUAGE, title, text))
        return found

    def _titled(self, line: Line) -> tuple[str, str]:
        """Return the title and the link of the source that a line names; one may be the other."""
        title, link = self._text(line, Meaning.SOURCE), self._text(line, Meaning.LINK)
        return ("", title) if not link and "://" in title else (title, link)

    def _cited(self, line: Line) -> Cited:
        title, link = self._titled(line)
        return Cited(
            title or None,
            address_in(link, self._title(Meaning.LINK)) or None,
            self._text(line, Meaning.PUBLISHER) or None,
            self._day(line, Meaning.PUBLISHED),
            self._language(line),
            self._text(line, Meaning.QUOTE) or None,
        )


def _habits(table: Table, column: Column, reading: Reading) -> Habits:
    """Return how a column writes; only of figures and days does anything turn on it."""
    if column.meaning not in MONEY | DATES | {Meaning.STAKE}:
        return Habits()
    cells = (line.cells[column.index] for line in table.lines)
    return habits(cells, numbers=reading.numbers, dates=reading.dates)
