"""What a channel is told that it did not ask for: all that changed since it was told last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.changed import Changed, Days, changed
from bot.changes import ALL, Told, changes
from bot.concern import Concern, of_deal, of_thing
from bot.desk import Desk
from bot.digests.moments import full_since, since_leaf
from bot.document import Action, Actions, Block, Fields, Reply
from bot.extent import GLANCE
from bot.following import telling_name
from bot.footnotes import footnotes
from bot.leaves import Leaf, Named, Strong, Try, Words
from bot.lines import DOT, Line, join, label
from store.claims import Entity, Kind
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class Stretch:
    """What its readers do not know yet: the ledger's entries after `since`.

    They were told at `then`, in UTC.
    """

    since: int
    then: datetime


async def digest(
    desk: Desk, about: EntityId, stretch: Stretch, *, field: str | None = None
) -> Reply[Leaf] | None:
    """Return what changed about a deal, or any other thing, and its readers do not know.

    Of one `field`, where it is given. None where there is nothing to tell: names and claims that
    were held against their sources are told beside other changes alone, and of a deal that nobody
    follows nothing is.
    """
    entity = await desk.workspace.entity(about, upto=desk.upto)
    if entity is None:
        return None
    concern = await _concern(desk, entity, field)
    if concern is None:
        return None
    desk = replace(desk, deal=concern.deal or desk.deal)
    days = Days(stretch.then.astimezone(desk.zone).date(), desk.today)
    found = await changed(desk, concern, after=min(stretch.since, desk.upto), days=days)
    if not _worth_telling(found):
        return None
    told = changes(found, GLANCE)
    blocks: tuple[Block[Leaf], ...] = (Fields(told.rows),)
    return Reply(
        _title(concern),
        (
            *blocks,
            *footnotes(desk, found.dossier, blocks),
            *await _buttons(desk, concern, stretch, told),
        ),
        (since_leaf(stretch.then, desk),),
        seq=desk.upto,
    )


async def _concern(desk: Desk, entity: Entity, field: str | None) -> Concern | None:
    if entity.kind is not Kind.DEAL:
        return await of_thing(desk, entity, field=field)
    deal = next((each for each in desk.deals if each.entity.id == entity.id), None)
    return of_deal(deal, field=field) if deal else None


def _worth_telling(found: Changed) -> bool:
    news = found.news
    told = (news.told, news.corrections, news.sources, news.revised)
    return any((*told, found.opened, found.closed, found.due))


def _title(concern: Concern) -> Line:
    named: Line = (Named(concern.about),)
    return (Strong(join((named, (label(concern.field),) if concern.field else ()), DOT)),)


async def _buttons(
    desk: Desk, concern: Concern, stretch: Stretch, told: Told
) -> tuple[Actions[Leaf], ...]:
    """Return the button that tells all of it, where not all is told."""
    if not (told.left and concern.deal):
        return ()
    since = await full_since(desk, stretch.since, stretch.then)
    name = await telling_name(concern.about, desk)
    command = f"changes {since} deal:{name} topic:{ALL}"
    return (Actions((Action((Words("digest-whole"),), command, (Try(command),)),)),)
