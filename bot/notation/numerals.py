"""Digits and magnitudes: 1.25bn, 1,25 Mrd., 113,000."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache

from babel.numbers import get_decimal_symbol, get_group_symbol

from store.values import Figure, Hedge

MAGNITUDES = {
    "de": {3: "Tsd.", 6: "Mio.", 9: "Mrd.", 12: "Bio."},
    "en": {3: "k", 6: "M", 9: "bn", 12: "tn"},
}
"""How a power of ten is written; the German Bio. is the English tn."""

HEDGES = {
    "de": {
        Hedge.ABOUT: "rund",
        Hedge.JUST_UNDER: "knapp",
        Hedge.JUST_OVER: "gut",
        Hedge.MORE_THAN: "mehr als",
        Hedge.AT_LEAST: "mindestens",
        Hedge.LESS_THAN: "weniger als",
        Hedge.AT_MOST: "höchstens",
    },
    "en": {
        Hedge.ABOUT: "about",
        Hedge.JUST_UNDER: "just under",
        Hedge.JUST_OVER: "just over",
        Hedge.MORE_THAN: "more than",
        Hedge.AT_LEAST: "at least",
        Hedge.LESS_THAN: "less than",
        Hedge.AT_MOST: "at most",
    },
}

_POWERS = (3, 6, 9, 12)
_DECIMALS = 3
"""More decimals than these nobody takes in: 490,000,000 rather than 490.000000M."""

_EXACTLY = Context(prec=200)


@dataclass(frozen=True, slots=True)
class Digits:
    """A figure in digits: its first number, its second when it is a range, and their magnitude."""

    low: str
    high: str | None
    magnitude: str | None


def digits(figure: Figure, language: str, *, scaled: bool = True) -> Digits:
    """Return the digits of a figure, down to the last one that was said and not further."""
    power = _power(figure) if scaled else 0
    decimals = max(0, power - figure.place.adjusted())
    numbers = (_numeral(number, power, decimals, language) for number in _numbers(figure))
    low, *high = numbers
    return Digits(low, high[0] if high else None, MAGNITUDES[language].get(power))


def hedged(text: str, figure: Figure, language: str) -> str:
    """Return a printed figure behind the word for how firmly it was said."""
    word = HEDGES[language].get(figure.hedge)
    return f"{word} {text}" if word else text


def _numbers(figure: Figure) -> tuple[Decimal, ...]:
    return (figure.amount,) if figure.upper is None else (figure.amount, figure.upper)


def _power(figure: Figure) -> int:
    """Choose the magnitude that shows every digit that was said, and none that was not."""
    last = figure.place.adjusted()
    size = figure.amount.adjusted() if figure.amount else last
    powers = [power for power in _POWERS if last <= power <= last + _DECIMALS]
    fitting = powers if last > 0 else [0]
    below = [power for power in fitting if power <= size]
    return max(below) if below else min(fitting, default=_POWERS[-1])


def _numeral(number: Decimal, power: int, decimals: int, language: str) -> str:
    shown = number.scaleb(-power, _EXACTLY).quantize(Decimal(1).scaleb(-decimals), None, _EXACTLY)
    return f"{shown:,f}".translate(_signs(language))


@cache
def _signs(language: str) -> dict[int, int]:
    # Babel's own formatting rounds to 28 digits; its signs are all that differs by language.
    return str.maketrans(",.", get_group_symbol(language) + get_decimal_symbol(language))
