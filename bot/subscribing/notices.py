"""What editors and admins hear of a subscription: that it has no news, or no channel any more."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.answering import asks
from bot.document import Actions, Paragraph, Reply
from bot.leaves import Channel, Leaf, Named, Strong, Words
from bot.lines import DOT, Line
from bot.params import day_leaf
from bot.subscribing.telling import called
from store.claims import Entity
from store.subscribed import Subscription


def quiet_notice(told: Subscription, about: Entity) -> Reply[Leaf]:
    """Return what is said of a digest that has had no news for long: what to do about it."""
    since = told.news.astimezone(ZoneInfo(told.zone)).date()
    places = (("channel", Channel(told.place)), ("since", day_leaf(since)))
    return _notice(told, about, Words("quiet-notice", places), "preview", "pause", "stop")


def gone_notice(told: Subscription, about: Entity) -> Reply[Leaf]:
    """Return what is said of a subscription whose channel takes nothing any more."""
    gone = Words("gone-notice", (("channel", Channel(told.place)),))
    return _notice(told, about, gone, "resume", "stop")


def _notice(told: Subscription, about: Entity, said: Leaf, *then: str) -> Reply[Leaf]:
    heading: Line = (Strong((Words(f"{told.what}-heading", (("number", called(told)),)), DOT)),)
    title = (*heading, Strong((Named(about),)))
    offered: Actions[Leaf] = asks(*(f"{told.what} {each} {told.number}" for each in then))
    return Reply(title, (Paragraph((said,)), offered))
