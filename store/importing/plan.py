"""What an import would do: every row with its fate, and what is to be recorded."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from store.agreement.verdicts import Finding
from store.base import Record
from store.claims import Entity, Source
from store.events import ClaimRecorded, SourceNumbered
from store.importing.faults import Fault
from store.importing.rows import Lines
from store.tables.table import Line


@dataclass(frozen=True, slots=True)
class Place:
    """A line of one of the tables of a file."""

    table: str
    line: Line


@dataclass(frozen=True, slots=True)
class Faulty:
    """A row that is not taken, and why."""

    place: Place
    fault: Fault


@dataclass(frozen=True, slots=True)
class Twice:
    """A row that says what a row above it says."""

    place: Place
    first: Place


@dataclass(frozen=True, slots=True)
class Against:
    """A claim that stands against one of a row, its source, and its row in the same file."""

    record: Record
    source: Source
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that will be recorded, and what it cannot be right beside as both stand."""

    place: Place
    record: Record
    others: tuple[Against, ...]
    finding: Finding


@dataclass(frozen=True, slots=True)
class Alike:
    """A new thing that is called nearly as others are, known ones or new ones of the file."""

    entity: Entity
    place: Place
    others: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import of some tables would do to a workspace whose newest entry was `upto`.

    Rows that are `new` have claims among `claims`, and nothing else has; these are told anew each
    time they are asked for, as they would fill the memory. `passed` are lines that are no rows, as
    of totals. `crowded` are things of which too much is said to look for conflicts. `entities` and
    `sources` are those to be recorded, `assumed` the languages of the latter that nothing tells,
    `named` all that claims and conflicts name.
    """

    upto: int
    tables: tuple[Lines, ...]
    new: tuple[Place, ...]
    known: tuple[Place, ...]
    twice: tuple[Twice, ...]
    refused: tuple[Faulty, ...]
    passed: tuple[Place, ...]
    conflicts: tuple[Conflict, ...]
    crowded: tuple[Entity, ...]
    alike: tuple[Alike, ...]
    entities: tuple[Entity, ...]
    sources: tuple[Source, ...]
    assumed: tuple[str, ...]
    numbers: tuple[SourceNumbered, ...]
    claims: Collection[ClaimRecorded]
    named: tuple[Entity, ...]

    @property
    def rows(self) -> int:
        """How many rows there are, whatever becomes of them."""
        return sum(map(len, (self.new, self.known, self.twice, self.refused)))

    def saves(self, *, skip_refused: bool) -> bool:
        """Say whether it may be recorded: nothing is refused, or a person says to go without."""
        return bool(self.claims) and (skip_refused or not self.refused)


class HeadingsError(ValueError):
    """The headings of a file are not those that its rows are read by; `titles` are all it has."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__(", ".join(titles))
        self.titles = titles


class NoCompanyError(HeadingsError):
    """No column of a file says of whom its rows are."""


class NoHeadingError(HeadingsError):
    """A person says what columns mean that a file does not have; they are `missing`."""

    def __init__(self, missing: tuple[str, ...], titles: tuple[str, ...]) -> None:
        super().__init__(titles)
        self.missing = missing
