"""The pieces a schedule is said in: times, parts of the day, days of the week and of the month."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cronsim import CronSim

from bot.schedules.vocabulary import (
    AT,
    CLOCK,
    DAY_NOUNS,
    DAYS,
    ENDINGS,
    EVERY,
    GERMAN_DAYS,
    HALF,
    MERIDIEM,
    MONTH_DAYS,
    NOISE,
    OFTEN,
    ORDINALS,
    PARTS,
    QUARTERS,
    THROUGH,
    WEEKDAY_NOUNS,
    Often,
    Part,
)
from store.reading.number_words import number_words
from store.reading.tokens import Token

HOUR = re.compile(r"[0-9]{1,2}")
DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{2})")
MILITARY = re.compile(r"([0-9]{2})([0-9]{2})")
MINUTE = re.compile(r"[0-9]{2}")
MONTH_DAY = re.compile(r"0?[1-9]|[12][0-9]|3[01]")

NOON, HOURS, MINUTES, WEEK = 12, 24, 60, 7

ONE = frozenset(("one", "ein"))
"""Words for one o'clock that are articles elsewhere."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time of the day; it may be the `other` one as well."""

    hour: int
    minute: int
    other: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """Days of every week, from Sunday as 0."""

    days: frozenset[int]


@dataclass(frozen=True, slots=True)
class Counted:
    """A day of one week of a month, CronSim.LAST of its last."""

    week: int
    day: int


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of the month, CronSim.LAST its last and CronSim.LAST_WEEKDAY its last weekday."""

    day: int


Piece = Time | Days | Counted | MonthDay | Often | Part
Said = tuple[Token, ...]
Found = tuple[Piece, int] | None
"""A piece and the place behind it."""


def pieces(said: Said) -> tuple[Piece, ...] | None:
    """Return the pieces of a text in order, None where something else stands among them."""
    found: list[Piece] = []
    index = 0
    while index < len(said):
        if piece := _piece(said, index):
            found.append(piece[0])
            if isinstance(piece[0], Part) and _every(said, index):
                found.append(Often.DAILY)
            index = piece[1]
        elif said[index].folded in NOISE or (said[index].text, index + 1) == (".", len(said)):
            index += 1
        else:
            return None
    return tuple(found)


def _piece(said: Said, index: int) -> Found:
    readers = (OFTEN.match, PARTS.match, _week, _month_day, _numbered, _time)
    found = [each for each in (reader(said, index) for reader in readers) if each]
    return max(found, key=lambda each: each[1], default=None)


def _every(said: Said, index: int) -> bool:
    """Say whether “every” stands before a place, or at it."""
    return any(token.folded in EVERY for token in said[max(index - 1, 0) : index + 1])


def _week(said: Said, index: int) -> Found:
    """Read Monday, and Mon-Fri, which goes over Sunday where it must."""
    first = DAYS.match(said, index)
    if first is None:
        return None
    day, end = first
    through = end < len(said) and said[end].folded in THROUGH
    last = DAYS.match(said, end + 1) if through else None
    if last is None:
        return Days(frozenset((day,))), end
    length = (last[0] - day) % WEEK + 1
    return Days(frozenset((day + step) % WEEK for step in range(length))), last[1]


def _month_day(said: Said, index: int) -> Found:
    found = MONTH_DAYS.match(said, index)
    return (MonthDay(found[0]), found[1]) if found else None


def _numbered(said: Said, index: int) -> Found:
    """Read the 15th, 1., the last day, the first Monday, the last weekday."""
    ordinal = ORDINALS.match(said, index) or _figure(said, index)
    if ordinal is None:
        return None
    number, end = ordinal
    if day := DAYS.match(said, end):
        return (Counted(number, day[0]), day[1]) if number <= max(ORDINALS.table) else None
    if weekday := WEEKDAY_NOUNS.match(said, end):
        last = number == CronSim.LAST
        return (MonthDay(CronSim.LAST_WEEKDAY), weekday[1]) if last else None
    return MonthDay(number), end + _folded(said, end, DAY_NOUNS)


def _figure(said: Said, index: int) -> tuple[int, int] | None:
    """Read 15th and 15., but no „um 9.“ at the end of a sentence."""
    if not MONTH_DAY.fullmatch(said[index].text) or index + 1 == len(said):
        return None
    ending, number = said[index + 1], int(said[index].text)
    after_at = index > 0 and said[index - 1].folded in AT
    if ending.glued and (ending.folded in ENDINGS or (ending.text == "." and not after_at)):
        return number, index + 2
    return None


def _time(said: Said, index: int) -> Found:
    return _clock(said, index) or _quarter(said, index)


def _clock(said: Said, index: int) -> Found:
    """Read 9, 8:30, 8.30, 0830, 8h30, 9 Uhr, 20 Uhr 15, nine o'clock, 9am, 8:30 p.m."""
    read = _figures(said, index) or _hour(said, index)
    if read is None:
        return None
    hour, minute, end = read
    if minute is None and index > 0 and said[index - 1].folded in EVERY:
        return None
    if clock := CLOCK.match(said, end):
        end = clock[1]
        behind = _behind(said, end) if minute is None else None
        minute, end = behind or (minute, end)
    hour, end = _meridiem(said, hour, end)
    if hour >= HOURS or (minute or 0) >= MINUTES:
        return None
    return Time(hour, minute or 0), end


def _figures(said: Said, index: int) -> tuple[int, int | None, int] | None:
    """Read an hour and its minute in figures."""
    token = said[index]
    if whole := DOTTED.fullmatch(token.text) or MILITARY.fullmatch(token.text):
        return int(whole[1]), int(whole[2]), index + 1
    if not HOUR.fullmatch(token.text):
        return None
    sign, minute = (*said[index + 1 : index + 3], None, None)[:2]
    if sign and minute and sign.text == ":" and MINUTE.fullmatch(minute.text):
        return int(token.text), int(minute.text), index + 3
    return int(token.text), None, index + 1


def _hour(said: Said, index: int) -> tuple[int, None, int] | None:
    """Read an hour in a word."""
    if said[index].folded in ONE and CLOCK.match(said, index + 1):
        return 1, None, index + 1
    for language in ("de", "en"):
        found = number_words(language).match(said, index)
        if found and found[0] <= HOURS:
            return found[0], None, found[1]
    return None


def _behind(said: Said, index: int) -> tuple[int, int] | None:
    """Read the minutes of 20 Uhr 15; those of 9 Uhr 17 Uhr are an hour."""
    if index == len(said) or not MINUTE.fullmatch(said[index].text):
        return None
    alone = index + 1 == len(said) or not (
        said[index + 1].text in {":", "."} or CLOCK.match(said, index + 1)
    )
    return (int(said[index].text), index + 1) if alone else None


def _meridiem(said: Said, hour: int, end: int) -> tuple[int, int]:
    """Return the hour of 24 that is meant, and the place behind “am” or “pm”."""
    found = MERIDIEM.match(said, end)
    if found is None:
        return hour, end
    half, behind = found
    german = said[end].folded == "am" and not said[end].glued and _german(said, behind)
    if german or hour > NOON:
        return hour, behind
    return (hour % NOON + half if hour else HOURS), behind


def _german(said: Said, index: int) -> bool:
    """Say whether a day is told in German at a place."""
    if index == len(said):
        return False
    return said[index].folded in GERMAN_DAYS or _figure(said, index) is not None


def _quarter(said: Said, index: int) -> Found:
    """Read halb neun, half past eight, viertel vor neun, and “half nine” as either."""
    found = QUARTERS.match(said, index)
    british = found is None and said[index].folded == HALF
    (back, minute), start = found or ((0, 30), index + 1)
    read = _clock(said, start) if (found or british) and start < len(said) else None
    if read is None:
        return None
    time, end = read
    if not isinstance(time, Time) or time.minute:
        return None
    hour = _before(time.hour) if back else time.hour
    other = (_before(time.hour), minute) if british else None
    return Time(hour, minute, other), end


def _before(hour: int) -> int:
    """Return the hour before one; before one o'clock it is twelve."""
    return NOON if hour == 1 else (hour - 1) % HOURS


def _folded(said: Said, index: int, words: frozenset[str]) -> int:
    return int(index < len(said) and said[index].folded in words)
