"""Words become the pieces of a schedule."""

from __future__ import annotations

import re

from cronsim import CronSim

from bot.schedules.piece import Counted, Days, Joint, MonthDay, Piece, Time
from bot.schedules.vocabulary import (
    AT,
    CLOCK,
    DAY_NOUNS,
    DAYS,
    ENDINGS,
    EVERY,
    GERMAN_DAYS,
    HALF,
    JOINTS,
    MERIDIEM,
    MONTH_DAYS,
    NOISE,
    OFTEN,
    ON_DAY,
    ORDINALS,
    PARTS,
    QUARTERS,
    THROUGH,
    WEEKDAY_NOUNS,
    Often,
    Part,
)
from store.reading.number_words import number_words
from store.reading.tokens import Token, tokens

HOUR = re.compile(r"[0-9]{1,2}")
DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{2})")
MILITARY = re.compile(r"([0-9]{2})([0-9]{2})")
MINUTE = re.compile(r"[0-9]{2}")
SPOKEN = re.compile(r"[0-9]{1,2}")
MONTH = re.compile(r"0[1-9]|1[0-2]")
TIMELY = re.compile(r"[0-9]{1,2}(?:[:.][0-9]{2}| ?Uhr| ?[ap]m)\b", re.IGNORECASE)
MONTH_DAY = re.compile(r"0?[1-9]|[12][0-9]|3[01]")

NOON, HOURS, MINUTES, WEEK = 12, 24, 60, 7

MINUTES_ALONE = 10
"""The least minutes that are said behind an hour without a word between: eight fifteen."""

ONE = frozenset(("one", "ein"))
"""Words for one o'clock that are articles elsewhere."""


Said = tuple[Token, ...]
Found = tuple[Piece, int] | None
"""A piece and the place behind it."""


def pieces(said: Said) -> tuple[Piece, ...] | None:
    """Return the pieces of a text in order, None where something else stands among them."""
    found: list[Piece] = []
    index = 0
    while index < len(said):
        if piece := _piece(said, index):
            if isinstance(piece[0], Part) and _every(said, index):
                found.append(Often.DAILY)
            found.append(piece[0])
            index = piece[1]
        elif said[index].text == "/" and found and isinstance(found[-1], Time) and found[-1].alone:
            # 12/1 is a date.
            return None
        elif joint := JOINTS.get(said[index].folded):
            found.append(Joint(joint))
            index += 1
        elif said[index].folded in NOISE or (said[index].text, index + 1) == (".", len(said)):
            index += 1
        else:
            return None
    return tuple(found) if any(not isinstance(each, Joint) for each in found) else None


def speaks_of_time(text: str) -> bool:
    """Say whether a text begins with when, whether or not that can be read: every other day."""
    if TIMELY.match(text):
        return True
    said = tokens(text)
    return bool(said) and (
        said[0].folded in EVERY or any(each.match(said, 0) for each in (OFTEN, PARTS, DAYS))
    )


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
    noun = _folded(said, end, DAY_NOUNS)
    in_words = ORDINALS.match(said, index) is not None
    counted = number > 1 and _every(said, index) and (in_words or noun > 0)
    return MonthDay(number, counted), end + noun


def _figure(said: Said, index: int) -> tuple[int, int] | None:
    """Read 15th, 15. and „am 15“, but no „um 9.“ at the end of a sentence."""
    if not MONTH_DAY.fullmatch(said[index].text):
        return None
    number = int(said[index].text)
    named = (number, index + 1) if _led(said, index, ON_DAY) else None
    if index + 1 == len(said):
        return named
    ending, after_at = said[index + 1], _led(said, index, AT)
    if ending.glued and (ending.folded in ENDINGS or (ending.text == "." and not after_at)):
        return number, index + 2
    return named


def _led(said: Said, index: int, words: frozenset[str]) -> bool:
    """Say whether one of some words stands before a place, as a word of its own."""
    return index > 0 and said[index - 1].folded in words and not said[index - 1].glued


def _time(said: Said, index: int) -> Found:
    return _clock(said, index) or _quarter(said, index)


def _clock(said: Said, index: int) -> Found:
    """Read 9, 8:30, 8.30, 0830, 8h30, 9 Uhr, 20 Uhr 15, eight fifteen, nine o'clock, 9am."""
    figures = _figures(said, index)
    read = figures or _hour(said, index)
    if read is None:
        return None
    hour, minute, end = read
    if minute is None and index > 0 and said[index - 1].folded in EVERY:
        return None
    clock = CLOCK.match(said, end)
    end = clock[1] if clock else end
    if minute is None:
        spoken = _spoken(said, end, 0 if clock else MINUTES_ALONE) if clock or not figures else None
        minute, end = spoken or (minute, end)
    hour, behind = _meridiem(said, hour, end)
    if hour >= HOURS or (minute or 0) >= MINUTES:
        return None
    alone = behind == index + 1 and minute is None and not _led(said, index, AT)
    return Time(hour, minute or 0, alone=alone and bool(figures), half=behind > end), behind


def _figures(said: Said, index: int) -> tuple[int, int | None, int] | None:
    """Read an hour and its minute in figures."""
    token = said[index]
    if _is_date(said, index):
        return None
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
    found = _number(said, index)
    return (found[0], None, found[1]) if found and found[0] <= HOURS else None


def _is_date(said: Said, index: int) -> bool:
    """Say whether 1.12. and „am 1.12“ are a day of a year, which no time is said like."""
    whole = DOTTED.fullmatch(said[index].text)
    if not whole or not MONTH.fullmatch(whole[2]) or not MONTH_DAY.fullmatch(whole[1]):
        return False
    behind = said[index + 1] if index + 1 < len(said) else None
    dotted = behind is not None and behind.glued and behind.text == "."
    return _led(said, index, ON_DAY) or (dotted and not _led(said, index, AT))


def _spoken(said: Said, index: int, least: int) -> tuple[int, int] | None:
    """Read the minutes of 20 Uhr 15 and of eight fifteen; those of 9 Uhr 17 Uhr are an hour."""
    if index == len(said):
        return None
    in_figures = SPOKEN.fullmatch(said[index].text) if not least else None
    found = (int(said[index].text), index + 1) if in_figures else _number(said, index)
    if found is None or not least <= found[0] < MINUTES:
        return None
    minute, end = found
    hour = end < len(said) and (said[end].text in {":", "."} or CLOCK.match(said, end))
    half = in_figures and not MINUTE.fullmatch(said[index].text) and MERIDIEM.match(said, end)
    return None if hour or half else (minute, end)


def _number(said: Said, index: int) -> tuple[int, int] | None:
    """Read a number in words of either language."""
    for language in ("de", "en"):
        if found := number_words(language).match(said, index):
            return int(found[0]), found[1]
    return None


def _meridiem(said: Said, hour: int, end: int) -> tuple[int, int]:
    """Return the hour of 24 that is meant, and the place behind “am” or “pm”."""
    found = MERIDIEM.match(said, end)
    if found is None:
        return hour, end
    half, behind = found
    german = said[end].folded == "am" and not said[end].glued and _german(said, behind)
    if german:
        return hour, end
    if hour > NOON:
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
