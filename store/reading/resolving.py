"""Resolve what words say of a time against the day they were published on."""

from __future__ import annotations

from datetime import date

from store.reading.answers import Why
from store.reading.dates import Dating
from store.reading.periods import Period
from store.values import PartialDate


def resolve(
    dating: Dating, words: str, published: PartialDate | None
) -> tuple[PartialDate, ...] | Why:
    """Return the dates that words can mean, or what keeps them from meaning one.

    A publication date that is an interval makes an interval of all its days' answers; its first
    known day then stands in `relative_to`.
    """
    try:
        if dating.lacks is None:
            return _dates(dating.on(date.min), words, None)
        if published is None or (published.earliest is None and published.latest is None):
            return dating.lacks
        return _dates(_seen_from(dating, published), words, published.earliest or published.latest)
    except (OverflowError, ValueError):  # what `date` raises outside of its years
        return Why.IMPOSSIBLE


def _dates(
    periods: tuple[Period, ...], words: str, relative_to: date | None
) -> tuple[PartialDate, ...] | Why:
    dates = tuple(
        PartialDate(
            earliest=period.first,
            latest=period.last,
            precision=period.precision,
            words=words,
            part=period.part,
            relative_to=relative_to,
            approximate=period.approximate,
        )
        for period in periods
    )
    return dates or Why.IMPOSSIBLE


def _seen_from(dating: Dating, published: PartialDate) -> tuple[Period, ...]:
    ends = [dating.on(day) if day else None for day in (published.earliest, published.latest)]
    early, late = ends
    if early == late and early is not None:
        return early
    periods = [*(early or ()), *(late or ())]
    if not periods:
        return ()
    first, last = periods[0], periods[-1]
    earliest = min((each.first for each in periods if each.first), default=None)
    latest = max((each.last for each in periods if each.last), default=None)
    return (
        Period(
            first.first and earliest if early else None,
            last.last and latest if late else None,
            first.precision,
            first.part,
            first.approximate,
        ),
    )
