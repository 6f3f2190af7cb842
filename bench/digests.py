"""Working out a digest, against the answer that tells the same of the same stretch."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from adapters.console.render import draw
from bench.answers import cold
from bench.database import SOMEBODY, WORKSPACE, demo
from bench.timing import Line, Measured, once, pair
from bot.call import Call
from bot.desk import Desk
from bot.digests.composing import Composing
from bot.digests.digest import Stretch, digest
from bot.digests.message import message
from bot.rates import Loading
from bot.service import Bot
from bot.words import phrase
from store.subscribed import Subscription, What

CHANGES = "changes 1.1.2020"
DAILY = "0 9 * * *"
CHANNELS = 10_000
DISTINCT = 2.0
"""How much more than the answer a digest of its own may take: it says when the next one comes."""

SHARED = 0.2
"""How much of the answer a digest may take that others are told as well."""


async def digests() -> list[Line]:
    """Measure digests of the whole demo deal on SQLite, each with its words."""
    async with demo() as (opened, _):
        rates = Loading()
        await rates.get()
        desk, told = await _due(Bot(opened, rates))
        changes = cold(opened, rates, CHANGES)
        own = await pair(
            "digest of its own, against one /changes",
            floor=changes,
            ours=_told(desk, told, 1),
            times=DISTINCT,
            rounds=30,
        )
        whole = await once(_told(desk, told, CHANNELS)) / CHANNELS
        what = f"digest of {CHANNELS:,} channels, each"
        return [own, Line(what, own.floor, whole, times=SHARED)]


async def _due(bot: Bot) -> tuple[Desk, Subscription]:
    """Return a channel that was told nothing yet, and where it is told now."""
    now = datetime.now(UTC)
    zone = ZoneInfo("UTC")
    desk = await bot.desk(Call("", WORKSPACE, SOMEBODY, "place", "en", zone, now))
    (deal,) = desk.deals
    told = Subscription(
        number=1,
        what=What.DIGEST,
        place="place",
        person=SOMEBODY,
        about=deal.entity.id,
        language=desk.language,
        zone=zone.key,
        cursor=1,
        news=now - timedelta(days=1),
        rule=DAILY,
    )
    return desk, told


def _told(desk: Desk, told: Subscription, channels: int) -> Measured:
    """Return what tells so many channels the same, of which nothing was worked out before."""

    async def tell() -> None:
        compose = Composing().compose
        for _ in range(channels):
            since = Stretch(told.cursor, told.news)
            body = await digest(desk, told.about, since, compose=compose)
            assert body is not None
            said = phrase(message(body, told, desk.call.at), desk.language)
            draw(said, desk.language, width=80, colour=False)

    return tell
