"""The chat with a clock that stands still, and jumps when a signal comes."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime, timedelta

from adapters.clock import Clock
from adapters.console.app import run
from adapters.logs import configure
from bot.settings import read_settings

COMMAND = (sys.executable, "-m", "tests.adapters.console.jumping")
AT, BY = "JUMPING_AT", "JUMPING_BY"
"""Settings: the instant that it is, in ISO 8601, and the seconds of a jump."""


async def chat() -> None:
    """Chat; whoever sleeps does so until the clock jumps."""
    jumped = asyncio.Event()
    at = datetime.fromisoformat(os.environ[AT]).astimezone(UTC)

    def jump() -> None:
        nonlocal at
        at += timedelta(seconds=float(os.environ[BY]))
        jumped.set()

    async def sleep(seconds: float) -> None:
        del seconds
        await jumped.wait()
        jumped.clear()

    settings = read_settings()
    configure(settings.log_level)
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, jump)
    await run(settings, Clock(lambda: at, at.timestamp, sleep))


if __name__ == "__main__":
    asyncio.run(chat())
