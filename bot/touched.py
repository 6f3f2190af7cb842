"""What the entries of a stretch happened to, by its ids."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.claims import ClaimId
from store.encoding import claim_id
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimVerified,
    DealClosed,
    DealOpened,
    DealWithdrawn,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Event,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from store.values import EntityId


@dataclass(slots=True)
class Touched:
    """The ids of what entries happened to.

    `weighs` says that something happened which may change how claims stand to one another.
    """

    recorded: set[ClaimId] = field(default_factory=set)
    judged: set[ClaimId] = field(default_factory=set)
    entities: dict[EntityId, None] = field(default_factory=dict)
    deals: set[EntityId] = field(default_factory=set)
    weighs: bool = False

    def notice(self, event: Event) -> None:
        """Take up what an entry says."""
        match event:
            case ClaimVerified(claim=claim_about):
                self.judged.add(claim_about)
                return
            case ClaimRecorded(claim):
                self.recorded.add(claim_id(claim))
            case ClaimSuperseded(claim=claim_about, by=by):
                self.judged.add(claim_about)
                self.recorded.add(by)
            case (
                ClaimRetracted(claim=claim_about)
                | ClaimRestored(claim=claim_about)
                | ClaimRanked(claim=claim_about)
            ):
                self.judged.add(claim_about)
            case EntityRecorded(entity):
                self.entities[entity.id] = None
            case EntitiesMerged(gone=gone) | EntitiesSplit(gone=gone):
                self.entities[gone] = None
            case DealOpened(deal):
                self.deals.add(deal.entity)
            case (
                DealClosed()
                | DealWithdrawn()
                | SourceRecorded()
                | SourceNumbered()
                | SourceUnnumbered()
            ):
                pass
            case _:
                return
        self.weighs = True
