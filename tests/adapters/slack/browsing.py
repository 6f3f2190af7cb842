"""A browser, the server that it installs the bot from, and the Slack that it is sent to."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from aiohttp import ClientSession, CookieJar, web

from adapters.slack.installing.exchange import Credentials, for_refresh
from adapters.slack.installing.installed import Installed
from adapters.slack.installing.installs import SHELF, Installs
from adapters.slack.installing.oauth import INSTALL, REDIRECT, STATES, routes
from adapters.slack.sending.client import Clients
from store.base import Store, WorkspaceId
from tests.adapters.slack.issuing import Clock, Trouble, no_trouble, opened, troubled
from tests.fakes.slack.server import FakeSlack

FIRST_CODE = "ABCD-EFGH-JKLM"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as a browser has it."""

    status: int
    text: str
    headers: dict[str, str]
    address: str


@dataclass(slots=True)
class Scene:
    slack: FakeSlack
    store: Store
    clock: Clock
    installs: Installs
    url: str
    trouble: dict[str, Trouble]
    asked: list[WorkspaceId] = field(default_factory=list)
    has_admin: bool = False

    async def browse(
        self,
        browser: ClientSession,
        path: str,
        language: str = "en",
        *,
        query: Mapping[str, str] | None = None,
        on: bool = True,
    ) -> Shown:
        """Open an address of the server; with `on`, follow where it leads."""
        headers = {"Accept-Language": language}
        address = path if "://" in path else f"{self.url}{path}"
        async with browser.get(
            address, params=query, headers=headers, allow_redirects=on
        ) as answer:
            text = await answer.text()
            return Shown(answer.status, text, dict(answer.headers), str(answer.url))

    async def begin(self, browser: ClientSession) -> str:
        """Begin to install, and return the state that a browser is sent to Slack with."""
        begun = await self.browse(browser, INSTALL, on=False)
        (state,) = parse_qs(urlsplit(begun.headers["Location"]).query)["state"]
        return state

    async def end(self, browser: ClientSession, language: str = "en", **query: str) -> Shown:
        """Come back from Slack with what it says."""
        return await self.browse(browser, REDIRECT, language, query=query)

    async def first_code(self, workspace: WorkspaceId) -> str | None:
        await self.trouble["code"]("code")
        self.asked.append(workspace)
        return None if self.has_admin else FIRST_CODE


def browser() -> ClientSession:
    # Cookies of an address without a name are kept only by a jar that is told so.
    return ClientSession(cookie_jar=CookieJar(unsafe=True))


@asynccontextmanager
async def scene(*, public_url: str | None = None) -> AsyncIterator[Scene]:
    """A server that installs in a Slack; it lies in public where it is told, or where it is."""
    clock = Clock()
    listening = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    async with opened() as store, FakeSlack(clock=lambda: clock().timestamp()) as slack:
        clients = Clients.open(slack.api_url)
        app = Credentials(slack.state.client_id, slack.state.client_secret, clients)

        async def renew(installed: Installed) -> Installed:
            return await for_refresh(app, installed, clock())

        trouble: dict[str, Trouble] = dict.fromkeys(("states", "installs", "code"), no_trouble)

        def met(name: str) -> Trouble:
            async def meet(step: str) -> None:
                await trouble[name](step)

            return meet

        states = troubled(store.shelf(STATES), met("states"))
        shelf = troubled(store.shelf(SHELF), met("installs"))
        installs = Installs(shelf, renew, now=clock, pause=clock.pause)
        there = Scene(slack, store, clock, installs, url, trouble)
        served = web.Application()
        served.add_routes(
            routes(
                app,
                installs,
                states,
                there.first_code,
                public_url=url if public_url is None else public_url,
                authorize_url=f"{slack.base_url}/oauth/v2/authorize",
                scopes=("commands", "chat:write", "users:read"),
                command="/deal",
                now=clock,
            )
        )
        runner = web.AppRunner(served, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.SockSite(runner, listening).start()
        try:
            yield there
        finally:
            await installs.close()
            await runner.cleanup()
            await clients.close()
