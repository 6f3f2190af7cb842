"""The time as a running bot has it: instants, seconds that only go on, and waiting."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

Sleep = Callable[[float], Awaitable[None]]
"""Waits so many seconds."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """`now` is an instant in UTC, `monotonic` seconds that no change of the clock touches."""

    now: Callable[[], datetime] = _now
    monotonic: Callable[[], float] = time.monotonic
    sleep: Sleep = asyncio.sleep


REAL = Clock()
"""The clock of this machine."""
