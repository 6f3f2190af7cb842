"""Days with times of their own: Monday 9:00, Wednesday 17:00."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bot.schedules.piece import Joint, Piece, Time
from bot.schedules.vocabulary import Often, Part

Pieces = tuple[Piece, ...]


def grouped(said: Pieces) -> tuple[Pieces, ...]:
    """Return each run of days with the run of times beside it, and nothing where there is only one.

    What is left behind the last pair goes with that: of what is said at 9 and at 17 on Mondays, all
    is of all.
    """
    if Often.HOURLY in said:
        return ()
    runs = [tuple(run) for run in _runs(said)]
    pairs = [(*first, *second) for first, second in zip(runs[::2], runs[1::2], strict=False)]
    if len(runs) % 2 and pairs:
        pairs[-1] = (*pairs[-1], *runs[-1])
    return tuple(pairs) if len(pairs) > 1 else ()


def _runs(said: Pieces) -> Iterator[Iterator[Piece]]:
    """Yield the days that stand in a row, and the times that do; what joins goes with what follows.

    How often without a day, as in “of the month”, is no other day.
    """
    kinds: list[bool] = []
    for each in reversed(said):
        is_joint = isinstance(each, Joint) and kinds
        kinds.append(kinds[-1] if is_joint else isinstance(each, Time | Part))
    sides = zip(reversed(kinds), said, strict=True)
    for _, run in groupby(sides, key=lambda side: side[0]):
        yield (each for _, each in run)
