"""Timing two coroutines in turn, so that a machine that slows down slows both."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from statistics import median

Measured = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: medians in milliseconds, and the ratio that is wanted at most."""

    what: str
    floor: float
    ours: float
    wanted: float | None

    @property
    def ratio(self) -> float:
        """How many times the floor it takes."""
        return self.ours / self.floor


async def pair(
    what: str, *, floor: Measured, ours: Measured, wanted: float | None, rounds: int = 200
) -> Line:
    """Run both in turn and return their medians."""
    floors: list[float] = []
    times: list[float] = []
    for _ in range(rounds):
        floors.append(await _once(floor))
        times.append(await _once(ours))
    return Line(what, median(floors), median(times), wanted)


async def _once(run: Measured) -> float:
    begun = time.perf_counter()
    await run()
    return (time.perf_counter() - begun) * 1000


def table(lines: list[Line]) -> str:
    """Return the lines under a heading, in columns."""
    head = f"{'what':44} {'floor ms':>9} {'ours ms':>9} {'ratio':>7} {'wanted':>7}"
    rows = (
        f"{line.what:44} {line.floor:9.3f} {line.ours:9.3f} {line.ratio:7.1f} "
        f"{'' if line.wanted is None else f'{line.wanted:.1f}':>7}"
        for line in lines
    )
    return "\n".join((head, *rows))
