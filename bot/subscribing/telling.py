"""What is said of a subscription: what it tells of, when, and how it stands."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.answering import asks
from bot.desk import Desk
from bot.document import Actions
from bot.leaves import Leaf, Named, Strong, Verbatim, Words
from bot.lines import Line, join, label
from bot.schedules.rule import Rule, UnreadableRuleError
from bot.schedules.telling import moment, told
from store.claims import Entity, Kind
from store.subscribed import Rest, Subscription, What


async def thing_of(subscription: Subscription, desk: Desk) -> Entity | None:
    """Return what a subscription is about, under the name it has now."""
    return await desk.workspace.entity(subscription.about, upto=desk.upto)


async def about(subscription: Subscription, desk: Desk) -> Line:
    """Return what a subscription is about, and that this is no longer followed or there."""
    thing = await thing_of(subscription, desk)
    if thing is None:
        return (Words("subscription-about-nothing"),)
    field = (label(subscription.field),) if subscription.field else ()
    return join(((Named(thing),), field, _lost(thing, desk)))


def _lost(thing: Entity, desk: Desk) -> Line:
    if thing.withdrawn:
        return (Words("subscription-about-taken-back"),)
    followed = any(each.entity.id == thing.id for each in desk.deals)
    if thing.kind is Kind.DEAL and not followed:
        return (Words("subscription-about-closed"),)
    return ()


def called(subscription: Subscription) -> Leaf:
    """Return the number by which a subscription is called."""
    return Verbatim(str(subscription.number))


async def heading(subscription: Subscription, desk: Desk) -> Line:
    """Return the title of what is said of a subscription: its kind, number, and what it is of."""
    number = (("number", called(subscription)),)
    named = (Words(f"{subscription.what}-heading", number),)
    return (Strong(join((named, await about(subscription, desk)))),)


async def in_brief(subscription: Subscription, desk: Desk) -> Line:
    """Return what a subscription is about and when it comes, in one line."""
    return join((await about(subscription, desk), _hours(subscription)))


def _hours(subscription: Subscription) -> Line:
    try:
        return (told(Rule(subscription.rule)),) if subscription.rule else ()
    except UnreadableRuleError:
        # Another release may know more of them; it can be ended all the same.
        return (Verbatim(subscription.rule),)


def terms(subscription: Subscription) -> Line:
    """Return when, for which days, in which language and to whom something is told."""
    words = Words(f"language-{subscription.language}")
    alone = (Words("subscription-alone"),) if subscription.alone else ()
    if subscription.what is What.WATCH:
        return join(((alone or (Words("subscription-for-all"),)), (words,)))
    return join((_hours(subscription), (Verbatim(subscription.zone),), (words,)))


def standing(subscription: Subscription, desk: Desk) -> Leaf:
    """Return whether something is told, when next, and why it is not."""
    match subscription.rest:
        case Rest.GONE:
            return Words("subscription-gone")
        case Rest.PAUSED if subscription.due is None:
            return Words("subscription-paused")
        case Rest.PAUSED:
            return Words("subscription-paused-until", _when(subscription, desk))
        case None if subscription.what is What.WATCH or subscription.due is None:
            return Words("subscription-at-once")
        case None:
            return Words("subscription-next", _when(subscription, desk))


def last_told(subscription: Subscription, desk: Desk) -> Line:
    """Return when its readers were told something last, if they ever were."""
    if not subscription.told:
        return ()
    last = moment(subscription.told[-1], ZoneInfo(subscription.zone), desk.today)
    return (Words("subscription-last-told", (("when", last),)),)


def _when(subscription: Subscription, desk: Desk) -> tuple[tuple[str, Leaf], ...]:
    due, zone = subscription.due, ZoneInfo(subscription.zone)
    return (("when", moment(due, zone, desk.today)),) if due else ()


def offers(subscription: Subscription) -> Actions[Leaf]:
    """Return what can be done about a subscription: buttons that hold wherever they are pressed."""
    what, number = subscription.what, subscription.number
    preview = ("preview",) if what is What.DIGEST else ()
    held = ("resume",) if subscription.rest else ("pause",)
    return asks(*(f"{what} {each} {number}" for each in (*preview, *held, "stop")))
