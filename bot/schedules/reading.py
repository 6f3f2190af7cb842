"""Words become a rule: “weekdays 8:30”, “montags 9 Uhr”, `30 8 * * 1-5`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

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

EARLY: dict[Part, int] = {Part.NOON: 6, Part.AFTERNOON: 12, Part.EVENING: 12}
"""Hours before these are meant after noon, beside a part of the day: 1 Uhr mittags, 8 abends."""

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
    """Return the times of the day; a part of it moves the time beside it, or is one itself."""
    times: list[Time] = []
    waiting: Part | None = None
    free = False
    for piece in said:
        match piece:
            case Time():
                times.append(_moved(piece, waiting) if waiting else piece)
                free, waiting = waiting is None, None
            case Part() if free:
                times[-1] = _moved(times[-1], piece)
                free = False
            case Part():
                times.extend(_alone(waiting))
                waiting = piece
            case _:
                free = False
    times.extend(_alone(waiting))
    return tuple(dict.fromkeys(times))


def _alone(part: Part | None) -> tuple[Time, ...]:
    return (Time(HOURS[part], 0),) if part else ()


def _moved(time: Time, part: Part) -> Time:
    """Return a time as it is meant in a part of the day."""
    other = time.other and _hour(time.other[0], part)
    moved = replace(time, hour=_hour(time.hour, part))
    return replace(moved, other=(other, time.minute)) if other is not None else moved


def _hour(hour: int, part: Part) -> int:
    if part is Part.MIDNIGHT:
        return hour % NOON
    return hour + NOON if 0 < hour < EARLY.get(part, 0) else hour


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
