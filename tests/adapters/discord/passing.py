"""The bot at work in a fake Discord where no time passes but what a test lets pass."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.clock import Clock, Sleep
from store.base import Store
from tests.adapters.discord.team import Running, at_work, demo
from tests.adapters.slack import passing
from tests.adapters.slack.passing import breathe
from tests.fakes.discord import FakeDiscord

WAITING = ("http", "shard")
"""The modules of the library that wait."""

GLANCE = 0.01
"""Seconds that a busy machine may need for what is under way; only then time passes."""

BETWEEN_STARTS = 10.0
"""Seconds after which a session may be begun once more."""

DAYS = 3_600.0
"""Who waits for longer than that does so in vain: no test is about what happens once a day."""


class Time(passing.Time):
    """A clock and its sleepers, who wait until everything else has come to an end."""

    async def sleep(self, seconds: float) -> None:  # type: ignore[explicit-override]  # typing.override came with 3.12
        if seconds > DAYS:
            await asyncio.Event().wait()
        await super().sleep(seconds)

    async def until(  # type: ignore[explicit-override]  # typing.override came with 3.12
        self, happened: Callable[[], object]
    ) -> None:
        """Let time go by, no more than is needed, until something has happened."""

        def glanced() -> bool:
            return bool(happened())

        for _ in range(1_000):
            await breathe(glanced)
            await asyncio.sleep(GLANCE)
            if happened():
                return
            if due := [each for each in self._sleepers if not each[2].done()]:
                await self.passes(max(min(due)[0] - self.now, 0.0))
        raise AssertionError("it never happened")


class Waits:
    """What asyncio is to a module, with another way to wait."""

    def __init__(self, sleep: Sleep) -> None:
        self.sleep = sleep

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever asyncio has
        return getattr(asyncio, name)


@contextmanager
def library_waits(sleep: Sleep) -> Iterator[None]:
    """Let the library wait as a test says: its retries of 1, 3, 5, 7 and 9 s have no setting."""
    with pytest.MonkeyPatch.context() as patch:
        for each in WAITING:
            patch.setattr(f"discord.{each}.asyncio", Waits(sleep))
        yield


def clock_of(time: Time) -> Clock:
    """Return the clock of a bot that lives by that time."""
    return Clock(lambda: datetime.fromtimestamp(time(), UTC), time, time.sleep)


@asynccontextmanager
async def timed_server() -> AsyncIterator[tuple[FakeDiscord, Store, Time]]:
    """A fake Discord and a store with the demo deal, and the time by which both are to live."""
    time = Time()
    time.now = datetime.now(UTC).timestamp()
    async with FakeDiscord(clock=time) as discord:
        discord.patience, store = 0, await demo()
        yield discord, store, time
        await store.close()


@asynccontextmanager
async def at_time(
    discord: FakeDiscord, store: Store, time: Time, grace: float = 10.0
) -> AsyncIterator[Running]:
    """Run the bot as `at_work` does, waiting for no more than the time that a test lets pass."""
    await time.passes(BETWEEN_STARTS)
    with library_waits(time.sleep):
        async with at_work(discord, store, clock_of(time), grace) as running:
            yield running


def idle() -> bool:
    """Say whether nobody works on anything: only the listening goes on."""
    return not any("_watched" in str(each.get_coro()) for each in asyncio.all_tasks())
