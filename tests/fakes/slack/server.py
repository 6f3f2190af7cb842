"""A Slack on loopback that speaks to the real SDK, refuses what Slack refuses, and remembers."""

from __future__ import annotations

import time
from contextlib import ExitStack
from types import TracebackType
from typing import Self, cast
from urllib.parse import urlencode

from aiohttp import web
from aiohttp.typedefs import Handler

from tests.fakes.slack import response_urls, uploads
from tests.fakes.slack.acting import People
from tests.fakes.slack.faults import RESPONSE_URL, SOCKET, UPLOAD, Faults
from tests.fakes.slack.proxies import without_proxies
from tests.fakes.slack.state import (
    ApiCall,
    Channel,
    Clock,
    Code,
    Grant,
    Lapse,
    Message,
    Refusal,
    State,
    Team,
    User,
    View,
)
from tests.fakes.slack.web_api import WebApi, arguments, refused, troubled

BOT_SCOPES = tuple(
    "app_mentions:read channels:history channels:read chat:write commands files:read files:write "
    "groups:history groups:read im:history im:read im:write mpim:history mpim:read team:read "
    "usergroups:read users:read".split()
)


class FakeSlack(People):
    """One Slack: a workspace T1 with U1 (English), U2 (German), and the bot in channel C1.

    `clock`, in seconds since 1970, is the only time by which anything expires or is late.
    """

    def __init__(
        self, *, clock: Clock = time.time, port: int = 0, scopes: tuple[str, ...] = BOT_SCOPES
    ) -> None:
        super().__init__(State(clock))
        self.faults = Faults()
        self.api = WebApi(self.state, self.faults, self._connect)
        self.crashes: list[BaseException] = []
        self.downloads: list[str] = []
        self._port = port
        self._cleared = ExitStack()
        self._runner: web.AppRunner | None = None
        self.bot_token = "xoxb-fake-1"
        self.app_token = "xapp-fake-1"
        self.grant(self.bot_token, scopes=scopes)
        app = Grant(self.app_token, None, kind="app", scopes=("connections:write",))
        self.state.grants[self.app_token] = app
        self.add(Team("T1"), User("U1"), Channel("C1", "deals", members={"U1", "U2", "UBOT"}))
        german = User("U2", name="ben", real_name="Ben Beispiel", locale="de-DE")
        german.tz, german.tz_offset = "Europe/Berlin", 3600
        self.add(german, User("UBOT", name="dealbrief", real_name="Dealbrief", is_bot=True))

    async def __aenter__(self) -> Self:
        self._cleared.enter_context(without_proxies())
        app = web.Application(middlewares=[self._remember_crashes], client_max_size=2**24)
        app.router.add_route("*", "/api/{method}", self.api.handle)
        app.router.add_post("/response/{name}", self._respond)
        app.router.add_post("/upload/{name}", self._upload)
        app.router.add_get("/files-pri/{id}/{name}", self._download)
        app.router.add_get("/link/", self._link)
        app.router.add_get("/oauth/v2/authorize", self._authorize)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        host, port = cast("tuple[str, int]", self._runner.addresses[0])
        self.state.base = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.faults.forget()
        await self.sockets.close()
        await self.signed.close()
        if self._runner is not None:
            await self._runner.cleanup()
        self._cleared.close()
        if self.crashes and error is None:
            raise self.crashes[0]

    @property
    def base_url(self) -> str:
        return self.state.base

    @property
    def api_url(self) -> str:
        """The address the SDK calls: what `SLACK_API_URL` is set to."""
        return f"{self.state.base}/api/"

    @property
    def lapses(self) -> list[Lapse]:
        """What Slack let pass and a careful app would not have done."""
        return self.state.lapses

    @property
    def calls(self) -> list[ApiCall]:
        return self.state.calls

    def called(self, method: str) -> list[ApiCall]:
        """Return the calls of one method, in order."""
        return [each for each in self.state.calls if each.method == method]

    def posts(self, channel: str = "C1") -> list[Message]:
        """Return what the bot said for all in a channel, as it stands now."""
        return [each for each in self.state.seen(channel) if each.author in self._bots()]

    def ephemerals(self, channel: str = "C1", user: str = "U1") -> list[Message]:
        """Return what only one person sees in a channel, as it stands now."""
        said = (each for each in self.state.messages if not each.deleted)
        return [each for each in said if each.channel == channel and each.to == user]

    @property
    def views_open(self) -> list[View]:
        """Return the forms on people's screens, the oldest first."""
        views = self.state.views.values()
        return [each for each in views if each.payload["type"] == "modal" and not each.ended]

    def home(self, user: str = "U1") -> View | None:
        person = self.state.users[user]
        return self.state.homes.get((person.team, user))

    def add(self, *each: Team | User | Channel) -> None:
        """Let there be more teams, people and channels."""
        for one in each:
            match one:
                case Team():
                    self.state.teams[one.id] = one
                case User():
                    self.state.users[one.id] = one
                case Channel():
                    self.state.channels[one.id] = one

    def grant(
        self, token: str, team: str | None = "T1", scopes: tuple[str, ...] = BOT_SCOPES
    ) -> Grant:
        """Let there be one more token of the bot."""
        self.state.grants[token] = Grant(token, team, scopes=scopes)
        return self.state.grants[token]

    def code(
        self,
        team: str | None = "T1",
        *,
        user: str = "U1",
        scopes: tuple[str, ...] = BOT_SCOPES,
        rotates: bool = False,
        redirect_uri: str | None = None,
        bot_user: str = "UBOT",
        enterprise: str | None = None,
    ) -> str:
        """Return a code for an installation, as a person has it who said yes to it."""
        name = self.state.fresh("code")
        self.state.codes[name] = Code(
            team, user, scopes, self.state.clock(), rotates, redirect_uri, bot_user, enterprise
        )
        return name

    def _bots(self) -> set[str]:
        return {each.bot_user for each in self.state.grants.values() if each.kind == "bot"}

    def _connect(self) -> str:
        if not self.sockets.enabled:
            raise Refusal("access_denied")
        return self.sockets.address()

    async def _link(self, request: web.Request) -> web.StreamResponse:
        fault = self.faults.next(SOCKET)
        return await troubled(fault, request, lambda: self.sockets.handle(request))

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        args = await arguments(request)
        call = ApiCall(RESPONSE_URL, args, self.state.clock())
        self.state.calls.append(call)

        async def answer() -> web.StreamResponse:
            try:
                response_urls.respond(self.state, request.match_info["name"], args)
            except Refusal as refusal:
                response = refused(refusal.error, refusal.details)
                gone = refusal.error in {"used_url", "expired_url"}
                response.set_status(404 if gone else 400)
                return response
            finally:
                self.state.told()
            return web.Response(text="ok")

        response = await troubled(self.faults.next(RESPONSE_URL), request, answer)
        call.status = response.status
        return response

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        content = await request.read()

        async def answer() -> web.StreamResponse:
            try:
                said = uploads.received(self.state, request.match_info["name"], content)
            except Refusal as refusal:
                return web.Response(status=400, text=refusal.error)
            return web.Response(text=said)

        return await troubled(self.faults.next(UPLOAD), request, answer)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """Hand out a file to an app that may read files; everybody else is sent to log in."""
        self.downloads.append(request.match_info["id"])
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        grant, file = self.state.grants.get(token), self.state.files.get(request.match_info["id"])
        if grant is None or "files:read" not in grant.scopes or file is None:
            return web.Response(status=302, headers={"Location": f"{self.state.base}/link/"})
        return web.Response(body=file.content)

    async def _authorize(self, request: web.Request) -> web.StreamResponse:
        """Say yes at once, as a person would, and send the browser back with a code."""
        asked = request.query
        scopes = tuple(asked.get("scope", "").split(","))
        redirect = asked.get("redirect_uri", "")
        code = self.code(scopes=scopes, redirect_uri=redirect)
        back = urlencode({"code": code, "state": asked.get("state", "")})
        raise web.HTTPFound(f"{redirect}?{back}")

    @web.middleware
    async def _remember_crashes(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException:
            raise
        except Exception as error:
            self.crashes.append(error)
            raise
