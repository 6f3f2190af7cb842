"""When something is told again and again, as an argument."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from bot.desk import Desk
from bot.problems import ProblemError
from bot.schedules.proposing import proposed
from bot.schedules.reading import USUAL, read_rule
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
        """Return what `typed` says as it is, then the usual schedules that have such words."""
        read: tuple[Rule, ...] = ()
        with suppress(ProblemError):
            read = (read_rule(typed, desk.language),)
        rules = dict.fromkeys((*read, *proposed(typed, desk.language)))
        found = (Proposal(told(each), spelt(each, desk.language)) for each in rules)
        return tuple(found)[: desk.most]


WHEN = WhenType()
