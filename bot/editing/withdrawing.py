"""What undoing looks at: what came before an entry, since, and together with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import takewhile

from bot.desk import Desk
from bot.document import Outcome
from bot.leaves import Leaf, Try, Verbatim
from bot.problems import Problem, ProblemError
from store.events import Entry, Event

UNDONE_FOR = timedelta(days=30)
"""How long a change can be undone; what is older is corrected by a change of its own."""

TOGETHER = 6
"""Entries that a correction makes at most: its source, its number, its claim, what it replaces."""


def later(
    history: Sequence[Entry], entry: Entry, kinds: tuple[type[Event], ...]
) -> tuple[Entry, ...]:
    """Return what happened of some kinds since an entry, in order."""
    return tuple(each for each in history if each.seq > entry.seq and isinstance(each.event, kinds))


def earlier(history: Sequence[Entry], entry: Entry, kinds: tuple[type[Event], ...]) -> Event | None:
    """Return the last that happened of some kinds before an entry."""
    before = (each.event for each in reversed(history) if each.seq < entry.seq)
    return next((each for each in before if isinstance(each, kinds)), None)


def left_since(
    history: Sequence[Entry],
    entry: Entry,
    kinds: tuple[type[Event], ...],
    undoes: Callable[[Event, Event, Event | None], bool],
) -> tuple[Entry, ...]:
    """Return what is left of an entry and of what followed it, once what was undone is left out.

    `undoes` says of an event whether it undoes another, before which a third one was so.
    """
    left = [entry]
    for each in later(history, entry, kinds):
        newest = left[-1] if left else None
        if newest is None or newest.event is None or each.event is None:
            left.append(each)
        elif undoes(each.event, newest.event, earlier(history, newest, kinds)):
            left.pop()
        else:
            left.append(each)
    return tuple(left)


async def leading_to(entry: Entry, desk: Desk, most: int = TOGETHER) -> tuple[Entry, ...]:
    """Return what the same person did right before an entry, at once and there, the last first."""
    first = max(entry.seq - most - 1, 0)
    near = await desk.workspace.entries(after=first, upto=entry.seq - 1, limit=most)
    return tuple(takewhile(lambda each: _at_once(each, entry), reversed(near)))


async def following(entry: Entry, desk: Desk) -> tuple[Entry, ...]:
    """Return what the same person did right after an entry, at once and there, in order."""
    upto = min(entry.seq + TOGETHER, desk.upto)
    near = await desk.workspace.entries(after=entry.seq, upto=upto, limit=TOGETHER)
    return tuple(takewhile(lambda each: _at_once(each, entry), near))


def _at_once(one: Entry, other: Entry) -> bool:
    return (one.by, one.at, one.origin) == (other.by, other.at, other.origin)


def refused(
    word: str,
    number: int,
    *,
    tries: tuple[str, ...] = (),
    outcome: Outcome = Outcome.MISUNDERSTOOD,
) -> ProblemError:
    """Return why an entry is not undone, and what to do instead."""
    places: tuple[tuple[str, Leaf], ...] = (("number", Verbatim(str(number))),)
    if word == "role-not-undone":
        places = (*places, ("role", Try("role")))
    return ProblemError(Problem(word, places, tries, outcome, at="number"))
