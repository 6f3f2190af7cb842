"""The program as an operator starts and ends it, and what keeps it from starting."""

from __future__ import annotations

import asyncio
import re
import signal
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from adapters.discord.running import GatewayEndedError, run
from tests.adapters.discord.passing import Time, clock_of, idle
from tests.adapters.discord.team import OurOfNoFile, at_work, demo, discord_settings
from tests.adapters.discord.test_answers import told
from tests.adapters.discord.test_breaking import said
from tests.adapters.program import COMMAND, environment
from tests.adapters.slack.passing import breathe
from tests.adapters.slack.stalling import Gate, behind, until
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.faults import Broken

CODE = re.compile(r"/role claim (\S+)")
BUSY = "Other questions are being answered"


@asynccontextmanager
async def started(discord: FakeDiscord, folder: Path) -> AsyncIterator[Process]:
    """The program, ended as a service is."""
    given = {
        "DISCORD_TOKEN": discord.token,
        "DISCORD_API_URL": discord.api_url,
        "DEALBRIEF_LOG_LEVEL": "debug",
    }
    process = await asyncio.create_subprocess_exec(
        *COMMAND, cwd=folder, env=environment(folder, **given), stdout=PIPE, stderr=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def line(process: Process, *wanted: str) -> str:
    """Return what the program says up to the line that has one of some words."""
    assert process.stdout
    lines: list[str] = []
    while read := (await process.stdout.readline()).decode():
        lines.append(read)
        if any(each in read for each in wanted):
            break
    return "".join(lines)


async def test_a_server_claims_loads_the_demo_and_asks(tmp_path: Path) -> None:
    async with FakeDiscord() as discord, started(discord, tmp_path) as process:
        discord.patience = None
        code = CODE.search(await line(process, "/role claim"))
        assert code
        await discord.until(lambda: discord.state.commands.get(None))
        await discord.answered(await discord.types("role claim", {"code": code[1]}))
        await discord.answered(await discord.types("deals demo"))
        answer = await discord.answered(await discord.types("funding", {"about": "mistral"}))
        process.send_signal(signal.SIGTERM)
        out, errors = await process.communicate()

    assert "€490M" in told(answer)
    assert process.returncode == 0
    words = (out + errors).decode()
    assert "Traceback" not in words
    assert discord.token not in words
    assert not [each for each in discord.state.interactions.values() if each.token in words]


async def test_what_was_acknowledged_is_answered_before_the_program_ends(tmp_path: Path) -> None:
    async with FakeDiscord() as discord, started(discord, tmp_path) as process:
        discord.patience = None
        await line(process, "/role claim")
        await discord.until(lambda: discord.state.commands.get(None))
        for _ in range(50):
            await discord.types("help")
        process.send_signal(signal.SIGTERM)
        await process.wait()

    assert len(said(discord)) == 50
    assert process.returncode == 0


async def test_what_comes_while_it_ends_is_told_that_the_bot_is_busy() -> None:
    async with FakeDiscord() as discord:
        gate, store = Gate(), await demo()
        async with at_work(discord, behind(store, gate)) as running:
            await discord.types("funding", {"about": "mistral"})
            await until(idle)
            gate.shut()
            steps = [await discord.types("funding", {"about": "mistral"}) for _ in range(3)]
            running.stop.set()
            await breathe()
            meanwhile = await discord.answered(await discord.types("terms"))
            gate.open()

    assert all("€490M" in told(each.message) for each in steps if each.message)
    assert all(each.message for each in steps)
    assert told(meanwhile).startswith(BUSY)


async def ended(code: int) -> None:
    """Let Discord end the session of a bot at work, and wait for what that comes to."""
    async with FakeDiscord() as discord, at_work(discord, await demo()) as running:
        discord.gateway.end(code)
        await asyncio.wait({running.task})


@pytest.mark.parametrize(
    ("code", "words"), [(4004, "Reset the token"), (4013, "intents"), (4014, "intents")]
)
async def test_a_session_that_discord_ends_for_good_says_what_to_do(code: int, words: str) -> None:
    with pytest.raises(GatewayEndedError, match=words):
        await ended(code)


async def test_a_token_that_discord_does_not_know_is_refused_at_once() -> None:
    async with FakeDiscord() as discord:
        settings = discord_settings(discord)
        discord.state.token = "another"
        with pytest.raises(GatewayEndedError, match="Reset the token"):
            await run(
                settings, OurOfNoFile(), await demo(), stop=asyncio.Event(), tell=lambda _: None
            )


async def test_where_discord_cannot_be_reached_it_is_tried_again_until_told_to_stop() -> None:
    time, stop = Time(), asyncio.Event()
    async with FakeDiscord() as discord:
        discord.faults.plant("GET /users/@me", Broken(503), times=100)
        running = asyncio.create_task(
            run(
                discord_settings(discord),
                OurOfNoFile(),
                await demo(),
                stop=stop,
                tell=lambda _: None,
                clock=clock_of(time),
            )
        )
        await time.until(lambda: len(discord.called("GET /users/@me")) == 6)
        waited = time()
        stop.set()
        await running

    assert waited >= 1_000.0 + 1 + 5 + 25 + 60 + 60
    assert discord.gateway.connected == 0
