"""The bot in Discord from start to end: what was left is answered first, what was begun last."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain, repeat

import structlog
from aiohttp import ClientError
from cachetools import TTLCache
from discord import (
    ConnectionClosed,
    GatewayNotFound,
    HTTPException,
    LoginFailure,
    PrivilegedIntentsRequired,
    RateLimited,
)

from adapters.chat.shares import Shares
from adapters.clock import REAL, Clock
from adapters.deadline import unless
from adapters.discord.answering.arriving import resume
from adapters.discord.answering.drafts import SHELF as FORMS
from adapters.discord.answering.drafts import Drafts
from adapters.discord.answering.front import Front
from adapters.discord.answering.kept import SHELF as CONTROLS
from adapters.discord.answering.kept import Controls
from adapters.discord.answering.living import Living
from adapters.discord.answering.servers import SHELF as SERVERS
from adapters.discord.answering.servers import Servers
from adapters.discord.app import Gateway, listen
from adapters.discord.installing.registration import SHELF as COMMANDS
from adapters.discord.installing.registration import registered
from adapters.discord.receiving.arrivals import PLATFORM
from adapters.discord.receiving.budget import SHELF as IDENTIFIES
from adapters.discord.receiving.budget import Budget
from adapters.discord.receiving.guilds import guilds_of
from adapters.discord.sending.addresses import find_gateway, use
from adapters.discord.sending.answers import Answers
from adapters.discord.sending.posting import Posts
from adapters.discord.sending.wire import Wire
from adapters.discord.settings import DiscordSettings
from adapters.inbox import Inbox, Left
from adapters.leaving import Leaving, shelf_of, swept_daily
from adapters.logs import described
from adapters.proxy import proxy_for
from adapters.quiet import quiet
from adapters.work import Work
from bot.cooldown import Cooldowns
from bot.forgetting import forget
from bot.service import Bot
from bot.settings import Settings
from store.base import Store, StoreError

log = structlog.get_logger()

SHARES = "discord-shares"
"""The shelf of what was shared."""

GRACE = 15.0
"""Seconds to finish what was acknowledged when the program is told to end. As for Slack."""

CLICKS = 10_000
"""Clicks remembered for a moment."""

SAME_CLICK = 3.0
"""Seconds in which a second press of the same button is the same press. Chosen 2026-11."""

PAUSES = (1.0, 5.0, 25.0, 60.0)
"""Seconds before Discord is asked again that could not be reached; then the last ones. Chosen
2026-11.
"""

NOT_REACHED = (HTTPException, RateLimited, GatewayNotFound, ClientError, OSError, TimeoutError)

REFUSED = "Discord refuses DISCORD_TOKEN. Reset the token in the developer portal and copy it anew."
FORBIDDEN = "Discord refuses the bot's intents, though none of them is privileged."
ENDED = {
    4004: REFUSED,
    4010: "Discord refuses the bot's shards.",
    4011: "Discord wants more shards of the bot. Start it again.",
    4012: "Discord has given up this version of its gateway. Install a newer Dealbrief.",
    4013: FORBIDDEN,
}
"""What to do where Discord closes a session for good.

Gateway close event codes, docs.discord.com, 2026-11.
"""

Tell = Callable[[str], None]


class GatewayEndedError(Exception):
    """Discord will have us no more; the text says what to do, for an operator."""


async def run(
    discord: DiscordSettings,
    settings: Settings,
    store: Store,
    *,
    stop: asyncio.Event,
    tell: Tell,
    clock: Clock = REAL,
    grace: float = GRACE,
) -> None:
    """Answer in Discord until `stop` is set; GatewayEndedError where it will have us no more.

    `tell` is told what the operator has to know: the codes of first admins, and why it waits. What
    was begun has `grace` seconds to be finished; what was not is answered at the next start.
    """
    quiet()
    use(discord)
    budget = Budget(store.shelf(IDENTIFIES), clock, tell)
    reaching = asyncio.create_task(_reached(discord, budget, clock))
    gateway = await unless(stop, reaching)
    if gateway is None:
        return
    try:
        front = _front(gateway, settings, store, clock)
        front.bot.rates.begin()
        leaving = Leaving(shelf_of(store, PLATFORM), partial(forget, front.bot), clock.now)
        living = Living(store, leaving, tell)
        listen(gateway, front, living)
        try:
            await _register(gateway, front, store)
            _resume(gateway, front, await front.inbox.left())
            tell("Listening to Discord. Ctrl-C ends it.")
            async with swept_daily(leaving, living.here, clock.sleep):
                await _connected(gateway, stop)
        finally:
            left = await front.work.finish(grace)
            if left:
                log.warning("left-for-the-next-start", count=left)
    finally:
        await gateway.close()


async def _reached(discord: DiscordSettings, budget: Budget, clock: Clock) -> Gateway:
    """Log in and find the gateway, however long that takes, and wait until it may be connected to.

    GatewayEndedError where the token is refused.
    """
    for pause in chain(PAUSES, repeat(PAUSES[-1])):
        gateway = Gateway(budget.spend, proxy_for(discord.api_url))
        try:
            await gateway.login(discord.token.get_secret_value())
            await budget.open(await find_gateway(gateway, discord))
        except LoginFailure:
            await gateway.close()
            raise GatewayEndedError(REFUSED) from None
        except NOT_REACHED as error:
            log.warning("discord-not-reached", error=described(error))
            await gateway.close()
            await clock.sleep(pause)
        except BaseException:
            await gateway.close()
            raise
        else:
            return gateway
    raise AssertionError("an endless row of pauses has ended")


def _resume(gateway: Gateway, front: Front, left: Iterable[Left]) -> None:
    """Answer what was left as soon as it is known which servers and threads there are."""
    waiting = deque(left)

    @gateway.event
    async def on_ready() -> None:
        # Every new session is ready once more.
        while waiting:
            resume(front, waiting.popleft())


async def _connected(gateway: Gateway, stop: asyncio.Event) -> None:
    """Listen until told to stop."""
    try:
        await unless(stop, asyncio.create_task(gateway.connect()))
    except PrivilegedIntentsRequired:
        raise GatewayEndedError(FORBIDDEN) from None
    except ConnectionClosed as error:
        raise GatewayEndedError(ENDED.get(error.code, f"it closed with {error.code}")) from None


async def _register(gateway: Gateway, front: Front, store: Store) -> None:
    """Tell Discord of the commands where they have changed; the bot answers without that too."""
    shelf = store.shelf(COMMANDS)
    try:
        await registered(gateway.http, front.guilds.application, shelf, now=front.clock.now())
    except (*NOT_REACHED, StoreError) as error:
        log.warning("commands-not-registered", error=described(error))


def _front(gateway: Gateway, settings: Settings, store: Store, clock: Clock) -> Front:
    wire = Wire(gateway.http)
    guilds = guilds_of(gateway)
    return Front(
        bot=Bot(store),
        answers=Answers(wire, clock.sleep),
        posts=Posts(wire, guilds.bot),
        guilds=guilds,
        inbox=Inbox(store, PLATFORM, clock.now),
        work=Work(),
        clicks=TTLCache(CLICKS, SAME_CLICK, clock.monotonic),
        controls=Controls(store.shelf(CONTROLS), clock.now),
        drafts=Drafts(store.shelf(FORMS), clock.now),
        shares=Shares(store.shelf(SHARES), clock.now),
        servers=Servers(wire, store.shelf(SERVERS), guilds, clock.now),
        cooldowns=Cooldowns(clock.monotonic),
        language=settings.language,
        zone=settings.zoneinfo,
        clock=clock,
    )
