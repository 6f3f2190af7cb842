"""What verdicts rest on beside the claims: their sources, whose deals, and the ECB's rates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from store.agreement.exchange import NO_EXCHANGE, Exchange, exchange
from store.base import Evidence, Followed, Record
from store.claims import DealKind, DealStatus, Entity, Kind, Source, SourceId
from store.names import key
from store.rates import Rates
from store.values import EntityId, Money, Value


@dataclass(frozen=True, slots=True)
class Background:
    """Sources and entities by id, the parties of each deal, and rates where there are some.

    `purchases` are the deals in which one party buys another, `ended` those that were called off.
    `publications` are the entities that publish, by every name, so that one called by two names
    counts as one.
    """

    sources: Mapping[SourceId, Source]
    entities: Mapping[EntityId, Entity] = field(default_factory=dict)
    parties: Mapping[EntityId, tuple[EntityId, ...]] = field(default_factory=dict)
    rates: Rates | None = None
    purchases: frozenset[EntityId] = frozenset()
    ended: frozenset[EntityId] = frozenset()
    publications: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for entity in self.entities.values():
            if entity.kind is Kind.PUBLICATION:
                names = (*entity.names, *entity.aliases)
                self.publications.update((key(each.text), str(entity.id)) for each in names)

    @classmethod
    def of(
        cls, evidence: Evidence, deals: Iterable[Followed] = (), rates: Rates | None = None
    ) -> Background:
        """Return the background that evidence brings along."""
        sources = {source.id: source for source in evidence.sources}
        entities = {entity.id: entity for entity in evidence.entities}
        return cls.among(sources, entities, deals, rates)

    @classmethod
    def among(
        cls,
        sources: Mapping[SourceId, Source],
        entities: Mapping[EntityId, Entity],
        deals: Iterable[Followed],
        rates: Rates | None,
    ) -> Background:
        """Return the background of sources and entities where some deals are followed."""
        followed = tuple(each.deal for each in deals)
        parties = {each.entity: each.parties for each in followed}
        bought = frozenset(each.entity for each in followed if each.kind is DealKind.ACQUISITION)
        ended = frozenset(each.entity for each in followed if each.status is DealStatus.TERMINATED)
        return cls(sources, entities, parties, rates, bought, ended)

    def source(self, record: Record) -> Source:
        """Return the source of a record."""
        return self.sources[record.claim.source]

    def exchange(self, *records: Record) -> Exchange:
        """Return the rates of the times of some claims."""
        return exchange(self.rates, *((each, self.source(each)) for each in records))

    def exchanging(self, one: Record, other: Record, *values: Value) -> Exchange:
        """Return the rates of the times of two claims, where it takes any to compare two values."""
        currencies = {each.currency for each in values if isinstance(each, Money)}
        return self.exchange(one, other) if len(currencies - {None}) > 1 else NO_EXCHANGE
