"""The schedules that are proposed to somebody who types."""

from __future__ import annotations

from functools import cache

from bot.schedules.rule import Rule
from bot.schedules.telling import spelt
from bot.words import languages
from store.reading.tokens import tokens

DAYS = ("* * 1-5", "* * *", "* * 1", "* * 5", "1 * *", "* * 2", "* * 3", "* * 4", "* * 6", "* * 0")
"""Days as cron's last three fields, the likeliest first."""

TIMES = ("0 9", "30 8", "0 18", "0 8", "0 17", "0 12", "0 7", "0 10", "0 16")
"""Times as cron's first two fields, the likeliest first."""


def proposed(typed: str) -> tuple[Rule, ...]:
    """Return the usual schedules, those whose words begin with what was typed, the likeliest first.

    Each word may be of either language, in any order.
    """
    begun = [token.folded for token in tokens(typed)]
    return tuple(
        rule
        for rule, words in _usual()
        if all(any(word.startswith(each) for word in words) for each in begun)
    )


@cache
def _usual() -> tuple[tuple[Rule, frozenset[str]], ...]:
    """Return each usual schedule with the folded words it is typed in."""
    places = [(day, time) for day in range(len(DAYS)) for time in range(len(TIMES))]
    rules = (Rule(f"{TIMES[time]} {DAYS[day]}") for day, time in sorted(places, key=sum))
    return tuple((rule, _words(rule)) for rule in rules)


def _words(rule: Rule) -> frozenset[str]:
    spellings = (spelt(rule, language) for language in languages())
    return frozenset(token.folded for each in spellings for token in tokens(each))
