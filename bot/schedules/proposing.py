"""The schedules that are proposed to somebody who types."""

from __future__ import annotations

from functools import cache

from bot.schedules.rule import Rule
from bot.schedules.telling import spelt
from bot.words import languages
from store.reading.tokens import tokens

DAYS = ("* * 1-5", "* * *", "* * 1", "* * 5", "1 * *", "* * 2", "* * 3", "* * 4", "* * 6", "* * 0")
"""Days as cron's last three fields, the likeliest first."""

TIMES = ((9, 0), (8, 30), (8, 0), (18, 0), (17, 0), (12, 0), (7, 0), (10, 0), (16, 0))


@cache
def _usual() -> tuple[Rule, ...]:
    return tuple(Rule(f"{minute} {hour} {days}") for hour, minute in TIMES for days in DAYS)


@cache
def _words(language: str) -> tuple[tuple[Rule, tuple[str, ...]], ...]:
    """Return each usual rule with the folded words that it may be typed in."""
    return tuple(
        (
            rule,
            tuple(
                token.folded
                for each in (language, *languages())
                for token in tokens(spelt(rule, each))
            ),
        )
        for rule in _usual()
    )


def proposed(typed: str, language: str) -> tuple[Rule, ...]:
    """Return the usual schedules in whose words, in either language, all that is typed begins some.

    The likeliest come first.
    """
    begun = [token.folded for token in tokens(typed)]
    return tuple(
        rule
        for rule, words in _words(language)
        if all(any(word.startswith(each) for word in words) for each in begun)
    )
