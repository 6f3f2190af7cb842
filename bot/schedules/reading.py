"""Words become a rule: “weekdays 8:30”, “montags 9 Uhr”, `30 8 * * 1-5`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from cronsim import CronSim

from bot.leaves import Leaf, Verbatim
from bot.problems import Problem, ProblemError
from bot.schedules.pieces import Counted, Days, MonthDay, Piece, Time, pieces
from bot.schedules.rule import Fault, Rule, UnreadableRuleError
from bot.schedules.telling import spelt
from bot.schedules.vocabulary import Often, Part
from store.reading.tokens import tokens

USUAL = Rule("0 9 * * 1-5")
"""What is meant where nothing is said; a time or day that is left out is this rule's."""

EXAMPLES = (Rule("30 8 * * 1-5"), Rule("0 9 * * 1"), Rule("0 18 * * *"), Rule("0 9 1 * *"))

UNREADABLE = "unreadable-schedule"
"""The problem of what is no schedule; what may be one of several has others."""

LONGEST = 200
"""Characters of a schedule in words. Chosen 2026-11: as many as cron may have."""

QUOTES = "`\"'“”„"

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

LATER = frozenset((Part.NOON, Part.AFTERNOON, Part.EVENING))
"""Parts of the day in which an hour before noon is one of the second twelve: 8 Uhr abends."""

NOON = 12


@dataclass(frozen=True, slots=True)
class _Days:
    """The last three fields of a rule, from what was said of days."""

    month_days: str = "*"
    weekdays: str = "*"

    def at(self, times: Iterable[Time], hours: str = "") -> Rule:
        """Return the rule of these days at times that share their minute, or hourly."""
        shown = tuple(times)
        minute = shown[0].minute if shown else 0
        listed = hours or ",".join(str(each.hour) for each in shown)
        return Rule(f"{minute} {listed} {self.month_days} * {self.weekdays}")


def read_rule(text: str, language: str) -> Rule:
    """Return the rule that words or cron say, in either language, or raise ProblemError.

    `language` is that of the words which are offered instead.
    """
    bare = text.strip().strip(QUOTES).strip()
    if rule := _cron(bare):
        return rule
    said = pieces(tokens(bare)) if len(bare) <= LONGEST else None
    if not said:
        raise _problem(UNREADABLE, text, EXAMPLES, language)
    times = _times(said)
    days = _days(said, text, times, language)
    if Often.HOURLY in said:
        if times:
            raise _problem(UNREADABLE, text, EXAMPLES, language)
        return days.at((), "*")
    return _at(days, times or (Time(9, 0),), text, language)


def _cron(text: str) -> Rule | None:
    try:
        return Rule(text)
    except UnreadableRuleError as error:
        if error.why is Fault.UNREADABLE:
            return None
        problem = Problem(f"schedule-{error.why}", (("text", Verbatim(text)),))
        raise ProblemError(problem) from None


def _at(days: _Days, times: tuple[Time, ...], text: str, language: str) -> Rule:
    """Return the rule of days and times, or ask which of the times are meant."""
    for time in times:
        if time.other:
            either = (replace(time, other=None), Time(*time.other))
            rules = tuple(days.at((each,)) for each in either)
            raise _problem("ambiguous-schedule", text, rules, language)
    if len({each.minute for each in times}) > 1:
        rules = tuple(days.at((each,)) for each in times)
        raise _problem("schedule-minutes", text, rules, language)
    return days.at(times)


def _times(said: tuple[Piece, ...]) -> tuple[Time, ...]:
    """Return the times of the day that are meant, each once.

    Parts of the day in a row are of the time before them, or else of the one behind them; where
    there is none they are times themselves.
    """
    times: list[Time] = []
    waiting: tuple[Part, ...] = ()
    bare = False
    for row in _rows(said):
        if isinstance(row[0], Time):
            first, *others = (each for each in row if isinstance(each, Time))
            times += (*_in(first, waiting), *others)
            bare, waiting = bool(others) or not waiting, ()
            continue
        parts = tuple(each for each in row if isinstance(each, Part))
        if bare:
            times[-1:] = _in(times[-1], parts)
            bare = False
        else:
            waiting = parts
    times += (Time(HOURS[part], 0) for part in waiting)
    return tuple(dict.fromkeys(times))


def _rows(said: tuple[Piece, ...]) -> Iterator[tuple[Time | Part, ...]]:
    """Yield the times that stand in a row, and the parts of the day that do, in turn."""
    of_day = (each for each in said if isinstance(each, Time | Part))
    return (tuple(row) for _, row in groupby(of_day, key=type))


def _in(time: Time, parts: tuple[Part, ...]) -> tuple[Time, ...]:
    """Return a time as it is meant in each part of the day; one it is not in is another time."""
    within = tuple(_moved(time, part) for part in parts if time.hour in BESIDE[part])
    apart = (Time(HOURS[part], 0) for part in parts if time.hour not in BESIDE[part])
    return (*(within or (time,)), *apart)


def _moved(time: Time, part: Part) -> Time:
    """Return a time as it is meant in a part of the day."""
    other = time.other and (_hour(time.other[0], part), time.other[1])
    return Time(_hour(time.hour, part), time.minute, other)


def _hour(hour: int, part: Part) -> int:
    if part is Part.MIDNIGHT:
        return hour % NOON
    return hour + NOON if part in LATER and hour < NOON else hour


def _days(said: tuple[Piece, ...], text: str, times: tuple[Time, ...], language: str) -> _Days:
    """Return the days that are meant, or ask which of two kinds."""
    often = {each for each in said if isinstance(each, Often)}
    weekly = {str(day) for each in said if isinstance(each, Days) for day in each.days}
    weekly |= {"1-5"} if Often.WEEKDAYS in often else set()
    weekly |= {"0,6"} if Often.WEEKENDS in often else set()
    counted = [each for each in said if isinstance(each, Counted)]
    numbered = [each for each in said if isinstance(each, MonthDay)]
    kinds = (
        _Days(weekdays=",".join(sorted(weekly))) if weekly else None,
        _Days(weekdays=",".join(map(_counted, counted))) if counted else None,
        _Days(month_days=",".join(map(_numbered, numbered))) if numbered else None,
    )
    found = tuple(each for each in kinds if each)
    if len(found) > 1:
        rules = tuple(each.at(times[:1] or (Time(9, 0),)) for each in found)
        raise _problem("schedule-days", text, rules, language)
    if counted and Often.MONTHLY not in often and any(each.week > 1 for each in counted):
        # "Every second Monday" is every other week to most, which cron cannot tell.
        rules = (found[0].at(times[:1] or (Time(9, 0),)),)
        raise _problem("schedule-every-other", text, rules, language)
    if weekly and Often.MONTHLY in often:
        raise _problem(UNREADABLE, text, EXAMPLES, language)
    return found[0] if found else _usual(often)


def _usual(often: set[Often]) -> _Days:
    """Return the days of what says only how often."""
    if Often.DAILY in often:
        return _Days()
    if Often.MONTHLY in often:
        return _Days(month_days="1")
    return _Days(weekdays="1") if Often.WEEKLY in often else _Days(weekdays="1-5")


def _counted(each: Counted) -> str:
    return f"{each.day}L" if each.week == CronSim.LAST else f"{each.day}#{each.week}"


def _numbered(each: MonthDay) -> str:
    names = {CronSim.LAST: "L", CronSim.LAST_WEEKDAY: "LW"}
    return names.get(each.day, str(each.day))


def _problem(name: str, text: str, rules: Iterable[Rule], language: str) -> ProblemError:
    places: tuple[tuple[str, Leaf | int], ...] = (("text", Verbatim(text)),)
    spellings = tuple(dict.fromkeys(spelt(each, language) for each in rules))
    return ProblemError(Problem(name, places, spellings=spellings))
