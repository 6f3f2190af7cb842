"""Until when something rests, as an argument: a day to come, whose beginning is meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk import Desk
from bot.instants import BEGINNING
from bot.leaves import Verbatim
from bot.problems import Problem, ProblemError
from bot.suggestions import Typed
from store.reading.calendar_words import WEEKDAYS
from store.reading.lexicon import Lexicon
from store.reading.tokens import tokens

LED_BY = ("until", "till", "til", "to", "bis")
"""Words before the day, which say no more than the argument does."""

SMALL = frozenset((*LED_BY, "the", "next", "on", "zum", "zu", "nächsten", "nächster", "kommenden"))
"""Words before a day of the week: whichever stands there, the next such day is meant."""

TOMORROW: Lexicon[int] = Lexicon({1: ("tomorrow", "morgen"), 2: ("übermorgen",)})
"""Days from today on by their names."""

WEEK = 7


@dataclass(frozen=True, slots=True)
class UntilType(Typed):
    """A day to come, or an instant in ISO 8601; of a longer time its first day is meant."""

    async def read(self, text: str, desk: Desk) -> datetime:
        """Return the instant in UTC, or raise ProblemError where it has passed."""
        if (days := _days(text, desk)) is not None:
            day = desk.today + timedelta(days=days)
            return await BEGINNING.read(day.isoformat(), desk)
        bare = _bare(text)
        read = await BEGINNING.read(bare, desk)
        if read <= desk.call.at:
            tomorrow = (desk.today + timedelta(days=1)).isoformat()
            places = (("text", Verbatim(bare)),)
            raise ProblemError(Problem("until-passed", places, spellings=(tomorrow,)))
        return read


def _bare(text: str) -> str:
    first, _, rest = text.strip().partition(" ")
    return rest.strip() if rest and first.casefold() in LED_BY else text


def _days(text: str, desk: Desk) -> int | None:
    """Return in how many days it is whose name was typed, None where anything else was."""
    said = tuple(each for each in tokens(text) if each.folded not in SMALL)
    if found := TOMORROW.match(said, 0):
        return found[0] if found[1] == len(said) else None
    for table in WEEKDAYS.values():
        found = table.match(said, 0)
        if found and found[1] == len(said):
            return (found[0] - desk.today.weekday() - 1) % WEEK + 1
    return None


UNTIL = UntilType()
