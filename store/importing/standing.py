"""How the claims of an import stand by now, and what was known before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from store.base import Followed, Record, Workspace
from store.claims import ClaimId, Source, SourceId
from store.importing.doings import Doings, Stretch
from store.importing.regaining import Regained, evidence_of, sources_of
from store.mentions import mentions
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class Standings:
    """What becomes of the claims of an import, and what those name that count on.

    What it had withdrawn counts `again`, with what is `regained`.
    """

    back: tuple[ClaimId, ...]
    touched: tuple[ClaimId, ...]
    known: int
    again: tuple[ClaimId, ...]
    regained: Regained
    entities: frozenset[EntityId]
    sources: frozenset[SourceId]


async def standings(stretch: Stretch, own: Doings, since: Doings, before: Before) -> Standings:
    """Return what becomes of the claims of an import, by how each stands now."""
    back: list[ClaimId] = []
    touched: list[ClaimId] = []
    again: list[ClaimId] = []
    known = 0
    counting: list[Record] = []
    withdrawn = own.gone.keys() | own.replaced.keys()
    every = dict.fromkeys((*own.claims, *since.claims, *withdrawn))
    async for evidence in evidence_of(stretch.workspace, every, stretch.upto):
        for record in evidence.records:
            met = record.standing.recorded < stretch.first and record.id not in own.again
            if record.standing.retracted or record.standing.superseded_by:
                if met and record.id in withdrawn and record.id not in since.judged:
                    again.append(record.id)
                    counting.append(record)
            elif record.id not in own.claims:
                counting.append(record)
            elif met:
                known += 1
                counting.append(record)
            elif record.id in since.judged or record.id in since.claims:
                touched.append(record.id)
                counting.append(record)
            else:
                back.append(record.id)
    regained = Regained.of(
        (
            each
            for each in own.entities.values()
            if each.id in before.entities and each.id not in since.entities
        ),
        (
            each
            for each in own.sources.values()
            if each.id in before.sources and each.id not in since.sources
        ),
    )
    async for evidence in evidence_of(stretch.workspace, again, stretch.upto):
        regained.learn(evidence)
    return Standings(
        tuple(back),
        tuple(touched),
        known,
        tuple(again),
        regained,
        frozenset(entity for each in counting for entity, _ in mentions(each.claim)),
        frozenset(each.claim.source for each in counting),
    )


@dataclass(frozen=True, slots=True)
class Before:
    """What was known before an import: things and deals by their ids, and sources it brought."""

    entities: frozenset[EntityId]
    sources: Mapping[SourceId, Source]
    deals: frozenset[EntityId]


async def known_before(workspace: Workspace, own: Doings, upto: int) -> Before:
    """Return what was known at the entry `upto` of what a stretch of the ledger did since."""
    sources = await sources_of(workspace, own.sources, upto)
    return Before(
        frozenset(each.id for each in (await workspace.cast(upto=upto)).entities),
        {each.id: each for each in sources.values() if not each.withdrawn},
        frozenset(each.deal.entity for each in await deals_of(workspace, upto)),
    )


async def deals_of(workspace: Workspace, upto: int) -> tuple[Followed, ...]:
    """Return all deals, closed ones last."""
    return (*await workspace.deals(upto=upto), *await workspace.closed(upto=upto))
