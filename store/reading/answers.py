"""What reading comes to when it comes to no single value, and what is found in prose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from store.values import Count, Money, PartialDate, Share

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Ambiguous(Generic[T_co]):
    """The language does not settle which of these was meant; the likeliest stands first."""

    choices: tuple[T_co, ...]


class Why(StrEnum):
    """What keeps a text from being a value."""

    UNKNOWN = "unknown"
    YEAR = "year"
    PUBLICATION = "publication"
    NEGATIVE = "negative"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The text is no value: it lacks a year or a publication date, or is nothing we know.

    `nearest` is the text with its typing mistakes mended, where that makes notation we know;
    `why` is then what the mended text still lacks, or UNKNOWN when it lacks nothing.
    """

    text: str
    nearest: str | None = None
    why: Why = Why.UNKNOWN


@dataclass(frozen=True, slots=True)
class Found:
    """A value in prose, from code point `start` to `end`."""

    value: Money | Share | Count | PartialDate
    start: int
    end: int
