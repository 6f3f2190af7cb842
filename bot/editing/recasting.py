"""What an entry changed of a thing or a deal that was known before, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from bot.desk import Desk
from bot.leaves import Leaf, Named, Verbatim
from bot.lines import listed
from bot.status import status_of
from store.claims import Deal, Entity, Name, SourceId
from store.events import DealOpened, EntityRecorded, SourceRecorded
from store.values import EntityId

Places = tuple[tuple[str, Leaf], ...]

E = TypeVar("E", EntityRecorded, DealOpened, SourceRecorded)


async def last_before(desk: Desk, seq: int, about: EntityId | SourceId, kind: type[E]) -> E | None:
    """Return the last that happened of a kind to something before an entry."""
    history = await desk.workspace.history(about, upto=seq - 1)
    events = (each.event for each in reversed(history))
    return next((each for each in events if isinstance(each, kind)), None)


def names_changed(before: Entity | None, after: Entity) -> tuple[str, Places]:
    """Return which names a thing was given or lost, by the words for it; before all, that it is."""
    named = (("name", Named(after)),)
    if before is None:
        return "entity-recorded", named
    given = _without(after.names, before.names)
    if given:
        return "entity-renamed", (("before", Named(before)), ("names", given))
    more = _without(after.aliases, before.aliases)
    fewer = _without(before.aliases, after.aliases)
    if more and not fewer:
        return "names-given", (*named, ("names", more))
    if fewer and not more:
        return "names-taken", (*named, ("names", fewer))
    return "entity-recorded", named


def _without(names: tuple[Name, ...], others: tuple[Name, ...]) -> Leaf | None:
    """Return the names that are not among others; None where all of them are."""
    left = [Verbatim(each.text) for each in names if each not in others]
    return listed(left) if left else None


def deal_changed(before: Deal | None, after: Deal, named: Places) -> tuple[str, Places]:
    """Return what of a deal was changed, by the words for it; before all, that it is followed."""
    if before is None or before == after:
        return "deal-opened", named
    if before.status is not after.status and replace(before, status=after.status) == after:
        return "deal-status", (*named, ("status", status_of(after)))
    return "deal-changed", named
