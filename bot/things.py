"""Which things a question names, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk import Desk
from bot.wordings import is_filler, is_turn
from store.claims import Entity, Kind
from store.named import Match
from store.names import holds, key
from store.words import fold

LONGEST_NAME = 5
"""Words of a name at most; longer runs are not looked up."""

LOOKED_UP = 40
"""Runs of words that are looked up at most."""

CALLED_IN_PART = frozenset({Kind.PERSON, Kind.COMPANY, Kind.AUTHORITY, Kind.LAW})
"""Kinds of things that are called by a part of their name; a part of others is a common word."""

SHORTEST = 3
"""Letters of a word that may stand for the name it is part of."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a question names, by a name that is read as this thing alone.

    Its words stand at the places from `start` to before `end`.
    """

    start: int
    end: int
    name: str
    entity: Entity

    @property
    def places(self) -> frozenset[int]:
        """The places of its words."""
        return frozenset(range(self.start, self.end))


@dataclass(frozen=True, slots=True)
class _Found:
    """A name for a run of words: its own one, or one it stands in."""

    name: str
    entity: Entity
    whole: bool


async def things(desk: Desk, spoken: Sequence[str]) -> tuple[Thing, ...]:
    """Return the things these words name, in their order: the longest names, then their parts."""
    runs = _runs(tuple(fold(word) for word in spoken))[:LOOKED_UP]
    named: list[Thing] = []
    parts: list[Thing] = []
    for start, end in runs:
        if _overlap(named, start, end):
            continue
        if found := await _named(desk, " ".join(spoken[start:end])):
            thing = Thing(start, end, found.name, found.entity)
            (named if found.whole else parts).append(thing)
    for part in parts:
        if not _overlap(named, part.start, part.end):
            named.append(part)
    return tuple(sorted(named, key=lambda thing: thing.start))


async def deal_between(desk: Desk, one: Thing, other: Thing) -> str | None:
    """Return the name of the deal that bears the names of both, or nothing."""
    for first, second in ((one, other), (other, one)):
        joined = f"{first.name} {second.name}"
        for match in await desk.workspace.find(joined, upto=desk.upto, kinds=_DEALS):
            if holds(match.name, one.name) and holds(match.name, other.name):
                return match.entity.name(desk.language)
    return None


_DEALS = frozenset({Kind.DEAL})


def _runs(spoken: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where a name may stand, the longest first; none begins or ends with a filler."""
    count = len(spoken)
    return [
        (start, start + length)
        for length in range(min(LONGEST_NAME, count), 0, -1)
        for start in range(count - length + 1)
        if not (is_filler(spoken[start]) or is_filler(spoken[start + length - 1]))
        and not is_turn(spoken[start : start + length])
    ]


def _overlap(named: Sequence[Thing], start: int, end: int) -> bool:
    return any(start < each.end and each.start < end for each in named)


async def _named(desk: Desk, run: str) -> _Found | None:
    matches = await desk.workspace.find(run, upto=desk.upto)
    if same := [match for match in matches if match.score == 1]:
        return _Found(_called(desk, same[0]) if len(same) == 1 else run, same[0].entity, whole=True)
    if bare := _without_ending(run):
        for match in matches:
            if fold(match.name) == bare:
                return _Found(_called(desk, match), match.entity, whole=True)
    holding = [match for match in matches if holds(match.name, run)]
    called = [match for match in holding if match.entity.kind in CALLED_IN_PART]
    if len(holding) == 1 == len(called) and len(run) >= SHORTEST:
        return _Found(holding[0].name, holding[0].entity, whole=False)
    return None


def _called(desk: Desk, match: Match) -> str:
    """Return the name that was meant as the reader's language writes it, if it is that name."""
    name = match.entity.name(desk.language)
    return name if key(name) == key(match.name) else match.name


def _without_ending(run: str) -> str | None:
    """Return a name without the ending of a genitive: Mistrals, Deutschlands."""
    return fold(run)[:-1] if fold(run).endswith("s") else None
