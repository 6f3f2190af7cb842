"""What is new of a concern between two entries of the ledger, as data."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.belated import belated, deal_before
from bot.concern import Concern, of_deal
from bot.corrections import Correction, turns
from bot.desk import Desk
from bot.dossier import Deals, Dossier
from bot.recasts import Recast, recasts
from bot.touched import Touched
from store.base import Evidence, Followed, Record, Selection
from store.claims import ClaimId, Entity, Source
from store.events import Event
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
    """What is new of a concern: claims, sources, corrections, names, deals.

    `verified` counts claims. `evidence` names everything the records speak of, `deals` number its
    sources. What came and went meanwhile is not news. `about` is all that any change speaks of,
    also where it does not count. `weighs` says that something happened, to whatever it was, by
    which claims may stand otherwise to one another.
    """

    concern: Concern
    deals: Deals
    evidence: Evidence
    told: tuple[Record, ...] = ()
    sources: tuple[Source, ...] = ()
    revised: tuple[Source, ...] = ()
    gone: tuple[Source, ...] = ()
    corrections: tuple[Correction, ...] = ()
    renamings: tuple[Renaming, ...] = ()
    recasts: tuple[Recast, ...] = ()
    verified: int = 0
    about: frozenset[EntityId] = frozenset()
    weighs: bool = False

    def __bool__(self) -> bool:
        """Say whether there is anything new."""
        sources = (*self.sources, *self.revised, *self.gone)
        parts = (self.told, sources, self.corrections, self.renamings, self.recasts)
        return any(parts) or self.verified > 0

    def dossier(self, records: tuple[Record, ...]) -> Dossier:
        """Return some of the records as facts, with everything needed to name and cite them."""
        evidence = replace(self.evidence, records=records)
        return Dossier.of(evidence, resolve(evidence), self.deals)


async def news(desk: Desk, concern: Concern, *, after: int) -> News:
    """Return what the desk's ledger tells of a concern since `after`.

    Where only some of its claims count, these are all that is told.
    """
    touched = Touched()
    async for event in _events(desk, after):
        touched.notice(event)
    now = await _read(desk, frozenset(touched.recorded | touched.judged), desk.upto)
    then = await _read(desk, frozenset(touched.judged), after)
    named = tuple([each async for each in _renamings(desk, concern, touched.entities, after)])
    sources = await _sources(desk, concern, after)
    late = await belated(
        desk,
        concern,
        sources=[each.id for each in sources.new],
        merged=[each.now.id for each in named if each.naming is Naming.MERGED],
        before=sources.before,
        after=after,
    )
    redirects = dict(now.redirects)
    concerning = {each.id: each for each in now.records if concern.includes(each, redirects)}
    concerning |= _withdrawn(then, now, sources.before)
    turned = tuple(turns(then.records, concerning))
    told = {each.id: each for each in concerning.values() if _is_new(each, after)}
    judged = {each.now.id for each in turned}
    told |= {each.id: each for each in late.records if each.id not in judged}
    corrections = tuple(each for each in turned if _counts(each, concern))
    shown = {each.by.id for each in corrections if each.by}
    every = now.joined(late)
    deals = await desk.numbering(every.sources)
    found = News(
        concern,
        replace(deals, own=concern.deal) if concern.deal else deals,
        every,
        tuple(
            each
            for each in told.values()
            if each.id not in shown and concern.holds(each.claim.field)
        ),
        corrections=corrections,
        about=_about((*told.values(), *(each.now for each in turned)), named),
        weighs=touched.weighs,
    )
    if concern.narrowed:
        return found
    of_deal_ = (*sources.new, *sources.revised, *sources.gone)
    known = {source.id: source for source in (*every.sources, *of_deal_)}
    return replace(
        found,
        evidence=replace(every, sources=tuple(known.values())),
        sources=sources.new,
        revised=sources.revised,
        gone=sources.gone,
        renamings=named,
        recasts=await recasts(desk, concern, touched.deals, after),
        verified=_verified(then, concerning),
    )


def _withdrawn(then: Evidence, now: Evidence, before: Followed | None) -> dict[ClaimId, Record]:
    """Return what the deal told then and no longer counts, also where its source left the deal."""
    if before is None:
        return {}
    as_was, redirects = of_deal(before), dict(then.redirects)
    own = {each.id for each in then.records if as_was.includes(each, redirects)}
    return {each.id: each for each in now.records if each.id in own and not each.standing.visible}


def _verified(then: Evidence, now: Mapping[ClaimId, Record]) -> int:
    """Return how many claims that are shown were held against their sources meanwhile."""
    return sum(
        not before.standing.verified
        and now[before.id].standing.verified
        and now[before.id].standing.visible
        for before in then.records
        if before.id in now
    )


def _counts(correction: Correction, concern: Concern) -> bool:
    """Say whether what was said, or what is said in its place, is of a field that counts."""
    said = (correction.now, *((correction.by,) if correction.by else ()))
    return any(concern.holds(each.claim.field) for each in said)


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


@dataclass(frozen=True, slots=True)
class _Sources:
    """The sources of a deal that are new, were revised, or are its own no longer; and it before."""

    new: tuple[Source, ...] = ()
    revised: tuple[Source, ...] = ()
    gone: tuple[Source, ...] = ()
    before: Followed | None = None


async def _sources(desk: Desk, concern: Concern, after: int) -> _Sources:
    if concern.deal is None:
        return _Sources()
    before = await deal_before(desk, concern, after)
    known = {each.source.id: each.source for each in (before.sources if before else ())}
    now = tuple(each.source for each in concern.deal.sources)
    new = tuple(source for source in now if source.id not in known)
    revised = tuple(each for each in now if each.id in known and each != known[each.id])
    own = {source.id for source in now}
    gone = tuple(source for each, source in known.items() if each not in own)
    return _Sources(new, revised, gone, before)


async def _renamings(
    desk: Desk, concern: Concern, touched: Iterable[EntityId], after: int
) -> AsyncIterator[Renaming]:
    for entity in touched if after else ():
        then = await desk.workspace.entity(entity, upto=after)
        now = await desk.workspace.entity(entity, upto=desk.upto)
        if then is None or now is None:
            continue
        naming = _naming(entity, then, now)
        # What became a thing of its own was told of by the name of what it was.
        meant = (now, then) if naming is Naming.SPLIT else (now,)
        if naming and any([await _named_in(desk, concern, each) for each in meant]):
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
