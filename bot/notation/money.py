"""Sums of money: €1.3bn, 1,3 Mrd. €, undisclosed."""

from __future__ import annotations

from bot.notation.numerals import digits, hedged
from store.values import Figure, Money

SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}
"""The currencies whose signs need no explaining; the others are told by their ISO codes."""

UNDISCLOSED = {"de": "nicht genannt", "en": "undisclosed"}
NO_CURRENCY = {"de": "Währung nicht genannt", "en": "currency not stated"}

_NBSP = "\N{NO-BREAK SPACE}"


def print_money(money: Money, language: str) -> str:
    """Return a sum in figures, with its hedge and never more precise than it was said."""
    if money.figure is None:
        return UNDISCLOSED[language]
    printed = _PRINTERS[language](money.figure, money.currency)
    return hedged(printed, money.figure, language)


def _german(figure: Figure, currency: str | None) -> str:
    written = digits(figure, "de")
    numbers = written.low if written.high is None else f"{written.low}–{written.high}"
    unit = SIGNS.get(currency, currency) if currency else None
    printed = _NBSP.join(part for part in (numbers, written.magnitude, unit) if part)
    return printed if currency else f"{printed}, {NO_CURRENCY['de']}"


def _english(figure: Figure, currency: str | None) -> str:
    written = digits(figure, "en")
    before = "" if currency is None else SIGNS.get(currency, f"{currency}{_NBSP}")
    ends = (written.low,) if written.high is None else (written.low, written.high)
    printed = "–".join(f"{before}{number}{written.magnitude or ''}" for number in ends)
    return printed if currency else f"{printed}, {NO_CURRENCY['en']}"


_PRINTERS = {"de": _german, "en": _english}
