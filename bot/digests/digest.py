"""What a channel is told that it did not ask for: all that changed since it was told last."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.changed import Changed, Days, changed
from bot.changes import ALL, changes
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


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose news are composed: of what, of which field, after which entry and which local day."""

    about: EntityId
    field: str | None
    since: int
    day: date


@dataclass(frozen=True, slots=True)
class Composed:
    """What a digest tells, whoever its readers are; `left` says that not all of it is told."""

    concern: Concern
    blocks: tuple[Block[Leaf], ...]
    left: bool


Compose = Callable[[Desk, Asked], Awaitable[Composed | None]]


async def compose(desk: Desk, asked: Asked) -> Composed | None:
    """Return what a digest tells, None where that is nothing: see `digest`."""
    entity = await desk.workspace.entity(asked.about, upto=desk.upto)
    concern = entity and await _concern(desk, entity, asked.field)
    if not concern:
        return None
    desk = replace(desk, deal=concern.deal or desk.deal)
    days = Days(asked.day, desk.today)
    found = await changed(desk, concern, after=min(asked.since, desk.upto), days=days)
    if not _worth_telling(found):
        return None
    told = changes(found, GLANCE)
    blocks: tuple[Block[Leaf], ...] = (Fields(told.rows),)
    return Composed(
        concern, (*blocks, *footnotes(desk, found.dossier, blocks)), left=bool(told.left)
    )


async def digest(
    desk: Desk,
    about: EntityId,
    stretch: Stretch,
    *,
    field: str | None = None,
    compose: Compose = compose,
) -> Reply[Leaf] | None:
    """Return what changed about a deal, or any other thing, and its readers do not know.

    Of one `field`, where it is given. None where there is nothing to tell: names and claims that
    were held against their sources are told beside other changes alone, and of a deal that nobody
    follows nothing is.
    """
    day = stretch.then.astimezone(desk.zone).date()
    body = await compose(desk, Asked(about, field, stretch.since, day))
    if body is None:
        return None
    return Reply(
        _title(body.concern),
        (*body.blocks, *await _buttons(desk, body, stretch)),
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


async def _buttons(desk: Desk, body: Composed, stretch: Stretch) -> tuple[Actions[Leaf], ...]:
    """Return the button that tells all of it, where not all is told."""
    concern = body.concern
    if not (body.left and concern.deal):
        return ()
    since = await full_since(desk, stretch.since, stretch.then)
    name = await telling_name(concern.about, desk)
    command = f"changes {since} deal:{name} topic:{ALL}"
    return (Actions((Action((Words("digest-whole"),), command, (Try(command),)),)),)
