"""Dates: 26 Feb 2024, Anfang 2023, by 2027, the week of 26 Feb 2024."""

from __future__ import annotations

from datetime import date, timedelta

from bot.notation.units_of_time import in_part, unit
from store.reading.periods import Closed, around
from store.values import Part, PartialDate, Precision

_DAY = timedelta(days=1)
_UNDATED = {"de": "ohne Datum", "en": "no date"}
_ABOUT = {"de": "um", "en": "about"}
_ABOUT_A_DAY = {"de": "um den", "en": "about"}
_ABOUT_A_PART = {"de": "etwa", "en": "about"}
_SINCE = {"de": "seit", "en": "since"}
_AFTER = {"de": "nach dem", "en": "after"}
_BY = {"de": "bis", "en": "by"}
_BY_A_DAY = {"de": "bis zum", "en": "by"}
_TO = {"de": "bis", "en": "to"}


def print_date(dated: PartialDate, language: str, *, long: bool = False) -> str:
    """Return a date as precisely as it was said, with month names abbreviated unless `long`.

    Days that make no whole unit of the calendar are told by their ends.
    """
    try:
        return _printed(dated, language, long=long)
    except (OverflowError, ValueError):  # units that reach over the edges of the calendar
        return " – ".join(str(day) for day in (dated.earliest, dated.latest) if day)


def type_day(day: date, language: str) -> str:
    """Return a day in figures, as somebody types it: 27.2.2024, 2024-02-27."""
    return f"{day.day}.{day.month}.{day.year}" if language == "de" else day.isoformat()


def _printed(dated: PartialDate, language: str, *, long: bool) -> str:
    earliest, latest = dated.earliest, dated.latest
    if earliest and latest:
        return _closed(dated, earliest, latest, language, long=long)
    if earliest:
        return _since(dated, earliest, language, long=long)
    if latest:
        return _by(dated, latest, language, long=long)
    return _UNDATED[language]


def _closed(dated: PartialDate, earliest: date, latest: date, language: str, *, long: bool) -> str:
    if dated.precision is Precision.RANGE:
        return _ends(earliest, latest, language, long=long)
    if dated.approximate and dated.part is Part.WHOLE:
        return _about(dated, earliest, latest, language, long=long)
    whole = around(dated.precision, earliest)
    meant = whole.cut(dated.part)
    if (meant.first, meant.last) != (earliest, latest):
        return _ends(earliest, latest, language, long=long)
    said = in_part(dated.part, whole, language, long=long)
    return f"{_ABOUT_A_PART[language]} {said}" if dated.approximate else said


def _about(dated: PartialDate, earliest: date, latest: date, language: str, *, long: bool) -> str:
    middle = earliest + (latest - earliest) // 2
    whole = around(dated.precision, middle)
    meant = whole.blurred()
    if (meant.first, meant.last) != (earliest, latest):
        return f"{_ABOUT_A_PART[language]} {_ends(earliest, latest, language, long=long)}"
    word = _ABOUT_A_DAY if dated.precision is Precision.DAY else _ABOUT
    return f"{word[language]} {unit(whole, language, long=long)}"


def _since(dated: PartialDate, earliest: date, language: str, *, long: bool) -> str:
    if dated.precision not in (Precision.DAY, Precision.RANGE):
        whole = around(dated.precision, earliest)
        if whole.cut(dated.part).first == earliest:
            return f"{_SINCE[language]} {in_part(dated.part, whole, language, long=long)}"
    before = around(Precision.DAY, earliest - _DAY)
    return f"{_AFTER[language]} {unit(before, language, long=long)}"


def _by(dated: PartialDate, latest: date, language: str, *, long: bool) -> str:
    if dated.precision not in (Precision.DAY, Precision.RANGE):
        whole = around(dated.precision, latest)
        if whole.cut(dated.part).last == latest:
            return f"{_BY[language]} {in_part(dated.part, whole, language, long=long)}"
    return f"{_BY_A_DAY[language]} {unit(around(Precision.DAY, latest), language, long=long)}"


def _ends(earliest: date, latest: date, language: str, *, long: bool) -> str:
    """Name both ends by the longest unit that has room for neither more nor less."""
    for precision in (Precision.YEAR, Precision.MONTH, Precision.DAY):
        first, last = around(precision, earliest), around(precision, latest)
        if first != last and (first.first, last.last) == (earliest, latest):
            ends = (unit(each, language, long=long) for each in (first, last))
            return f" {_TO[language]} ".join(ends)
    return unit(Closed(earliest, latest, Precision.DAY), language, long=long)
