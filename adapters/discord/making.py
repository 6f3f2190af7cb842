"""The front of one client of Discord, made of all that answering needs."""

from __future__ import annotations

from cachetools import TTLCache

from adapters.chat.announcing import outbox_of
from adapters.chat.announcing import shelf_of as outbox_shelf
from adapters.chat.shares import Shares
from adapters.chat.turns import Turns
from adapters.chat.unrepeated import Unrepeated
from adapters.clock import Clock
from adapters.discord.answering.drafts import SHELF as FORMS
from adapters.discord.answering.drafts import Drafts
from adapters.discord.answering.front import Front
from adapters.discord.answering.kept import SHELF as CONTROLS
from adapters.discord.answering.kept import Controls
from adapters.discord.answering.locales import SHELF as LOCALES
from adapters.discord.answering.locales import Locales
from adapters.discord.answering.servers import SHELF as SERVERS
from adapters.discord.answering.servers import Servers
from adapters.discord.answering.uploads import Uploads
from adapters.discord.app import Gateway
from adapters.discord.limits import BETWEEN_REQUESTS
from adapters.discord.receiving.arrivals import PLATFORM, guild_of, workspace_of
from adapters.discord.receiving.budget import SHELF as IDENTIFIES
from adapters.discord.receiving.guilds import guilds_of
from adapters.discord.sending.answers import Answers
from adapters.discord.sending.posting import Posts
from adapters.discord.sending.wire import Wire
from adapters.inbox import Inbox
from adapters.leaving import Leaving, shelf_of
from adapters.work import Work
from bot.cooldown import Cooldowns
from bot.drafts import SHELF as DRAFTS
from bot.forgetting import forget
from bot.service import Bot
from bot.settings import Settings
from store.base import Store, WorkspaceId
from store.shelf import Shelf

SHARES = "discord-shares"
"""The shelf of what was shared."""

CLICKS = 10_000
"""Clicks remembered for a moment."""

SAME_CLICK = 3.0
"""Seconds in which a second press of the same button is the same press. Chosen 2026-11."""


def front_of(gateway: Gateway, settings: Settings, store: Store, clock: Clock) -> Front:
    """Return what answers by a client that is logged in."""
    wire = Wire(gateway.http, Turns(BETWEEN_REQUESTS, clock.monotonic, clock.sleep))
    guilds = guilds_of(gateway)
    bot = Bot(store)
    controls = Controls(store.shelf(CONTROLS), clock.now)
    drafts = Drafts(store.shelf(FORMS), clock.now)
    servers = Servers(wire, store.shelf(SERVERS), guilds, clock.now)
    unrepeated = Unrepeated(clock.monotonic)

    async def purge(workspace: WorkspaceId) -> None:
        # What stands on shelves goes first: the purge itself wipes what was deleted before.
        await controls.forget(lambda kept: kept.workspace == workspace)
        await drafts.forget(lambda draft: workspace_of(draft.guild) == workspace)
        await servers.forget(guild_of(workspace))
        await outbox_of(store, PLATFORM, clock.now).forget(workspace)
        unrepeated.forget(workspace)
        await forget(bot, workspace)

    return Front(
        bot=bot,
        unrepeated=unrepeated,
        answers=Answers(wire, clock.sleep),
        posts=Posts(wire, guilds.bot),
        guilds=guilds,
        inbox=Inbox(store, PLATFORM, clock.now),
        work=Work(),
        clicks=TTLCache(CLICKS, SAME_CLICK, clock.monotonic),
        controls=controls,
        drafts=drafts,
        uploads=Uploads(),
        shares=Shares(store.shelf(SHARES), clock.now),
        servers=servers,
        leaving=Leaving(shelf_of(store, PLATFORM), purge, clock.now),
        locales=Locales(store.shelf(LOCALES), clock.now),
        cooldowns=Cooldowns(clock.monotonic),
        language=settings.language,
        zone=settings.zoneinfo,
        clock=clock,
    )


def shelves(store: Store) -> tuple[Shelf, ...]:
    """Return the shelves whose things count for a while."""
    names = (CONTROLS, DRAFTS, FORMS, IDENTIFIES, LOCALES, SERVERS, SHARES, f"{PLATFORM}-inbox")
    return (*map(store.shelf, names), outbox_shelf(store, PLATFORM))
