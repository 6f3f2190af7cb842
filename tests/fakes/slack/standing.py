"""A clock for the fake that a test sets."""

from __future__ import annotations

from dataclasses import dataclass

NOON = 1_790_000_000.0


@dataclass(slots=True)
class StandingClock:
    """Tells the time it was set to, in seconds since 1970."""

    now: float = NOON

    def __call__(self) -> float:
        return self.now
