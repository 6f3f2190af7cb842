"""What people are told without asking: all that changed since they were told last."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.changed import Changed, Days, changed
from bot.changes import ALL, changes, new_sources
from bot.concern import Concern, of_deal, of_thing
from bot.desk import Desk, meant
from bot.digests.moments import since_leaf, typed_since
from bot.document import Action, Actions, Block, Fields, Note, Reply, Tone
from bot.extent import GLANCE, lines
from bot.following import telling_name
from bot.footnotes import footnotes
from bot.leaves import Joined, Leaf, Named, Strong, Try, Words
from bot.lines import DOT, Line, join, label
from bot.news import Naming
from bot.subject import deals_of
from store.claims import Entity
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
    """What a digest tells, whoever its readers are.

    `sources` are the numbers of the new ones, `every` counts the changes and `left` those of them
    that are not told.
    """

    concern: Concern
    blocks: tuple[Block[Leaf], ...]
    sources: Line
    every: int
    left: int


Compose = Callable[[Desk, Asked], Awaitable[Composed | None]]


async def compose(desk: Desk, asked: Asked) -> Composed | None:
    """Return what a digest tells, None where that is nothing: see `digest`."""
    about = await desk.workspace.entity(asked.about, upto=desk.upto)
    # What is told is the same in every channel, whichever deal its place follows.
    whose = await _whose(replace(desk, home=None), about, asked) if about else None
    if whose is None:
        return None
    desk, concern = whose.desk, whose.concern
    days = Days(asked.day, desk.today)
    found = await changed(desk, concern, after=min(asked.since, desk.upto), days=days)
    if not (whose.closed or _worth_telling(found)):
        return None
    told = changes(found, GLANCE, brief=True)
    sources = join(new_sources(found))
    cited = (Note(Tone.HINT, sources),) if sources else ()
    rows: tuple[Block[Leaf], ...] = (Fields(told.rows),) if told.rows else ()
    closed = (Note(Tone.HINT, (Words("digest-closed"),)),) if whose.closed else ()
    notes = footnotes(desk, found.dossier, (*rows, *cited))
    blocks = (*rows, *closed, *notes)
    return Composed(concern, blocks, sources, len(lines(found)), told.left.count)


async def digest(
    desk: Desk,
    about: EntityId,
    stretch: Stretch,
    *,
    field: str | None = None,
    compose: Compose = compose,
) -> Reply[Leaf] | None:
    """Return what changed about a deal, or any other thing, and its readers do not know.

    Of one `field`, where it is given. None where there is nothing to tell: new names, and claims
    that were held against their sources, are told beside other changes alone, and of a deal that
    nobody follows nothing is. Its last block is a row of buttons, where it has any.
    """
    day = stretch.then.astimezone(desk.zone).date()
    body = await compose(desk, Asked(about, field, stretch.since, day))
    if body is None:
        return None
    return Reply(
        _title(body.concern),
        (*body.blocks, *await _buttons(desk, body, stretch)),
        join(((since_leaf(stretch.then, desk),), _anew(body.sources))),
        seq=desk.upto,
    )


@dataclass(frozen=True, slots=True)
class _Whose:
    """Whose news are told, the desk at their deal, and whether that was `closed` meanwhile."""

    desk: Desk
    concern: Concern
    closed: bool = False


async def _whose(desk: Desk, about: Entity, asked: Asked) -> _Whose | None:
    """Return whose news are told; None of a deal that was closed before."""
    deal = next((each for each in desk.deals if each.entity.id == about.id), None)
    if deal:
        return _Whose(replace(desk, deal=deal), of_deal(deal, field=asked.field))
    shut = await desk.workspace.closed(upto=desk.upto)
    closed = next((each for each in shut if each.entity.id == about.id), None)
    if closed is None:
        own = deals_of(desk, about)
        only = own[0] if len(own) == 1 else meant(desk.deals, None)
        return _Whose(replace(desk, deal=only), await of_thing(desk, about, field=asked.field))
    then = await desk.workspace.deals(upto=min(asked.since, desk.upto))
    if all(each.deal.entity != closed.deal.entity for each in then):
        return None
    # What was found of its sources is not settled by nobody following it.
    beside = replace(desk, deals=(*desk.deals, closed), deal=closed)
    return _Whose(beside, of_deal(closed, field=asked.field), closed=True)


def _worth_telling(found: Changed) -> bool:
    news = found.news
    apart = any(each.naming is Naming.SPLIT for each in news.renamings)
    told = (news.told, news.corrections, news.sources, news.revised, news.gone, news.recasts)
    return any((*told, apart, found.opened, found.closed, found.due))


def _title(concern: Concern) -> Line:
    field: Line = (label(concern.field),) if concern.field else ()
    return (Strong(join(((Named(concern.about),), field), DOT)),)


def _anew(sources: Line) -> Line:
    """Return which sources are new, if any are."""
    return (Words("digest-sources", (("sources", Joined(sources)),)),) if sources else ()


async def _buttons(desk: Desk, body: Composed, stretch: Stretch) -> tuple[Actions[Leaf], ...]:
    """Return the button that tells all of it, where not all is told."""
    if not body.left:
        return ()
    concern = body.concern
    since = await typed_since(desk, stretch.since, stretch.then)
    name = await telling_name(concern.about, desk)
    command = f"changes {since} {'deal' if concern.deal else 'about'}:{name}"
    if concern.field:
        command = f"{command} field:{concern.field}"
    command = f"{command} topic:{ALL}"
    return (
        Actions(
            (Action((Words("digest-whole", (("count", body.every),)),), command, (Try(command),)),)
        ),
    )
