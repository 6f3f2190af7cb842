"""Days in a passage: 26.2.2024, 2024-02-26, 26 February 2024."""

from __future__ import annotations

import re
from datetime import date

from store.reading import periods
from store.reading.calendar_words import MONTH_NAMES
from store.reading.passage import Passage, Read
from store.reading.periods import Closed
from store.reading.times import Times, Yearly, fixed, in_year
from store.reading.years import year_behind, year_number

_DOTTED = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4}|[0-9]{2})")
_DOTTED_ISO = re.compile(r"(?P<year>[0-9]{4})\.(?P<month>[0-9]{2})\.(?P<day>[0-9]{2})")
_DAY_AND_MONTH = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})")
_ONE_OR_TWO = re.compile(r"[0-9]{1,2}")
_UP_TO_FOUR = re.compile(r"[0-9]{1,2}|[0-9]{4}")
_CENTURY = 2000
_LEAP_YEAR = 2000
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_HYPHENS = frozenset("-‑")
_SIGNS = _HYPHENS | {"/"}


def day(passage: Passage, index: int) -> Read[Times] | None:
    """Read a day in any notation."""
    readers = (_signed, _dotted, _spaced, _hyphened, _day_first, _month_first)
    found = (reader(passage, index) for reader in readers)
    return next((each for each in found if each), None)


def day_number(passage: Passage, index: int) -> Read[int] | None:
    """Read a day of a month: 26, 26., 26th."""
    token, ending = passage.at(index), passage.at(index + 1)
    if not _ONE_OR_TWO.fullmatch(token.text) or not 0 < int(token.text) <= 31:  # noqa: PLR2004 - the longest month
        return None
    ends = ending.glued and (ending.text == "." or ending.folded in _ENDINGS)
    return Read(int(token.text), index + 2 if ends else index + 1)


def month_name(passage: Passage, index: int) -> tuple[int, int] | None:
    """Return the month named at an index, and the index behind it; in prose "may" is none."""
    if passage.running and not passage.at(index).text[:1].isupper():
        return None
    return MONTH_NAMES[passage.language].match(passage.tokens, index)


def _days(number: int, month: int, day_of_month: int) -> tuple[Closed, ...]:
    """Return the day, or nothing where the calendar has none."""
    try:
        return (periods.day(date(number, month, day_of_month)),)
    except ValueError:
        return ()


def _of_year(month: int, day_of_month: int) -> Yearly:
    return lambda number: periods.day(date(number, month, day_of_month))


def _full(year: str) -> int:
    return int(year) if len(year) == len("2024") else _CENTURY + int(year)


def _dotted(passage: Passage, index: int) -> Read[Times] | None:
    text, dot = passage.at(index).text, passage.at(index + 1)
    found = _DOTTED.fullmatch(text) or _DOTTED_ISO.fullmatch(text)
    if found:
        days = _days(_full(found["year"]), int(found["month"]), int(found["day"]))
        return Read(fixed(*days), index + 1)
    short = _DAY_AND_MONTH.fullmatch(text)
    if passage.language != "de" or not short or dot.text != "." or not dot.glued:
        return None
    month, number = int(short["month"]), int(short["day"])
    if not _days(_LEAP_YEAR, month, number):
        return None
    year = year_number(passage, index + 2)
    if year is None:
        return Read(in_year(_of_year(month, number), None), index + 2)
    return Read(fixed(*_days(year, month, number)), index + 3)


def _spaced(passage: Passage, index: int) -> Read[Times] | None:
    """Read 26. 2. 2024."""
    first = day_number(passage, index)
    month = day_number(passage, first.end) if first else None
    year = year_number(passage, month.end) if month else None
    dots = passage.at(index + 1).text == passage.at(index + 3).text == "."
    if first is None or month is None or year is None or not dots:
        return None
    return Read(fixed(*_days(year, month.value, first.value)), month.end + 1)


def _signed(passage: Passage, index: int) -> Read[Times] | None:
    """Read 2024-02-26, 26/02/2024 and, where the language leaves it open, 02/03/2024 twice."""
    first, sign, second, again, third = (passage.at(index + step) for step in range(5))
    numerals = all(_UP_TO_FOUR.fullmatch(each.text) for each in (first, second, third))
    glued = all(each.glued for each in (sign, second, again, third))
    if not numerals or not glued or sign.text not in _SIGNS or again.text != sign.text:
        return None
    one, two, three = int(first.text), int(second.text), int(third.text)
    if len(first.text) == len("2024"):
        return Read(fixed(*_days(one, two, three)), index + 5)
    year = _full(third.text)
    american = _days(year, one, two) if passage.language == "en" else ()
    return Read(fixed(*dict.fromkeys((*_days(year, two, one), *american))), index + 5)


def _hyphened(passage: Passage, index: int) -> Read[Times] | None:
    """Read 26-Feb-2024."""
    number = day_number(passage, index)
    month = hyphened_month(passage, index + 2) if number and number.end == index + 1 else None
    if number is None or month is None or not _is_hyphen(passage, index + 1):
        return None
    which, year = month.value
    return Read(fixed(*_days(year, which, number.value)), month.end)


def hyphened_month(passage: Passage, index: int) -> Read[tuple[int, int]] | None:
    """Read the month and the year of Feb-2024."""
    month = month_name(passage, index)
    year = year_number(passage, month[1] + 1) if month else None
    if month is None or year is None or not _is_hyphen(passage, month[1]):
        return None
    return Read((month[0], year), month[1] + 2)


def _is_hyphen(passage: Passage, index: int) -> bool:
    """Say whether a hyphen stands at an index, and no space beside it."""
    glued = passage.at(index).glued and passage.at(index + 1).glued
    return glued and passage.at(index).text in _HYPHENS


def _day_first(passage: Passage, index: int) -> Read[Times] | None:
    number = day_number(passage, index)
    if number is None:
        return None
    link = passage.at(number.end).folded == "of"
    month = month_name(passage, number.end + link)
    return _with_year(passage, month[1], month[0], number.value) if month else None


def _month_first(passage: Passage, index: int) -> Read[Times] | None:
    month = month_name(passage, index)
    number = day_number(passage, month[1]) if month and passage.language == "en" else None
    if month is None or number is None:
        return None
    stop = passage.at(number.end - 1).text == "."
    return _with_year(passage, number.end - stop, month[0], number.value)


def _with_year(passage: Passage, index: int, month: int, number: int) -> Read[Times]:
    year = year_behind(passage, index)
    end = year.end if year else index
    if not _days(_LEAP_YEAR, month, number):
        return Read(fixed(), end)
    return Read(in_year(_of_year(month, number), year.value if year else None), end)
