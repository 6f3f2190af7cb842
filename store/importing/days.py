"""The days in the cells of a row, each in the words it stands in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from store.importing.cells import Reader, faulty, text_of
from store.importing.faults import Why
from store.importing.habits import SLASHED, Order, order, remembered
from store.reading import Ambiguous, Unreadable, read_date
from store.reading import Why as Reason
from store.tables.table import Cell, written
from store.values import PartialDate, Precision

_EPOCH = date(1899, 12, 30)
_FIRST_DAY_NUMBER, _LAST_DAY_NUMBER = 20_000, 73_050
"""The days of 1954 to 2099, as spreadsheets number them (ECMA-376, 18.17.4.1, the 1900 system)."""

_CENTURY = 2000
_YEARS = 100
_UNSURE = 2030
"""The first year that spreadsheets take for one of the century before, where it has two digits."""
_TIME = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}.*")


def day(cell: Cell, reader: Reader) -> PartialDate | None:
    """Return the time a cell says, or raise FaultyError."""
    if isinstance(cell, date):
        return PartialDate(cell, cell, Precision.DAY, written(cell))
    text = text_of(cell)
    if not text:
        return None
    match = SLASHED.fullmatch(text)
    if match:
        return _slashed(text, reader)
    if _is_day_number(text):
        when = _EPOCH + timedelta(days=int(text.removesuffix(".0")))
        meant = PartialDate(when, when, Precision.DAY, text)
        raise faulty(Why.DAY_NUMBER, reader, text, (meant,))
    timed = _TIME.fullmatch(text)
    read = _read_date(timed["day"] if timed else text, reader.language)
    if isinstance(read, Ambiguous):
        raise faulty(Why.AMBIGUOUS_DATE, reader, text, read.choices)
    if isinstance(read, Unreadable):
        raise faulty(
            _DATE_FAULTS.get(read.why, Why.UNREADABLE_DATE), reader, text, nearest=read.nearest
        )
    return replace(read, words=text)


_DATE_FAULTS = {
    Reason.IMPOSSIBLE: Why.NO_SUCH_DAY,
    Reason.YEAR: Why.NO_YEAR,
    Reason.PUBLICATION: Why.NO_YEAR,
}


def _is_day_number(text: str) -> bool:
    whole = text.removesuffix(".0")
    return (
        len(whole) == len("44317")
        and whole.isascii()
        and whole.isdecimal()
        and _FIRST_DAY_NUMBER <= int(whole) <= _LAST_DAY_NUMBER
    )


@remembered
def _read_date(text: str, language: str) -> PartialDate | Ambiguous[PartialDate] | Unreadable:
    return read_date(text, language)


def _slashed(text: str, reader: Reader) -> PartialDate:
    """Read a day of three numbers in the order that it has, or else its column."""
    settled = order(text) or reader.habits.dates
    if reader.habits.dates is Order.YMD:
        settled = Order.YMD
    orders = (settled,) if settled else (Order.DMY, Order.MDY)
    days = dict.fromkeys(each for one in orders if (each := _in_order(text, one)))
    if not days:
        raise faulty(Why.NO_SUCH_DAY, reader, text)
    if len(days) > 1:
        raise faulty(Why.AMBIGUOUS_DATE, reader, text, tuple(days))
    [read] = days
    if read.earliest and read.earliest.year >= _UNSURE and f"{read.earliest.year}" not in text:
        raise faulty(Why.SHORT_YEAR, reader, text, (_a_century_before(read), read))
    return read


def _a_century_before(read: PartialDate) -> PartialDate:
    # From 1930 to 2099 every fourth year has its leap day, so that each day is one before as well.
    return replace(
        read,
        earliest=read.earliest and read.earliest.replace(year=read.earliest.year - _YEARS),
        latest=read.latest and read.latest.replace(year=read.latest.year - _YEARS),
    )


def _in_order(text: str, one: Order) -> PartialDate | None:
    first, second, third = re.split(r"[/.\-]", text)
    year, month, number = {
        Order.DMY: (third, second, first),
        Order.MDY: (third, first, second),
        Order.YMD: (first, second, third),
    }[one]
    try:
        when = date(_full(year), int(month), int(number))
    except ValueError:
        return None
    return PartialDate(when, when, Precision.DAY, text)


def _full(year: str) -> int:
    return int(year) if len(year) == len("2024") else _CENTURY + int(year)
