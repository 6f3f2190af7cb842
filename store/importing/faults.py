"""Why a row of a table cannot be taken as it stands, for people to put right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store.values import Money, PartialDate, Share


class Why(StrEnum):
    """What is wrong with a row, or with one of its cells."""

    UNEVEN = "uneven"
    NO_COMPANY = "no-company"
    NO_NAME = "no-name"
    LONG_NAME = "long-name"
    HIDDEN_SIGNS = "hidden-signs"
    SAYS_NOTHING = "says-nothing"
    SEVERAL_THINGS = "several-things"
    AMBIGUOUS_NUMBER = "ambiguous-number"
    AMBIGUOUS_SHARE = "ambiguous-share"
    AMBIGUOUS_DATE = "ambiguous-date"
    DAY_NUMBER = "day-number"
    NO_SUCH_DAY = "no-such-day"
    NO_YEAR = "no-year"
    SHORT_YEAR = "short-year"
    NEGATIVE = "negative"
    NO_SUCH_SHARE = "no-such-share"
    ITSELF = "itself"
    TWO_CURRENCIES = "two-currencies"
    SHORTENED = "shortened"
    UNKNOWN_CURRENCY = "unknown-currency"
    UNKNOWN_STATUS = "unknown-status"
    UNKNOWN_LANGUAGE = "unknown-language"
    UNREADABLE_NUMBER = "unreadable-number"
    UNREADABLE_DATE = "unreadable-date"
    NO_ADDRESS = "no-address"
    NOT_IN_TEXT = "not-in-text"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why, in which column, and the words of the cell.

    `readings` are what the words may mean, where that is several things or needs a person's word;
    `nearest` is the text with its slips mended, where that could be read.
    """

    why: Why
    title: str = ""
    words: str = ""
    readings: tuple[Money | Share | PartialDate, ...] = ()
    nearest: str | None = None


class FaultyError(Exception):
    """Carries a fault from the cell where it is noticed to the row that is refused for it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"{fault.why}: {fault.title}: {fault.words}")
        self.fault = fault
