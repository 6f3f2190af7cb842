"""A cell of a spreadsheet as it is shown: a number before a sign, a month without a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.utils.escape import unescape

from store.tables.table import Cell, written

_DIGITS = 15
"""Of a number that Excel keeps; what a double has beyond is noise (0.30000000000000004)."""

_BRACKETED = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_BARE = re.compile(r"[$€£¥]")
_SYMBOL = re.compile(r"[A-Z]{3}|[A-Z]{0,3}[$€£¥]|CHF|Fr\.?|kr|zł|Kč")
_SCALED = re.compile(r"[0#?](,+)(?![0#?,])")
"""Commas behind the digits, of which each leaves out a thousand (ECMA-376, 18.8.31)."""

_COLOUR = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell holds, with the currency or percent sign its format puts beside a number.

    `thousands` says how many times the format divides the number by one before it is shown.
    """

    cell: Cell
    sign: str = ""
    thousands: int = 0

    @property
    def words(self) -> str:
        """The cell as a person reads it."""
        if not self.sign:
            return written(self.cell)
        return f"{written(self.cell)}{'' if self.sign == '%' else ' '}{self.sign}"


NOTHING = Shown("")


def shown(cell: ReadOnlyCell | EmptyCell) -> Shown:
    """Return a cell as its number format shows it.

    A day is one only where the format names days: `2021-05` where it shows month and year, `2021`
    where it shows the year alone. A percentage is the number before its sign.
    """
    value = cell.value
    match value:
        case None:
            return NOTHING
        case str():
            return Shown(unescape(value))
        case bool():
            return Shown(str(value).upper())
        case int() | float():
            return _number(value, cell.number_format)
        case datetime() | date():
            return Shown(_day(value, cell.number_format))
        case _:
            return Shown(str(value))


def _number(value: float, number_format: str) -> Shown:
    sign = _sign(number_format)
    # A whole number is exact, however long it is.
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS}g}")
    if not number.is_finite():
        return Shown(str(value))
    if sign == "%":
        return Shown((number * 100).normalize(), sign)
    return Shown(number, sign, _thousands(number_format))


def _day(value: date, number_format: str) -> Cell:
    match _shows(number_format):
        case "year":
            return f"{value:%Y}"
        case "month":
            return f"{value:%Y-%m}"
        case _:
            return value.date() if isinstance(value, datetime) else value


@lru_cache(256)
def _shows(number_format: str) -> str:
    letters = _plain(number_format).casefold()
    if "d" in letters or "y" not in letters:
        return "day"
    return "month" if "m" in letters else "year"


@lru_cache(256)
def _sign(number_format: str) -> str:
    """Return the sign beside a positive number."""
    if "%" in _plain(number_format):
        return "%"
    first = number_format.split(";", 1)[0]
    beside = [*_BRACKETED.findall(first)]
    beside.extend(quoted or single for quoted, single in _QUOTED.findall(first))
    beside.extend(_BARE.findall(_plain(first)))
    return next((each.strip() for each in beside if _SYMBOL.fullmatch(each.strip())), "")


@lru_cache(256)
def _thousands(number_format: str) -> int:
    return max(map(len, _SCALED.findall(_plain(number_format))), default=0)


def _plain(number_format: str) -> str:
    """Return the part for positive numbers without what stands in it as it is."""
    return _COLOUR.sub("", _QUOTED.sub("", number_format.split(";", 1)[0]))
