"""The bot on its platforms, from start to signal: one store, written to by this process alone."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Coroutine, Iterator, Sequence

from adapters.opening import TURN
from adapters.platforms import Platforms
from bot.settings import Settings
from store.base import Store
from store.open import open_store

Tell = Callable[[str], None]
Run = Coroutine[None, None, None]


class EndedError(Exception):
    """A platform will have us no more; the text says what to do, for an operator."""


async def serve(settings: Settings, platforms: Platforms, tell: Tell) -> None:
    """Answer until the process is told to end; then finish what was begun.

    LockedDatabaseError where another process writes to the database, EndedError where a platform
    will have us no more: where there are others, once they have ended too.
    """
    sys.setswitchinterval(TURN)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop.set)
    store = await open_store(settings.database)
    try:
        await together(tuple(_runs(settings, platforms, store, stop, tell)), stop, tell)
    finally:
        await store.close()


async def together(runs: Sequence[Run], stop: asyncio.Event, tell: Tell) -> None:
    """Run all until each has ended.

    One that raises EndedError leaves the others at work, and is told of at once. After any other
    error all are stopped: whoever watches over the process starts it anew.
    """
    ended: list[str] = []

    async def one(run: Run) -> None:
        try:
            await run
        except EndedError as error:
            ended.append(str(error))
            if len(ended) < len(runs) and not stop.is_set():
                tell(f"{error}\nThe bot goes on elsewhere.")
        except BaseException:
            stop.set()
            raise

    results = await asyncio.gather(*map(one, runs), return_exceptions=True)
    for each in results:
        if isinstance(each, BaseException):
            raise each
    if ended:
        raise EndedError("\n".join(ended))


def _runs(
    settings: Settings, platforms: Platforms, store: Store, stop: asyncio.Event, tell: Tell
) -> Iterator[Run]:
    if platforms.slack.wanted:
        yield _slack(settings, platforms, store, stop, tell)
    if platforms.discord.wanted:
        yield _discord(settings, platforms, store, stop, tell)


async def _slack(
    settings: Settings, platforms: Platforms, store: Store, stop: asyncio.Event, tell: Tell
) -> None:
    from adapters.slack.receiving.socket import SocketEndedError
    from adapters.slack.running import run

    try:
        await run(platforms.slack, settings, store, stop=stop, tell=tell)
    except SocketEndedError as error:
        raise EndedError(f"Slack: {error}") from None


async def _discord(
    settings: Settings, platforms: Platforms, store: Store, stop: asyncio.Event, tell: Tell
) -> None:
    from adapters.discord.running import GatewayEndedError, run

    try:
        await run(platforms.discord, settings, store, stop=stop, tell=tell)
    except GatewayEndedError as error:
        raise EndedError(f"Discord: {error}") from None
