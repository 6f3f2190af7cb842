"""The REST API: who may call what, how often, with which answer, and what goes wrong on the way.

Source: docs.discord.com/developers/topics/rate-limits, read 2026-11-29.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from aiohttp import web

from tests.fakes.discord import following, places, posting, registering, responding
from tests.fakes.discord.asked import Asked, understood
from tests.fakes.discord.faults import Broken, Dropped, Fault, Faults, Held, Refused, TooMany
from tests.fakes.discord.rates import Rates, too_many
from tests.fakes.discord.refusals import Refusal, Unserved, invalid
from tests.fakes.discord.state import ApiCall, Clock, Json, State

Answer: TypeAlias = Json | list[Json] | None
Perform: TypeAlias = Callable[[State, Asked], Answer]

CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"
HOOK = "/webhooks/{application_id}/{interaction_token}"
SAID = f"{HOOK}/messages/{{message_id}}"
MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = f"{MESSAGES}/{{message_id}}"
COMMANDS = "/applications/{application_id}/commands"
GUILD_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands"

ROUTES: dict[str, Perform] = {
    "GET /users/@me": places.me,
    "GET /users/@me/guilds": places.guilds,
    "DELETE /users/@me/guilds/{guild_id}": places.leave,
    "POST /users/@me/channels": places.direct,
    "GET /users/{user_id}": places.user,
    "GET /oauth2/applications/@me": places.application,
    "GET /applications/@me": places.application,
    "GET /guilds/{guild_id}": places.guild,
    "GET /guilds/{guild_id}/channels": places.channels,
    "GET /guilds/{guild_id}/members/{user_id}": places.member,
    "GET /channels/{channel_id}": places.channel,
    "POST /channels/{channel_id}/typing": posting.typing,
    f"GET {MESSAGES}": posting.history,
    f"POST {MESSAGES}": posting.create,
    f"GET {MESSAGE}": posting.get,
    f"PATCH {MESSAGE}": posting.edit,
    f"DELETE {MESSAGE}": posting.delete,
    CALLBACK: responding.respond,
    f"POST {HOOK}": following.create,
    f"GET {SAID}": following.get,
    f"PATCH {SAID}": following.edit,
    f"DELETE {SAID}": following.delete,
    **{
        f"{method} {place}": perform
        for place in (COMMANDS, GUILD_COMMANDS)
        for method, perform in (
            ("GET", registering.listed),
            ("PUT", registering.overwrite),
            ("POST", registering.create),
        )
    },
    **{
        f"{method} {place}/{{command_id}}": perform
        for place in (COMMANDS, GUILD_COMMANDS)
        for method, perform in (
            ("GET", registering.get),
            ("PATCH", registering.edit),
            ("DELETE", registering.delete),
        )
    },
}
GATEWAY_BOT = "GET /gateway/bot"
KNOWN = (*ROUTES, GATEWAY_BOT)
VIA = {"Via": "1.1 google"}
"""The header by which libraries tell Discord's own 429 from one of the network before it."""


@dataclass(frozen=True, slots=True)
class Route:
    """One route: its name, and what a path looks like that it serves."""

    name: str
    method: str
    path: re.Pattern[str]


def _route(name: str) -> Route:
    method, _, path = name.partition(" ")
    return Route(name, method, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)))


TABLE = [_route(each) for each in KNOWN]


def routed(method: str, path: str) -> tuple[str, dict[str, str]]:
    """Return the name of the route that serves a path, and the parts of the path by name."""
    served = False
    for route in TABLE:
        found = route.path.fullmatch(path)
        served = served or found is not None
        if found and route.method == method:
            return route.name, found.groupdict()
    raise Unserved(405 if served else 404)


class Rest:
    """Answers /api/v10/…; `about_gateway` is what GET /gateway/bot says."""

    def __init__(self, state: State, pace: Clock, about_gateway: Callable[[], Json]) -> None:
        self.state, self.about_gateway = state, about_gateway
        self.faults = Faults(KNOWN)
        self.rates = Rates(pace)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        path = "/" + request.match_info["path"]
        call = ApiCall(request.method, path, None, self.state.clock(), query=dict(request.query))
        self.state.calls.append(call)
        try:
            call.body, call.files = await understood(request)
            route, parts = routed(request.method, path)
        except Refusal as refusal:
            self.state.told()
            return self._said(call, refusal.status, refusal.body)
        asked = Asked(parts, dict(request.query), call.body, call.files)

        async def answer() -> web.StreamResponse:
            try:
                return self._answer(call, route, asked, request.headers.get("Authorization", ""))
            finally:
                self.state.told()

        response = await troubled(self.faults.next(route), request, answer)
        if request.transport is None or request.transport.is_closing():
            call.status, call.answer = 0, None
        else:
            call.status = response.status
        self.rates.count(response.status)
        step = self.state.interactions.get(parts.get("interaction_id", ""))
        if step is not None and response.status in {400, 401, 403, 404}:
            step.refused = response.status
            self.state.told()
        return response

    def _answer(self, call: ApiCall, route: str, asked: Asked, authorization: str) -> web.Response:
        by_token = "interaction_token" in asked.path
        if self.rates.banned:
            return web.Response(status=429, text="error code: 1015")
        if not by_token and authorization != f"Bot {self.state.token}":
            return self._said(call, 401, Unserved(401).body)
        taken = self.rates.take(route, asked.path, exempt=by_token)
        headers = taken.headers(self.state.clock())
        if taken.refused:
            body, more = too_many(taken.reset, everywhere=taken.everywhere)
            return self._said(call, 429, body, headers | more)
        try:
            said = self._perform(route, asked)
        except Refusal as refusal:
            return self._said(call, refusal.status, refusal.body, headers)
        return self._said(call, 204 if said is None else 200, said, headers)

    def _perform(self, route: str, asked: Asked) -> Answer:
        for name, part in asked.path.items():
            if name != "interaction_token" and part != following.ORIGINAL and not part.isdecimal():
                raise invalid(name, "NUMBER_TYPE_COERCE", f'Value "{part}" is not snowflake.')
        if route == GATEWAY_BOT:
            return self.about_gateway()
        return ROUTES[route](self.state, asked)

    def _said(
        self, call: ApiCall, status: int, body: object, headers: dict[str, str] | None = None
    ) -> web.Response:
        call.status, call.answer = status, body
        return answered(status, body, headers)


def answered(status: int, body: object, headers: dict[str, str] | None = None) -> web.Response:
    """Return an answer as Discord sends it; its Content-Type has no charset."""
    if status == 204:
        return web.Response(status=204, headers={**VIA, **(headers or {})})
    content = web.json_response(body).body
    kind = {"Content-Type": "application/json"}
    return web.Response(status=status, body=content, headers={**VIA, **kind, **(headers or {})})


async def troubled(
    fault: Fault | None,
    request: web.Request,
    answer: Callable[[], Awaitable[web.StreamResponse]],
) -> web.StreamResponse:
    """Return the answer, or what a fault makes of it."""
    match fault:
        case TooMany():
            body, headers = too_many(fault.retry_after, everywhere=fault.everywhere)
            return answered(429, body, headers)
        case Broken():
            if fault.heard:
                await answer()
            return web.Response(status=fault.status, text="upstream connect error", headers=VIA)
        case Refused():
            refusal = Refusal(fault.code)
            return answered(refusal.status, refusal.body)
        case Dropped():
            if fault.heard:
                await answer()
            return _dropped(request)
        case Held(heard=True):
            response = await answer()
            await fault.hold()
            return response
        case Held():
            await fault.hold()
    return await answer()


def _dropped(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
