"""Whether requests find this bot: at its public address, and at its own port."""

from __future__ import annotations

import asyncio
import os
from http import HTTPStatus

from aiohttp import ClientSession

from adapters.findings import Finding, ok, warning, wrong
from adapters.proxy import proxy_for
from adapters.slack.receiving.http import EVENTS
from adapters.unanswered import lost

HEALTH = "/healthz"


async def reachable(session: ClientSession, public_url: str) -> Finding:
    """Tell whether this bot answers at its public address; it may be that it does not run."""
    about, address = "SLACK_PUBLIC_URL", f"{public_url}{HEALTH}"
    fix = (
        f"Start the bot, and send {public_url}{EVENTS} and {address} on to SLACK_HOST and "
        "SLACK_PORT"
    )
    try:
        async with session.get(
            address, proxy=proxy_for(address), allow_redirects=False
        ) as response:
            healthy = response.status == HTTPStatus.OK and await response.text() == "ok"
    except Exception as error:  # noqa: BLE001 - whatever stands at that address, it is one line
        return warning(about, f"{address}: {lost(error).found}", fix)
    if not healthy:
        return warning(about, f"{address} answers {response.status}, and not as this bot", fix)
    return ok(about, f"this bot answers there. In Slack its Request URL is {public_url}{EVENTS}")


async def port_free(host: str, port: int) -> Finding:
    """Tell whether requests can be listened for."""
    try:
        server = await asyncio.get_running_loop().create_server(asyncio.Protocol, host, port)
    except OSError as error:
        said = os.strerror(error.errno) if error.errno and error.errno > 0 else "no such host"
        fix = "Stop what listens there, or change SLACK_HOST or SLACK_PORT"
        return wrong("SLACK_PORT", f"{host}:{port} cannot be had: {said}", fix)
    server.close()
    await server.wait_closed()
    return ok("SLACK_PORT", f"{host}:{port} is free")
