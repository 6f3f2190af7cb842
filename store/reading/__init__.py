"""Read what people write for money, shares, numbers and dates; docs/notation.md has the tables."""

from store.reading.answers import Ambiguous, Found, Unreadable, Why
from store.reading.find import find_values
from store.reading.wholes import read_count, read_date, read_money, read_share

__all__ = [
    "Ambiguous",
    "Found",
    "Unreadable",
    "Why",
    "find_values",
    "read_count",
    "read_date",
    "read_money",
    "read_share",
]
