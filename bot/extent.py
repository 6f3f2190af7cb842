"""How much of what changed is told: the weightiest first, and the rest counted by topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from sys import maxsize

from bot.changed import Changed
from bot.concern import Concern
from bot.corrections import Correction
from bot.forecasts import Forecast
from store.agreement.verdicts import Finding
from store.claims import ClaimId
from store.facts import Fact
from store.fields import FIELDS, Topic
from store.mentions import mentions
from store.values import Count, Money, PartialDate, Share

IMPORTANCE = (
    Topic.MONEY,
    Topic.DEAL,
    Topic.REGULATION,
    Topic.MODELS,
    Topic.ADOPTION,
    Topic.MARKET,
    Topic.PEOPLE,
    Topic.IDENTITY,
    Topic.STATEMENTS,
    Topic.SOURCES,
)
"""The topics in the order in which somebody who follows a deal wants their news."""

FIELD_ORDER = {field: place for place, field in enumerate(FIELDS)}


@dataclass(frozen=True, slots=True)
class Extent:
    """How many lines there are of each kind, and how many `known` sides beside new ones.

    Of others there are no more than make `lines` with the rest.
    """

    figures: int = maxsize
    forecasts: int = maxsize
    others: int = maxsize
    corrections: int = maxsize
    conflicts: int = maxsize
    due: int = maxsize
    known: int = maxsize
    lines: int = maxsize


WHOLE = Extent()
SCREEN = Extent(figures=6, forecasts=4, others=6, corrections=8, conflicts=4, due=4)
"""The first screen of an answer."""

GLANCE = Extent(4, 3, others=3, corrections=4, conflicts=4, due=4, known=1, lines=8)
"""What is told without being asked for.

Chosen 2026-11: one screen of 36 lines, 80 columns wide, where each is two of them and its sources
stand beneath.
"""


@dataclass(frozen=True, slots=True)
class Lines:
    """What is told of a change, kind by kind, the weightiest first; each is one line."""

    figures: tuple[Fact, ...]
    forecasts: tuple[Forecast, ...]
    others: tuple[Fact, ...]
    corrections: tuple[Correction, ...]
    opened: tuple[Finding, ...]
    closed: tuple[Finding, ...]
    due: tuple[Forecast, ...]

    def first(self, extent: Extent) -> Lines:
        """Return as many of each kind as there are to be."""
        first = Lines(
            self.figures[: extent.figures],
            self.forecasts[: extent.forecasts],
            (),
            self.corrections[: extent.corrections],
            self.opened[: extent.conflicts],
            self.closed[: extent.conflicts],
            self.due[: extent.due],
        )
        room = max(0, extent.lines - len(first))
        return replace(first, others=self.others[: min(extent.others, room)])

    def __len__(self) -> int:
        """Return how many lines there are."""
        facts = len(self.figures) + len(self.forecasts) + len(self.others)
        return facts + len(self.corrections) + self.conflicts + len(self.due)

    @property
    def topics(self) -> Counter[Topic]:
        """How many lines there are on each topic; conflicts are of none."""
        fields = (
            *(fact.field for fact in (*self.figures, *self.others)),
            *(each.now.claim.field for each in self.corrections),
            *(each.records[0].claim.field for each in (*self.forecasts, *self.due)),
        )
        return Counter(FIELDS[field].topic for field in fields)

    @property
    def conflicts(self) -> int:
        """How many conflicts came or went."""
        return len(self.opened) + len(self.closed)


@dataclass(frozen=True, slots=True)
class Left:
    """How many lines are not told: by topic, the weightiest first, and conflicts."""

    topics: tuple[tuple[Topic, int], ...]
    conflicts: int

    def __bool__(self) -> bool:
        """Say whether there is more."""
        return bool(self.topics or self.conflicts)

    @property
    def count(self) -> int:
        """How many there are in all."""
        return sum(count for _, count in self.topics) + self.conflicts


def left(every: Lines, told: Lines) -> Left:
    """Return how much of all is not told."""
    of_all, of_told = every.topics, told.topics
    more = ((topic, of_all[topic] - of_told[topic]) for topic in IMPORTANCE)
    return Left(tuple(each for each in more if each[1]), every.conflicts - told.conflicts)


def lines(changed: Changed) -> Lines:
    """Return all that changed: figures and forecasts apart, of the rest each topic in its turn."""
    new = frozenset(record.id for record in changed.news.told)
    ahead = (*changed.foretold, *changed.due)
    besides = new - {record.id for each in ahead for record in each.records}
    facts = (
        fact
        for fact in changed.dossier.facts
        if any(record.id in besides for record in fact.records)
    )
    weighed = sorted(facts, key=lambda fact: _weight(fact, changed.news.concern, new))
    return Lines(
        tuple(fact for fact in weighed if _is_figure(fact)),
        changed.foretold,
        tuple(_spread([fact for fact in weighed if not _is_figure(fact)])),
        changed.news.corrections,
        changed.opened,
        changed.closed,
        changed.due,
    )


def _is_figure(fact: Fact) -> bool:
    return any(isinstance(side.value, Money | Share | Count | PartialDate) for side in fact.sides)


def _weight(
    fact: Fact, concern: Concern, new: frozenset[ClaimId]
) -> tuple[int, bool, int, int, int]:
    """Return the place of a fact: by topic, what was not said before first, then by whom it is of.

    What is asked for comes before its own, these before others; then by field.
    """
    named = {entity for record in fact.records for entity, _ in mentions(record.claim)}
    far = 0 if concern.about.id in named else 1 if named & concern.own else 2
    sources = len({record.claim.source for record in fact.records})
    topic, place = IMPORTANCE.index(FIELDS[fact.field].topic), FIELD_ORDER[fact.field]
    return topic, _said_again(fact, new), far, place, -sources


def _said_again(fact: Fact, new: frozenset[ClaimId]) -> bool:
    """Say whether all that is new is that others say so too."""
    return all(any(record.id not in new for record in side.records) for side in fact.sides)


def _spread(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts in turns: the first of every topic, the second of every topic."""
    topics = ([fact for fact in facts if FIELDS[fact.field].topic is each] for each in IMPORTANCE)
    turns = chain.from_iterable(zip_longest(*topics))
    return (fact for fact in turns if fact is not None)
