"""The bot at work in the fake Discord, as it is started, with the demo deal in its store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict

from adapters.clock import REAL, Clock
from adapters.discord.receiving.arrivals import workspace_of
from adapters.discord.running import run
from adapters.discord.settings import DiscordSettings
from adapters.inbox import Inbox, Left
from bot.demo import record_demo
from bot.settings import Settings
from store.base import Store
from store.events import PersonId, RoleGranted
from store.open import open_store
from tests.fakes.discord import ACME, FakeDiscord

WORKSPACE = workspace_of(ACME)


class OfNoFile(DiscordSettings):
    model_config = SettingsConfigDict(env_file=None)


class OurOfNoFile(Settings):
    model_config = SettingsConfigDict(env_file=None)


def discord_settings(discord: FakeDiscord) -> DiscordSettings:
    return OfNoFile(token=SecretStr(discord.token), api_url=discord.api_url)


async def with_demo(store: Store) -> Store:
    """Return the store with the demo deal in the workspace of the fake's first server."""
    workspace = store.workspace(WORKSPACE)
    await record_demo(workspace, by=PersonId("operator"), at=datetime.now(UTC))
    return store


async def demo() -> Store:
    return await with_demo(await open_store("memory:"))


async def granted(store: Store, user: str, role: str) -> None:
    """Give somebody a role."""
    workspace = store.workspace(WORKSPACE)
    event = RoleGranted(PersonId(user), role)
    await workspace.record((event,), by=PersonId("operator"), origin="test", at=datetime.now(UTC))


async def unanswered(store: Store) -> tuple[Left, ...]:
    """Return what stands in the inbox and was not answered."""
    return await Inbox(store, "discord", lambda: datetime.now(UTC)).left()


@dataclass
class Running:
    """A running bot; `told` is what its operator was told."""

    task: asyncio.Task[None]
    stop: asyncio.Event
    told: list[str] = field(default_factory=list)


@asynccontextmanager
async def at_work(
    discord: FakeDiscord,
    store: Store,
    clock: Clock = REAL,
    grace: float = 10.0,
    zone: str = "UTC",
) -> AsyncIterator[Running]:
    """Run the bot until the end of the block, and let it finish what it began."""
    stop, told = asyncio.Event(), list[str]()
    running = run(
        discord_settings(discord),
        OurOfNoFile(zone=zone),
        store,
        stop=stop,
        tell=told.append,
        clock=clock,
        grace=grace,
    )
    task = asyncio.create_task(running)
    try:
        await _ready(discord, task)
        yield Running(task, stop, told)
    finally:
        stop.set()
        await task


async def killed(running: Running) -> None:
    running.task.cancel()
    with suppress(asyncio.CancelledError):
        await running.task


@asynccontextmanager
async def fake_server() -> AsyncIterator[tuple[FakeDiscord, Store]]:
    """A fake Discord, the bot at work in it, and its store with the demo deal."""
    async with FakeDiscord() as discord:
        store = await demo()
        async with at_work(discord, store):
            yield discord, store
        await store.close()


async def _ready(discord: FakeDiscord, task: asyncio.Task[None]) -> None:
    """Wait until the bot hears Discord."""
    while not discord.gateway.ready:
        assert not task.done(), task.exception()
        await asyncio.sleep(0)
