"""What the ledger held already and is news of a concern only since then: of a source, or a name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.concern import Concern, of_deal
from bot.desk import Desk
from store.base import Evidence, Followed, Selection
from store.claims import SourceId
from store.values import EntityId


async def deal_before(desk: Desk, concern: Concern, after: int) -> Followed | None:
    """Return the deal of a concern with the sources it had then, followed or closed; or None."""
    if concern.deal is None:
        return None
    followed = await desk.workspace.deals(upto=after)
    closed = await desk.workspace.closed(upto=after)
    own = (each for each in (*followed, *closed) if each.deal.entity == concern.deal.deal.entity)
    return next(own, None)


async def belated(
    desk: Desk,
    concern: Concern,
    *,
    sources: Collection[SourceId],
    merged: Collection[EntityId],
    before: Followed | None,
    after: int,
) -> Evidence:
    """Return claims of before `after` that were none of the concern's then and are now.

    They can be of `sources` that the deal did not have, or name what its parties were `merged`
    with; `before` is the deal as it was. Whoever watches one thing is told what it is the same as,
    and not all that was said of it: nobody knows which of the two they meant.
    """
    if before is None:
        return Evidence((), (), ())
    found = Evidence((), (), ())
    if sources:
        of_sources = Selection(sources=frozenset(sources))
        found = await desk.workspace.read(of_sources, upto=desk.upto)
    if own := concern.own.intersection(merged):
        of_things = Selection(entities=own)
        found = found.joined(await desk.workspace.read(of_things, upto=desk.upto))
    held = frozenset(each.id for each in found.records if each.standing.recorded <= after)
    if not held:
        return Evidence((), (), ())
    then = await desk.workspace.read(Selection(claims=held, hidden=True), upto=after)
    as_was, redirects = of_deal(before), dict(then.redirects)
    known = {each.id for each in then.records if as_was.includes(each, redirects)}
    now = dict(found.redirects)
    new = (each for each in found.records if each.id in held - known)
    return replace(found, records=tuple(each for each in new if concern.includes(each, now)))
