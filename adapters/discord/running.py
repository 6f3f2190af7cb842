"""The bot in Discord from start to end: what was left is answered first, what was begun last."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from itertools import chain, repeat

import structlog
from aiohttp import ClientError
from discord import (
    ConnectionClosed,
    GatewayNotFound,
    HTTPException,
    LoginFailure,
    PrivilegedIntentsRequired,
    RateLimited,
)

from adapters.chat.announcing import announced
from adapters.clock import REAL, Clock
from adapters.deadline import unless
from adapters.discord.answering.announcing import DiscordMessenger
from adapters.discord.answering.arriving import resume
from adapters.discord.answering.front import Front
from adapters.discord.answering.living import Living
from adapters.discord.app import Gateway, listen
from adapters.discord.installing.registration import SHELF as COMMANDS
from adapters.discord.installing.registration import registered
from adapters.discord.making import front_of, shelves
from adapters.discord.receiving.budget import SHELF as IDENTIFIES
from adapters.discord.receiving.budget import Budget
from adapters.discord.receiving.session import let_sessions_last
from adapters.discord.sending.addresses import find_gateway, use
from adapters.discord.settings import DiscordSettings
from adapters.inbox import Left
from adapters.leaving import swept_daily
from adapters.logs import described
from adapters.proxy import proxy_for
from adapters.quiet import quiet
from bot.settings import Settings
from store.base import Store
from store.errors import StoreError

log = structlog.get_logger()

CLOSED_WITHIN = 5.0
"""Seconds for the gateway to be closed. Chosen 2026-11."""

GRACE = 15.0
"""Seconds to finish what was acknowledged when the program is told to end. As for Slack."""

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
    let_sessions_last()
    budget = Budget(store.shelf(IDENTIFIES), clock, tell)
    pauses = chain(PAUSES, repeat(PAUSES[-1]))
    while not stop.is_set():
        reaching = asyncio.create_task(_reached(discord, budget, clock))
        if gateway := await unless(stop, reaching):
            front = front_of(gateway, settings, store, clock)
            try:
                await _answering(gateway, front, store, stop=stop, tell=tell, grace=grace)
            except GatewayEndedError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever the library stumbles over
                log.error("gateway-failed", error=described(error))  # noqa: TRY400 - a message may quote what came
                await unless(stop, asyncio.create_task(_sleep(clock, next(pauses))))


async def _sleep(clock: Clock, seconds: float) -> None:
    await clock.sleep(seconds)


async def _answering(
    gateway: Gateway,
    front: Front,
    store: Store,
    *,
    stop: asyncio.Event,
    tell: Tell,
    grace: float,
) -> None:
    """Answer by one client until told to stop, or until it ends."""
    async with _closing(gateway):
        front.bot.rates.begin()
        living = Living(store, front.leaving, tell)
        listen(gateway, front, living)
        _resume(gateway, front, await front.inbox.left())
        registering = asyncio.create_task(_register(gateway, front, store))
        tell("Listening to Discord. Ctrl-C ends it.")
        try:
            sweeping = swept_daily(front.leaving, living.here, front.clock.sleep, shelves(store))
            async with sweeping, announced(front.bot, DiscordMessenger(front), front.clock):
                await _connected(gateway, stop)
        finally:
            registering.cancel()
            left = await front.work.finish(grace)
            if left:
                log.warning("left-for-the-next-start", count=left)


@asynccontextmanager
async def _closing(gateway: Gateway) -> AsyncIterator[None]:
    """Close a client in the end, which may not wait for a connection that is dead."""
    try:
        yield
    finally:
        closing = asyncio.create_task(gateway.close())
        await asyncio.wait({closing}, timeout=CLOSED_WITHIN)
        closing.cancel()
        await asyncio.gather(closing, return_exceptions=True)


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
    """Listen until told to stop.

    The library does not hear that it is cancelled while it connects anew (discord.py 2.7,
    shard.py), so it is left to end as it is closed.
    """
    connecting = asyncio.create_task(gateway.connect())
    stopping = asyncio.create_task(stop.wait())
    connecting.add_done_callback(_seen)
    try:
        await asyncio.wait({stopping, connecting}, return_when=asyncio.FIRST_COMPLETED)
        if connecting.done():
            await connecting
    except PrivilegedIntentsRequired:
        raise GatewayEndedError(FORBIDDEN) from None
    except ConnectionClosed as error:
        raise GatewayEndedError(ENDED.get(error.code, f"it closed with {error.code}")) from None
    finally:
        stopping.cancel()
        connecting.cancel()


def _seen(ended: asyncio.Task[None]) -> None:
    """Take note of how a task ended, which nobody may ask for any more."""
    if not ended.cancelled():
        ended.exception()


async def _register(gateway: Gateway, front: Front, store: Store) -> None:
    """Tell Discord of the commands where they have changed; the bot answers without that too."""
    shelf = store.shelf(COMMANDS)
    try:
        await registered(gateway.http, front.guilds.application, shelf, now=front.clock.now())
    except (*NOT_REACHED, StoreError) as error:
        log.warning("commands-not-registered", error=described(error))
