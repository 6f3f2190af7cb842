"""Thousands, millions and billions, in words, abbreviations and single letters."""

from __future__ import annotations

from decimal import Decimal

from store.reading.lexicon import Lexicon
from store.reading.tokens import Token

_THOUSAND = Decimal(10) ** 3
_MILLION = Decimal(10) ** 6
_MILLIARD = Decimal(10) ** 9
_BILLION = Decimal(10) ** 12
_BILLIARD = Decimal(10) ** 15
_TRILLION = Decimal(10) ** 18

MAGNITUDES = {
    "de": Lexicon(
        {
            _THOUSAND: ("Tausend", "Tsd.", "Tsd"),
            _MILLION: ("Millionen", "Million", "Mio.", "Mio", "Mill.", "Mn", "mn.", "mln"),
            _MILLIARD: ("Milliarden", "Milliarde", "Mrd.", "Mrd", "Mia.", "Mia", "Md.", "bn"),
            _BILLION: ("Billionen", "Billion", "Bio.", "Bio"),
            _BILLIARD: ("Billiarden", "Billiarde"),
            _TRILLION: ("Trillionen", "Trillion"),
        }
    ),
    "en": Lexicon(
        {
            _THOUSAND: ("thousand",),
            _MILLION: ("million", "mn", "mln", "mio", "mil"),
            _MILLIARD: ("billion", "bn", "bln"),
            _BILLION: ("trillion", "tn", "trn"),
            _BILLIARD: ("quadrillion",),
        }
    ),
}
"""What a magnitude multiplies by: the German Billion is a million millions."""

LETTERS = {
    "de": {"k": _THOUSAND, "K": _THOUSAND, "T": _THOUSAND, "M": _MILLION, "B": _MILLIARD},
    "en": {
        "k": _THOUSAND, "K": _THOUSAND, "m": _MILLION, "M": _MILLION, "b": _MILLIARD,
        "B": _MILLIARD, "t": _BILLION, "T": _BILLION,
    },
}  # fmt: skip
"""Letters that stand glued to digits. In German "15m" are metres, unless a currency is beside."""

_PRICED = {"de": {**LETTERS["de"], "m": _MILLION}, "en": LETTERS["en"]}

HOMONYMS = frozenset({"million", "billion", "trillion"})
"""Words of both languages, which German uses of one only: "2 Billion" is likely English."""


def magnitude(
    sequence: tuple[Token, ...], index: int, language: str, *, priced: bool
) -> tuple[Decimal, int] | None:
    """Return the factor written at an index, and the index behind it.

    `priced` says that the number is one of money, where a lone letter needs no gluing: "€15 m".
    """
    found = MAGNITUDES[language].match(sequence, index)
    if found or index >= len(sequence):
        return found
    token = sequence[index]
    letters = _PRICED[language] if priced else LETTERS[language]
    factor = letters.get(token.text) if token.glued or priced else None
    return (factor, index + 1) if factor else None
