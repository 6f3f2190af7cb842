"""`/channel`: the deal a channel follows, and how answers are given there."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering import asks
from bot.command import Command, Section, required
from bot.commands._chosen import Choice
from bot.commands._manners import ANSWERS, COOLDOWN, CORRECTIONS, DIGESTS, SHARE, told
from bot.desk import Desk
from bot.document import Fields, Note, Reply, Row, Tone
from bot.followed import FOLLOWED
from bot.leaves import Leaf, Named, Strong, Words
from bot.manners import manners_of
from bot.permission import role_at
from bot.roles import Role, held
from store.base import Followed

CHANGES = ("deal", "language", "zone", "answers", "share", "cooldown", "corrections", "digests")
"""What can be set, in the order it is shown in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What is set for the channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """The deal that is meant in the channel where none is named."""

    name: Followed = required(FOLLOWED, "name", aliases=("deal", "about", "über"))


CHOICE = Choice("channel", lambda desk: desk.call.place, Role.ADMIN)


async def show(query: Showing, desk: Desk) -> Reply[Leaf]:
    """Show which deal the channel follows and how it is answered."""
    del query
    chosen = dict(await desk.workspace.preferences(desk.call.place))
    rows: tuple[Row[Leaf], ...] = (
        Row((Words("channel-deal"),), ((_deal(desk),),)),
        *CHOICE.rows(chosen),
        *told(manners_of(chosen)),
    )
    title = (Strong((Words("channel-title"),)),)
    may = role_at(desk, held(await desk.workspace.roles())) >= Role.ADMIN
    changes = (asks(*(f"channel {each}" for each in CHANGES)),) if may else ()
    return Reply(title, (Fields(rows), *changes))


def _deal(desk: Desk) -> Leaf:
    """Return the deal that is meant in the channel, whether it was chosen or is the only one."""
    if desk.deal is None:
        return Words("channel-no-deal")
    if desk.deal.entity.id == desk.home:
        return Named(desk.deal.entity)
    return Words("channel-only-deal", (("deal", Named(desk.deal.entity)),))


async def follow(query: Following, desk: Desk) -> Reply[Leaf]:
    """Keep the deal that is meant in the channel; it holds from the next answer on."""
    deal = query.name.entity
    await desk.workspace.prefer(desk.call.place, "deal", deal.id)
    kept = Words("channel-deal-kept", (("deal", Named(deal)),))
    return Reply((), (Note(Tone.HINT, (kept,)), asks("deal", "conflicts", "channel show")))


COMMAND = Command(
    name="channel",
    subcommands=(
        Command(
            name="show",
            query=Showing,
            answer=show,
            aliases=("zeigen",),
            remembered=False,
            more_for=Role.ADMIN,
        ),
        Command(
            name="deal",
            query=Following,
            answer=follow,
            aliases=("geschäft",),
            role=Role.ADMIN,
            writes=True,
        ),
        *CHOICE.commands(),
        ANSWERS,
        SHARE,
        COOLDOWN,
        CORRECTIONS,
        DIGESTS,
    ),
    section=Section.TEAM,
    aliases=("kanal",),
)
