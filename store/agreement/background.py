"""What verdicts rest on beside the claims: their sources, whose deals, and the ECB's rates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from store.agreement.exchange import Exchange, exchange
from store.base import Evidence, Followed, Record
from store.claims import Entity, Source, SourceId
from store.rates import Rates
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class Background:
    """Sources and entities by id, the parties of each deal, and rates where there are some."""

    sources: Mapping[SourceId, Source]
    entities: Mapping[EntityId, Entity] = field(default_factory=dict)
    parties: Mapping[EntityId, tuple[EntityId, ...]] = field(default_factory=dict)
    rates: Rates | None = None

    @classmethod
    def of(
        cls, evidence: Evidence, deals: Iterable[Followed] = (), rates: Rates | None = None
    ) -> Background:
        """Return the background that evidence brings along."""
        return cls(
            {source.id: source for source in evidence.sources},
            {entity.id: entity for entity in evidence.entities},
            {followed.deal.entity: followed.deal.parties for followed in deals},
            rates,
        )

    def source(self, record: Record) -> Source:
        """Return the source of a record."""
        return self.sources[record.claim.source]

    def exchange(self, *records: Record) -> Exchange:
        """Return the rates of the times of some claims."""
        return exchange(self.rates, *((each, self.source(each)) for each in records))
