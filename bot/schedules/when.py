"""When something is told again and again, as an argument."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from bot.desk import Desk
from bot.problems import ProblemError
from bot.schedules.proposing import proposed
from bot.schedules.reading import UNREADABLE, USUAL, read_rule
from bot.schedules.rule import Rule
from bot.schedules.telling import spelt, told
from bot.suggestions import Entry, Proposal

__all__ = ["USUAL", "WHEN", "WhenType"]


@dataclass(frozen=True, slots=True)
class WhenType:
    """A schedule in words of either language, or in cron's five fields."""

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.SUGGESTED

    async def read(self, text: str, desk: Desk) -> Rule:
        """Return the rule that `text` says, or raise ProblemError."""
        return read_rule(text, desk.language)

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return what `typed` says or may say, then the usual schedules that have such words."""
        rules = dict.fromkeys((*_meant(typed, desk.language), *proposed(typed)))
        found = (Proposal(told(each), spelt(each, desk.language)) for each in rules)
        return tuple(islice(found, desk.most))


def _meant(typed: str, language: str) -> tuple[Rule, ...]:
    """Return the rules that words say, several where they are asked back."""
    try:
        return (read_rule(typed, language),)
    except ProblemError as error:
        asked = error.problem.id != UNREADABLE
        meant = error.problem.spellings if asked else ()
        return tuple(read_rule(each, language) for each in meant)


WHEN = WhenType()
