"""The times of the day that are meant by hours and by parts of the day around them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from bot.schedules.piece import Joint, Piece, Time
from bot.schedules.vocabulary import Part

HOURS: dict[Part, int] = {
    Part.MORNING: 9,
    Part.NOON: 12,
    Part.AFTERNOON: 15,
    Part.EVENING: 18,
    Part.MIDNIGHT: 0,
}
"""The hour a part of the day means alone."""

BESIDE: dict[Part, frozenset[int]] = {
    Part.MORNING: frozenset(range(12)),
    Part.NOON: frozenset((12, 1, 2)),
    Part.AFTERNOON: frozenset((*range(1, 7), *range(12, 19))),
    Part.EVENING: frozenset((*range(4, 12), *range(16, 24))),
    Part.MIDNIGHT: frozenset((0, 12)),
}
"""The hours a part of the day is said beside; beside others it is a time of its own."""

NOON = 12

LATER = frozenset((Part.NOON, Part.AFTERNOON, Part.EVENING))
"""Parts of the day in which an hour before noon is one of the second twelve: 8 Uhr abends."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Times that stand in a row, or parts of the day that do, and what joins them to those before.

    Of the two, one is empty.
    """

    joint: Joint | None
    times: tuple[Time, ...] = ()
    parts: tuple[Part, ...] = ()


def times_of(said: tuple[Piece, ...]) -> tuple[Time, ...] | None:
    """Return the times of the day that are meant, each once; None where they contradict each other.

    Parts of the day in a row are of the time before them, or else of those behind them; what “and”
    stands between is of neither. Where there is no time they are times themselves.
    """
    times: list[Time] = []
    waiting: tuple[Part, ...] = ()
    bare = False
    rows = _rows(said)
    for row, then in pairwise((*rows, _Row(Joint.AND))):
        loose = row.joint is not None
        if row.times:
            if row.joint is Joint.AND:
                times += _themselves(waiting)
                waiting = ()
            found = _within(row.times, waiting, loose=loose, closed=then.joint is None)
            bare = len(row.times) > 1 or not waiting
            waiting = ()
        elif bare and row.joint is not Joint.AND:
            found = _in(times.pop(), row.parts, loose=loose)
            bare = False
        else:
            found, waiting, bare = (), row.parts, False
        if found is None:
            return None
        times += found
    return tuple(dict.fromkeys((*times, *_themselves(waiting))))


def _rows(said: tuple[Piece, ...]) -> tuple[_Row, ...]:
    rows: list[_Row] = []
    for before, each in pairwise((None, *said)):
        times = (each,) if isinstance(each, Time) else ()
        parts = (each,) if isinstance(each, Part) else ()
        last = rows[-1] if rows else None
        if last and ((times and last.times) or (parts and last.parts)):
            rows[-1] = _Row(last.joint, (*last.times, *times), (*last.parts, *parts))
        elif times or parts:
            rows.append(_Row(before if isinstance(before, Joint) else None, times, parts))
    return tuple(rows)


def _themselves(parts: tuple[Part, ...]) -> tuple[Time, ...]:
    return tuple(Time(HOURS[part], 0) for part in parts)


def _within(
    row: tuple[Time, ...], parts: tuple[Part, ...], *, loose: bool, closed: bool
) -> tuple[Time, ...] | None:
    """Return times as they are meant in the parts of the day before them: abends um 7 und 9.

    Where the row is `closed` by a part of the day, its last time is of that.
    """
    first, *others = row
    found = _in(first, parts, loose=loose)
    if found is None:
        return None
    kept = others[-1:] if closed else []
    for each in others[: len(others) - len(kept)]:
        within = tuple(_moved(each, part) for part in parts if _is_in(each, part) and not each.half)
        found += within or (each,)
    return (*found, *kept)


def _in(time: Time, parts: tuple[Part, ...], *, loose: bool) -> tuple[Time, ...] | None:
    """Return a time as it is meant in each part of the day; one it is not in is another time.

    None where it stands right beside one that it is not in: 3 in the evening.
    """
    if parts and not loose and not any(_is_in(time, part) for part in parts):
        return None
    within = tuple(_moved(time, part) for part in parts if _is_in(time, part))
    apart = _themselves(tuple(part for part in parts if not _is_in(time, part)))
    return (*(within or (time,)), *apart)


def _is_in(time: Time, part: Part) -> bool:
    return time.hour in BESIDE[part]


def _moved(time: Time, part: Part) -> Time:
    """Return a time as it is meant in a part of the day."""
    other = time.other and (_hour(time.other[0], part), time.other[1])
    return Time(_hour(time.hour, part), time.minute, other)


def _hour(hour: int, part: Part) -> int:
    if part is Part.MIDNIGHT:
        return hour % NOON
    return hour + NOON if part in LATER and hour < NOON else hour
