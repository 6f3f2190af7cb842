"""The dossier: facts with everything an answer needs to name and cite them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.leaves import Citation, Claimed, Leaf, Named, Quote, Shown, Verbatim, Words
from bot.links import host, shortened
from store.base import Evidence, Followed, Record
from store.claims import ClaimId, Entity, Source, SourceId
from store.facts import Fact, Side
from store.reading import Unreadable, read_money
from store.values import (
    Comparison,
    Count,
    EntityId,
    EntityRef,
    Money,
    PartialDate,
    Quotation,
    Share,
    Term,
    Text,
    Value,
)

LONGEST_TITLE = 40
"""Characters a source without a number is cited by; its footnote has its whole title."""


@dataclass(frozen=True, slots=True)
class Deals:
    """The deals sources are numbered in; those of the reader's `own` go by their bare numbers.

    A source that no open deal numbers keeps its number in a `closed` one.
    """

    open: tuple[Followed, ...]
    own: Followed | None
    closed: tuple[Followed, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """Facts, and the entities, sources and source numbers they name.

    `straddling` are the sources a clock left out because their date cannot tell, `undated` those
    of facts left out because nobody says whether they held by then.
    """

    facts: tuple[Fact, ...]
    entities: Mapping[EntityId, Entity]
    sources: Mapping[SourceId, Source]
    citations: Mapping[SourceId, Citation]
    straddling: tuple[Source, ...] = ()
    undated: tuple[Source, ...] = ()

    @classmethod
    def of(
        cls,
        evidence: Evidence,
        facts: tuple[Fact, ...],
        deals: Deals,
        straddling: tuple[Source, ...] = (),
        undated: tuple[Source, ...] = (),
    ) -> Dossier:
        """Return facts with the names and numbers of all that evidence holds."""
        return cls(
            facts,
            {entity.id: entity for entity in evidence.entities},
            {source.id: source for source in evidence.sources},
            _citations(evidence.sources, deals),
            straddling,
            undated,
        )

    def beside(self, other: Dossier) -> Dossier:
        """Return the facts of this dossier, with the names and numbers of both."""
        return replace(
            self,
            entities={**other.entities, **self.entities},
            sources={**other.sources, **self.sources},
            citations={**other.citations, **self.citations},
        )

    def knowing(self, sources: Iterable[Source], deals: Deals) -> Dossier:
        """Return the same facts, with the numbers of further sources as well."""
        known = {**self.sources, **{source.id: source for source in sources}}
        return replace(self, sources=known, citations=_citations(tuple(known.values()), deals))

    def select(self, *fields: str, subject: EntityId | None = None) -> tuple[Fact, ...]:
        """Return the facts of these fields, of `subject` if one is given, in their order."""
        return tuple(
            fact
            for field in fields
            for fact in self.facts
            if fact.field == field and subject in (None, fact.subject)
        )

    def cite(self, records: Iterable[Record]) -> tuple[Citation, ...]:
        """Return the citations of records, each source once, in the order of their numbers."""
        cited: dict[Citation, list[ClaimId]] = {}
        for record in records:
            cited.setdefault(self.citations[record.claim.source], []).append(record.id)
        return _in_order(replace(each, claims=tuple(claims)) for each, claims in cited.items())

    def number(self, sources: Iterable[Source]) -> tuple[Citation, ...]:
        """Return the citations of sources in the order of their numbers."""
        return _in_order({self.citations[source.id] for source in sources})

    def name(self, entity: EntityId) -> Named:
        """Return the name of an entity, after merges."""
        return Named(self.entities[entity])

    def show(self, side: Side) -> Leaf:
        """Return the value of a side as the leaf that draws it."""
        return self.leaf(side.value, side.records)

    def leaf(self, value: Value, records: tuple[Record, ...]) -> Leaf:
        """Return a value of these records (of the claim or of a qualifier) as a leaf."""
        match value:
            case Money(words=words) if self._is_vague(value, records[0]):
                said = Quote(words, self._language(records[0]))
                shown = Shown(value, Claimed(tuple(record.id for record in records)))
                return Words("vague-sum", (("said", said), ("sum", shown)))
            case Money() | Share() | Count() | PartialDate():
                return Shown(value, Claimed(tuple(record.id for record in records)))
            case EntityRef(entity=entity):
                return self.name(entity)
            case Term(term=term):
                return Words(f"term-{term.replace('_', '-')}")
            case Text(words=words, language=language):
                return Quote(words, language)
            case Quotation(words=words, language=language, direct=direct):
                return Quote(words, language) if direct else Verbatim(words)
            case Comparison(relation=relation, than=than, aspect=aspect):
                return Words(f"comparison-{aspect}-{relation}", (("than", self.name(than)),))

    def _is_vague(self, value: Money, record: Record) -> bool:
        """Say whether a sum was said in words that give none by themselves: "billions"."""
        return value.figure is not None and _gives_no_sum(value.words, self._language(record))

    def _language(self, record: Record) -> str:
        return self.sources[record.claim.source].language


@lru_cache(4096)
def _gives_no_sum(words: str, language: str) -> bool:
    if any(each.isdigit() for each in words):
        return False
    return isinstance(read_money(words, language), Unreadable)


def _in_order(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(sorted(citations, key=lambda each: each.order))


def _citations(sources: tuple[Source, ...], deals: Deals) -> dict[SourceId, Citation]:
    """Number every source by the first deal that has it, the reader's own before others.

    Closed deals come last. What no deal has is cited by its publisher and date.
    """
    citations: dict[SourceId, Citation] = {}
    own = (deals.own,) if deals.own else ()
    met: set[EntityId] = set()
    for followed in (*own, *deals.open, *deals.closed):
        # Where deals were merged into one, a number of another of them would mean two sources.
        if followed.entity.id in met:
            continue
        met.add(followed.entity.id)
        label = None if followed == deals.own else followed.entity
        for numbered in followed.sources:
            citations.setdefault(numbered.source.id, Citation(numbered.number, label))
    unnumbered = (each for each in sources if each.id not in citations)
    called: Counter[tuple[str | None, PartialDate | None]] = Counter()
    for source in sorted(unnumbered, key=lambda each: each.id):
        title, published = _short_title(source), source.published
        called[title, published] += 1
        nth = called[title, published]
        citations[source.id] = Citation(None, None, title, published, nth, source.id)
    return citations


def _short_title(source: Source) -> str | None:
    """Return what a source goes by in a few words, None of what somebody merely said."""
    site = host(source.link) if source.link else None
    return shortened(source.publisher or site or source.title or "", LONGEST_TITLE) or None
