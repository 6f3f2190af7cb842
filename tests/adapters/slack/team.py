"""The bot at work in the fake Slack, as it is started, with the demo deal in its store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from socket import socket
from typing import Literal

from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict

from adapters.clock import REAL, Clock
from adapters.inbox import Inbox, Left
from adapters.slack.receiving.http import EVENTS
from adapters.slack.running import run
from adapters.slack.settings import SlackSettings
from bot.demo import record_demo
from bot.settings import Settings
from store.base import Store, WorkspaceId
from store.events import PersonId, RoleGranted
from store.open import open_store
from tests.adapters.slack.passing import Time
from tests.fakes.slack.server import FakeSlack

Delivery = Literal["socket", "http"]

WORKSPACE = WorkspaceId("slack:T1")


class OfNoFile(SlackSettings):
    model_config = SettingsConfigDict(env_file=None)


class OurOfNoFile(Settings):
    model_config = SettingsConfigDict(env_file=None)


def slack_settings(slack: FakeSlack, delivery: Delivery = "socket", port: int = 0) -> SlackSettings:
    return OfNoFile(
        bot_token=SecretStr(slack.bot_token),
        app_token=SecretStr(slack.app_token),
        signing_secret=SecretStr(slack.signing_secret),
        api_url=slack.api_url,
        delivery=delivery,
        port=port,
    )


async def with_demo(store: Store) -> Store:
    """Return the store with the demo deal in the workspace of the fake's team."""
    workspace = store.workspace(WORKSPACE)
    await record_demo(workspace, by=PersonId("operator"), at=datetime.now(UTC))
    return store


async def demo() -> Store:
    return await with_demo(await open_store("memory:"))


async def made_editor(store: Store, user: str) -> None:
    """Let somebody save facts."""
    granted = RoleGranted(PersonId(user), "editor")
    workspace = store.workspace(WORKSPACE)
    by = PersonId("operator")
    await workspace.record((granted,), by=by, origin="test", at=datetime.now(UTC))


async def unanswered(store: Store) -> tuple[Left, ...]:
    """Return what stands in the inbox and was not answered."""
    return await Inbox(store, "slack", lambda: datetime.now(UTC)).left()


@dataclass
class Running:
    """A running bot; `told` is what its operator was told."""

    task: asyncio.Task[None]
    stop: asyncio.Event
    told: list[str] = field(default_factory=list)


@asynccontextmanager
async def at_work(
    slack: FakeSlack,
    store: Store,
    delivery: Delivery = "socket",
    clock: Clock = REAL,
    grace: float = 10.0,
) -> AsyncIterator[Running]:
    """Run the bot until the end of the block, and let it finish what it began."""
    port = free_port() if delivery == "http" else 0
    stop, told = asyncio.Event(), list[str]()
    settings = slack_settings(slack, delivery, port)
    ours = OurOfNoFile()
    running = run(settings, ours, store, stop=stop, tell=told.append, clock=clock, grace=grace)
    task = asyncio.create_task(running)
    try:
        if delivery == "http":
            slack.url = f"http://127.0.0.1:{port}{EVENTS}"
        await _ready(slack, task, told)
        yield Running(task, stop, told)
    finally:
        stop.set()
        await task


@asynccontextmanager
async def timed_team() -> AsyncIterator[tuple[FakeSlack, Store, Time]]:
    """A fake Slack and a store with the demo deal, and the time by which both are to live."""
    time = Time()
    async with FakeSlack(clock=time) as slack:
        slack.patience, store = None, await demo()
        yield slack, store, time
        await store.close()


@asynccontextmanager
async def at_time(slack: FakeSlack, store: Store, time: Time) -> AsyncIterator[Running]:
    """Run the bot as `at_work` does, waiting for no more than the time that a test lets pass."""
    clock = Clock(monotonic=time, sleep=time.sleep)
    async with at_work(slack, store, clock=clock, grace=60) as running:
        yield running


async def killed(running: Running) -> None:
    running.task.cancel()
    with suppress(asyncio.CancelledError):
        await running.task


async def _ready(slack: FakeSlack, task: asyncio.Task[None], told: list[str]) -> None:
    """Wait until the bot can hear Slack."""
    while not any("Listening" in line or "Waiting" in line for line in told):
        assert not task.done(), task.exception()
        await asyncio.sleep(0)
    if slack.url is None:
        await slack.until(lambda: slack.sockets.open)


def free_port() -> int:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@asynccontextmanager
async def fake_team(delivery: Delivery = "socket") -> AsyncIterator[tuple[FakeSlack, Running]]:
    """A fake Slack, and the bot with the demo deal in it."""
    async with FakeSlack() as slack:
        store = await demo()
        async with at_work(slack, store, delivery) as running:
            yield slack, running
        await store.close()
