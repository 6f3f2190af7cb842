"""Signed requests: a door that lets through what Slack itself wrote, and nothing else."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import Any, cast

import structlog
from aiohttp import web

from adapters.clock import Sleep
from adapters.deadline import within
from adapters.logs import described
from adapters.quiet import quiet
from adapters.slack.receiving.bodies import FORM, JSON, parsed
from adapters.slack.receiving.deliveries import Kind
from adapters.slack.receiving.replays import LATER, Replays, Response
from adapters.slack.receiving.signature import expiry, genuine

__all__ = ["Request", "Response", "door", "serve"]

log = structlog.get_logger()

MOST = 2**20
"""Bytes of a body taken: aiohttp's own limit, which no payload of Slack's was seen to reach.

The largest are views: 100 blocks of at most 3,000 characters. Chosen 2026-11.
"""

READING = 3.0
"""Seconds in which a body must have come: Slack gives up on an answer after as many."""

GRACE = 10.0
"""Seconds for requests being answered when the server stops."""

LINGER = 1.0
"""Seconds for which the rest of a refused body is still read, that its sender sees the refusal."""

EVENTS = "/slack/events"
"""Where Slack sends everything."""

TIMESTAMP = "x-slack-request-timestamp"
SIGNATURE = "x-slack-signature"


@dataclass(frozen=True, slots=True)
class Request:
    """A request of Slack's: `headers` in lower case, and what the body says by its `kind`."""

    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    kind: Kind
    payload: Mapping[str, Any] = field(repr=False)


Deliver = Callable[[Request], Awaitable[Response]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def door(
    signing_secret: str,
    deliver: Deliver,
    *,
    now: Callable[[], float] = time.time,
    sleep: Sleep = asyncio.sleep,
    most: int = MOST,
) -> Handler:
    """Return a handler that hands each request Slack signed to `deliver` once, replays included.

    All else gets 400, 401, 405, 408, 413 or 415, before anything is read from it. `now` is in
    seconds of the epoch, `most` in bytes. Nothing of a request is logged or comes back.
    """
    if not signing_secret:
        raise ValueError("without a signing secret anybody could sign")
    replays = Replays(now)

    async def handler(request: web.Request) -> web.StreamResponse:
        found = await _received(request, signing_secret, now, sleep, most)
        if isinstance(found, HTTPStatus):
            log.info("request-refused", status=found.value)
            return _refused(found)
        headers = found.headers
        until = expiry(headers[TIMESTAMP]) or 0.0
        answer = await replays.once(headers[SIGNATURE], until, partial(_answer, found, deliver))
        return web.Response(status=answer.status, headers=answer.headers, body=answer.body)

    return handler


async def serve(
    events: Handler,
    routes: Iterable[web.AbstractRouteDef] = (),
    *,
    host: str = "127.0.0.1",
    port: int = 3000,
) -> web.AppRunner:
    """Serve `/slack/events`, `/healthz` and the routes given; `cleanup()` of the result ends it."""
    quiet()
    app = web.Application()
    app.router.add_route("*", EVENTS, events, expect_handler=_expected)
    app.router.add_get("/healthz", _healthy)
    app.add_routes(routes)
    runner = web.AppRunner(app, shutdown_timeout=GRACE)
    await runner.setup()
    try:
        await _Site(runner, host, port).start()
    except BaseException:
        await runner.cleanup()
        raise
    return runner


async def _received(
    request: web.Request, secret: str, now: Callable[[], float], sleep: Sleep, most: int
) -> Request | HTTPStatus:
    if request.method != "POST":
        return HTTPStatus.METHOD_NOT_ALLOWED
    if (request.content_length or 0) > most:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    try:
        body = await within(READING, sleep, _read(request, most))
    except TimeoutError:
        return HTTPStatus.REQUEST_TIMEOUT
    except Exception as error:  # noqa: BLE001 - a body may break off in as many ways as there are parsers
        log.info("request-broke-off", error=described(error))
        return HTTPStatus.BAD_REQUEST
    if body is None:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    timestamp, given = (request.headers.getall(each, []) for each in (TIMESTAMP, SIGNATURE))
    if len(timestamp) != 1 or len(given) != 1:
        return HTTPStatus.UNAUTHORIZED
    if not genuine(secret, timestamp[0], given[0], body, now()):
        return HTTPStatus.UNAUTHORIZED
    return _read_by_type(request, body)


async def _read(request: web.Request, most: int) -> bytes | None:
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > most:
            return None
    return bytes(body)


def _read_by_type(request: web.Request, body: bytes) -> Request | HTTPStatus:
    headers = _headers(request)
    if headers is None:
        return HTTPStatus.BAD_REQUEST
    encoded = request.headers.get("Content-Encoding", "identity") != "identity"
    charset = (request.charset or "utf-8").casefold()
    if request.content_type not in (JSON, FORM) or charset != "utf-8" or encoded:
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    said = parsed(request.content_type, body)
    return HTTPStatus.BAD_REQUEST if said is None else Request(headers, body, *said)


def _headers(request: web.Request) -> dict[str, str] | None:
    """Return the headers that Slack sets; None where one is there twice."""
    ours = [
        (name.lower(), value)
        for name, value in request.headers.items()
        if name.lower() == "content-type" or name.lower().startswith("x-slack-")
    ]
    headers = dict(ours)
    return headers if len(headers) == len(ours) else None


async def _answer(request: Request, deliver: Deliver) -> Response:
    if request.kind == "slash_commands" and "ssl_check" in request.payload:
        return Response()
    if request.kind == "events_api" and request.payload.get("type") == "url_verification":
        return _challenged(request.payload.get("challenge"))
    try:
        answer = await deliver(request)
    except Exception as error:  # noqa: BLE001 - Slack sends again what failed, whatever it was
        log.error("delivery-failed", kind=request.kind, error=described(error))  # noqa: TRY400 - the traceback's message may quote the payload
        return Response(LATER)
    # What cannot be kept just now is to come again, and 503 is the word for it.
    if answer.status < HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == LATER:
        return answer
    log.error("delivery-failed", kind=request.kind, status=answer.status)
    return Response(LATER)


def _challenged(challenge: object) -> Response:
    """Return the proof that this address is the app's [url_verification event]."""
    if not isinstance(challenge, str):
        return Response(HTTPStatus.BAD_REQUEST)
    body = json.dumps({"challenge": challenge}).encode()
    return Response(headers={"Content-Type": JSON}, body=body)


def _refused(status: HTTPStatus) -> web.Response:
    allowed = {"Allow": "POST"} if status is HTTPStatus.METHOD_NOT_ALLOWED else {}
    response = web.Response(status=status, headers=allowed)
    response.force_close()
    return response


async def _expected(request: web.Request) -> None:
    """Ask for the body where a client waits to be asked; other expectations are not met."""
    if request.headers.get("Expect", "").lower() == "100-continue":
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        # What is counted is the answer that follows.
        request.writer.output_size = 0


async def _healthy(request: web.Request) -> web.Response:
    del request
    return web.Response(text="ok")


class _Protocol(web.RequestHandler):
    """HTTP whose refusals do not quote what they refuse."""

    def handle_error(  # type: ignore[explicit-override]  # typing.override came with 3.12
        self,
        request: web.BaseRequest,
        status: int = HTTPStatus.INTERNAL_SERVER_ERROR,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        return super().handle_error(request, status, exc, message and "")


class _Site(web.TCPSite):
    """A listening address that speaks our HTTP."""

    __slots__ = ()

    async def start(self) -> None:  # type: ignore[explicit-override]  # as above
        await web.BaseSite.start(self)
        loop = asyncio.get_running_loop()
        options: dict[str, Any] = {
            "access_log": None,  # an address may hold the code of an installation
            "auto_decompress": False,  # what is signed is what was sent
            "lingering_time": LINGER,
        }
        server = cast("web.Server", self._runner.server)  # there is one, or no site could be made
        protocol = partial(_Protocol, server, loop=loop, **options)
        self._server = await loop.create_server(protocol, self._host, self._port)
