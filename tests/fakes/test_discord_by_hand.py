"""The fake in a terminal: it tells the settings, and does what is typed."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import Process

from tests.fakes.small_bot import COMMANDS, SmallBot, reachable
from tests.project.repository import ROOT


async def until(process: Process, text: str) -> str:
    """Return the next line that has a text in it."""
    assert process.stdout is not None
    while text not in (line := (await process.stdout.readline()).decode()):
        assert not process.stdout.at_eof()
    return line.strip()


async def test_settings_are_told_and_what_is_typed_reaches_the_bot() -> None:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.discord", "--port", "0",
        cwd=ROOT, stdin=pipe, stdout=pipe,
    )  # fmt: skip
    assert process.stdin is not None
    try:
        api, token, gateway = [
            (await until(process, f"DISCORD_{each}=")).partition("=")[2]
            for each in ("API_URL", "TOKEN", "GATEWAY_URL")
        ]
        async with reachable(api, gateway), SmallBot() as bot:
            running = asyncio.create_task(bot.start(token))
            await bot.wait_until_ready()
            assert bot.application_id is not None
            await bot.http.bulk_upsert_global_commands(bot.application_id, COMMANDS)
            for line, expected in (
                ("?ask deal=m", "mistral"),
                ("/ask deal=mistral year=2024", "[More]"),
                ("!More", "page 2"),
                ("!pick=Deutsch", "de"),
                ('/fact add kind="Round"', "form of"),
                ('=Sum="5 million"', "5 million"),
                ("+Save", "5 million"),
                ("@hello", "answer"),
                ("hello", "answer"),
                ("!Less", "nothing is called"),
                ("/nothing", "no command"),
            ):
                process.stdin.write(f"{line}\n".encode())
                await until(process, expected)
            await bot.close()
            await asyncio.gather(running, return_exceptions=True)
    finally:
        process.terminate()
        await process.wait()
