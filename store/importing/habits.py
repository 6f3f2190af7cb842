"""How a column writes numbers and days, settled by those of its cells that can mean one thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, wraps
from typing import TypeVar, TypeVarTuple

from store.reading.tokens import tokens
from store.tables.table import Cell

T = TypeVar("T")
Rest = TypeVarTuple("Rest")

REMEMBERED = 16_384
"""Cells whose reading is kept, some 300 bytes each; of a long table most come again."""

LONGEST = 100
"""Characters of a cell whose reading is kept; what is longer hardly comes again, and is large."""

_NUMERAL = re.compile(r"[0-9]+(?:[.,'’\u00a0\u2009\u202f ]?[0-9]+)*")
_SIGNS = re.compile(r"[.,]")
_LONGEST_GROUP = 3

SLASHED = re.compile(
    r"(?P<first>[0-9]{1,2})(?P<sign>[/.\-])(?P<second>[0-9]{1,2})(?P=sign)"
    r"(?P<third>[0-9]{4}|[0-9]{2})"
)
"""A day in three numbers, whose order the language does not settle."""

MONTHS = 12


class Order(StrEnum):
    """The order of day, month and year in a day of three numbers."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


@dataclass(frozen=True, slots=True)
class Habits:
    """How a column writes: `numbers` in a language's way, `dates` in an order; None is open."""

    numbers: str | None = None
    dates: Order | None = None


def remembered(read: Callable[[str, *Rest], T]) -> Callable[[str, *Rest], T]:
    """Keep what short cells were read as, for those that come again."""
    kept = lru_cache(REMEMBERED)(read)

    @wraps(read)
    def again(text: str, /, *rest: *Rest) -> T:
        return kept(text, *rest) if len(text) <= LONGEST else read(text, *rest)

    return again


OPEN = "open"
"""What a number is that both languages write so, and mean another by: “1.500”."""


@remembered
def style(text: str) -> str | None:
    """Return the language in whose way the numbers of a cell are written.

    OPEN where both may be meant, None where both mean the same, as where nothing parts the digits.
    """
    found = {_style(match[0]) for match in _NUMERAL.finditer(text)} - {None}
    if found == {OPEN} and (language := _spoken(text)):
        return language
    settled = found - {OPEN}
    if len(settled) == 1:
        return settled.pop()
    return OPEN if found else None


def _style(numeral: str) -> str | None:
    signs = _SIGNS.findall(numeral)
    if not signs:
        return None
    if len(set(signs)) > 1:
        return "de" if signs[-1] == "," else "en"
    sign = signs[0]
    if len(signs) > 1:
        return "de" if sign == "." else "en"
    before, _, behind = numeral.partition(sign)
    grouped = len(behind) == _LONGEST_GROUP and len(before) <= _LONGEST_GROUP
    if grouped and not before.startswith("0"):
        return OPEN
    return "de" if sign == "," else "en"


_OWN = {
    "de": frozenset("tausend tsd mio millionen mill mrd milliarde milliarden billionen".split()),
    "en": frozenset("thousand million billion trillion bn bln tn trn".split()),
}
"""Magnitudes by which a cell tells its language: no German says “2 Million”, nor “2 Billion”."""


def _spoken(text: str) -> str | None:
    words = {token.folded for token in tokens(text)}
    said = {language for language, own in _OWN.items() if words & own}
    return said.pop() if len(said) == 1 else None


@remembered
def order(text: str) -> Order | None:
    """Return the order that a day of three numbers must be in, None where it may be several.

    Whoever writes points begins with the day: “01.13.2025” is none, and no 13 January.
    """
    match = SLASHED.fullmatch(text)
    if match is None:
        return None
    first, second = int(match["first"]), int(match["second"])
    if match["sign"] == "." or first > MONTHS >= second:
        return Order.DMY
    return Order.MDY if second > MONTHS >= first else None


def habits(cells: Iterable[Cell], *, numbers: str | None, dates: Order | None) -> Habits:
    """Return the habits of a column; what a person says counts before its cells.

    Cells that are written in two ways settle nothing for those that may be meant in both.
    """
    texts = [cell.strip() for cell in cells if isinstance(cell, str)]
    if numbers is None:
        numbers = _only({style(each) for each in texts} - {None, OPEN})
    if dates is None:
        slashed = (each for each in texts if "." not in each)
        dates = _only({order(each) for each in slashed} - {None})
    return Habits(numbers, dates)


def _only(found: set[T | None]) -> T | None:
    return found.pop() if len(found) == 1 else None
