"""When what a claim says holds or happened, and whether two claims speak of one time."""

from __future__ import annotations

from datetime import date, timedelta

from store.base import Record
from store.claims import Claim, Source
from store.fields import FIELDS, Holds
from store.values import PartialDate

Window = tuple[date, date]

LASTING = timedelta(days=92)
"""For how long what can change is taken to last, where only the publication dates it: a quarter."""

PINNED = ("round", "occasion")
"""The circumstances that tie a claim to a time of its own, known or not."""


def told_at(claim: Claim) -> PartialDate | None:
    """Return the time a claim gives for what it says: its date, or the period it speaks of."""
    if claim.valid:
        return claim.valid
    period = claim.qualifier("period")
    return period if isinstance(period, PartialDate) else None


def moment(record: Record, source: Source) -> PartialDate | None:
    """Return when a claim holds, where it can be another at another time; None where open.

    What can change and bears no date is told of the time of its publication, unless a round or an
    occasion ties it to another.
    """
    claim = record.claim
    if when := told_at(claim):
        return when
    if FIELDS[claim.field].holds is not Holds.AT_A_TIME:
        return None
    return None if any(claim.qualifier(name) for name in PINNED) else source.published


def apart(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Say whether two times are both known and share no day."""
    return one is not None and other is not None and not one.overlaps(other)


def long_apart(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Say whether so much time lies between two publications that what can change may have."""
    return gap(one, other) > LASTING


def gap(one: PartialDate | None, other: PartialDate | None) -> timedelta:
    """Return how much time surely lies between two times; none, or less, where it may be none."""
    if one is None or other is None:
        return timedelta(0)
    ends = ((one.latest, other.earliest), (other.latest, one.earliest))
    return max(
        (later - earlier for earlier, later in ends if earlier and later), default=timedelta(0)
    )


def before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Say whether the first time surely ended before the other began."""
    last, first = one and one.latest, other and other.earliest
    return bool(last and first and last < first)
