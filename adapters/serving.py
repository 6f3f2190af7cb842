"""The bot on its platforms, from start to signal: one store, written to by this process alone."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable

from adapters.opening import TURN
from adapters.slack.receiving.socket import SocketEndedError
from adapters.slack.running import run
from adapters.slack.settings import SlackSettings
from bot.settings import Settings
from store.open import open_store


class EndedError(Exception):
    """A platform will have us no more; the text says what to do, for an operator."""


async def serve(settings: Settings, slack: SlackSettings, tell: Callable[[str], None]) -> None:
    """Answer until the process is told to end; then finish what was begun.

    LockedDatabaseError where another process writes to the database, EndedError where a platform
    will have us no more.
    """
    sys.setswitchinterval(TURN)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop.set)
    store = await open_store(settings.database)
    try:
        await run(slack, settings, store, stop=stop, tell=tell)
    except SocketEndedError as error:
        raise EndedError(f"Slack: {error}") from None
    finally:
        await store.close()
