"""Years in a passage, told by number or from the day of publication."""

from __future__ import annotations

from store.reading.answers import Why
from store.reading.calendar_words import LINKS, UNIT_OF_TIME
from store.reading.number_words import ARTICLES, number_words
from store.reading.passage import Passage, Read
from store.reading.relative_words import AGO, POINTERS, Pointer
from store.reading.times import Year
from store.reading.tokens import Shape
from store.values import Precision

_YEARS = range(1500, 2200)
_STEPS = {Pointer.LAST: -1, Pointer.THIS: 0, Pointer.NEXT: 1}
_MOST_UNITS = 999


def year_number(passage: Passage, index: int) -> int | None:
    """Return the year written in four digits at an index, if there is one."""
    token = passage.at(index)
    plain = token.shape is Shape.NUMERAL and token.text.isdigit() and len(token.text) == 4  # noqa: PLR2004 - a year of four digits
    return int(token.text) if plain and int(token.text) in _YEARS else None


def year_behind(passage: Passage, index: int) -> Read[Year] | None:
    """Read the year behind a part of one: "2024", "of 2024", "letzten Jahres"."""
    link = LINKS[passage.language].match(passage.tokens, index)
    starts = (link[1], index) if link else (index,)
    found = (year_at(passage, start) for start in starts)
    return next((each for each in found if each), None)


def year_at(passage: Passage, index: int) -> Read[Year] | None:
    """Read a year by its number, or as last year, or as two years ago."""
    number = year_number(passage, index)
    if number is not None:
        return Read(Year(lambda _published: number), index + 1)
    language, sequence = passage.language, passage.tokens
    pointer = POINTERS[language].match(sequence, index)
    if pointer:
        unit = UNIT_OF_TIME[language].match(sequence, pointer[1])
        if unit and unit[0] is Precision.YEAR:
            return _relative(_STEPS[pointer[0]], unit[1])
    past = ago(passage, index)
    if past and past.value[0] is Precision.YEAR:
        return _relative(-past.value[1], past.end)
    return None


def ago(passage: Passage, index: int) -> Read[tuple[Precision, int]] | None:
    """Read how many units of time ago: "vor zwei Jahren"."""
    before, behind = AGO[passage.language]
    start = index + 1 if before else index
    if before and passage.at(index).folded != before:
        return None
    found = units_of_time(passage, start)
    if found is None or (behind and passage.at(found.end).folded != behind):
        return None
    return Read(found.value, found.end + 1 if behind else found.end)


def units_of_time(passage: Passage, index: int) -> Read[tuple[Precision, int]] | None:
    """Read a number of units of time: "two weeks"."""
    token = passage.at(index)
    if token.shape is Shape.NUMERAL:
        small = token.text.isdigit() and int(token.text[:4]) <= _MOST_UNITS
        number = (int(token.text[:4]), index + 1) if small else None
    else:
        number = number_words(passage.language).match(passage.tokens, index)
        number = number or ARTICLES[passage.language].match(passage.tokens, index)
    if number is None:
        return None
    unit = UNIT_OF_TIME[passage.language].match(passage.tokens, number[1])
    return Read((unit[0], number[0]), unit[1]) if unit else None


def _relative(steps: int, end: int) -> Read[Year]:
    return Read(Year(lambda published: published.year + steps, Why.PUBLICATION), end)
