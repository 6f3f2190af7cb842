"""The fake in a terminal: it tells the settings, and does what is typed."""

from __future__ import annotations

import asyncio
import sys

from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from tests.project.repository import ROOT


async def test_settings_are_told_and_typed_commands_reach_the_app() -> None:
    commands: asyncio.Queue[str] = asyncio.Queue()

    async def take(request: web.Request) -> web.Response:
        commands.put_nowait(str((await request.post())["text"]))
        return web.json_response({"text": "pong"})

    server = web.Application()
    server.router.add_post("/", take)
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.slack", "--port", "0", "--url", url,
        cwd=ROOT, stdin=pipe, stdout=pipe,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        name, _, api_url = (await process.stdout.readline()).decode().strip().partition("=")
        assert name == "SLACK_API_URL"
        token = (await process.stdout.readline()).decode().strip().partition("=")[2]
        await AsyncWebClient(token, base_url=api_url).auth_test()
        process.stdin.write(b"/funding mistral\n")
        assert await commands.get() == "mistral"
        while b"pong" not in await process.stdout.readline():
            assert not process.stdout.at_eof()
    finally:
        process.terminate()
        await process.wait()
        await runner.cleanup()
