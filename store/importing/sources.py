"""Where a row is from: the source it names, or else the table itself; and its words there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from store.agreement.normal import normal
from store.base import Record
from store.claims import Source, SourceId, Span
from store.encoding import source_id
from store.importing.rows import Cited, Lines
from store.words import language_of

BREAK = "\n\n"
"""What stands between the words that are kept of a source, as between those editors quote."""

_Name = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the file: where they begin in the table's text, and their row; none of headings."""

    text: str
    start: int
    row: int | None = None

    @property
    def span(self) -> Span:
        """The words as a span of the table."""
        return Span(self.text, self.start, self.start + len(self.text), self.row)


def tables_in(records: Iterable[Record]) -> Mapping[SourceId, tuple[int, ...]]:
    """Return the tables among the sources of records, each with the rows these stand on."""
    found: dict[SourceId, set[int]] = {}
    for record in records:
        for span in record.spans:
            if span.row is not None:
                found.setdefault(record.claim.source, set()).add(span.row)
    return {source: tuple(sorted(rows)) for source, rows in found.items()}


@dataclass(slots=True)
class _Copied:
    """What is kept of a source: its words so far, and where each stands."""

    source: Source
    parts: list[str]
    length: int
    places: dict[str, int] = field(default_factory=dict)
    before: str = ""
    assumed: bool = False

    def place(self, words: str) -> Span:
        start = self.places.get(words)
        if start is None:
            found = self.before.find(words)
            start = self.places[words] = found if found >= 0 else self._append(words)
        return Span(words, start, start + len(words))

    def _append(self, words: str) -> int:
        if self.parts:
            self.parts.append(BREAK)
            self.length += len(BREAK)
        self.parts.append(words)
        self.length += len(words)
        return self.length - len(words)


class Library:
    """Gives each row its source."""

    def __init__(self, known: Iterable[Source], tables: Iterable[Source]) -> None:
        """Know the sources that may be named again, and the tables brought before, by title."""
        self._known: dict[_Name, Source] = {}
        again = tuple(known)
        for source in again:
            self._known.setdefault(_name(source), source)
        for source in again:
            if source.title:
                self._known.setdefault(_name(replace(source, published=None)), source)
        brought = tuple(tables)
        self._titled = {source.title: source for source in brought}
        self._hashed = {source.text_hash: source for source in brought}
        self._cited: dict[_Name, _Copied] = {}
        self._read: dict[SourceId, Source] = {}
        self._untold: set[SourceId] = set()

    def table(self, lines: Lines) -> SourceId:
        """Return the source that a table is.

        One of the same name that was brought before is the same source, and revised where it says
        something else; its text is not kept, since it would weigh on every answer.
        """
        table = lines.table
        before = self._hashed.get(table.text_hash) or self._titled.get(table.name)
        if before is None:
            source = Source(
                source_id(table.text_hash), lines.language, table.text_hash, title=table.name
            )
            if not lines.tells_language:
                self._untold.add(source.id)
        elif before.text_hash == table.text_hash:
            source = before
        else:
            revision = before.revision + 1
            source = replace(before, text_hash=table.text_hash, revision=revision)
        if source is not before:
            self._read[source.id] = source
        return source.id

    def cite(
        self, cited: Cited, words: Iterable[str], language: str
    ) -> tuple[SourceId, list[Span]]:
        """Return the source that a row names, and where its words stand among those kept of it."""
        name = _name(cited)
        copied = self._cited.get(name)
        if copied is None:
            copied = self._cited[name] = self._begun(name, cited, language)
        spans = [copied.place(each) for each in words]
        if not copied.source.id:
            dated = "" if cited.link or not cited.published else cited.published.words
            first = hashlib.sha256("".join((*copied.parts, dated)).encode()).hexdigest()
            copied.source = replace(copied.source, id=source_id(first, cited.link))
        return copied.source.id, spans

    def whole_text(self, cited: Cited) -> str | None:
        """Return all that the source says that a row names, None where nobody brought it whole."""
        known = self._known.get(_name(cited)) if cited.named else None
        return known.text if known and known.whole else None

    def _begun(self, name: _Name, cited: Cited, language: str) -> _Copied:
        known = self._known.get(name)
        if known and known.text is not None:
            return _Copied(known, [known.text], len(known.text), before=known.text)
        told = cited.language or language_of(cited.quote or "")
        first = known or Source(
            SourceId(""),
            told or language,
            "",
            cited.title,
            cited.publisher,
            link=cited.link,
            published=cited.published,
        )
        head = (
            "" if cited.link else ", ".join(each for each in (cited.publisher, cited.title) if each)
        )
        # A known source whose text is not kept tells nobody where further words stand.
        begun = replace(first, id=SourceId(""), revision=0, whole=False)
        assumed = known is None and told is None
        return _Copied(begun, [head] if head else [], len(head), assumed=assumed)

    @property
    def assumed(self) -> set[SourceId]:
        """The new sources whose language neither a column nor their words tell."""
        cited = (each.source.id for each in self._cited.values() if each.assumed)
        return self._untold.union(cited)

    @property
    def changed(self) -> tuple[Source, ...]:
        """The sources as they are with the words that rows add."""
        return (*self._read.values(), *map(_finished, self._cited.values()))


def _finished(copied: _Copied) -> Source:
    text = "".join(copied.parts)
    return replace(copied.source, text=text, text_hash=hashlib.sha256(text.encode()).hexdigest())


def _name(named: Source | Cited) -> _Name:
    """Return what a source is known by: its link, or else what it is called and its date."""
    if named.link:
        return (named.link,)
    return (named.title, named.publisher, named.published and normal(named.published))
