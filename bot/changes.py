"""What changed as rows: new figures first, then what became of the known, then what else is new."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from bot.changed import Changed
from bot.corrections import Correction, corrected
from bot.disputes import briefly
from bot.document import Row
from bot.dossier import Dossier
from bot.extent import IMPORTANCE, Extent, Left, left, lines
from bot.forecasts import Forecast
from bot.leaves import Leaf, Named, Try, Words
from bot.lines import COLON, SPACE, Line, join
from bot.news import News, Renaming
from bot.parts import also
from bot.recasts import recast
from bot.statements import stated_with_time
from store.base import Record
from store.claims import ClaimId, Qualifier
from store.facts import Fact, Side
from store.fields import FIELDS
from store.values import Term

ALL = "all"
"""Stands for the topic in a command where all are meant."""

LARGEST = 3
"""Topics that are counted of what is left where all of it is one button away."""

New = Container[ClaimId]
"""The claims that are told anew."""


@dataclass(frozen=True, slots=True)
class Told:
    """What changed, a row a matter, and what there is besides."""

    rows: tuple[Row[Leaf], ...]
    left: Left


def changes(
    changed: Changed, extent: Extent, command: str | None = None, *, brief: bool = False
) -> Told:
    """Return what changed, as far as it is to be told; what is left is counted last.

    `command` is what asks for it again, and with a topic for more of it. What is `brief` leaves new
    sources to its title, and counts where most is left.
    """
    news, dossier = changed.news, changed.dossier
    new = frozenset(record.id for record in news.told)
    every = lines(changed)
    told = every.first(extent)
    more = left(every, told)
    rows = (
        *_row("changes-figures", (_told(dossier, each, new, extent) for each in told.figures)),
        *_row("changes-forecasts", map(_foretold, told.forecasts)),
        *_row("changes-deal", chain.from_iterable(map(recast, news.recasts))),
        *_row("changes-corrected", (_corrected(news, each) for each in told.corrections)),
        *_row("changes-opened", (briefly(dossier, each) for each in told.opened)),
        *_row("changes-closed", (briefly(dossier, each) for each in told.closed)),
        *_row("changes-due", map(_foretold, told.due)),
        *_by_topic(dossier, told.others, new, extent),
        *(() if brief else _row("changes-sources", new_sources(changed))),
        *_row("changes-revised", _cited(dossier.number(news.revised))),
        *_row("changes-gone", _cited(dossier.number(news.gone))),
        *_row("changes-names", map(_named, news.renamings)),
        *_row("changes-verified", _verified(news)),
        *_row("changes-left", (_largest(more),) if brief and more else _left(more, command)),
    )
    return Told(rows, more)


def new_sources(changed: Changed) -> tuple[Line, ...]:
    """Return the numbers of the new sources, in one line, none where there are none."""
    return _cited(changed.dossier.number(changed.news.sources))


def _row(label: str, told: Iterable[Line]) -> tuple[Row[Leaf], ...]:
    said = tuple(told)
    return (Row((Words(label),), said),) if said else ()


def _told(dossier: Dossier, fact: Fact, told: New, extent: Extent) -> Line:
    """Return a fact, with a mark on what was known of it before.

    The sides that nobody gave before come first, those of which nothing is new last.
    """
    if all(record.id in told for record in fact.records):
        return stated_with_time(dossier, fact)
    new, again, known = _by_novelty(fact, told)
    sides = (*new, *again, *known[: extent.known])
    return stated_with_time(dossier, fact.part(_marked(side, told) for side in sides))


def _by_novelty(fact: Fact, told: New) -> tuple[list[Side], list[Side], list[Side]]:
    """Return the sides that are new, those that are said again, and those of which nothing is."""
    new: list[Side] = []
    again: list[Side] = []
    known: list[Side] = []
    for side in fact.sides:
        are_new = [record.id in told for record in side.records]
        (new if all(are_new) else again if any(are_new) else known).append(side)
    return new, again, known


def _marked(side: Side, told: New) -> Side:
    """Return a side of which it is a circumstance to be known, told of what is so alone."""

    def marked(record: Record) -> Record:
        if record.id in told:
            return record
        return replace(record, claim=also(record.claim, Qualifier("novelty", Term("known", ""))))

    return replace(side, records=tuple(marked(each) for each in side.records))


def _by_topic(
    dossier: Dossier, facts: Sequence[Fact], told: New, extent: Extent
) -> tuple[Row[Leaf], ...]:
    return tuple(
        row
        for topic in IMPORTANCE
        for row in _row(
            f"topic-{topic}",
            (
                _told(dossier, fact, told, extent)
                for fact in facts
                if FIELDS[fact.field].topic is topic
            ),
        )
    )


def _left(more: Left, command: str | None) -> Iterator[Line]:
    """Yield how much more there is on every topic, and how to see it."""
    if more:
        yield _counted(_counts(more))
    if command and more.topics:
        one = Try(f"{command} topic:{more.topics[0][0]}")
        yield (Words("changes-left-whole", (("command", one),)),)
    if command and more:
        yield (Words("changes-left-all", (("command", Try(f"{command} topic:{ALL}")),)),)


def _largest(more: Left) -> Line:
    """Return how much more there is on the topics that have most of it."""
    largest = sorted(_counts(more), key=lambda each: each[1], reverse=True)
    return _counted(largest[:LARGEST])


def _counts(more: Left) -> list[tuple[Leaf, int]]:
    counts: list[tuple[Leaf, int]] = [
        (Words(f"topic-{each}"), count) for each, count in more.topics
    ]
    if more.conflicts:
        counts.append((Words("changes-opened"), more.conflicts))
    return counts


def _counted(counts: Iterable[tuple[Leaf, int]]) -> Line:
    return join(
        (Words("changes-left-on", (("topic", topic), ("count", count))),) for topic, count in counts
    )


def _foretold(forecast: Forecast) -> Line:
    return (forecast.label, COLON, *forecast.line)


def _cited(citations: Sequence[Leaf]) -> tuple[Line, ...]:
    return (join(((each,) for each in citations), SPACE),) if citations else ()


def _corrected(news: News, correction: Correction) -> Line:
    return corrected(correction, lambda record: news.dossier((record,)))


def _named(renaming: Renaming) -> Line:
    places = (("before", Named(renaming.before)), ("now", Named(renaming.now)))
    return (Words(f"changes-{renaming.naming}", places),)


def _verified(news: News) -> tuple[Line, ...]:
    count = news.verified
    return ((Words("changes-held", (("count", count),)),),) if count else ()
