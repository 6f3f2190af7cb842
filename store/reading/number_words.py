"""Numbers written in words."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from store.reading.lexicon import Lexicon

_GERMAN_UNITS = ("", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_GERMAN_TEENS = (
    "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn",
    "achtzehn", "neunzehn",
)  # fmt: skip
_GERMAN_TENS = (
    "", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
)  # fmt: skip
_ENGLISH_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_ENGLISH_TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip

ARTICLES = {
    "de": Lexicon({1: ("ein", "eine", "einer", "einem", "einen", "eines")}),
    "en": Lexicon({1: ("a", "an", "one")}),
}
"""Words that are a number only before a magnitude: "a billion", not "a model"."""

_HALVES = {
    "de": {
        Decimal("0.5"): ("eine halbe", "einer halben", "ein halbes", "einem halben"),
        Decimal("1.5"): ("anderthalb", "eineinhalb"),
        Decimal("2.5"): ("zweieinhalb",),
        Decimal("3.5"): ("dreieinhalb",),
        Decimal("4.5"): ("viereinhalb",),
    },
    "en": {
        Decimal("0.5"): ("half a", "half", "a half"),
        Decimal("1.5"): ("one and a half",),
        Decimal("2.5"): ("two and a half",),
        Decimal("3.5"): ("three and a half",),
        Decimal("4.5"): ("four and a half",),
    },
}
HALVES = {language: Lexicon(table) for language, table in _HALVES.items()}
"""Halves, which count only before a magnitude as well: "half a billion"."""


def _german_tens(number: int) -> str:
    tens, units = divmod(number, 10)
    if not tens:
        return _GERMAN_UNITS[units]
    if tens == 1:
        return _GERMAN_TEENS[units]
    return f"{_GERMAN_UNITS[units]}und{_GERMAN_TENS[tens]}" if units else _GERMAN_TENS[tens]


def _german(number: int) -> set[str]:
    """Spell a number below a million, in every usual way."""
    thousands, rest = divmod(number, 1000)
    if thousands:
        heads = {"tausend", "eintausend"} if thousands == 1 else {
            f"{head}tausend" for head in _german(thousands)
        }  # fmt: skip
        return {f"{head}{tail}" for head in heads for tail in (_german(rest) if rest else {""})}
    hundreds, rest = divmod(number, 100)
    tail = _german_tens(rest)
    if hundreds == 1:
        return {f"hundert{tail}", f"einhundert{tail}"}
    return {f"{_GERMAN_UNITS[hundreds]}hundert{tail}"} if hundreds else {tail}


def _english(number: int) -> set[str]:
    hundreds, rest = divmod(number, 100)
    if hundreds:
        heads = {f"{_ENGLISH_SMALL[hundreds]} hundred"} | (
            {"a hundred"} if hundreds == 1 else set()
        )
        tails = {f"{link} {tail}" for tail in _english(rest) for link in ("and", "")}
        return {f"{head} {tail}" for head in heads for tail in tails} if rest else heads
    if number < len(_ENGLISH_SMALL):
        return {_ENGLISH_SMALL[number]}
    tens, units = divmod(number, 10)
    if not units:
        return {_ENGLISH_TENS[tens]}
    return {f"{_ENGLISH_TENS[tens]}{link}{_ENGLISH_SMALL[units]}" for link in ("-", " ")}


_COLLECTIVES = {
    "de": {0: ("null",), 1: ("eins",), 2: ("zwo", "zweier", "Duo"), 3: ("dreier", "Trio"),
           12: ("Dutzend", "ein Dutzend")},
    "en": {2: ("duo",), 3: ("trio",), 12: ("dozen", "a dozen")},
}  # fmt: skip
_ROUND = (*range(1000, 13_000, 1000), 15_000, *range(20_000, 100_000, 10_000), 100_000, 500_000)


@cache
def number_words(language: str) -> Lexicon[int]:
    """Return the numbers that have words of their own; made when first asked for."""
    spell, numbers = {
        "de": (_german, (*range(2, 1000), *_ROUND)),
        "en": (_english, (*range(2, 1000), 0)),
    }[language]
    table = {number: spell(number) for number in numbers}
    for number, phrases in _COLLECTIVES[language].items():
        table[number] = {*table.get(number, ()), *phrases}
    return Lexicon(table)
