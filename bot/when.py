"""Which time a question names: `since 2023`, `im Dezember 2023`, `bis Februar 2024`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.desk import Desk
from store.reading import find_values
from store.reading.calendar_words import MONTH_NAMES
from store.values import PartialDate, Precision
from store.words import WORD, fold, words

SINCE = frozenset(("since", "from", "after", "seit", "ab", "nach"))
UNTIL = frozenset(("until", "till", "before", "by", "bis", "vor"))
AT = frozenset(("in", "on", "at", "im", "am", "um"))


@dataclass(frozen=True, slots=True)
class When:
    """A time as people type it, and where it stands in the text: `start` to before `end`.

    Which of its ends counts, the word before it tells; without one both do.
    """

    start: int
    end: int
    begins: str | None
    ends: str | None

    def holds(self, word: re.Match[str]) -> bool:
        """Say whether a word of the text stands in it."""
        return self.start <= word.start() < self.end


def when(desk: Desk, text: str) -> When | None:
    """Return the first time that is named in a text by more than a word that may be another."""
    today = PartialDate(desk.today, desk.today, Precision.DAY, desk.today.isoformat())
    for found in find_values(_capitals(text), desk.language, today):
        if not isinstance(found.value, PartialDate):
            continue
        said = tuple(fold(found.value.words).split())
        led = (*words(text[: found.start])[-1:], *said[:1])
        since, until = any(each in SINCE for each in led), any(each in UNTIL for each in led)
        if since or until or _is_plain(said):
            typed = _typed(found.value)
            begins, ends = None if until else typed, None if since else typed
            return When(found.start, found.end, begins, ends)
    return None


def _capitals(text: str) -> str:
    """Return a text with the months in capitals that people type without: articles never do."""
    return WORD.sub(lambda word: _capital(word[0]), text)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:] if word in _MONTHS else word


_MONTHS = frozenset(name.casefold() for names in MONTH_NAMES.values() for name in names.phrases)


def _is_plain(said: tuple[str, ...]) -> bool:
    """Say whether words mean a time whatever they stand beside, as “may” and “second” do not."""
    return any(sign.isdigit() for word in said for sign in word) or said[-1:] in _DAYS


_DAYS = tuple((day,) for day in ("today", "yesterday", "heute", "gestern", "vorgestern"))


def _typed(date: PartialDate) -> str:
    """Return a time as people type it: its words without the preposition before them."""
    if date.precision is Precision.DAY and date.earliest and date.earliest == date.latest:
        return date.earliest.isoformat()
    said = date.words.split()
    return " ".join(said[1:] if fold(said[0]) in SINCE | UNTIL | AT else said)
