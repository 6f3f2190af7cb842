"""News of a deal as an answer: new figures first, then what else is new, then what was mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from bot.corrections import Correction, corrected
from bot.disputes import briefly
from bot.document import Row
from bot.dossier import Dossier
from bot.leaves import Leaf, Named, Try, Words
from bot.lines import SPACE, Line, join
from bot.news import News, Renaming
from bot.parts import also
from bot.statements import stated_with_time
from store.agreement.verdicts import Finding
from store.base import Followed, Record
from store.claims import ClaimId, Qualifier
from store.facts import Fact, Side
from store.fields import FIELDS, Topic
from store.mentions import mentions
from store.values import Count, Money, PartialDate, Share, Term

FIGURES = 6
"""New figures on the first screen."""

OTHERS = 6
"""Other new facts on the first screen, of as many topics as there are."""

CORRECTIONS = 8
"""Corrections on the first screen."""

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
    """How much is told: everything, or one screen and how to ask for the rest.

    A topic behind `command` asks for everything on it.
    """

    command: str
    whole: bool = False


def changes(news: News, dossier: Dossier, extent: Extent) -> tuple[Row[Leaf], ...]:
    """Return what is new, a row a matter; what does not fit is counted by topic and offered.

    `dossier` holds what is told anew.
    """
    facts = sorted(dossier.facts, key=lambda fact: _weight(fact, news.deal))
    figures = [fact for fact in facts if _is_figure(fact)]
    others = [fact for fact in facts if not _is_figure(fact)]
    corrections: Sequence[Correction] = news.corrections
    if not extent.whole:
        figures, others = figures[:FIGURES], _spread(others)[:OTHERS]
        corrections = corrections[:CORRECTIONS]
    left = _topics(facts, news.corrections)
    left.subtract(_topics((*figures, *others), corrections))
    return (
        *_row("changes-figures", (_told(dossier, fact, news) for fact in figures)),
        *_by_topic(dossier, others, news),
        *_row("changes-sources", _cited(dossier.number(news.sources))),
        *_row("changes-revised", _cited(dossier.number(news.revised))),
        *_row("changes-corrected", (_corrected(news, each) for each in corrections)),
        *_row("changes-names", map(_named, news.renamings)),
        *_row("changes-verified", _verified(news)),
        *_row("changes-left", _left(left, extent)),
    )


def turned(dossier: Dossier, label: str, findings: Iterable[Finding]) -> tuple[Row[Leaf], ...]:
    """Return conflicts that came or went, a line each."""
    return _row(label, (briefly(dossier, finding) for finding in findings))


def _row(label: str, lines: Iterable[Line]) -> tuple[Row[Leaf], ...]:
    said = tuple(lines)
    return (Row((Words(label),), said),) if said else ()


def _told(dossier: Dossier, fact: Fact, news: News) -> Line:
    """Return a fact, with a mark on what is new of it where something was known before."""
    new = {record.id for record in news.told}
    if all(record.id in new for record in fact.records):
        return stated_with_time(dossier, fact)
    sides = tuple(_marked(side, new) for side in fact.sides)
    return stated_with_time(dossier, replace(fact, sides=sides))


def _marked(side: Side, new: Container[ClaimId]) -> Side:
    """Return a side of which it is a circumstance to be new, told of what is so alone."""

    def marked(record: Record) -> Record:
        if record.id not in new:
            return record
        return replace(record, claim=also(record.claim, Qualifier("novelty", Term("new", ""))))

    return replace(side, records=tuple(marked(each) for each in side.records))


def _is_figure(fact: Fact) -> bool:
    return any(isinstance(side.value, Money | Share | Count | PartialDate) for side in fact.sides)


def _weight(fact: Fact, deal: Followed) -> tuple[int, int, int, int]:
    """Return the place of a fact: by topic, the deal before its parties before others, by field."""
    named = {entity for record in fact.records for entity, _ in mentions(record.claim)}
    far = 0 if deal.deal.entity in named else 1 if named.intersection(deal.deal.parties) else 2
    sources = len({record.claim.source for record in fact.records})
    return IMPORTANCE.index(FIELDS[fact.field].topic), far, FIELD_ORDER[fact.field], -sources


def _spread(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts in turns: the first of every topic, the second of every topic."""
    topics = ([fact for fact in facts if FIELDS[fact.field].topic is each] for each in IMPORTANCE)
    turns = chain.from_iterable(zip_longest(*topics))
    return [fact for fact in turns if fact is not None]


def _topics(facts: Iterable[Fact], corrections: Iterable[Correction]) -> Counter[Topic]:
    fields = (*(fact.field for fact in facts), *(each.now.claim.field for each in corrections))
    return Counter(FIELDS[field].topic for field in fields)


def _by_topic(dossier: Dossier, facts: Sequence[Fact], news: News) -> tuple[Row[Leaf], ...]:
    return tuple(
        row
        for topic in IMPORTANCE
        for row in _row(
            f"topic-{topic}",
            (_told(dossier, fact, news) for fact in facts if FIELDS[fact.field].topic is topic),
        )
    )


def _left(left: Counter[Topic], extent: Extent) -> Iterator[Line]:
    """Yield how much more there is on every topic, and how to see all of the first."""
    topics = [topic for topic in IMPORTANCE if left[topic]]
    if topics:
        counts = (
            (Words("changes-left-on", (("topic", Words(f"topic-{each}")), ("count", left[each]))),)
            for each in topics
        )
        yield join(counts)
        whole = Try(f"{extent.command} topic:{topics[0]}")
        yield (Words("changes-left-whole", (("command", whole),)),)


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
