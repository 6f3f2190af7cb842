"""The program as an operator starts it, pointed at a Slack of its own by settings alone."""

from __future__ import annotations

import asyncio
import re
import signal
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from adapters.slack.receiving.http import EVENTS
from tests.adapters.program import COMMAND, environment
from tests.adapters.slack.team import Delivery, free_port
from tests.fakes.slack.server import FakeSlack

BOTH = pytest.mark.parametrize("delivery", ["socket", "http"])

CODE = re.compile(r"/deal role claim (\S+)")


@asynccontextmanager
async def started(slack: FakeSlack, folder: Path, delivery: Delivery) -> AsyncIterator[Process]:
    """The program, once it hears Slack; ended as a service is."""
    port = free_port()
    given = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_DELIVERY": delivery,
        "SLACK_PORT": str(port),
        "SLACK_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "DEALBRIEF_LOG_LEVEL": "debug",
    }
    process = await asyncio.create_subprocess_exec(
        *COMMAND, cwd=folder, env=environment(folder, **given), stdout=PIPE, stderr=PIPE
    )
    if delivery == "http":
        slack.url = f"http://127.0.0.1:{port}{EVENTS}"
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def said(process: Process) -> str:
    """Return what the program says until it listens."""
    assert process.stdout
    lines: list[str] = []
    while line := (await process.stdout.readline()).decode():
        lines.append(line)
        if "Listening" in line or "Waiting" in line:
            break
    return "".join(lines)


@BOTH
async def test_a_team_claims_loads_the_demo_and_asks(tmp_path: Path, delivery: Delivery) -> None:
    async with FakeSlack() as slack, started(slack, tmp_path, delivery) as process:
        code = CODE.search(await said(process))
        assert code
        await slack.types("/deal", f"role claim {code[1]}")
        await slack.until(lambda: len(slack.ephemerals()) == 1)
        await slack.types("/deal", "deals demo")
        await slack.until(lambda: len(slack.ephemerals()) == 2)
        await slack.types("/funding", "mistral")
        *_, answer = await slack.until(lambda: slack.ephemerals()[2:])
        process.send_signal(signal.SIGTERM)
        out, errors = await process.communicate()

    assert "€490M" in answer.text
    assert process.returncode == 0
    assert slack.lapses == []
    told = (out + errors).decode()
    assert "Traceback" not in told
    assert "unused" not in told
    for secret in (slack.bot_token, slack.app_token, slack.signing_secret, "/response/"):
        assert secret not in told


async def test_what_was_acknowledged_is_answered_before_the_program_ends(tmp_path: Path) -> None:
    async with FakeSlack() as slack, started(slack, tmp_path, "socket") as process:
        await said(process)
        await slack.until(lambda: slack.sockets.open)
        for _ in range(50):
            await slack.types("/deal", "help")
        process.send_signal(signal.SIGTERM)
        await process.wait()

    assert len(slack.ephemerals()) == 50
    assert process.returncode == 0


async def test_what_cannot_work_is_named_and_nothing_is_started(tmp_path: Path) -> None:
    async with FakeSlack() as slack:
        slack.bot_token = "xoxb-of-nobody"
        async with started(slack, tmp_path, "socket") as process:
            _, errors = await process.communicate()

    told = errors.decode()
    assert process.returncode == 1
    assert "Nothing was started" in told
    assert "bot token" in told
    assert "xoxb-of-nobody" not in told
