"""Since when a digest tells: for its readers, and for a command that tells the same stretch."""

from __future__ import annotations

from datetime import datetime

from bot.desk import Desk
from bot.instants import MOMENT, typed_instant
from bot.leaves import Leaf, Verbatim, Words
from bot.params import day_leaf

WEEK = 7
"""Days after which a weekday's name might mean another day."""


def since_leaf(then: datetime, desk: Desk) -> Leaf:
    """Return since when something is told: the weekday within a week, else the date."""
    local = then.astimezone(desk.zone)
    day, time = local.date(), Verbatim(f"{local.hour}:{local:%M}")
    if 0 <= (desk.today - day).days < WEEK:
        return Words(f"digest-since-{day.isoweekday()}", (("time", time),))
    return Words("digest-since", (("day", day_leaf(day)), ("time", time)))


async def typed_since(desk: Desk, since: int, then: datetime) -> str:
    """Return the instant, as it is typed, from which on the entries after `since` are.

    It is `then`, by the minute where that makes no difference, unless the entries are dated
    otherwise: what is recorded at the very instant of the entry `since` is beyond it as well. It is
    of the same day as `then`: what came due since is told from that day on, and what was recorded
    in between and told to nobody does no harm.
    """
    first = await desk.workspace.entries(after=since, upto=desk.upto, limit=1)
    dates = tuple(each.at for each in first)
    day = then.astimezone(desk.zone).date()
    candidates = (then.replace(second=0, microsecond=0), then, then + MOMENT, *dates)
    for entry in (since, min(since, await desk.workspace.seq_at(then))):
        for each in candidates:
            same_day = each.astimezone(desk.zone).date() == day
            if same_day and await desk.workspace.seq_at(each - MOMENT) == entry:
                return typed_instant(each, desk.zone)
    return typed_instant(min((then + MOMENT, *dates)), desk.zone)
