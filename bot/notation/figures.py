"""Shares and counts: 40%, 40 %, 7bn parameters."""

from __future__ import annotations

from bot.notation.numerals import Digits, digits, hedged
from store.reading.units import UNITS
from store.values import Count, Figure, Share

_NBSP = "\N{NO-BREAK SPACE}"
_PERCENT = {"de": f"{_NBSP}%", "en": "%"}
_BEFORE_MAGNITUDE = {"de": _NBSP, "en": ""}


def print_share(share: Share, language: str) -> str:
    """Return a share in percent, with its hedge."""
    numbers = _numbers(digits(share.figure, language, scaled=False))
    return hedged(f"{numbers}{_PERCENT[language]}", share.figure, language)


def print_count(count: Count, language: str) -> str:
    """Return a number with its hedge, and with the things it counts where it names them."""
    written = digits(count.figure, language)
    magnitude = f"{_BEFORE_MAGNITUDE[language]}{written.magnitude}" if written.magnitude else ""
    unit = f"{_NBSP}{_unit(count.unit, count.figure, language)}" if count.unit else ""
    return hedged(f"{_numbers(written)}{magnitude}{unit}", count.figure, language)


def _numbers(written: Digits) -> str:
    return written.low if written.high is None else f"{written.low}–{written.high}"


def _unit(term: str, figure: Figure, language: str) -> str:
    names = UNITS.get(term)
    if names is None:
        return term
    one = figure.amount == 1 and figure.upper is None
    return names[language].one if one else names[language].several
