"""An import taken back, or made to count again: what nobody touched since goes, the rest stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Generic, TypeVar

from store.base import Followed
from store.claims import ClaimId, Entity, Source, SourceId
from store.events import (
    ClaimRestored,
    ClaimRetracted,
    DealOpened,
    DealWithdrawn,
    EntityRecorded,
    Event,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from store.importing.doings import Doings, Hear, Stretch, done_and_since
from store.importing.regaining import (
    Regained,
    evidence_of,
    is_same,
    numbered_again,
    revised_back,
    sources_of,
    withdrawn_again,
)
from store.importing.standing import Standings, deals_of, known_before, standings
from store.values import EntityId

Id = TypeVar("Id", EntityId, SourceId)
Thing = TypeVar("Thing", Entity, Source)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims, names, sources and deals are taken back, or count again."""

    claims: int
    names: int
    sources: int
    deals: int


NOTHING = Counts(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Reversal:
    """What reverses an import, and what stays as it is.

    Against the grain of `counts` go `others`: what an import had taken back counts again, and the
    other way round. `revised` sources say again what they said before. `touched` are claims to
    which something happened since; `named` things, and `cited` sources, that claims or deals which
    stay refer to; `changed` are things and sources that were changed since. `known` claims were
    there before the import.
    """

    events: tuple[Event, ...]
    counts: Counts
    touched: tuple[ClaimId, ...]
    named: tuple[Entity, ...] = ()
    cited: tuple[Source, ...] = ()
    known: int = 0
    others: Counts = NOTHING
    revised: tuple[Source, ...] = ()
    changed: tuple[Entity | Source, ...] = ()

    @property
    def told(self) -> tuple[object, ...]:
        """What somebody looks at who is shown it."""
        return tuple(getattr(self, each.name) for each in fields(self) if each.name != "events")


async def withdrawal(stretch: Stretch, reason: str, hear: Hear) -> Reversal:
    """Return what takes back an import, whose entries are a stretch of the ledger.

    A claim is taken back to which nothing happened since, and a thing, a source or a deal that was
    not known before and that nothing refers to which stays. What the import withdrew counts again,
    and a source says again what it said. `hear` is told how far it is.
    """
    own, since = await done_and_since(stretch, hear)
    before = await known_before(stretch.workspace, own, stretch.first - 1)
    standing = await standings(stretch, own, since, before)
    deals = await deals_of(stretch.workspace, stretch.upto)
    closing = tuple(
        each
        for each in own.opened
        if each not in before.deals and _is_idle(each, deals, own, since, standing)
    )
    staying = tuple(each.deal for each in deals if each.deal.entity not in closing)
    merged = {each.kept for each in own.merged if each.gone in before.entities}
    bound = standing.entities | since.turned | merged
    bound |= {each for deal in staying for each in (deal.entity, *deal.parties)}
    names = _parted(own.entities, since.entities, before.entities, bound)
    sources = _parted(own.sources, since.sources, before.sources, standing.sources)
    texts = revised_back(own.sources, since.sources, before.sources, standing.sources)
    there = {number for deal in deals for number in _numbers(deal)}
    kept = {each.id for each in (*sources.bound, *sources.changed)}
    regained, back = standing.regained, (ClaimRetracted(each, reason) for each in standing.back)
    events: tuple[Event, ...] = (
        *back,
        *regained.events(),
        *map(SourceRecorded, texts.again),
        *(ClaimRestored(each, reason) for each in standing.again),
        *numbered_again(own.unnumbered, since.numbered),
        *(
            SourceUnnumbered(each.deal, each.source, each.number)
            for each in own.numbered
            if each in there and each.source not in standing.sources | kept
        ),
        *map(DealWithdrawn, closing),
        *(SourceRecorded(replace(each, withdrawn=True)) for each in sources.free),
        *(EntityRecorded(replace(each, withdrawn=True)) for each in names.free),
    )
    return Reversal(
        events,
        Counts(len(standing.back), len(names.free), len(sources.free), len(closing)),
        standing.touched,
        names.bound,
        (*sources.bound, *texts.cited),
        standing.known,
        Counts(len(standing.again), len(regained.names), len(regained.sources), 0),
        texts.again,
        (*names.changed, *sources.changed, *texts.changed),
    )


async def restoration(stretch: Stretch, reason: str, hear: Hear) -> Reversal:
    """Return what lets count again what a stretch of the ledger took back of an import.

    What claims name that count again is known again with them. A claim to which something else
    happened since stays as it is.
    """
    own, since = await done_and_since(stretch, hear)
    regained = Regained.of(
        (each for each in own.entities.values() if each.id not in since.entities),
        (each for each in own.sources.values() if each.id not in since.sources),
    )
    opening = [
        await _as_opened(stretch, each)
        for each in own.closed
        if each not in since.opened.keys() | since.closed.keys()
    ]
    back = tuple(each for each in own.gone if each not in since.judged)
    async for evidence in evidence_of(stretch.workspace, back, stretch.upto):
        regained.learn(evidence)
    before = await sources_of(stretch.workspace, own.sources, stretch.first - 1)
    texts = revised_back(own.sources, since.sources, before, ())
    ending = await withdrawn_again(
        stretch.workspace, own.again - since.judged, back, reason, stretch.first - 1
    )
    events: tuple[Event, ...] = (
        *regained.events(),
        *map(SourceRecorded, texts.again),
        *opening,
        *numbered_again(own.unnumbered, since.numbered),
        *(ClaimRestored(each, reason) for each in back),
        *ending,
    )
    return Reversal(
        events,
        Counts(len(back), len(regained.names), len(regained.sources), len(opening)),
        tuple(each for each in (*own.gone, *own.again) if each in since.judged),
        others=Counts(len(ending), 0, 0, 0),
        revised=texts.again,
        changed=texts.changed,
    )


def _is_idle(
    deal: EntityId, deals: Iterable[Followed], own: Doings, since: Doings, standing: Standings
) -> bool:
    """Say whether nothing happened to a deal since, and nothing that stays is of it."""
    if deal in since.opened or deal in since.closed or deal in standing.entities:
        return False
    numbered = {number for each in deals if each.deal.entity == deal for number in _numbers(each)}
    return numbered <= own.numbered.keys()


def _numbers(deal: Followed) -> set[SourceNumbered]:
    """Return the numbers that sources have in a deal."""
    return {SourceNumbered(deal.deal.entity, each.source.id, each.number) for each in deal.sources}


@dataclass(frozen=True, slots=True)
class _Parted(Generic[Thing]):
    """The new things to which nothing refers, those to which something does, and those changed."""

    free: tuple[Thing, ...]
    bound: tuple[Thing, ...]
    changed: tuple[Thing, ...]


def _parted(
    own: Mapping[Id, Thing],
    since: Mapping[Id, Thing],
    before: Collection[Id],
    bound: Collection[Id],
) -> _Parted[Thing]:
    """Part the new things of an import by what keeps them; each is as it is by now."""
    new = [(each, since.get(each, told)) for each, told in own.items() if each not in before]
    here = [(each, now) for each, now in new if not now.withdrawn]
    free = [(each, now) for each, now in here if each not in bound]
    return _Parted(
        tuple(now for each, now in free if is_same(now, own[each])),
        tuple(now for each, now in here if each in bound),
        tuple(now for each, now in free if not is_same(now, own[each])),
    )


async def _as_opened(stretch: Stretch, deal: EntityId) -> DealOpened:
    """Return a deal as it was before it was taken back."""
    history = await stretch.workspace.history(deal, upto=stretch.first - 1)
    return [each.event for each in history if isinstance(each.event, DealOpened)][-1]
