"""What an operator has to know of the bot in Slack, asked of Slack itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import ClientSession

from adapters import leaving
from adapters.clock import REAL, Clock
from adapters.database import facts
from adapters.findings import Finding, ok, wrong
from adapters.proxy import proxy_for
from adapters.slack.checking.installing import credentials, installations
from adapters.slack.checking.pasted import APP, BOT, CLIENT_ID
from adapters.slack.checking.reach import port_free, reachable
from adapters.slack.checking.set_up import nothing_yet, set_up, usable
from adapters.slack.checking.tokens import (
    apart,
    channels,
    of_another_app,
    scopes,
    socket,
    workspace,
)
from adapters.slack.receiving.arrivals import PLATFORM, workspace_of
from adapters.slack.sending.client import Clients
from adapters.slack.settings import SlackSettings
from adapters.unanswered import PATIENCE, NoAnswerError
from store.base import Store


async def examine(
    settings: SlackSettings, store: Store | None, clock: Clock = REAL
) -> AsyncIterator[Finding]:
    """Yield everything that can be known; without a store, nothing of who installed the bot."""
    for each in set_up(settings):
        yield each
    async with ClientSession(timeout=PATIENCE) as session:
        visit = _Visit(settings, Clients.over(session, settings.api_url, clock), clock, store)
        async for each in visit.all(quick=False):
            yield each
        if settings.by_oauth and store is not None:
            async for each in installations(settings, store, visit.clients, clock):
                yield each
        if settings.wanted and store is not None:
            async for each in leaving.told(leaving.shelf_of(store, PLATFORM), clock.now()):
                yield each
        if settings.wanted and settings.delivery == "http" and settings.public_url:
            yield await reachable(session, settings.public_url)


async def before_start(settings: SlackSettings, clock: Clock = REAL) -> AsyncIterator[Finding]:
    """Yield what can be known in a moment, of a bot that is to be started."""
    for each in set_up(settings):
        yield each
    async with ClientSession(timeout=PATIENCE) as session:
        visit = _Visit(settings, Clients.over(session, settings.api_url, clock), clock)
        async for each in visit.all(quick=True):
            yield each
    if settings.delivery == "http":
        yield await port_free(settings.host, settings.port)


@dataclass(frozen=True, slots=True)
class _Visit:
    """One round of questions to Slack, with what is worth asking about."""

    settings: SlackSettings
    clients: Clients
    clock: Clock
    store: Store | None = None

    async def all(self, *, quick: bool) -> AsyncIterator[Finding]:
        token = self.settings.bot_token.get_secret_value()
        if usable(token, BOT):
            for each in _proxy(self.settings.api_url):
                yield each
            async for each in self._bot(token, quick=quick):
                yield each
                if each.passes:
                    return
        elif self.settings.by_oauth and usable(self.settings.client_id, CLIENT_ID):
            for each in _proxy(self.settings.api_url):
                yield each
            yield await credentials(self.settings, self.clients, self.clock)
        app_token = self.settings.app_token.get_secret_value()
        if self.settings.delivery == "socket" and usable(app_token, APP):
            yield await socket(self.clients.hasty(None), app_token)

    async def _bot(self, token: str, *, quick: bool) -> AsyncIterator[Finding]:
        client, signed = self.clients.hasty(token), self.settings.delivery == "http"
        try:
            answer = await workspace(client)
        except NoAnswerError as error:
            asked = urlsplit(self.settings.api_url).hostname if error.passes else ""
            found = f"{asked} was asked: {error.found}" if asked else error.found
            yield wrong("bot token", found, error.fix, passes=error.passes)
            return
        bot = answer.text("user")
        yield ok("bot token", f"the bot is @{bot} in {answer.text('team') or 'Slack'}")
        for each in (*apart(answer, self.clock, signed=signed), *scopes(answer)):
            yield each
        app_token = self.settings.app_token.get_secret_value()
        if not signed and usable(app_token, APP):
            async for each in of_another_app(client, answer.text("bot_id"), app_token):
                yield each
        if not quick:
            yield await channels(client, bot)
        if not quick and self.store is not None and (team := answer.text("team_id")):
            fix = nothing_yet(self.settings.prefix)
            yield await facts(self.store, workspace_of(team), fix)


def _proxy(url: str) -> Iterator[Finding]:
    if proxy := proxy_for(url):
        address = urlsplit(proxy)
        port = f":{address.port}" if address.port else ""
        yield ok(
            "proxy", f"Slack is asked through {address.hostname}{port}, as the environment says"
        )
