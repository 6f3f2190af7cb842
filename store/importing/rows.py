"""What the lines of a table say: values and names; who is named is not looked up yet."""

from __future__ import annotations

from dataclasses import dataclass

from store.importing.columns import Column, Given, language_of
from store.importing.habits import Order
from store.importing.lists import Listed
from store.importing.meanings import Meaning
from store.tables.table import Line, Table
from store.values import Money, PartialDate, Share, Term


@dataclass(frozen=True, slots=True)
class Reading:
    """What a person says of how a file is to be read, where its cells do not tell."""

    columns: tuple[Given, ...] = ()
    numbers: str | None = None
    dates: Order | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money, and the column it stands in."""

    money: Money
    column: Column


@dataclass(frozen=True, slots=True)
class Cited:
    """The source that a row names, and the words it quotes."""

    title: str | None = None
    link: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    quote: str | None = None

    @property
    def named(self) -> bool:
        """Say whether anybody is named who said it."""
        return bool(self.title or self.link or self.publisher)


@dataclass(frozen=True, slots=True)
class Whose:
    """Of whom a line speaks: of a company's round, or of what was bought.

    `staged` says that it tells how far that is, or when it closed.
    """

    company: str
    acquirer: str
    target: str
    staged: bool


@dataclass(frozen=True, slots=True)
class Row:
    """What a line says; `when` is the date of a round, or when a deal was announced."""

    line: Line
    company: str
    acquirer: str
    target: str
    round: str
    when: PartialDate | None
    announced: PartialDate | None
    closed: PartialDate | None
    sums: tuple[Sum, ...]
    investors: tuple[Listed, ...]
    stake: Share | None
    status: Term | None
    cited: Cited


@dataclass(frozen=True, slots=True)
class Lines:
    """What a table is read as: its columns, and the language of its words."""

    table: Table
    columns: tuple[Column, ...]
    language: str

    @property
    def unread(self) -> tuple[str, ...]:
        """The headings of columns whose words stand in the quotes and nowhere else."""
        return tuple(each.title for each in self.columns if each.meaning is None and each.title)

    @property
    def tells_language(self) -> bool:
        """Say whether its headings tell the language of the table."""
        return language_of(self.columns) is not None

    @property
    def names_companies(self) -> bool:
        """Say whether any column says of whom the rows are."""
        whose = {Meaning.COMPANY, Meaning.TARGET}
        return any(each.meaning in whose for each in self.columns)
