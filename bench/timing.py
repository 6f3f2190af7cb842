"""Timing two coroutines in turn, so that a machine that slows down slows both."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

Measured = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was measured, beside its floor, in milliseconds or in `unit`.

    Wanted is that ours is at most `times` the floor, or at most `most`.
    """

    what: str
    floor: float
    ours: float
    times: float | None = None
    most: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the floor it takes."""
        return self.ours / self.floor

    @property
    def missed(self) -> bool:
        """Say whether it takes more than is wanted."""
        too_slow = self.times is not None and self.ratio > self.times
        return too_slow or (self.most is not None and self.ours > self.most)

    @property
    def wanted(self) -> str:
        """What is wanted, in a few signs."""
        if self.times is not None:
            return f"≤ {self.times:g} ×"
        return "" if self.most is None else f"≤ {self.most:g} {self.unit}"


async def pair(
    what: str,
    *,
    floor: Measured,
    ours: Measured,
    times: float | None = None,
    most: float | None = None,
    rounds: int = 200,
    before: Measured | None = None,
) -> Line:
    """Run both in turn and return the best of each, which is what others on the machine leave.

    `before` prepares each round and is not timed.
    """
    floors: list[float] = []
    taken: list[float] = []
    for _ in range(rounds):
        if before is not None:
            await before()
        floors.append(await once(floor))
        taken.append(await once(ours))
    return Line(what, min(floors), min(taken), times, most)


async def once(run: Measured) -> float:
    """Return how many milliseconds a run takes."""
    begun = time.perf_counter()
    await run()
    return (time.perf_counter() - begun) * 1000


def percentile(taken: list[float], percent: int) -> float:
    """Return what so many percent of the runs do not exceed."""
    return sorted(taken)[min(len(taken) * percent // 100, len(taken) - 1)]


def table(lines: list[Line]) -> str:
    """Return the lines under a heading, in columns."""
    head = f"{'what':52} {'floor':>10} {'ours':>10}      {'ratio':>6} {'wanted':>10}"
    rows = (
        f"{line.what:52} {line.floor:10.3f} {line.ours:10.3f} {line.unit:4} "
        f"{line.ratio:6.2f} {line.wanted:>10}{'  missed' if line.missed else ''}"
        for line in lines
    )
    return "\n".join((head, *rows))
