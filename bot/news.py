"""What is new for a deal between two entries of the ledger, as data."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.corrections import Correction, turns
from bot.desk import Desk
from bot.dossier import Deals, Dossier
from store.base import Evidence, Followed, Record, Selection
from store.claims import ClaimId, Entity, Source
from store.encoding import claim_id
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimVerified,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Event,
)
from store.fields import FIELDS, Topic
from store.mentions import mentions
from store.resolve import resolve
from store.values import EntityId

BATCH = 1_000
"""Entries of the ledger read at once."""


class Naming(StrEnum):
    """What became of a thing that was known before."""

    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Renaming:
    """A thing as it was called before and is now."""

    naming: Naming
    before: Entity
    now: Entity


@dataclass(frozen=True, slots=True)
class News:
    """What is new for a deal: claims, sources, corrections, names; `verified` counts claims.

    `evidence` names everything the records speak of, `deals` number its sources. What came and went
    meanwhile is not news.
    """

    deal: Followed
    deals: Deals
    evidence: Evidence
    told: tuple[Record, ...] = ()
    sources: tuple[Source, ...] = ()
    revised: tuple[Source, ...] = ()
    corrections: tuple[Correction, ...] = ()
    renamings: tuple[Renaming, ...] = ()
    verified: int = 0

    def __bool__(self) -> bool:
        """Say whether there is anything new."""
        parts = (self.told, self.sources, self.revised, self.corrections, self.renamings)
        return any(parts) or self.verified > 0

    def dossier(self, records: tuple[Record, ...]) -> Dossier:
        """Return some of the records as facts, with everything needed to name and cite them."""
        evidence = replace(self.evidence, records=records)
        return Dossier.of(evidence, resolve(evidence), self.deals)


@dataclass(slots=True)
class _Touched:
    """The ids of what the entries happened to."""

    recorded: set[ClaimId] = field(default_factory=set)
    judged: set[ClaimId] = field(default_factory=set)
    entities: dict[EntityId, None] = field(default_factory=dict)

    def notice(self, event: Event, topic: Topic | None) -> None:
        match event:
            case ClaimRecorded(claim):
                if topic in (None, FIELDS[claim.field].topic):
                    self.recorded.add(claim_id(claim))
            case ClaimSuperseded(claim=claim_about, by=by):
                self.judged.add(claim_about)
                self.recorded.add(by)
            case (
                ClaimRetracted(claim=claim_about)
                | ClaimRestored(claim=claim_about)
                | ClaimRanked(claim=claim_about)
                | ClaimVerified(claim=claim_about)
            ):
                self.judged.add(claim_about)
            case EntityRecorded(entity):
                self.entities[entity.id] = None
            case EntitiesMerged(gone=gone) | EntitiesSplit(gone=gone):
                self.entities[gone] = None


async def news(desk: Desk, deal: Followed, *, after: int, topic: Topic | None = None) -> News:
    """Return what the desk's ledger tells of a deal since `after`; of one topic, its claims."""
    touched = _Touched()
    async for event in _events(desk, after):
        touched.notice(event, topic)
    ids = frozenset(touched.recorded | touched.judged)
    now = await _read(desk, ids, desk.upto)
    then = await _read(desk, frozenset(touched.judged), after)
    concerning = {record.id: record for record in now.records if _concerns(deal, record, now)}
    corrections = tuple(
        each
        for each in turns(then.records, concerning)
        if topic in (None, FIELDS[each.now.claim.field].topic)
    )
    shown = {each.by.id for each in corrections if each.by}
    told = tuple(
        record
        for record in concerning.values()
        if record.standing.visible
        and record.standing.recorded > after
        and record.id not in shown
        and topic in (None, FIELDS[record.claim.field].topic)
    )
    verified = sum(
        not before.standing.verified and concerning[before.id].standing.verified
        for before in then.records
        if before.id in concerning and concerning[before.id].standing.visible
    )
    deals = replace(await desk.numbering(now.sources), own=deal)
    if topic:
        return News(deal, deals, now, told=told, corrections=corrections)
    new, revised = await _sources(desk, deal, after)
    known = {source.id: source for source in (*now.sources, *new, *revised)}
    return News(
        deal,
        deals,
        replace(now, sources=tuple(known.values())),
        told,
        new,
        revised,
        corrections,
        tuple([each async for each in _renamings(desk, deal, touched.entities, after)]),
        verified,
    )


async def _events(desk: Desk, after: int) -> AsyncIterator[Event]:
    while batch := await desk.workspace.entries(after=after, upto=desk.upto, limit=BATCH):
        for entry in batch:
            if entry.event is not None:
                yield entry.event
        after = batch[-1].seq


async def _read(desk: Desk, claims: frozenset[ClaimId], upto: int) -> Evidence:
    if not claims:
        return Evidence((), (), ())
    return await desk.workspace.read(Selection(claims=claims, hidden=True), upto=upto)


def _concerns(deal: Followed, record: Record, evidence: Evidence) -> bool:
    """Say whether a claim is of one of the deal's sources, or names one of its parties."""
    if any(each.source.id == record.claim.source for each in deal.sources):
        return True
    redirects = dict(evidence.redirects)
    own = (deal.deal.entity, *deal.deal.parties)
    return any(redirects.get(entity, entity) in own for entity, _ in mentions(record.claim))


async def _sources(
    desk: Desk, deal: Followed, after: int
) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """Return the sources that are new, and those that were revised."""
    then = await desk.workspace.deals(upto=after)
    known = {
        each.source.id: each.source
        for followed in then
        if followed.deal.entity == deal.deal.entity
        for each in followed.sources
    }
    now = tuple(each.source for each in deal.sources)
    new = tuple(source for source in now if source.id not in known)
    return new, tuple(each for each in now if each.id in known and each != known[each.id])


async def _renamings(
    desk: Desk, deal: Followed, touched: Iterable[EntityId], after: int
) -> AsyncIterator[Renaming]:
    for entity in touched if after else ():
        then = await desk.workspace.entity(entity, upto=after)
        now = await desk.workspace.entity(entity, upto=desk.upto)
        if then is None or now is None:
            continue
        naming = _naming(entity, then, now)
        if naming and await _named_in(desk, deal, now):
            yield Renaming(naming, then, now)


def _naming(entity: EntityId, then: Entity, now: Entity) -> Naming | None:
    if then.id == now.id:
        return Naming.RENAMED if then.names != now.names and entity == now.id else None
    return Naming.SPLIT if now.id == entity else Naming.MERGED


async def _named_in(desk: Desk, deal: Followed, entity: Entity) -> bool:
    if entity.id in (deal.deal.entity, *deal.deal.parties):
        return True
    sources = frozenset(each.source.id for each in deal.sources)
    selection = Selection(entities=frozenset({entity.id}), sources=sources)
    return bool((await desk.workspace.read(selection, upto=desk.upto)).records)
