"""The Web API: who may call what, with which answer, and what goes wrong on the way."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from aiohttp import web

from tests.fakes.slack import chat, conversations, identities, oauth, uploads, views
from tests.fakes.slack.faults import Broken, Dropped, Fault, Faults, Held, NotJson, Refused, TooMany
from tests.fakes.slack.state import ApiCall, Grant, Json, Refusal, State

Perform = Callable[[State, Grant, Json], Json]

JSON_ARGUMENTS = ("blocks", "view", "metadata", "attachments", "files")
READ = ("channels:read", "groups:read", "im:read", "mpim:read")
HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")
WRITE_PLACES = ("channels:manage", "groups:write", "im:write", "mpim:write")


@dataclass(frozen=True, slots=True)
class Method:
    """A method, and the scopes of which one is enough."""

    perform: Perform
    scopes: tuple[str, ...] = ()


METHODS = {
    "auth.test": Method(identities.auth_test),
    "auth.revoke": Method(identities.auth_revoke),
    "bots.info": Method(identities.bots_info, ("users:read",)),
    "chat.delete": Method(chat.delete, ("chat:write",)),
    "chat.getPermalink": Method(chat.permalink),
    "chat.postEphemeral": Method(chat.post_ephemeral, ("chat:write",)),
    "chat.postMessage": Method(chat.post_message, ("chat:write",)),
    "chat.update": Method(chat.update, ("chat:write",)),
    "conversations.history": Method(conversations.history, HISTORY),
    "conversations.info": Method(conversations.info, READ),
    "conversations.open": Method(conversations.open_direct, WRITE_PLACES),
    "conversations.replies": Method(conversations.replies, HISTORY),
    "files.completeUploadExternal": Method(uploads.complete, ("files:write",)),
    "files.info": Method(uploads.info, ("files:read",)),
    "files.getUploadURLExternal": Method(uploads.upload_url, ("files:write",)),
    "team.info": Method(identities.team_info, ("team:read",)),
    "usergroups.list": Method(identities.groups, ("usergroups:read",)),
    "users.conversations": Method(conversations.of_user, READ),
    "users.info": Method(identities.users_info, ("users:read",)),
    "views.open": Method(views.open_view),
    "views.publish": Method(views.publish_view),
    "views.push": Method(views.push_view),
    "views.update": Method(views.update_view),
}
CONNECT = "apps.connections.open"
EXCHANGE = "oauth.v2.access"
EITHER_TOKEN = ("auth.test", "auth.revoke")


class Pace:
    """The rule of one message a second and channel, where it is switched on."""

    def __init__(self) -> None:
        self.on = False
        self.refused = 0
        self._last: dict[tuple[str | None, str], float] = {}

    def refuses(self, state: State, grant: Grant, args: Json) -> bool:
        place, now = (grant.team, str(args.get("channel"))), state.clock()
        too_soon = now - self._last.get(place, float("-inf")) < chat.PER_CHANNEL_SECONDS
        if not self.on:
            return False
        if too_soon:
            self.refused += 1
            return True
        self._last[place] = now
        return False


class WebApi:
    """Answers /api/<method>; `connect` gives out the addresses of sockets."""

    def __init__(self, state: State, faults: Faults, connect: Callable[[], str]) -> None:
        self.state, self.faults, self.connect = state, faults, connect
        self.pace = Pace()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            args = await arguments(request)
        except ValueError:
            return refused("invalid_json")
        token = _token(request, args)
        call = ApiCall(method, args, self.state.clock())
        self.state.calls.append(call)

        async def answer() -> web.StreamResponse:
            try:
                return self._answer(method, token, args)
            finally:
                self.state.told()

        response = await troubled(self.faults.next(method), request, answer)
        if request.transport is not None and not request.transport.is_closing():
            call.status, call.answer = response.status, _said(response)
        return response

    def _answer(self, method: str, token: str, args: Json) -> web.Response:
        if method not in METHODS and method not in {CONNECT, EXCHANGE}:
            return refused("unknown_method", {"req_method": method})
        try:
            if method == EXCHANGE:
                return web.json_response({"ok": True, **oauth.access(self.state, args)})
            grant = self._granted(token, method)
        except Refusal as refusal:
            return refused(refusal.error, refusal.details)
        accepted = ("connections:write",) if method == CONNECT else METHODS[method].scopes
        headers = {
            "x-oauth-scopes": ",".join(grant.scopes),
            "x-accepted-oauth-scopes": ",".join(accepted),
        }
        if method == "chat.postMessage" and self.pace.refuses(self.state, grant, args):
            return too_many("1", headers)
        if accepted and not set(accepted) & set(grant.scopes):
            lacks = {"needed": accepted[0], "provided": ",".join(grant.scopes)}
            return refused("missing_scope", lacks, headers)
        try:
            if method == CONNECT:
                said: Json = {"url": self.connect()}
            else:
                said = METHODS[method].perform(self.state, grant, args)
        except Refusal as refusal:
            return refused(refusal.error, refusal.details, headers)
        return web.json_response({"ok": True, **said}, headers=headers)

    def _granted(self, token: str, method: str) -> Grant:
        if not token:
            raise Refusal("not_authed")
        grant = self.state.grants.get(token)
        if grant is None:
            raise Refusal("invalid_auth")
        if grant.revoked:
            raise Refusal("token_revoked")
        if grant.expires_at is not None and self.state.clock() >= grant.expires_at:
            raise Refusal("token_expired")
        if method not in EITHER_TOKEN and (grant.kind == "app") != (method == CONNECT):
            raise Refusal("not_allowed_token_type")
        return grant


async def troubled(
    fault: Fault | None,
    request: web.Request,
    answer: Callable[[], Awaitable[web.StreamResponse]],
) -> web.StreamResponse:
    """Answer, with the fault that was planted for this request."""
    match fault:
        case TooMany(retry_after=retry_after):
            return too_many(retry_after)
        case Broken(status=status):
            return web.Response(status=status, text="upstream connect error")
        case Refused(error=error):
            return refused(error)
        case NotJson(body=body):
            await answer()
            return web.Response(text=body, content_type="application/json")
        case Dropped(heard=heard):
            if heard:
                await answer()
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        case Held(heard=True):
            response = await answer()
            await fault.hold()
            return response
        case Held():
            await fault.hold()
    return await answer()


def too_many(retry_after: str | None, headers: dict[str, str] | None = None) -> web.Response:
    told = {} if retry_after is None else {"Retry-After": retry_after}
    body = {"ok": False, "error": "ratelimited"}
    return web.json_response(body, status=429, headers={**(headers or {}), **told})


def refused(
    error: str, details: Json | None = None, headers: dict[str, str] | None = None
) -> web.Response:
    return web.json_response({"ok": False, "error": error, **(details or {})}, headers=headers)


async def arguments(request: web.Request) -> Json:
    """Read the arguments of a call, from its address and from a form or JSON."""
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        body = await request.json()
        if not isinstance(body, dict):
            raise ValueError("not an object")
        args |= body
    elif request.can_read_body:
        args |= dict(await request.post())
    for name in JSON_ARGUMENTS:
        if isinstance(args.get(name), str):
            args[name] = json.loads(args[name])
    authorization = request.headers.get("Authorization", "")
    if authorization.startswith("Basic "):
        decoded = b64decode(authorization.removeprefix("Basic ")).decode()
        args["client_id"], _, args["client_secret"] = decoded.partition(":")
    return args


def _said(response: web.StreamResponse) -> Json | None:
    with suppress(ValueError):
        said = json.loads(getattr(response, "text", None) or "null")
        return said if isinstance(said, dict) else None
    return None


def _token(request: web.Request, args: Json) -> str:
    given = str(args.pop("token", "") or "")
    header = request.headers.get("Authorization", "")
    return header.removeprefix("Bearer ") if header.startswith("Bearer ") else given
