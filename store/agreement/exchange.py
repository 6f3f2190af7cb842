"""What a sum was worth in another currency when it was said, by the ECB's fixings of that time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from store.agreement.times import Window, told_at
from store.base import Record
from store.claims import Source
from store.rates import Fixings, Rates
from store.values import Interval

LONGEST = timedelta(days=366)
"""Over a longer time than a year a range of fixings says nothing about a sum."""


LONGEST_BREAK = timedelta(days=5)
"""The longest time without a fixing since 1999; what is older than that has ended."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """The rates of the times in which two claims were made; none where nobody knows the times."""

    rates: Rates | None = None
    windows: tuple[Window, ...] = ()

    def fixings(self, base: str, quote: str) -> Iterator[Fixings]:
        """Yield the range of fixings in each of the times, where the ECB fixes both currencies.

        Of a time that is not over in the rates at hand nobody can say what the range was.
        """
        for first, last in self.windows if self.rates else ():
            found = self.rates and self.rates.between(base, quote, first, last)
            if found and last - found.last <= LONGEST_BREAK:
                yield found


NO_EXCHANGE = Exchange()
"""Compares sums of one currency alone."""


def exchange(rates: Rates | None, *told: tuple[Record, Source]) -> Exchange:
    """Return the rates by which claims are compared: those of the days they tell of.

    Where none is dated it is the days their sources were published.
    """
    dated = [when for record, _ in told if (when := told_at(record.claim))]
    published = [source.published for _, source in told if source.published]
    windows = dict.fromkeys(
        (when.earliest, when.latest)
        for when in dated or published
        if when.earliest and when.latest and _is_short(when.earliest, when.latest)
    )
    return Exchange(rates, tuple(sorted(windows)))


def _is_short(first: date, last: date) -> bool:
    return last - first <= LONGEST


def converted(interval: Interval, fixings: Fixings) -> Interval:
    """Return what the numbers of an interval were in the other currency, at any of the fixings."""
    low = None if interval.low is None else interval.low * fixings.low
    high = None if interval.high is None else interval.high * fixings.high
    return Interval(low, high)
