"""Which messages stated a claim, before somebody corrects it."""

from __future__ import annotations

from datetime import date

from bot.desk import Desk
from bot.document import Block, Note, Tone
from bot.leaves import Channel, Leaf, Words
from bot.lines import SPACE, listed
from bot.manners import manners_of
from bot.params import day_leaf
from store.base import Record
from store.stated import Stated

NAMED = 5
"""Places that are named, the latest ones; of messages elsewhere their number is told."""


async def reached(desk: Desk, record: Record) -> tuple[Block[Leaf], ...]:
    """Return where a claim was stated to more people than its asker, if it was anywhere."""
    messages = await desk.workspace.stated(frozenset({record.id}))
    if not messages:
        return ()
    told = Words("reach-stated", (("count", len(messages)), ("places", _places(desk, messages))))
    return (Note(Tone.HINT, (told, SPACE, await _then(desk, messages))),)


def _places(desk: Desk, messages: tuple[Stated, ...]) -> Leaf:
    """Return where and when messages were said, the latest first, each day of a channel once."""
    where = [(each.channel, _day(desk, each)) for each in reversed(messages)]
    named = tuple(dict.fromkeys(where))[:NAMED]
    places: list[Leaf] = [
        Words("reach-place", (("channel", Channel(channel)), ("day", day_leaf(day))))
        for channel, day in named
    ]
    if more := sum(each not in named for each in where):
        places.append(Words("reach-more", (("count", more),)))
    return listed(places)


async def _then(desk: Desk, messages: tuple[Stated, ...]) -> Leaf:
    """Return whether those who read them will hear of the correction."""
    count = len([each for each in messages if await _is_told_there(desk, each)])
    if not count:
        return Words("reach-follows-none")
    word = "reach-follows" if count == len(messages) else "reach-follows-some"
    return Words(word, (("count", count),))


async def _is_told_there(desk: Desk, stated: Stated) -> bool:
    return manners_of(dict(await desk.workspace.preferences(stated.place))).corrections


def _day(desk: Desk, stated: Stated) -> date:
    return stated.at.astimezone(desk.zone).date()
