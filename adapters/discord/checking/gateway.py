"""Whether the gateway can be reached, and whether a connection may still be begun today."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import ClientError
from yarl import URL

from adapters.discord.checking.asked import Api
from adapters.findings import Finding, ok, warning, wrong
from adapters.proxy import proxy_for
from adapters.unanswered import PATIENCE, NoAnswerError, lost

ABOUT = "gateway"

VERSION = 10
"""Of the gateway, as discord.py 2.7 asks for it."""

HELLO = 10
"""What the gateway says first, before anybody said who they are. Gateway opcodes, 2026-11."""

FEW = 100
"""Connections of the day below which it is told, of the 1,000 there are. Chosen 2026-11."""

HOUR = 3600


@dataclass(frozen=True, slots=True)
class _Limit:
    """How many connections are wanted and may yet be begun, and seconds until they are anew."""

    shards: int
    left: int
    reset: float


async def gateway(api: Api, *, quick: bool) -> AsyncIterator[Finding]:
    """Yield how it stands with the gateway; nothing is begun there, so no budget is used up."""
    try:
        said = await api.get("/gateway/bot")
    except NoAnswerError as error:
        yield wrong(ABOUT, error.found, error.fix, passes=error.passes)
        return
    for each in _budget(_limit(said)):
        yield each
    if not quick:
        address = api.settings.gateway_url or (said.get("url") if isinstance(said, dict) else "")
        yield await _reached(api, str(address))


def _limit(said: object) -> _Limit | None:
    match said:
        case {
            "shards": int(shards),
            "session_start_limit": {"remaining": int(left), "reset_after": int(milliseconds)},
        }:
            return _Limit(shards, left, milliseconds / 1000)
        case _:
            return None


def _budget(limit: _Limit | None) -> Iterator[Finding]:
    if limit is None:
        yield ok(ABOUT, "it does not tell how many connections may be begun")
        return
    shards = "one connection" if limit.shards == 1 else f"{limit.shards} connections"
    said = f"{shards} needed; {limit.left} may yet be begun today"
    if limit.left < limit.shards:
        fix = f"Wait {_hours(limit.reset)}, and look for what starts the bot over and over"
        yield wrong(ABOUT, said, fix, passes=True)
    elif limit.left < FEW:
        fix = "Look for what starts the bot over and over: past the last one the token is reset"
        yield warning(ABOUT, said, fix)
    else:
        yield ok(ABOUT, said)


def _hours(seconds: float) -> str:
    return f"{seconds / HOUR:.0f} h" if seconds >= HOUR else f"{seconds / 60:.0f} min"


async def _reached(api: Api, address: str) -> Finding:
    """Tell whether the gateway greets whoever comes."""
    host = urlsplit(address).hostname or address
    try:
        async with api.session.ws_connect(
            URL(address).with_query(v=VERSION, encoding="json"),
            proxy=proxy_for(address),
        ) as socket:
            greeting = json.loads(await socket.receive_str(timeout=PATIENCE.total))
    except (ClientError, OSError, TimeoutError, TypeError, ValueError) as error:
        found = lost(error)
        return wrong(ABOUT, f"{host}: {found.found}", found.fix, passes=True)
    if not isinstance(greeting, dict) or greeting.get("op") != HELLO:
        fix = "Look at DISCORD_GATEWAY_URL"
        return wrong(ABOUT, f"{host} does not answer as a gateway does", fix, passes=True)
    return ok(ABOUT, f"{host} answers")
