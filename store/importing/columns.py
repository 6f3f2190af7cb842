"""The columns of a table: what each means, and the unit and currency that its heading gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from store.importing.meanings import SEVERAL, Meaning, apart, languages_of, meaning_of
from store.names import key
from store.reading.currencies import currency
from store.reading.magnitudes import magnitude
from store.reading.tokens import Token, tokens
from store.tables.table import Line, written

_ONE, _THOUSAND = Decimal(1), Decimal(1_000)

_PLURALS = {
    "thousands": _THOUSAND,
    "tausend": _THOUSAND,
    "tsd": _THOUSAND,
    "millions": _THOUSAND**2,
    "billions": _THOUSAND**3,
}
"""Magnitudes as headings write them, and notation does not."""

_SEVERAL = {
    "$": frozenset("USD CAD AUD NZD HKD SGD TWD MXN".split()),
    "¥": frozenset("JPY CNY".split()),
}
"""The currencies whose numbers spreadsheets show beside one sign where each is at home."""

_THOUSANDS_OF = re.compile(r"\b[TtKk](?=€|EUR\b|USD\b|GBP\b|CHF\b|\$|£)")
"""“TEUR”, “k€”: how accountants head a column of thousands."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a heading says of every number below it."""

    scale: Decimal = _ONE
    currency: str | None = None

    @property
    def given(self) -> bool:
        """Say whether the heading says anything of them."""
        return self != Unit()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place from 0, its heading as it stands, what it means; None is not read.

    `sign` is what a spreadsheet shows beside its numbers, `thousands` how many times it divides
    them by one before it shows them; None where they differ in that.
    """

    index: int
    title: str
    meaning: Meaning | None
    unit: Unit = Unit()
    sign: str = ""
    thousands: int | None = 0

    @property
    def shortened(self) -> Decimal | None:
        """By how much its numbers are divided before they are shown; None where they differ."""
        return None if self.thousands is None else _THOUSAND**self.thousands

    def contradicts(self, code: str | None) -> bool:
        """Say whether its sign is none of a currency; where neither is known it is not."""
        sequence = tokens(self.sign)
        named = _currency(sequence, 0) if sequence else None
        several = _SEVERAL.get(self.sign, frozenset())
        return bool(code and named and code != named[0] and code not in several)


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says that a column means; None says that it is not to be read."""

    title: str
    meaning: Meaning | None


class UnknownMeaningError(ValueError):
    """A mapping of columns names what no column can mean; the text is the word."""


LEFT_OUT = frozenset({"", "-", "–", "none", "nothing", "nichts", "ignore"})


def read_given(text: str) -> tuple[Given, ...]:
    """Return what “Firma=company; Volumen=amount” says, or raise UnknownMeaningError.

    What a column means is said in the words of `Meaning` or in any heading of that meaning.
    """
    return tuple(_given(part) for part in re.split(r"[;\n]", text) if part.strip())


def _given(part: str) -> Given:
    title, sign, word = (each.strip() for each in part.rpartition("="))
    if not sign or not title:
        raise UnknownMeaningError(part.strip())
    if word.casefold() in LEFT_OUT:
        return Given(title, None)
    meaning = meaning_of(word)
    if meaning is None:
        raise UnknownMeaningError(word)
    return Given(title, meaning)


def is_heading(words: str) -> bool:
    """Say whether the words of a cell name a column."""
    return _read(0, words).meaning is not None


def read_columns(
    header: Line,
    given: Sequence[Given] = (),
    signs: Sequence[str] = (),
    thousands: Sequence[int | None] = (),
) -> tuple[Column, ...]:
    """Return the columns of a table in order.

    What a person says counts before what a heading says, and that before the `signs` that a
    spreadsheet shows beside numbers; `thousands` are those of `Column`. Of what only one column
    can say, the first does, and further ones are not read.
    """
    said = {key(each.title): each.meaning for each in given}
    titles = [written(cell).strip() for cell in header.cells]
    shown = (*signs, *[""] * (len(titles) - len(signs)))
    divided = (*thousands, *[0] * (len(titles) - len(thousands)))
    columns = [
        _told(_signed(_read(index, title), sign, times), said)
        for index, (title, sign, times) in enumerate(zip(titles, shown, divided, strict=True))
    ]
    taken: set[Meaning] = {
        each.meaning for each in columns if each.meaning and _is_said(each, said)
    }
    return tuple(_once(columns, taken, said))


def _signed(column: Column, sign: str, thousands: int | None) -> Column:
    sequence = tokens(sign)
    named = _currency(sequence, 0) if sequence and column.unit.currency is None else None
    unit = replace(column.unit, currency=named[0]) if named else column.unit
    return replace(column, unit=unit, sign=sign, thousands=thousands)


def missing(given: Sequence[Given], columns: Sequence[Column]) -> tuple[str, ...]:
    """Return what a person calls columns that are none of these, in their words."""
    called = {name for each in columns for name in _names(each)}
    return tuple(each.title for each in given if key(each.title) not in called)


def _told(column: Column, said: dict[str, Meaning | None]) -> Column:
    called = _said(column, said)
    return column if called is None else replace(column, meaning=said[called])


def _said(column: Column, said: dict[str, Meaning | None]) -> str | None:
    """Return how a person calls a column, with its unit or without; None where nobody does."""
    return next((name for name in _names(column) if name in said), None)


def _names(column: Column) -> tuple[str, str]:
    return key(column.title), key(_unit(column.title)[1])


def _is_said(column: Column, said: dict[str, Meaning | None]) -> bool:
    return _said(column, said) is not None


def _once(
    columns: Sequence[Column], taken: set[Meaning], said: dict[str, Meaning | None]
) -> Iterator[Column]:
    for column in columns:
        meaning = column.meaning
        if meaning is None or meaning in SEVERAL or _is_said(column, said):
            yield column
        elif meaning in taken:
            yield replace(column, meaning=None)
        else:
            taken.add(meaning)
            yield column


def _read(index: int, title: str) -> Column:
    """Return a column by its heading; what is a whole name is no unit: “Investor”, “Round”.

    A currency's sign is no part of a name: “Betrag (€)”.
    """
    unit, rest = _unit(title)
    if (whole := meaning_of(title)) and unit.currency is None:
        return Column(index, title, whole)
    return Column(index, title, meaning_of(rest), unit)


def _unit(title: str) -> tuple[Unit, str]:
    """Return the unit in a heading, and the heading without it."""
    accounting = _THOUSANDS_OF.search(title)
    scale = _THOUSAND if accounting else _ONE
    text = title[: accounting.start()] + " " + title[accounting.end() :] if accounting else title
    sequence = tokens(apart(text))
    named: str | None = None
    rest: list[str] = []
    index = 0
    while index < len(sequence):
        if named is None and (money := _currency(sequence, index)):
            named, index = money
        elif scale == _ONE and rest and (factor := _magnitude(sequence, index)):
            scale, index = factor
        else:
            rest.append(sequence[index].text)
            index += 1
    return Unit(scale, named), " ".join(rest)


def _currency(sequence: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    return currency(sequence, index, "en") or currency(sequence, index, "de")


def _magnitude(sequence: tuple[Token, ...], index: int) -> tuple[Decimal, int] | None:
    plural = _PLURALS.get(sequence[index].folded)
    if plural:
        return plural, index + 1
    found = magnitude(sequence, index, "de", priced=True)
    return found or magnitude(sequence, index, "en", priced=True)


def language_of(columns: Sequence[Column]) -> str | None:
    """Return the language that most headings are in, None where neither has most."""
    read = [_unit(each.title)[1] for each in columns if each.meaning]
    tongues = [found for title in read if len(found := languages_of(title)) == 1]
    german, english = (sum(name in each for each in tongues) for name in ("de", "en"))
    if german == english:
        return None
    return "de" if german > english else "en"
