"""Sums and shares in the cells of a row, each in the words it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from store.importing.columns import Column
from store.importing.faults import Fault, FaultyError, Why
from store.importing.habits import OPEN, Habits, remembered, style
from store.possible import is_part
from store.reading import Ambiguous, Unreadable, read_money, read_share
from store.reading import Why as Reason
from store.reading.currencies import ISO_4217, currency
from store.reading.magnitudes import magnitude
from store.reading.numerals import plain
from store.reading.tokens import tokens
from store.tables.table import Cell, written
from store.values import Figure, Money, PartialDate, Share

NOTHING = frozenset(
    "- – — ? / n/a n.a. na none null nil tbd tba #n/a #nv entfällt keine keiner".split()
) | {"", "n. a.", "not applicable", "not available"}
"""What people write where they have nothing to say; what was kept from them is `undisclosed`."""


_THOUSANDS = re.compile(r"\bT\s?(?:€|EUR|\$|USD|£|GBP|CHF)", re.IGNORECASE)
"""Thousands as German accounts write them: T€, TEUR."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A column, how it writes, and the language its words are first read in."""

    column: Column
    habits: Habits
    language: str


def text_of(cell: Cell) -> str:
    """Return the words of a cell without what stands around them; `""` where they say nothing."""
    text = cell.strip() if isinstance(cell, str) else written(cell)
    return "" if text.casefold() in NOTHING else text


def money(cell: Cell, reader: Reader, beside: str | None) -> tuple[Money, ...]:
    """Return the sums a cell says, or raise FaultyError; nothing where it says nothing.

    `beside` is the currency that the row gives in another column.
    """
    text = text_of(cell)
    if not text:
        return ()
    column = reader.column
    if isinstance(cell, Decimal):
        if cell < 0:
            raise faulty(Why.NEGATIVE, reader, text)
        sums, column = _typed(cell), _as_shown(text, column, beside)
    else:
        sums = _sums(text, reader, beside)
    return tuple(_in_unit(each, text, column, beside) for each in sums)


def _typed(number: Decimal) -> tuple[Money, ...]:
    exponent = number.as_tuple().exponent
    place = Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)
    return (Money(Figure(plain(number), place), None, written(number)),)


def _as_shown(text: str, column: Column, beside: str | None) -> Column:
    """Return the column of a number that a spreadsheet holds in full, and may show otherwise.

    Raises FaultyError where it is shown in another currency or magnitude than is said of it.
    """
    code = beside or column.unit.currency
    if column.contradicts(code):
        words = f"{text} {column.sign}, {code}"
        raise FaultyError(Fault(Why.TWO_CURRENCIES, column.title, words))
    if 1 in (column.unit.scale, column.shortened):
        return column
    if column.unit.scale != column.shortened:
        raise FaultyError(Fault(Why.SHORTENED, column.title, text))
    return replace(column, unit=replace(column.unit, scale=Decimal(1)))


def _sums(text: str, reader: Reader, beside: str | None) -> tuple[Money, ...]:
    """Read a sum as its own signs tell, else as its column does."""
    own = style(text)
    settled = own if own not in (None, OPEN) else reader.habits.numbers
    read = _read_money(text, settled or reader.language)
    if isinstance(read, Ambiguous) and settled and own is OPEN:
        read = read.choices[0]
    if own == OPEN and settled is None:
        raise faulty(Why.AMBIGUOUS_NUMBER, reader, text, _both_ways(text, reader.column, beside))
    if isinstance(read, Ambiguous):
        raise faulty(Why.AMBIGUOUS_NUMBER, reader, text, tuple(each[0] for each in read.choices))
    if isinstance(read, Unreadable):
        why = Why.NEGATIVE if read.why is Reason.NEGATIVE else Why.UNREADABLE_NUMBER
        raise faulty(why, reader, text, nearest=read.nearest)
    return read


@remembered
def _read_money(
    text: str, language: str
) -> tuple[Money, ...] | Ambiguous[tuple[Money, ...]] | Unreadable:
    return read_money(text, language)


def _both_ways(text: str, column: Column, beside: str | None) -> tuple[Money, ...]:
    """Return what an open number means in each language, in the unit and currency of its row."""
    found: dict[Money, None] = {}
    for language in ("de", "en"):
        read = _read_money(text, language)
        first = read.choices[0] if isinstance(read, Ambiguous) else read
        if not isinstance(first, Unreadable):
            found |= dict.fromkeys(_shortly(_in_unit(each, text, column, beside)) for each in first)
    return tuple(found)


def _shortly(said: Money) -> Money:
    """Return a sum to its last digit that is no zero: “1,500” would be two readings again."""
    if said.figure is None:
        return said
    amount = plain(said.figure.amount)
    exponent = amount.as_tuple().exponent
    place = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else said.figure.place
    return replace(said, figure=replace(said.figure, amount=amount, place=place))


def _in_unit(said: Money, text: str, column: Column, beside: str | None) -> Money:
    """Return a sum with what its column and its row say of it; what it says itself counts first."""
    if said.figure is None:
        return replace(said, words=text)
    own = said.currency
    if own and beside and own != beside:
        raise FaultyError(Fault(Why.TWO_CURRENCIES, column.title, f"{text}, {beside}"))
    scale = column.unit.scale if _is_bare(text) else Decimal(1)
    figure = said.figure
    if scale != 1:
        upper = None if figure.upper is None else plain(figure.upper * scale)
        figure = Figure(
            plain(figure.amount * scale), plain(figure.place * scale), figure.hedge, upper
        )
    return Money(figure, own or beside or column.unit.currency, text)


@remembered
def _is_bare(text: str) -> bool:
    """Say whether a sum has no magnitude of its own, in either language: no “Mio.”, no “bn”."""
    if _THOUSANDS.search(text):
        return False
    sequence = tokens(text)
    index = 0
    while index < len(sequence):
        named = currency(sequence, index, "en") or currency(sequence, index, "de")
        if named is None and any(
            magnitude(sequence, index, language, priced=True) for language in ("de", "en")
        ):
            return False
        index = named[1] if named else index + 1
    return True


def currency_in(cell: Cell, column: Column) -> str | None:
    """Return the ISO 4217 code of a currency that stands in a cell, or raise FaultyError."""
    text = text_of(cell)
    if not text:
        return None
    if text.upper() in ISO_4217:
        return text.upper()
    sequence = tokens(text)
    for language in ("en", "de"):
        found = currency(sequence, 0, language)
        if found and found[1] == len(sequence):
            return found[0]
    raise FaultyError(Fault(Why.UNKNOWN_CURRENCY, column.title, text))


def share(cell: Cell, reader: Reader) -> Share | None:
    """Return the share a cell says, or raise FaultyError; a bare number is one in percent.

    Spreadsheets keep 15 % as 0.15, so that less than one needs a word for what it is.
    """
    text = text_of(cell)
    if not text:
        return None
    own = style(text)
    settled = own if own not in (None, OPEN) else reader.habits.numbers
    if own == OPEN and settled is None:
        raise faulty(Why.AMBIGUOUS_NUMBER, reader, text)
    said = text if _SHARED.search(text) else f"{text} %"
    read = read_share(said, settled or reader.language)
    if isinstance(read, Ambiguous):
        read = read.choices[0]
    if isinstance(read, Unreadable):
        raise faulty(Why.UNREADABLE_NUMBER, reader, text, nearest=None)
    if (
        said != text
        and 0 < read.figure.amount < 1
        and "%" not in (*reader.column.title, reader.column.sign)
    ):
        whole = replace(read.figure, amount=read.figure.amount * 100)
        raise faulty(Why.AMBIGUOUS_SHARE, reader, text, (read, replace(read, figure=whole)))
    if not is_part(read.figure):
        raise faulty(Why.NO_SUCH_SHARE, reader, text)
    return replace(read, words=text)


_SHARED = re.compile(r"[^\W\d_]|%")


def faulty(
    why: Why,
    reader: Reader,
    text: str,
    readings: tuple[Money | PartialDate | Share, ...] = (),
    nearest: str | None = None,
) -> FaultyError:
    """Return what is raised for the words of a cell."""
    return FaultyError(Fault(why, reader.column.title, text, readings, nearest))
