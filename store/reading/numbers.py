"""A number in a passage: digits or words, and the magnitude behind them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from store.reading.magnitudes import HOMONYMS, magnitude
from store.reading.number_words import ARTICLES, HALVES, number_words
from store.reading.numerals import Number, numeral
from store.reading.passage import Passage, Read
from store.reading.tokens import Shape

_ONE = Decimal(1)
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Quantity:
    """The numbers that what is written can be, and the magnitude it was written with.

    `plus` says that one stood between digits and magnitude: "2+ Mrd.".
    """

    choices: tuple[Number, ...]
    scale: Decimal = _ONE
    plus: bool = False

    def scaled(self, factor: Decimal) -> Quantity:
        """Return the quantity of a magnitude."""
        choices = tuple(each.times(factor) for each in self.choices)
        return replace(self, choices=choices, scale=self.scale * factor)


def quantity(passage: Passage, index: int, *, priced: bool, percent: bool) -> Read[Quantity] | None:
    """Read a number; `percent` says that a decimal sign is settled, `priced` that it is money."""
    if passage.at(index).shape is Shape.NUMERAL:
        return _digits(passage, index, priced=priced, percent=percent)
    return _words(passage, index, priced=priced)


def _digits(passage: Passage, index: int, *, priced: bool, percent: bool) -> Read[Quantity] | None:
    text, language = passage.at(index).text, passage.language
    plus = passage.at(index + 1).text == "+" and passage.at(index + 1).glued
    behind = passage.joined(index + 2 if plus else index + 1)
    found = magnitude(passage.tokens, behind, language, priced=priced)
    if found is None:
        choices = numeral(text, language, scaled=percent)
        return Read(Quantity(choices), index + 1) if choices else None
    factor, end = found
    choices = tuple(number.times(factor) for number in numeral(text, language, scaled=True))
    if not choices:
        return None
    if language == "de" and choices[0].amount != factor:
        choices = tuple(dict.fromkeys((*choices, *_as_english(passage, index, behind))))
    return Read(Quantity(choices, factor, plus), end)


def _as_english(passage: Passage, index: int, behind: int) -> tuple[Number, ...]:
    """Read a German singular after a plural number, "2 Billion", as the English it may be."""
    word = passage.at(behind).folded
    found = magnitude(passage.tokens, behind, "en", priced=False) if word in HOMONYMS else None
    if found is None:
        return ()
    numbers = numeral(passage.at(index).text, "en", scaled=True)
    return tuple(number.times(found[0]) for number in numbers)


def _words(passage: Passage, index: int, *, priced: bool) -> Read[Quantity] | None:
    language, sequence = passage.language, passage.tokens
    word = number_words(language).match(sequence, index)
    if word:
        number = Number(Decimal(word[0]))
        scaled = _scaled(passage, number, word[1], priced=priced)
        return scaled or Read(Quantity((number,)), word[1])
    half = HALVES[language].match(sequence, index)
    if half:
        return _scaled(passage, Number(half[0], _TENTH), half[1], priced=priced)
    article = ARTICLES[language].match(sequence, index)
    if article:
        number = Number(Decimal(article[0]))
        scaled = _scaled(passage, number, article[1], priced=priced)
        alone = None if passage.running else Read(Quantity((number,)), article[1])
        return scaled or alone
    if passage.at(index).folded == "tausend":
        return _scaled(passage, Number(_ONE), index, priced=priced)
    return None


def _scaled(passage: Passage, number: Number, index: int, *, priced: bool) -> Read[Quantity] | None:
    behind = passage.joined(index)
    found = magnitude(passage.tokens, behind, passage.language, priced=priced)
    if found is None or len(passage.at(behind).text) == 1:
        return None
    return Read(Quantity((number,)).scaled(found[0]), found[1])
