"""Which messages stated a claim, before somebody corrects it."""

from __future__ import annotations

from bot.desk import Desk
from bot.document import Block, Note, Tone
from bot.leaves import Channel, Leaf, Words
from bot.lines import SPACE, listed
from bot.manners import manners_of
from bot.params import day_leaf
from store.base import Record
from store.stated import Stated

NAMED = 5
"""Messages that are named, the latest ones; of others their number is told."""


async def reached(desk: Desk, record: Record) -> tuple[Block[Leaf], ...]:
    """Return where a claim was stated to more people than its asker, if it was anywhere."""
    messages = await desk.workspace.stated(frozenset({record.id}))
    if not messages:
        return ()
    follows = [each for each in messages if await _is_told_there(desk, each)]
    places = [_place(desk, each) for each in reversed(messages[-NAMED:])]
    if (more := len(messages) - len(places)) > 0:
        places.append(Words("reach-more", (("count", more),)))
    told = Words("reach-stated", (("count", len(messages)), ("places", listed(places))))
    then = Words("reach-follows", (("count", len(follows)),))
    return (Note(Tone.HINT, (told, SPACE, then)),)


async def _is_told_there(desk: Desk, stated: Stated) -> bool:
    return manners_of(dict(await desk.workspace.preferences(stated.place))).corrections


def _place(desk: Desk, stated: Stated) -> Leaf:
    day = day_leaf(stated.at.astimezone(desk.zone).date())
    return Words("reach-place", (("channel", Channel(stated.channel)), ("day", day)))
