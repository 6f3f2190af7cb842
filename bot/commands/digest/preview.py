"""`/digest preview`: what the next digest would say now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.answering import asks
from bot.command import Command, parameter
from bot.desk import Desk
from bot.digests.digest import Stretch, digest
from bot.document import Action, Actions, Note, Reply, Tone
from bot.editing.entries import NUMBER
from bot.editing.sure import above_sources
from bot.instants import MOMENT
from bot.leaves import Leaf, Named, Strong, Words
from bot.lines import DOT
from bot.permission import allowed_to_tell_all
from bot.roles import Role
from bot.subject import deal_of
from bot.subscribing.finding import meant, told_here
from bot.subscribing.telling import heading, offers, standing
from store.subscribed import Subscription, What

DAYS = 7
"""Days that are looked back upon where nothing is subscribed to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Previewing:
    """Which digest."""

    number: int | None = parameter(NUMBER, "number", aliases=("nummer",), positional=True)


async def answer(query: Previewing, desk: Desk) -> Reply[Leaf]:
    """Show what the digest here would say now; where there is none, what one would have said."""
    if query.number is None and not await told_here(desk, What.DIGEST):
        return await _lately(desk)
    return await _next(await meant(desk, What.DIGEST, query.number), desk)


async def _next(told: Subscription, desk: Desk) -> Reply[Leaf]:
    """Show what is told next, for the days of its zone, in the language of whoever asks."""
    zone = ZoneInfo(told.zone)
    there = replace(desk, zone=zone, today=desk.call.at.astimezone(zone).date())
    found = await digest(there, told.about, Stretch(told.cursor, told.news))
    state = Note(Tone.HINT, (standing(told, desk),))
    changing = offers(told).actions if await allowed_to_tell_all(desk) else ()
    own = tuple(each for each in changing if not each.command.startswith("digest preview"))
    if found is None:
        none = Note(Tone.HINT, (Words("digest-preview-none"),))
        then = (Actions(own),) if own else ()
        return Reply(await heading(told, desk), (none, state, *then), seq=desk.upto)
    return _with(found, state, *own)


async def _lately(desk: Desk) -> Reply[Leaf]:
    """Show what a digest of the last days would have said about the deal that is meant."""
    deal = deal_of(desk, None)
    first = datetime.combine(desk.today - timedelta(days=DAYS), time.min, desk.zone)
    then = first.astimezone(UTC)
    since = await desk.workspace.seq_at(then - MOMENT)
    found = await digest(desk, deal.entity.id, Stretch(since, then))
    begin = asks("digest subscribe") if await allowed_to_tell_all(desk) else asks()
    if found is None:
        none = Note(Tone.HINT, (Words("digest-preview-nothing-lately", (("days", DAYS),)),))
        title = (Strong((Words("digest-title"), DOT, Named(deal.entity))),)
        return Reply(title, (none, begin) if begin.actions else (none,), seq=desk.upto)
    lately: Note[Leaf] = Note(Tone.HINT, (Words("digest-preview-lately"),))
    return _with(found, lately, *begin.actions)


def _with(found: Reply[Leaf], note: Note[Leaf], *actions: Action[Leaf]) -> Reply[Leaf]:
    """Return a digest with a note above its footnotes, and more buttons beside its own."""
    own = tuple(each for each in found.blocks if isinstance(each, Actions))
    told = tuple(each for each in found.blocks if not isinstance(each, Actions))
    every = (*(action for each in own for action in each.actions), *actions)
    then = (Actions(every),) if every else ()
    return replace(found, blocks=(*above_sources(told, (note,)), *then))


PREVIEW = Command(
    name="preview",
    query=Previewing,
    answer=answer,
    aliases=("vorschau", "next"),
    remembered=False,
    more_for=Role.EDITOR,
)
