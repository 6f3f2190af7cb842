"""Read a whole text as one value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from store.reading.answers import Ambiguous, Unreadable, Why
from store.reading.counts import count
from store.reading.dates import dating
from store.reading.money import sums
from store.reading.nearest import mended
from store.reading.passage import LANGUAGES, Passage, Read, tongue, whole
from store.reading.resolving import resolve
from store.reading.shares import share
from store.values import Count, Money, PartialDate, Share

T = TypeVar("T")
Grammar = Callable[[Passage, int], Read[tuple[T, ...]] | None]
Attempt = Callable[[str, str], tuple[T, ...] | Why]

_BELOW = re.compile(
    r"(?P<unit>[a-z]{3}|[^\w\s]?)\s*(?:[-−–]\s*|minus\s+)(?P<rest>.+)", re.IGNORECASE | re.DOTALL
)
"""A sign, before or behind a currency, and the number below nothing that it makes."""


def read_money(
    text: str, language: str | None
) -> tuple[Money, ...] | Ambiguous[tuple[Money, ...]] | Unreadable:
    """Read a sum of money, or several that say the same: "6 Mio. € bzw. 7 Mio. $"."""
    answer = _read(text, language, _by(sums))
    if isinstance(answer, Unreadable) and _negative(text, language, _by(sums)):
        return Unreadable(text, why=Why.NEGATIVE)
    return answer


def read_share(text: str, language: str | None) -> Share | Ambiguous[Share] | Unreadable:
    """Read a share in percent."""
    return _read(text, language, _by(share))


def read_count(text: str, language: str | None) -> Count | Ambiguous[Count] | Unreadable:
    """Read a number, with the things it counts where they are ones we know."""
    answer = _read(text, language, _by(count))
    if isinstance(answer, Unreadable) and _negative(text, language, _by(count)):
        return Unreadable(text, why=Why.NEGATIVE)
    return answer


def read_date(
    text: str, language: str | None, published: PartialDate | None = None
) -> PartialDate | Ambiguous[PartialDate] | Unreadable:
    """Read a date; `published` is what relative words and missing years are resolved against."""

    def attempt(words: str, tongue: str) -> tuple[PartialDate, ...] | Why:
        passage = whole(words, tongue)
        found = dating(passage, 0)
        if found is None or found.end != len(passage.tokens):
            return Why.UNKNOWN
        return resolve(found.value, words, published)

    return _read(text, language, attempt)


def _negative(text: str, language: str | None, attempt: Attempt[T]) -> bool:
    below = _BELOW.fullmatch(text.strip())
    above = f"{below['unit']}{below['rest']}" if below else ""
    return bool(above) and not isinstance(_read(above, language, attempt), Unreadable)


def _by(grammar: Grammar[T]) -> Attempt[T]:
    def attempt(words: str, language: str) -> tuple[T, ...] | Why:
        passage = whole(words, language)
        found = grammar(passage, 0)
        complete = found is not None and found.end == len(passage.tokens)
        return found.value if found and complete else Why.UNKNOWN

    return attempt


def _read(text: str, language: str | None, attempt: Attempt[T]) -> T | Ambiguous[T] | Unreadable:
    """Read in the language given; what is no notation there is read in the other one."""
    outcome = _attempted(text, language, attempt)
    if isinstance(outcome, tuple):
        return outcome[0] if len(outcome) == 1 else Ambiguous(outcome)
    if outcome is not Why.UNKNOWN:
        return Unreadable(text, why=outcome)
    for proposal in mended(text, tongue(language)):
        again = _attempted(proposal, language, attempt)
        if again is not Why.UNKNOWN:
            return Unreadable(text, proposal, Why.UNKNOWN if isinstance(again, tuple) else again)
    return Unreadable(text)


def _attempted(text: str, language: str | None, attempt: Attempt[T]) -> tuple[T, ...] | Why:
    words, own = text.strip(), tongue(language)
    outcomes = [attempt(words, each) for each in own]
    if all(outcome is Why.UNKNOWN for outcome in outcomes):
        outcomes = [attempt(words, each) for each in LANGUAGES if each not in own]
    choices = tuple(dict.fromkeys(_flat(outcomes)))
    if choices:
        return choices
    reasons = (each for each in outcomes if isinstance(each, Why) and each is not Why.UNKNOWN)
    return next(reasons, Why.UNKNOWN)


def _flat(outcomes: list[tuple[T, ...] | Why]) -> Iterator[T]:
    for outcome in outcomes:
        if isinstance(outcome, tuple):
            yield from outcome
