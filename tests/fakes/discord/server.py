"""A Discord on loopback that speaks to the real library, refuses what Discord does, and recalls."""

from __future__ import annotations

import time
from contextlib import ExitStack
from types import TracebackType
from typing import Self, cast

from aiohttp import web
from aiohttp.typedefs import Handler

from tests.fakes.discord.acting import People
from tests.fakes.discord.faults import GATEWAY, Faults
from tests.fakes.discord.gateway import IDENTIFY_SECONDS, Gateway
from tests.fakes.discord.rates import Rates
from tests.fakes.discord.refusals import Unserved
from tests.fakes.discord.rest import Rest, routed, troubled
from tests.fakes.discord.standing import (
    ACME,
    ADA,
    BEN,
    DEALS,
    ELSEWHERE,
    GENERAL,
    IDEAS,
    OTHER,
    OWNER,
    STRANGER,
    THREAD,
)
from tests.fakes.discord.state import (
    ADMINISTRATOR,
    FORUM,
    PUBLIC_THREAD,
    TOKEN_SECONDS,
    ApiCall,
    Channel,
    Clock,
    Guild,
    Lapse,
    Member,
    Message,
    Modal,
    State,
    User,
)
from tests.fakes.slack.proxies import without_proxies

SIGNED = "signed"
"""What the address of a file has to end with that is still good."""


class FakeDiscord(People):
    """One Discord: the servers ACME and OTHER with the bot in both, and whoever is in them.

    ADA is in both, BEN in the first, OWNER administers both, STRANGER is in neither. The first has
    the channels DEALS, GENERAL and the forum IDEAS and, below DEALS, THREAD; the second ELSEWHERE.

    By `clock`, in seconds since 1970, things are dated and expire; by `pace`, in seconds, bursts
    are counted.
    """

    def __init__(
        self, *, clock: Clock = time.time, pace: Clock = time.monotonic, port: int = 0
    ) -> None:
        state = State(clock)
        super().__init__(state, Gateway(state, pace))
        state.tell = self.gateway.tell
        self.rest = Rest(state, pace, self.gateway.about)
        self.crashes: list[BaseException] = []
        self.fetched: list[str] = []
        self._port = port
        self._cleared = ExitStack()
        self._runner: web.AppRunner | None = None
        self.add(
            User(ADA),
            User(BEN, "ben", "Ben Beispiel", "de"),
            User(OWNER, "olga", "Olga Owner"),
            User(STRANGER, "sam"),
            User(state.application_id, "dealbrief", "Dealbrief", bot=True),
            Guild(ACME, "Acme"),
            Guild(OTHER, "Other"),
            Channel(DEALS, "deals", ACME),
            Channel(GENERAL, "general", ACME),
            Channel(THREAD, "a thread", ACME, PUBLIC_THREAD, DEALS),
            Channel(IDEAS, "ideas", ACME, FORUM),
            Channel(ELSEWHERE, "elsewhere", OTHER),
        )
        for guild, people in ((ACME, (ADA, BEN)), (OTHER, (ADA,))):
            self.enters(guild, *people)
            self.enters(guild, OWNER, permissions=(1 << 53) - 1 | ADMINISTRATOR)

    async def __aenter__(self) -> Self:
        self._cleared.enter_context(without_proxies())
        app = web.Application(middlewares=[self._remember_crashes], client_max_size=2**26)
        app.router.add_get("/gateway", self._connect)
        app.router.add_get("/gateway/resume", self._connect)
        app.router.add_route("*", "/api/v10/{path:.*}", self.rest.handle)
        app.router.add_get("/attachments/{id}/{name}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
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
        await self.gateway.close()
        if self._runner is not None:
            await self._runner.cleanup()
        self._cleared.close()
        if self.crashes and error is None:
            raise self.crashes[0]

    @property
    def api_url(self) -> str:
        """The address of the API: what `DISCORD_API_URL` is set to."""
        return f"{self.state.base}/api/v10"

    @property
    def gateway_url(self) -> str:
        """The address of the gateway: what `DISCORD_GATEWAY_URL` may be set to."""
        return self.gateway.address

    @property
    def token(self) -> str:
        return self.state.token

    @property
    def application_id(self) -> str:
        return self.state.application_id

    @property
    def faults(self) -> Faults:
        return self.rest.faults

    @property
    def rates(self) -> Rates:
        return self.rest.rates

    @property
    def calls(self) -> list[ApiCall]:
        return self.state.calls

    def called(self, route: str) -> list[ApiCall]:
        """Return the calls of one route, in order; a route is written as for `faults`."""
        return [each for each in self.state.calls if _served(each) == route]

    @property
    def messages(self) -> list[Message]:
        """Return what the bot said and people see, as it stands now, the oldest first."""
        bot = self.state.application_id
        return [each for each in self.state.messages if each.author == bot and not each.deleted]

    def posts(self, channel: str = DEALS) -> list[Message]:
        """Return what the bot said for all in a channel, as it stands now."""
        bot = self.state.application_id
        return [each for each in self.state.seen(channel) if each.author == bot]

    def ephemerals(self, channel: str = DEALS, user: str = ADA) -> list[Message]:
        """Return what only one person sees in a channel, as it stands now."""
        own = (each for each in self.messages if each.ephemeral_to == user)
        return [each for each in own if each.channel == channel]

    @property
    def modals(self) -> list[Modal]:
        """Return the forms on people's screens, the oldest first."""
        return [each for each in self.state.modals if not each.ended]

    @property
    def lapses(self) -> list[Lapse]:
        """What people saw fail so far, and what else a careful app would not have done.

        By now: an answer that is still being thought of when its token has expired.
        """
        now = self.state.clock()
        return self.state.lapses + [
            Lapse("never stops thinking", each.about)
            for each in self.state.interactions.values()
            if each.original and each.original.loading and now - each.at > TOKEN_SECONDS
        ]

    def add(self, *each: User | Guild | Channel) -> None:
        """Let there be more people, servers and places."""
        for one in each:
            match one:
                case User():
                    self.state.users[one.id] = one
                case Guild():
                    self.state.guilds[one.id] = one
                case Channel():
                    self.state.channels[one.id] = one

    def enters(self, guild: str, *people: str, permissions: int | None = None) -> None:
        """Let people be members of a server."""
        for each in people:
            member = Member(each)
            if permissions is not None:
                member.permissions = permissions
            self.state.guilds[guild].members[each] = member

    def departs(self, guild: str, user: str) -> None:
        """Let a person be no member of a server any more."""
        del self.state.guilds[guild].members[user]

    def tighten(self) -> None:
        """Allow as few requests and identifications at once as Discord does; tests wait for it."""
        self.rates.tighten()
        self.gateway.identify_seconds = IDENTIFY_SECONDS

    async def _connect(self, request: web.Request) -> web.StreamResponse:
        return await troubled(
            self.faults.next(GATEWAY), request, lambda: self.gateway.handle(request)
        )

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """Hand out a file that somebody attached, to whoever has its signed address."""
        self.fetched.append(request.match_info["id"])
        file = self.state.uploads.get(request.match_info["id"])
        if file is None or request.query.get("hm") != SIGNED:
            return web.Response(status=404)
        return web.Response(body=file.content)

    @web.middleware
    async def _remember_crashes(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException:
            raise
        except Exception as error:
            self.crashes.append(error)
            raise


def _served(call: ApiCall) -> str:
    try:
        return routed(call.method, call.path)[0]
    except Unserved:
        return ""
