"""Months, quarters, seasons, halves, weeks and years in a passage, and days told from today."""

from __future__ import annotations

import re
from functools import partial

from store.reading import periods
from store.reading.calendar_words import (
    ORDINALS,
    QUARTER_WORDS,
    SEASON_NAMES,
    UNIT_OF_TIME,
    WEEK_OF,
    WEEKDAYS,
)
from store.reading.days import day, hyphened_month, month_name
from store.reading.passage import Passage, Read
from store.reading.relative_words import DAYS_AGO, POINTERS, Pointer
from store.reading.times import (
    Times,
    Yearly,
    fixed,
    in_year,
    only,
    pointed,
    stepped,
    stretch,
    weekday,
)
from store.reading.tokens import Shape
from store.reading.years import ago, units_of_time, year_behind, year_number
from store.values import Precision

_STEPS = {Pointer.LAST: -1, Pointer.THIS: 0, Pointer.NEXT: 1}
_LETTERS = {"q": Precision.QUARTER, "h": Precision.HALF}
_HOW_MANY = {Precision.QUARTER: 4, Precision.HALF: 2}
_UNITS = {Precision.QUARTER: periods.quarter, Precision.HALF: periods.half}
_MONTH_NUMBER = re.compile(r"0?[1-9]|1[0-2]")
_WINTER = 4
_PROSE_YEARS = range(1900, 2100)


def moment(passage: Passage, index: int) -> Read[Times] | None:
    """Read one unit of the calendar, the longest that begins at an index."""
    readers = (
        day, _weekday, _month, _numbered_month, _quarter, _season, _week, _pointed, _ago,
        _days_ago, _year,
    )  # fmt: skip
    found = [each for each in (reader(passage, index) for reader in readers) if each]
    return max(found, key=lambda each: each.end, default=None)


def _yearly(passage: Passage, end: int, yearly: Yearly, *, lone: bool) -> Read[Times]:
    year = year_behind(passage, end)
    if year is None:
        return Read(in_year(yearly, None, lone=lone), end)
    return Read(in_year(yearly, year.value), year.end)


def _weekday(passage: Passage, index: int) -> Read[Times] | None:
    found = WEEKDAYS[passage.language].match(passage.tokens, index)
    if found is None:
        return None
    number, end = found
    comma = end + (passage.at(end).text == ",")
    date = day(passage, comma + (passage.at(comma).folded in ("den", "dem", "the")))
    if date:
        return Read(only(date.value, number), date.end)
    return Read(weekday(number, None), end)


def _month(passage: Passage, index: int) -> Read[Times] | None:
    hyphened = hyphened_month(passage, index)
    if hyphened:
        month, year = hyphened.value
        return Read(fixed(periods.month(year, month)), hyphened.end)
    found = month_name(passage, index)
    if found is None:
        return None
    number, end = found
    return _yearly(passage, end, partial(_month_of, number), lone=True)


def _numbered_month(passage: Passage, index: int) -> Read[Times] | None:
    """Read 2024-02 and 02/2024."""
    first, sign, second = (passage.at(index + step) for step in range(3))
    if sign.text not in ("-", "/") or not (sign.glued and second.glued):
        return None
    year, month = year_number(passage, index), second.text
    if year is None or len(month) < len("02"):
        year, month = year_number(passage, index + 2), first.text
        if sign.text == "-":
            return None
    if year is None or not _MONTH_NUMBER.fullmatch(month):
        return None
    return Read(fixed(periods.month(year, int(month))), index + 3)


def _quarter(passage: Passage, index: int) -> Read[Times] | None:
    """Read Q2 2024, 2Q 2024, 2024 Q2, H1 2024 and the second quarter of 2024."""
    year = year_number(passage, index)
    if year is not None:
        numbered = _lettered(passage, index + 1)
        return Read(fixed(_part_of(numbered.value, year)), numbered.end) if numbered else None
    numbered = _lettered(passage, index) or _spelt(passage, index)
    if numbered is None:
        return None
    return _yearly(passage, numbered.end, partial(_part_of, numbered.value), lone=False)


def _part_of(numbered: tuple[Precision, int], year: int) -> periods.Closed:
    precision, which = numbered
    return _UNITS[precision](year, which)


def _lettered(passage: Passage, index: int) -> Read[tuple[Precision, int]] | None:
    first, second = passage.at(index), passage.at(index + 1)
    if first.shape is Shape.NUMERAL:
        first, second = second, first
    precision = _LETTERS.get(first.folded)
    glued = passage.at(index + 1).glued
    if precision is None or not glued or len(second.text) != 1 or not second.text.isascii():
        return None
    if not second.text.isdigit() or not 0 < int(second.text) <= _HOW_MANY[precision]:
        return None
    return Read((precision, int(second.text)), index + 2)


def _spelt(passage: Passage, index: int) -> Read[tuple[Precision, int]] | None:
    which = ORDINALS[passage.language].match(passage.tokens, index)
    unit = QUARTER_WORDS[passage.language].match(passage.tokens, which[1]) if which else None
    if not which or not unit or which[0] > _HOW_MANY[unit[0]]:
        return None
    return Read((unit[0], which[0]), unit[1])


def _season(passage: Passage, index: int) -> Read[Times] | None:
    found = SEASON_NAMES[passage.language].match(passage.tokens, index)
    if found is None:
        return None
    which, end = found
    winter = _winter(passage, end) if which == _WINTER else None
    return winter or _yearly(passage, end, partial(_season_of, which), lone=True)


def _winter(passage: Passage, index: int) -> Read[Times] | None:
    """Read winter 2023/24; "winter 2024" began in that year or in the one before."""
    year = year_number(passage, index)
    if year is None:
        return None
    sign, second = passage.at(index + 1), passage.at(index + 2)
    both = (str(year + 1), str(year + 1)[2:])
    if sign.text in ("/", "-", "–") and second.text in both:
        return Read(fixed(periods.season(year, _WINTER)), index + 3)
    seasons = (periods.season(year - 1, _WINTER), periods.season(year, _WINTER))
    return Read(fixed(*seasons), index + 1)


def _week(passage: Passage, index: int) -> Read[Times] | None:
    """Read the week of 26 February 2024."""
    found = WEEK_OF[passage.language].match(passage.tokens, index)
    date = day(passage, found[1]) if found else None
    if date is None:
        return None
    times = date.value
    weeks = Times(
        lambda published: tuple(periods.week(unit.first) for unit in times.on(published)),
        times.lacks,
    )
    return Read(weeks, date.end)


def _pointed(passage: Passage, index: int) -> Read[Times] | None:
    """Read last April, this week, next Monday, the last two weeks."""
    language, sequence = passage.language, passage.tokens
    found = POINTERS[language].match(sequence, index)
    if found is None:
        return None
    pointer, start = found
    month = month_name(passage, start)
    if month:
        return Read(pointed(partial(_month_of, month[0]), pointer), month[1])
    season = SEASON_NAMES[language].match(sequence, start)
    if season:
        return Read(pointed(partial(_season_of, season[0]), pointer), season[1])
    day_of_week = WEEKDAYS[language].match(sequence, start)
    if day_of_week:
        return Read(weekday(day_of_week[0], pointer), day_of_week[1])
    unit = UNIT_OF_TIME[language].match(sequence, start)
    if unit:
        return Read(stepped(unit[0], _STEPS[pointer]), unit[1])
    units = units_of_time(passage, start) if pointer is Pointer.LAST else None
    return Read(stretch(*units.value), units.end) if units else None


def _month_of(number: int, year: int) -> periods.Closed:
    return periods.month(year, number)


def _season_of(which: int, year: int) -> periods.Closed:
    return periods.season(year, which)


def _ago(passage: Passage, index: int) -> Read[Times] | None:
    found = ago(passage, index)
    if found is None:
        return None
    precision, units = found.value
    return Read(stepped(precision, -units), found.end)


def _days_ago(passage: Passage, index: int) -> Read[Times] | None:
    found = None if passage.running else DAYS_AGO[passage.language].match(passage.tokens, index)
    return Read(stepped(Precision.DAY, -found[0]), found[1]) if found else None


def _year(passage: Passage, index: int) -> Read[Times] | None:
    number = year_number(passage, index)
    if number is None:
        return None
    if passage.running and number not in _PROSE_YEARS:
        return None
    return Read(fixed(periods.year(number)), index + 1)
