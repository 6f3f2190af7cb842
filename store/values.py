"""The values a claim can have, each beside the words it was said in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NewType

EntityId = NewType("EntityId", str)


class Hedge(StrEnum):
    """How firmly a number was said; `store.reading.hedges` turns words into these."""

    EXACT = "exact"
    ABOUT = "about"
    JUST_UNDER = "just_under"
    JUST_OVER = "just_over"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, both included; None is open."""

    low: Decimal | None
    high: Decimal | None

    def overlaps(self, other: Interval) -> bool:
        """Say whether some number lies in both."""
        return not (_above(self.low, other.high) or _above(other.low, self.high))

    def contains(self, other: Interval) -> bool:
        """Say whether every number of `other` lies in this one."""
        below = self.low is None or (other.low is not None and other.low >= self.low)
        above = self.high is None or (other.high is not None and other.high <= self.high)
        return below and above


def _above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low > high


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it was said: how firmly, and to which digit.

    `place` is the weight of the last digit written: 1e6 in "385 million", 1e7 in "1.25bn".
    `upper` is the second number of a range and stands only with `Hedge.BETWEEN`.
    """

    amount: Decimal
    place: Decimal = Decimal(1)
    hedge: Hedge = Hedge.EXACT
    upper: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.upper is not None) != (self.hedge is Hedge.BETWEEN):
            raise ValueError("an upper number belongs to a range, and a range has one")
        if self.upper is not None and self.upper < self.amount:
            raise ValueError("a range rises")
        if self.place <= 0:
            raise ValueError("a digit weighs more than nothing")

    @property
    def interval(self) -> Interval:
        """The numbers these words allow, by the table in docs/notation.md."""
        half = self.place / 2
        tenth = abs(self.amount) / 10
        match self.hedge:
            case Hedge.EXACT:
                return Interval(self.amount - half, self.amount + half)
            case Hedge.ABOUT:
                width = max(half, min(_last_digit(self.amount) / 2, tenth))
                return Interval(self.amount - width, self.amount + width)
            case Hedge.JUST_UNDER:
                return Interval(self.amount - max(half, tenth), self.amount)
            case Hedge.JUST_OVER:
                return Interval(self.amount, self.amount + max(half, tenth))
            case Hedge.MORE_THAN | Hedge.AT_LEAST:
                return Interval(self.amount, None)
            case Hedge.LESS_THAN | Hedge.AT_MOST:
                return Interval(None, self.amount)
            case Hedge.BETWEEN:
                return Interval(self.amount, self.upper)


def _last_digit(amount: Decimal) -> Decimal:
    """Weigh the last digit that is not a zero: 100 in 400, 1 in 13."""
    exponent = amount.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and amount else Decimal(0)


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of money; without a figure it was not disclosed.

    `currency` is an ISO 4217 code, or None where the source states none.
    """

    figure: Figure | None
    currency: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, in percent: 40 is 40 %."""

    figure: Figure
    words: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things; `unit` names the things where the field does not (a term id)."""

    figure: Figure
    words: str
    unit: str | None = None


class Precision(StrEnum):
    """The unit of time somebody spoke in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    RANGE = "range"


class Part(StrEnum):
    """The part of that unit they meant."""

    WHOLE = "whole"
    EARLY = "early"
    MID = "mid"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """The days somebody may have meant, `earliest` to `latest`, both included; None is open.

    `relative_to` is the publication day that relative words ("on Monday") were resolved against.
    A hedged date ("about 2025") says so in `approximate`.
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    words: str
    part: Part = Part.WHOLE
    relative_to: date | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError("a date does not end before it begins")

    def overlaps(self, other: PartialDate) -> bool:
        """Say whether some day may be meant by both."""
        return not (_later(self.earliest, other.latest) or _later(other.earliest, self.latest))


def _later(earliest: date | None, latest: date | None) -> bool:
    return earliest is not None and latest is not None and earliest > latest


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity, and the words it was named by."""

    entity: EntityId
    words: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the vocabulary (`store.fields`), and the words that were said for it."""

    term: str
    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a source that are themselves the fact, in their language (`de`, `en`)."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said: in so many words, or as the source retells it.

    `translated` is None where the source does not let one tell.
    """

    words: str
    language: str
    direct: bool
    translated: bool | None = None


class Relation(StrEnum):
    """How the first of two things stands to the second."""

    BELOW = "below"
    EQUAL = "equal"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing held against `than` in one `aspect` (a term): below, equal or above it."""

    relation: Relation
    than: EntityId
    aspect: str
    words: str


Value = Money | Share | Count | PartialDate | EntityRef | Term | Text | Quotation | Comparison
"""Everything a claim or a qualifier can say."""

TYPES: dict[str, type[Value]] = {
    "money": Money,
    "share": Share,
    "count": Count,
    "date": PartialDate,
    "entity": EntityRef,
    "term": Term,
    "text": Text,
    "quotation": Quotation,
    "comparison": Comparison,
}
"""The name of each type in packs, exports and the database."""
