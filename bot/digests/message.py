"""A digest or a watch as a message: what it tells, when the next one comes, how to end it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answering import asks
from bot.document import Actions, Block, Note, Reply, Tone
from bot.editing.sure import above_sources
from bot.leaves import Leaf, Strong, Verbatim, Words
from bot.lines import DOT, Line
from bot.schedules.rule import Rule, following, latest
from bot.schedules.telling import moment
from store.subscribed import Subscription, What

LATE = timedelta(hours=1)
"""How long after its hour a digest is told to be late. Chosen 2026-11: within it nobody minds."""


def message(body: Reply[Leaf], told: Subscription, now: datetime) -> Reply[Leaf]:
    """Return what a subscription tells, as it is sent now, in UTC."""
    *above, last = body.blocks
    own = last.actions if isinstance(last, Actions) else ()
    if not own:
        above = list(body.blocks)
    late, following_ = _hours(told, now)
    less = asks(*(f"{told.what} {each} {told.number}" for each in ("pause", "stop")))
    ending = Actions((*own, *less.actions), throughout=True)
    number = (("number", Verbatim(str(told.number))),)
    heading: Line = (Strong((Words(f"{told.what}-heading", number), DOT)),)
    # A watch tells what has just happened: since when nothing was told says little of that.
    aside = body.aside if told.what is What.DIGEST else ()
    blocks = (*late, *above_sources(tuple(above), following_), ending)
    return replace(body, title=(*heading, *body.title), aside=aside, blocks=blocks)


def _hours(
    told: Subscription, now: datetime
) -> tuple[tuple[Block[Leaf], ...], tuple[Block[Leaf], ...]]:
    """Return what is said of a digest's slot, where it was missed, and of the next one."""
    if not told.rule:
        return (), ()
    rule, zone = Rule(told.rule), ZoneInfo(told.zone)
    slot = latest(rule, zone, told.news, now)
    late: tuple[Block[Leaf], ...] = ()
    if slot is not None and now - slot >= LATE:
        late = (Note(Tone.HINT, (Words("digest-late", (("when", moment(slot, zone)),)),)),)
    coming = following(rule, zone, now)
    if coming is None:
        return late, ()
    places = (("when", moment(coming, zone)), ("zone", Verbatim(told.zone)))
    return late, (Note(Tone.HINT, (Words("digest-next", places),)),)
