"""How long something lasts, as an argument and in an answer: 30s, 2 min, eine Minute."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from math import ceil

from bot.desk import Desk
from bot.leaves import Joined, Leaf, Verbatim, Words
from bot.lines import SPACE, join
from bot.problems import Problem, ProblemError
from bot.suggestions import Typed
from store.reading.lexicon import Lexicon
from store.reading.number_words import ARTICLES, HALVES, number_words
from store.reading.tokens import Shape, Token, tokens

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60

UNITS = Lexicon(
    {
        1: "s sec secs second seconds sek sekunde sekunden".split(),
        MINUTE: "m min mins minute minutes minuten".split(),
        HOUR: (*"h hr hrs hour hours std stunde stunden".split(), "an hour"),
    }
)
"""Seconds by the names of their units; “half an hour” has the article behind the number."""

NUMERAL = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,2})?")
"""Digits of which no language doubts what they say; 1.500 is a thousand and a half to some."""

NONE = frozenset(("0", "none", "off", "keine", "keiner", "aus"))
BETWEEN = frozenset((".", ",", "and", "und"))
"""What may stand behind a unit."""

LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class DurationType(Typed):
    """A time in hours, minutes and seconds, in either language; none at all is one too.

    `most` is the longest, in seconds. A number alone is asked back: nothing tells its unit.
    """

    most: int = DAY

    async def read(self, text: str, desk: Desk) -> timedelta:
        """Return how long `text` says, in whole seconds, or raise ProblemError."""
        del desk
        seconds = _seconds(tokens(text))
        given: tuple[tuple[str, Leaf], ...] = (("text", Verbatim(text)),)
        if seconds is None and NUMERAL.fullmatch(bare := text.strip()):
            units = (f"{bare}s", f"{bare} min")
            raise ProblemError(Problem("duration-without-unit", given, spellings=units))
        if seconds is None:
            raise ProblemError(Problem("unreadable-duration", given, spellings=("30s", "2 min")))
        if seconds > self.most:
            places = (*given, ("most", lasting(self.most)))
            raise ProblemError(Problem("duration-too-long", places))
        return timedelta(seconds=ceil(seconds))


def _seconds(said: tuple[Token, ...]) -> Decimal | None:
    """Return how many seconds are said, or None where anything else is."""
    if len(said) == 1 and said[0].folded in NONE:
        return Decimal(0)
    total, index = Decimal(0), 0
    while index < len(said):
        amount = _amount(said, index)
        unit = amount and UNITS.match(said, amount[1])
        if not (amount and unit):
            return None
        total, index = total + amount[0] * unit[0], unit[1]
        while index < len(said) and said[index].folded in BETWEEN:
            index += 1
    return total if said else None


def _amount(said: tuple[Token, ...], index: int) -> tuple[Decimal, int] | None:
    """Return the number at a place, in digits or words, and the place behind it."""
    if said[index].shape is Shape.NUMERAL:
        digits = said[index].text
        plain = NUMERAL.fullmatch(digits)
        return (Decimal(digits.replace(",", ".")), index + 1) if plain else None
    for language in LANGUAGES:
        for words in (HALVES[language], number_words(language), ARTICLES[language]):
            if found := words.match(said, index):
                return Decimal(found[0]), found[1]
    return None


def lasting(seconds: float) -> Leaf:
    """Return how long something lasts, as a leaf, in seconds that are rounded up."""
    minutes, rest = divmod(ceil(seconds), MINUTE)
    parts = zip(("hours", "minutes", "seconds"), (*divmod(minutes, MINUTE), rest), strict=True)
    counted = [(Words(f"duration-{unit}", (("count", count),)),) for unit, count in parts if count]
    return Joined(join(counted or [(Words("duration-none"),)], SPACE))


DURATION = DurationType()
