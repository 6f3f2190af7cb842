"""The bot in Slack from start to end: what was left is answered first, what was begun last."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

import structlog
from aiohttp import web
from cachetools import TTLCache
from slack_sdk.errors import SlackApiError

from adapters.chat.announcing import announced, outbox_of
from adapters.chat.announcing import shelf_of as outbox_shelf
from adapters.chat.shares import Shares
from adapters.chat.unrepeated import Unrepeated
from adapters.clock import REAL, Clock
from adapters.deadline import unless
from adapters.inbox import Inbox
from adapters.leaving import Leaving, shelf_of, swept_daily
from adapters.logs import described
from adapters.slack.answering.announcing import SlackMessenger
from adapters.slack.answering.arriving import resume
from adapters.slack.answering.front import Front
from adapters.slack.answering.groups import Groups
from adapters.slack.answering.people import People
from adapters.slack.app import application, delivered, requested
from adapters.slack.inbound import EVERYTHING
from adapters.slack.installing.exchange import Credentials, for_refresh
from adapters.slack.installing.installed import Installed
from adapters.slack.installing.installs import SHELF, Installations, Installs
from adapters.slack.installing.oauth import INSTALL, STATES, routes
from adapters.slack.installing.organisations import SHELF as ORGANISATIONS
from adapters.slack.installing.organisations import Organisations
from adapters.slack.installing.single import OneWorkspace
from adapters.slack.limits import SAME_CLICK
from adapters.slack.manifest import SCOPES
from adapters.slack.receiving.arrivals import PLATFORM, team_in, workspace_of
from adapters.slack.receiving.http import EVENTS, door, serve
from adapters.slack.receiving.socket import listen
from adapters.slack.sending.client import Clients
from adapters.slack.sending.posting import Posts
from adapters.slack.sending.refusals import LOST
from adapters.slack.sending.waiting import Pace
from adapters.slack.settings import SlackSettings
from adapters.work import Work
from bot.codes import code_for_first_admin
from bot.cooldown import Cooldowns
from bot.drafts import SHELF as DRAFTS
from bot.forgetting import forget
from bot.service import Bot
from bot.settings import Settings
from store.base import Store, WorkspaceId
from store.errors import StoreError

log = structlog.get_logger()

SHARES = "slack-shares"
"""The shelf of what was shared."""

GRACE = 15.0
"""Seconds to finish what was acknowledged when the program is told to end.

With the ten for what is being acknowledged that is less than Kubernetes waits, which is 30, and
systemd, which is 90; Docker has to be told to. Chosen 2026-11.
"""

CLICKS = 10_000
"""Clicks remembered for a moment."""

Tell = Callable[[str], None]


async def run(
    slack: SlackSettings,
    settings: Settings,
    store: Store,
    *,
    stop: asyncio.Event,
    tell: Tell,
    clock: Clock = REAL,
    grace: float = GRACE,
) -> None:
    """Answer in Slack until `stop` is set; SocketEndedError where Slack will have us no more.

    `tell` is told what the operator has to know: where it listens, and the code of a first admin.
    What was begun has `grace` seconds to be finished; what was not is answered at the next start.
    """
    async with _clients(slack.api_url, clock) as clients:
        front = front_of(slack, settings, store, clients, clock)
        front.bot.rates.begin()
        try:
            for each in await front.inbox.left():
                await resume(front, each)
            await _tell_codes(front.installs, store, slack.prefix, tell)
            shelves = (outbox_shelf(store, PLATFORM), store.shelf(DRAFTS))
            here = partial(_here, front.installs)
            sweeping = swept_daily(front.leaving, here, clock.sleep, shelves)
            async with sweeping, announced(front.bot, SlackMessenger(front), clock):
                if slack.delivery == "http":
                    await _over_http(slack, front, store, stop, tell)
                else:
                    await _over_socket(slack, front, stop, tell)
        finally:
            left = await front.work.finish(grace)
            if left:
                log.warning("left-for-the-next-start", count=left)
            await front.installs.close()


async def _tell_codes(installs: Installations, store: Store, prefix: str, tell: Tell) -> None:
    """Tell for each workspace without an admin how somebody becomes its first."""
    try:
        for each in await installs.all():
            if each.team and (code := await code_for_first_admin(store, workspace_of(each.team))):
                tell(
                    f"To be the first admin of {each.team_name or each.team} on Slack, type there:"
                )
                tell(f"    /{prefix}{EVERYTHING} role claim {code}")
    except (SlackApiError, *LOST) as error:
        # Listening goes on trying; whoever asks before it comes back is answered afterwards.
        log.warning("slack-not-reached", error=described(error))
    except StoreError as error:
        # What can be read is answered also where no code can be kept.
        log.warning("codes-not-kept", error=described(error))


async def _here(installs: Installations) -> frozenset[WorkspaceId]:
    """Return the workspaces that have the bot, but for those that have it by an organisation."""
    return frozenset(workspace_of(each.team) for each in await installs.all() if each.team)


@asynccontextmanager
async def _clients(api_url: str, clock: Clock) -> AsyncIterator[Clients]:
    clients = Clients.open(api_url, clock)
    try:
        yield clients
    finally:
        await clients.close()


def front_of(
    slack: SlackSettings, settings: Settings, store: Store, clients: Clients, clock: Clock
) -> Front:
    """Return what answers by some clients."""
    bot = Bot(store)
    organisations = Organisations(store.shelf(ORGANISATIONS), clock.now)
    unrepeated = Unrepeated(clock.monotonic)

    async def purge(workspace: WorkspaceId) -> None:
        await outbox_of(store, PLATFORM, clock.now).forget(workspace)
        await organisations.forget(team_in(workspace))
        unrepeated.forget(workspace)
        await forget(bot, workspace)

    return Front(
        bot=bot,
        unrepeated=unrepeated,
        clients=clients,
        posts=Posts(clients, Pace(clock.monotonic, clock.sleep)),
        installs=installations(slack, store, clients, clock),
        people=People(clock.monotonic),
        groups=Groups(clock.monotonic),
        inbox=Inbox(store, PLATFORM, clock.now),
        work=Work(),
        clicks=TTLCache(CLICKS, SAME_CLICK, clock.monotonic),
        language=settings.language,
        zone=settings.zoneinfo,
        prefix=slack.prefix,
        cooldowns=Cooldowns(clock.monotonic),
        shares=Shares(store.shelf(SHARES), clock.now),
        leaving=Leaving(shelf_of(store, PLATFORM), purge, clock.now),
        organisations=organisations,
        clock=clock,
    )


def installations(
    settings: SlackSettings, store: Store, clients: Clients, clock: Clock
) -> Installations:
    """Return the workspaces the bot is in: the one of its token, or all that installed it."""
    if token := settings.bot_token.get_secret_value():
        return OneWorkspace(clients.web(token))
    app = credentials(settings, clients)

    async def renew(installed: Installed) -> Installed:
        return await for_refresh(app, installed, clock.now())

    return Installs(store.shelf(SHELF), renew, now=clock.now)


def credentials(settings: SlackSettings, clients: Clients) -> Credentials:
    """Return who this app is to Slack."""
    return Credentials(settings.client_id, settings.client_secret.get_secret_value(), clients)


async def _over_socket(
    settings: SlackSettings, front: Front, stop: asyncio.Event, tell: Tell
) -> None:
    app = application(front)
    token = settings.app_token.get_secret_value()
    listening = asyncio.create_task(
        listen(
            front.clients.web(None),
            token,
            partial(delivered, app, front),
            clock=front.clock.monotonic,
            sleep=front.clock.sleep,
        )
    )
    tell("Listening to Slack over a socket. Ctrl-C ends it.")
    await unless(stop, listening)


async def _over_http(
    settings: SlackSettings, front: Front, store: Store, stop: asyncio.Event, tell: Tell
) -> None:
    app = application(front)
    handler = door(
        settings.signing_secret.get_secret_value(),
        partial(requested, app, front),
        now=lambda: front.clock.now().timestamp(),
        sleep=front.clock.sleep,
    )
    runner = await serve(
        handler, _pages(settings, front, store), host=settings.host, port=settings.port
    )
    try:
        tell(f"Waiting for Slack's requests at http://{settings.host}:{settings.port}{EVENTS}")
        if settings.by_oauth:
            tell(f"Install it in a workspace at {settings.public_url}{INSTALL}")
        await stop.wait()
    finally:
        await runner.cleanup()


def _pages(settings: SlackSettings, front: Front, store: Store) -> list[web.RouteDef]:
    """Return the pages by which a workspace installs the bot, where it is open to several."""
    if not isinstance(front.installs, Installs):
        return []

    async def first_code(workspace: WorkspaceId) -> str | None:
        await front.leaving.stay(workspace)
        return await code_for_first_admin(store, workspace)

    return routes(
        credentials(settings, front.clients),
        front.installs,
        store.shelf(STATES),
        first_code,
        public_url=settings.public_url,
        authorize_url=settings.authorize_url,
        scopes=tuple(SCOPES),
        command=f"/{settings.prefix}{EVERYTHING}",
        now=front.clock.now,
    )
