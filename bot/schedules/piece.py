"""The pieces a schedule is said in: times, parts of the day, days of the week and of the month."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.schedules.vocabulary import Often, Part


@dataclass(frozen=True, slots=True)
class Time:
    """A time of the day; it may be the `other` one as well.

    `alone` it was a figure that nothing calls an hour; of its `half` of the day it is, once that
    was said.
    """

    hour: int
    minute: int
    other: tuple[int, int] | None = None
    alone: bool = field(default=False, compare=False)
    half: bool = field(default=False, compare=False)


class Joint(StrEnum):
    """What stands between two pieces: each is one of its own, or it may be."""

    AND = "and"
    COMMA = ","


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
    """A day of the month, CronSim.LAST its last and CronSim.LAST_WEEKDAY its last weekday.

    It may be `counted` from one to the next, as every third day is.
    """

    day: int
    counted: bool = False


Piece = Time | Days | Counted | MonthDay | Often | Part | Joint
