"""`/channel`: the deal a channel follows, and how answers are given there."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.answering import asks
from bot.command import Command, Section, required
from bot.commands._manners import ANSWERS, COOLDOWN, SHARE, told
from bot.desk import Desk
from bot.document import Fields, Note, Reply, Row, Tone
from bot.followed import FOLLOWED
from bot.leaves import Leaf, Named, Strong, Verbatim, Words
from bot.manners import manners_of
from bot.params import LANGUAGE
from bot.permission import role_at
from bot.roles import Role, held
from bot.zones import ZONE
from store.base import Followed

CHANGES = ("deal", "language", "zone", "answers", "share", "cooldown")
"""What can be set, in the order it is shown in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What is set for the channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """The deal that is meant in the channel where none is named."""

    name: Followed = required(FOLLOWED, "name", aliases=("deal", "about", "über"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The language of the channel's answers, for whoever chose none."""

    language: str = required(LANGUAGE, "language", aliases=("sprache",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """The zone whose days count in the channel, for whoever chose none."""

    zone: ZoneInfo = required(ZONE, "zone", aliases=("zeitzone",))


async def show(query: Showing, desk: Desk) -> Reply[Leaf]:
    """Show which deal the channel follows and how it is answered."""
    del query
    chosen = dict(await desk.workspace.preferences(desk.call.place))
    language = chosen.get("language")
    zone = chosen.get("zone")
    unset = Words("channel-unset")
    rows: tuple[Row[Leaf], ...] = (
        Row((Words("channel-deal"),), ((_deal(desk),),)),
        Row(
            (Words("channel-language"),), ((Words(f"language-{language}") if language else unset,),)
        ),
        Row((Words("channel-zone"),), ((Verbatim(zone) if zone else unset,),)),
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


async def set_language(query: Language, desk: Desk) -> Reply[Leaf]:
    """Keep the language of the channel; it holds from the next answer on."""
    await desk.workspace.prefer(desk.call.place, "language", query.language)
    said = Words(f"language-{query.language}")
    kept = Words("channel-language-kept", (("language", said),))
    return Reply((), (Note(Tone.HINT, (kept,)), asks("channel show")))


async def set_zone(query: Zone, desk: Desk) -> Reply[Leaf]:
    """Keep the zone of the channel; it holds from the next answer on."""
    await desk.workspace.prefer(desk.call.place, "zone", query.zone.key)
    kept = Words("channel-zone-kept", (("zone", Verbatim(query.zone.key)),))
    return Reply((), (Note(Tone.HINT, (kept,)), asks("channel show")))


COMMAND = Command(
    name="channel",
    subcommands=(
        Command(name="show", query=Showing, answer=show, aliases=("zeigen",), remembered=False),
        Command(
            name="deal",
            query=Following,
            answer=follow,
            aliases=("geschäft",),
            role=Role.ADMIN,
            writes=True,
        ),
        Command(
            name="language",
            query=Language,
            answer=set_language,
            aliases=("sprache",),
            role=Role.ADMIN,
            examples=("de", "en"),
            writes=True,
        ),
        Command(
            name="zone",
            query=Zone,
            answer=set_zone,
            aliases=("zeitzone",),
            role=Role.ADMIN,
            examples=("Europe/Berlin",),
            writes=True,
        ),
        ANSWERS,
        SHARE,
        COOLDOWN,
    ),
    section=Section.TEAM,
    aliases=("kanal",),
)
