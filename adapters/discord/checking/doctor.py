"""What an operator has to know of the bot in Discord, asked of Discord itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from urllib.parse import urlsplit

from aiohttp import ClientSession

from adapters.discord.checking.application import application, set_up_in_portal
from adapters.discord.checking.asked import Api
from adapters.discord.checking.gateway import gateway
from adapters.discord.checking.registered import known
from adapters.discord.checking.servers import servers
from adapters.discord.checking.set_up import set_up, usable
from adapters.discord.settings import DiscordSettings
from adapters.findings import Finding, ok, wrong
from adapters.proxy import proxy_for
from adapters.unanswered import PATIENCE, NoAnswerError
from store.base import Store


async def examine(settings: DiscordSettings, store: Store | None) -> AsyncIterator[Finding]:
    """Yield everything that can be known; without a store, nothing of what servers hold."""
    async for each in _all(settings, store, quick=False):
        yield each


async def before_start(settings: DiscordSettings) -> AsyncIterator[Finding]:
    """Yield what can be known in a moment, of a bot that is to be started."""
    async for each in _all(settings, None, quick=True):
        yield each


async def _all(
    settings: DiscordSettings, store: Store | None, *, quick: bool
) -> AsyncIterator[Finding]:
    for each in set_up(settings):
        yield each
    if not usable(settings):
        return
    for each in _proxy(settings.api_url):
        yield each
    async with ClientSession(timeout=PATIENCE) as session:
        async for each in _asked(Api(session, settings), store, quick=quick):
            yield each


async def _asked(api: Api, store: Store | None, *, quick: bool) -> AsyncIterator[Finding]:
    about, host = "bot token", urlsplit(api.settings.api_url).hostname
    try:
        app = await application(api)
    except NoAnswerError as error:
        found = f"{host} was asked: {error.found}" if error.passes else error.found
        yield wrong(about, found, error.fix, passes=error.passes)
        return
    yield ok(about, f"it is of the app {app.name}")
    for each in set_up_in_portal(app):
        yield each
    async for each in gateway(api, quick=quick):
        yield each
    if not quick:
        yield await known(api, app.id)
        async for each in servers(api, app.id, store):
            yield each


def _proxy(url: str) -> Iterator[Finding]:
    if proxy := proxy_for(url):
        address = urlsplit(proxy)
        port = f":{address.port}" if address.port else ""
        yield ok(
            "proxy", f"Discord is asked through {address.hostname}{port}, as the environment says"
        )
