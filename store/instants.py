"""Instants as text: UTC, microseconds, always as wide, so that their order is the order of time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache


@lru_cache(maxsize=1)  # everything that is recorded together is recorded at one instant
def to_text(instant: datetime) -> str:
    """Return `2026-11-22T08:30:00.000000Z`, or raise ValueError for an instant without a zone."""
    if instant.utcoffset() is None:
        raise ValueError(f"{instant} has no time zone")
    local = instant.astimezone(UTC).replace(tzinfo=None)
    return local.isoformat(timespec="microseconds") + "Z"


def from_text(text: str) -> datetime:
    """Return the instant that was written by `to_text`."""
    return datetime.fromisoformat(text)


def in_utc(instant: datetime) -> datetime:
    """Return the same instant in UTC, or raise ValueError unless it is given in UTC."""
    if instant.utcoffset() != timedelta(0):
        raise ValueError(f"{instant} is not in UTC")
    return instant.astimezone(UTC)
