"""Units of the calendar by name: Dec 2023, Q2 2024, winter 2023/24."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from store.reading.periods import Closed
from store.values import Part, Precision

_NBSP = "\N{NO-BREAK SPACE}"
_DAYS = {"de": ("d. MMM y", "d. MMMM y"), "en": ("d MMM y", "d MMMM y")}
_MONTHS = ("MMM y", "MMMM y")
_SEASONS = {
    "de": {3: "Frühling", 6: "Sommer", 9: "Herbst", 12: "Winter"},
    "en": {3: "spring", 6: "summer", 9: "autumn", 12: "winter"},
}
_WINTER = 12
_WEEK_OF = {"de": "Woche vom", "en": "the week of"}
_PARTS = {
    "de": {Part.EARLY: "Anfang ", Part.MID: "Mitte ", Part.LATE: "Ende "},
    "en": {Part.EARLY: "early ", Part.MID: "mid-", Part.LATE: "late "},
}
_PARTS_OF_WEEKS = {
    "de": {Part.EARLY: "Anfang der ", Part.MID: "Mitte der ", Part.LATE: "Ende der "},
    "en": {Part.EARLY: "early in ", Part.MID: "the middle of ", Part.LATE: "late in "},
}


def in_part(part: Part, whole: Closed, language: str, *, long: bool) -> str:
    """Return a unit of the calendar, or the part of it that is meant: early 2023."""
    table = _PARTS_OF_WEEKS if whole.precision is Precision.WEEK else _PARTS
    return f"{table[language].get(part, '')}{unit(whole, language, long=long)}"


def unit(whole: Closed, language: str, *, long: bool) -> str:
    """Return the name of a unit of the calendar."""
    first = whole.first
    match whole.precision:
        case Precision.WEEK:
            return f"{_WEEK_OF[language]} {_day(first, language, long=long)}"
        case Precision.MONTH:
            return format_date(first, _MONTHS[long], locale=language)
        case Precision.QUARTER:
            return f"Q{(first.month + 2) // 3}{_NBSP}{first.year}"
        case Precision.SEASON:
            return f"{_SEASONS[language][first.month]}{_NBSP}{_season_year(first)}"
        case Precision.HALF:
            return f"H{(first.month + 5) // 6}{_NBSP}{first.year}"
        case Precision.YEAR:
            return str(first.year)
        case _:
            return _day(first, language, long=long)


def _day(when: date, language: str, *, long: bool) -> str:
    # Only the day keeps to its month: a line may break before the year.
    return format_date(when, _DAYS[language][long], locale=language).replace(" ", _NBSP, 1)


def _season_year(first: date) -> str:
    """Name the years of a season: a winter has two."""
    following = f"/{(first.year + 1) % 100:02}" if first.month == _WINTER else ""
    return f"{first.year}{following}"
