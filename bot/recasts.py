"""What became of a deal itself: how far it has come, what its parties do, and who they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.concern import Concern
from bot.desk import Desk
from bot.leaves import Joined, Leaf, Named, Words
from bot.lines import COMMA, Line, join
from bot.status import status_of
from store.base import Followed
from store.claims import Deal, Entity
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class Recast:
    """A deal as its editors saw it before and see it now; `parties` are those of now."""

    before: Deal
    now: Followed
    parties: tuple[Entity, ...]


async def recasts(
    desk: Desk, concern: Concern, touched: Collection[EntityId], after: int
) -> tuple[Recast, ...]:
    """Return what became of the touched deals of a concern that were known before."""
    every = {each.entity.id: each for each in (*desk.deals, *filter(None, (concern.deal,)))}
    own = [each for each in every.values() if concern.own & {each.entity.id, each.deal.entity}]
    found = [each for each in own if each.deal.entity in touched]
    if not found:
        return ()
    known = (
        *await desk.workspace.closed(upto=after),
        *await desk.workspace.deals(upto=after),
    )
    before = {each.deal.entity: each.deal for each in known}
    turned = [each for each in found if before.get(each.deal.entity, each.deal) != each.deal]
    return tuple(
        [Recast(before[each.deal.entity], each, await _parties(desk, each)) for each in turned]
    )


async def _parties(desk: Desk, deal: Followed) -> tuple[Entity, ...]:
    found = [await desk.workspace.entity(each, upto=desk.upto) for each in deal.deal.parties]
    return tuple(each for each in found if each)


def recast(turned: Recast) -> Iterator[Line]:
    """Yield what became of a deal, a line a matter."""
    before, now = turned.before, turned.now.deal
    deal = ("deal", Named(turned.now.entity))
    if before.status is not now.status:
        yield _told("status", deal, ("before", status_of(before)), ("now", status_of(now)))
    if before.kind is not now.kind:
        kinds = (Words(f"choice-{each}") for each in (before.kind, now.kind))
        yield _told("kind", deal, *zip(("before", "now"), kinds, strict=True))
    if before.parties != now.parties:
        parties = Joined(join(((Named(each),) for each in turned.parties), COMMA))
        yield _told("parties", deal, ("parties", parties))


def _told(what: str, *places: tuple[str, Leaf]) -> Line:
    return (Words(f"changes-deal-{what}", places),)
