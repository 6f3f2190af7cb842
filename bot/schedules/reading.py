"""Words become a rule: “weekdays 8:30”, “montags 9 Uhr”, `30 8 * * 1-5`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cronsim import CronSim

from bot.leaves import Leaf, Verbatim
from bot.problems import Problem, ProblemError
from bot.schedules.grouping import grouped
from bot.schedules.piece import Counted, Days, MonthDay, Piece, Time
from bot.schedules.pieces import pieces
from bot.schedules.rule import Fault, Rule, UnreadableRuleError
from bot.schedules.telling import spelt
from bot.schedules.times import times_of
from bot.schedules.vocabulary import Often
from store.reading.tokens import tokens

USUAL = Rule("0 9 * * 1-5")
"""What is meant where nothing is said; a time or day that is left out is this rule's."""

USUAL_TIMES = (Time(9, 0),)

EXAMPLES = (Rule("30 8 * * 1-5"), Rule("0 9 * * 1"), Rule("0 18 * * *"), Rule("0 9 1 * *"))

UNREADABLE = "unreadable-schedule"
"""The problem of what is no schedule; what may be one of several has others."""

LONGEST = 200
"""Characters of a schedule in words. Chosen 2026-11: as many as cron may have."""

MINUTES = re.compile(r"\bminut(?:e|es|en)\b|\bminütlich\b", re.IGNORECASE)
"""What tells that it is meant more often than hourly."""

QUOTES = "`\"'“”„"


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


FIRST = _Days(month_days="1")
"""The days of what says only that it is monthly."""


def read_rule(text: str, language: str) -> Rule:
    """Return the rule that words or cron say, in either language, or raise ProblemError.

    `language` is that of the words which are offered instead.
    """
    bare = text.strip().strip(QUOTES).strip()
    if rule := _cron(bare):
        return rule
    if MINUTES.search(bare):
        raise ProblemError(Problem(f"schedule-{Fault.OFTEN}", (("text", Verbatim(text)),)))
    said = pieces(tokens(bare)) if len(bare) <= LONGEST else None
    if not said:
        raise _problem(UNREADABLE, text, EXAMPLES, language)
    _check_apart(said, text, language)
    times = _times(said, text, language)
    days = _days(said, text, times, language)
    if Often.HOURLY in said:
        if times:
            raise _problem(UNREADABLE, text, EXAMPLES, language)
        return days.at((), "*")
    _check_monthly(said, days, text, language)
    return _at(days, times or USUAL_TIMES, text, language)


def _cron(text: str) -> Rule | None:
    try:
        return Rule(text)
    except UnreadableRuleError as error:
        if error.why is Fault.UNREADABLE:
            return None
        problem = Problem(f"schedule-{error.why}", (("text", Verbatim(text)),))
        raise ProblemError(problem) from None


def _times(said: tuple[Piece, ...], text: str, language: str) -> tuple[Time, ...]:
    times = times_of(said)
    if times is None:
        raise _problem(UNREADABLE, text, EXAMPLES, language)
    return times


def _check_apart(said: tuple[Piece, ...], text: str, language: str) -> None:
    """Ask back where days have times of their own: Monday 9:00, Wednesday 17:00."""
    groups = grouped(said)
    times = [_times(each, text, language) for each in groups]
    days = [_days(each, text, at, language) for each, at in zip(groups, times, strict=True)]
    if len(set(days)) > 1 and len(set(map(frozenset, times))) > 1:
        rules = tuple(
            day.at(same)
            for day, at in zip(days, times, strict=True)
            for same in _by_minute(at or USUAL_TIMES)
        )
        raise _problem("schedule-hours", text, rules, language)


def _by_minute(times: tuple[Time, ...]) -> tuple[tuple[Time, ...], ...]:
    minutes = dict.fromkeys(each.minute for each in times)
    return tuple(tuple(each for each in times if each.minute == minute) for minute in minutes)


def _check_monthly(said: tuple[Piece, ...], days: _Days, text: str, language: str) -> None:
    """Ask back where a figure may be a day of the month or an hour: monthly 15."""
    alone = tuple(each for each in said if isinstance(each, Time) and each.alone and each.hour)
    if Often.MONTHLY not in said or days != FIRST or not alone:
        return
    if any(isinstance(each, MonthDay) for each in said):
        return
    others = tuple(each for each in said if isinstance(each, Time) and not each.alone)
    named = _Days(month_days=",".join(str(each.hour) for each in alone))
    rules = (named.at(others[:1] or USUAL_TIMES), days.at(alone))
    raise _problem("ambiguous-schedule", text, rules, language)


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
        rules = tuple(each.at(times[:1] or USUAL_TIMES) for each in found)
        raise _problem("schedule-days", text, rules, language)
    if counted and Often.MONTHLY not in often and any(each.week > 1 for each in counted):
        # "Every second Monday" is every other week to most, which cron cannot tell.
        rules = (found[0].at(times[:1] or USUAL_TIMES),)
        raise _problem("schedule-every-other", text, rules, language)
    if Often.MONTHLY not in often and any(each.counted for each in numbered):
        rules = (found[0].at(times[:1] or USUAL_TIMES),)
        raise _problem("schedule-every-other", text, rules, language)
    if weekly and Often.MONTHLY in often:
        raise _problem(UNREADABLE, text, EXAMPLES, language)
    return found[0] if found else _usual(often)


def _usual(often: set[Often]) -> _Days:
    """Return the days of what says only how often."""
    if Often.DAILY in often:
        return _Days()
    if Often.MONTHLY in often:
        return FIRST
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
