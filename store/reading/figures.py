"""A figure in a passage: a hedged number or a range, with its unit before or behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from store.reading.hedges import AFTERTHOUGHTS, AMOUNTING, CONNECTORS, HEDGES, OPENERS
from store.reading.numbers import Quantity, quantity
from store.reading.numerals import Number
from store.reading.passage import Passage, Read
from store.reading.tokens import Shape
from store.values import Figure, Hedge

Find = Callable[[Passage, int], Read[str | None] | None]

_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def nothing(_passage: Passage, _index: int) -> None:
    """Find no unit."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How the unit of a kind of figure is written: what may stand before and behind a number.

    `percent` settles decimal signs, `priced` allows lone letters as magnitudes, `signed` a minus.
    """

    before: Find = nothing
    behind: Find = nothing
    percent: bool = False
    priced: bool = False
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures that what is written can be, and their unit; `united` says that it has one."""

    figures: tuple[Figure, ...]
    unit: str | None
    united: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """A number with its unit: one end of a range, or all there is."""

    quantity: Quantity
    unit: str | None
    united: bool
    yearlike: bool


def figure(passage: Passage, index: int, measure: Measure) -> Read[Measured] | None:
    """Read the longest figure that begins at an index."""
    if _amounts(passage, index):
        return None
    opener = OPENERS[passage.language].match(passage.tokens, index)
    if opener:
        return _range(passage, opener[1], measure, (opener[0],))
    hedge, start = HEDGES[passage.language].match(passage.tokens, index) or (Hedge.EXACT, index)
    between = _range(passage, start, measure, CONNECTORS[passage.language])
    if between:
        return between
    side = _side(passage, start, measure)
    if side is None:
        return None
    end = side.end
    after = AFTERTHOUGHTS[passage.language].match(passage.tokens, end)
    if side.value.quantity.plus:
        hedge = Hedge.AT_LEAST
    elif after and hedge is Hedge.EXACT:
        hedge, end = after
    figures = tuple(
        Figure(number.amount, number.place, hedge) for number in side.value.quantity.choices
    )
    return Read(Measured(figures, side.value.unit, side.value.united), end)


def _amounts(passage: Passage, index: int) -> bool:
    """Say whether "über" tells how much a sum is: "Serie-A-Runde über 113 Millionen Euro"."""
    noun = passage.at(index - 1)
    return (
        passage.language == "de"
        and passage.at(index).folded == "ueber"
        and noun.folded.endswith(AMOUNTING)
    )


def _range(
    passage: Passage, index: int, measure: Measure, connectors: tuple[str, ...]
) -> Read[Measured] | None:
    low = _side(passage, index, measure)
    if low is None or passage.at(low.end).folded not in connectors:
        return None
    high = _side(passage, low.end + 1, measure)
    if high is None or not _alike(low.value, high.value):
        return None
    if high.value.quantity.scale != 1:  # which settles the signs of both: "1,250–1,500 Mrd."
        low = _side(passage, index, replace(measure, percent=True)) or low
    pairs = product(low.value.quantity.choices, high.value.quantity.choices)
    borrowed = high.value.quantity.scale if low.value.quantity.scale == 1 else Decimal(1)
    figures = tuple(_rising(pairs, borrowed))
    if not figures:
        return None
    united = high.value if high.value.united else low.value
    return Read(Measured(figures, united.unit, united.united), high.end)


def _rising(pairs: Iterator[tuple[Number, Number]], borrowed: Decimal) -> Iterator[Figure]:
    """Make ranges; "20 to 30 billion" lends its magnitude to the first end, where that rises."""
    for low, high in pairs:
        scaled = low.times(borrowed)
        first = scaled if scaled.amount <= high.amount else low
        if first.amount <= high.amount:
            place = min(first.place, high.place)
            yield Figure(first.amount, place, Hedge.BETWEEN, high.amount)


def _alike(low: _Side, high: _Side) -> bool:
    """Say whether two ends can be of one range; a year behind "bis" is a date: "500 bis 2027"."""
    if high.yearlike and not low.yearlike and not high.united:
        return False
    return not (low.united and high.united) or low.unit == high.unit


def _side(passage: Passage, index: int, measure: Measure) -> Read[_Side] | None:
    before = measure.before(passage, index)
    start = before.end if before else index
    negative = measure.signed and _minus(passage, start)
    number = quantity(passage, start + negative, priced=measure.priced, percent=measure.percent)
    if number is None:
        return None
    behind = measure.behind(passage, passage.joined(number.end))
    if before and behind and before.value != behind.value:
        behind = None
    unit = behind or before
    value = _negated(number.value) if negative else number.value
    yearlike = (
        number.end == start + 1
        and passage.at(start).text.isdigit()
        and _FIRST_YEAR <= number.value.choices[0].amount <= _LAST_YEAR
    )
    end = behind.end if behind else number.end
    return Read(_Side(value, unit.value if unit else None, unit is not None, yearlike), end)


def _minus(passage: Passage, index: int) -> bool:
    sign, number = passage.at(index), passage.at(index + 1)
    if sign.folded == "minus":
        return True
    return sign.text in ("-", "−", "–") and number.glued and number.shape is Shape.NUMERAL


def _negated(value: Quantity) -> Quantity:
    choices = tuple(Number(-number.amount, number.place) for number in value.choices)
    return Quantity(choices, value.scale, value.plus)
