"""What is new of a concern between two entries of the ledger, as data."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.concern import Concern
from bot.corrections import Correction, turns
from bot.desk import Desk
from bot.dossier import Deals, Dossier
from store.base import Evidence, Record, Selection
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
    """What is new of a concern: claims, sources, corrections, names; `verified` counts claims.

    `evidence` names everything the records speak of, `deals` number its sources. What came and went
    meanwhile is not news. `about` is all that any change speaks of, also where it does not count.
    """

    concern: Concern
    deals: Deals
    evidence: Evidence
    told: tuple[Record, ...] = ()
    sources: tuple[Source, ...] = ()
    revised: tuple[Source, ...] = ()
    corrections: tuple[Correction, ...] = ()
    renamings: tuple[Renaming, ...] = ()
    verified: int = 0
    about: frozenset[EntityId] = frozenset()

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

    def notice(self, event: Event) -> None:
        match event:
            case ClaimRecorded(claim):
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


async def news(desk: Desk, concern: Concern, *, after: int) -> News:
    """Return what the desk's ledger tells of a concern since `after`.

    Where only some of its claims count, these are all that is told.
    """
    touched = _Touched()
    async for event in _events(desk, after):
        touched.notice(event)
    now = await _read(desk, frozenset(touched.recorded | touched.judged), desk.upto)
    then = await _read(desk, frozenset(touched.judged), after)
    redirects = dict(now.redirects)
    concerning = {each.id: each for each in now.records if concern.includes(each, redirects)}
    turned = tuple(turns(then.records, concerning))
    shown = {each.by.id for each in turned if each.by}
    told = tuple(
        each for each in concerning.values() if _is_new(each, after) and each.id not in shown
    )
    named = tuple([each async for each in _renamings(desk, concern, touched.entities, after)])
    deals = await desk.numbering(now.sources)
    found = News(
        concern,
        replace(deals, own=concern.deal) if concern.deal else deals,
        now,
        told=tuple(each for each in told if concern.holds(each.claim.field)),
        corrections=tuple(each for each in turned if concern.holds(each.now.claim.field)),
        about=_about((*told, *(each.now for each in turned)), named),
    )
    return found if concern.narrowed else await _whole(desk, found, named, then, after)


async def _whole(
    desk: Desk, found: News, named: tuple[Renaming, ...], then: Evidence, after: int
) -> News:
    """Return news with what is no claim: sources, names, and how many claims were verified."""
    new, revised = await _sources(desk, found.concern, after)
    now = {each.id: each for each in found.evidence.records}
    redirects = dict(found.evidence.redirects)
    verified = (
        not before.standing.verified and turned.standing.verified and turned.standing.visible
        for before in then.records
        if (turned := now.get(before.id)) and found.concern.includes(turned, redirects)
    )
    sources = {each.id: each for each in (*found.evidence.sources, *new, *revised)}
    return replace(
        found,
        evidence=replace(found.evidence, sources=tuple(sources.values())),
        sources=new,
        revised=revised,
        renamings=named,
        verified=sum(verified),
    )


def _is_new(record: Record, after: int) -> bool:
    return record.standing.visible and record.standing.recorded > after


def _about(records: Iterable[Record], named: Iterable[Renaming]) -> frozenset[EntityId]:
    """Return what some claims name, and what was another thing before."""
    of_claims = frozenset(entity for each in records for entity, _ in mentions(each.claim))
    return of_claims | {entity.id for each in named for entity in (each.before, each.now)}


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


async def _sources(
    desk: Desk, concern: Concern, after: int
) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """Return the sources of a deal that are new, and those that were revised."""
    if concern.deal is None:
        return (), ()
    then = await desk.workspace.deals(upto=after)
    known = {
        each.source.id: each.source
        for followed in then
        if followed.deal.entity == concern.deal.deal.entity
        for each in followed.sources
    }
    now = tuple(each.source for each in concern.deal.sources)
    new = tuple(source for source in now if source.id not in known)
    return new, tuple(each for each in now if each.id in known and each != known[each.id])


async def _renamings(
    desk: Desk, concern: Concern, touched: Iterable[EntityId], after: int
) -> AsyncIterator[Renaming]:
    for entity in touched if after else ():
        then = await desk.workspace.entity(entity, upto=after)
        now = await desk.workspace.entity(entity, upto=desk.upto)
        if then is None or now is None:
            continue
        naming = _naming(entity, then, now)
        if naming and await _named_in(desk, concern, now):
            yield Renaming(naming, then, now)


def _naming(entity: EntityId, then: Entity, now: Entity) -> Naming | None:
    if then.id == now.id:
        return Naming.RENAMED if then.names != now.names and entity == now.id else None
    return Naming.SPLIT if now.id == entity else Naming.MERGED


async def _named_in(desk: Desk, concern: Concern, entity: Entity) -> bool:
    """Say whether a thing is of the concern, or named in one of its deal's sources."""
    if entity.id in concern.own:
        return True
    sources = frozenset(each.source.id for each in (concern.deal.sources if concern.deal else ()))
    if not sources:
        return False
    selection = Selection(entities=frozenset({entity.id}), sources=sources)
    return bool((await desk.workspace.read(selection, upto=desk.upto)).records)
