"""The bot ends when it is told to, whatever the gateway does, and not when its library stumbles."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from adapters.clock import Clock
from adapters.discord.app import Gateway
from adapters.leaving import GRACE
from store.open import open_store
from tests.adapters.discord.team import WORKSPACE, at_work, demo, granted, with_demo
from tests.fakes.discord import ACME, ADA, FakeDiscord
from tests.fakes.discord.entries import labels
from tests.fakes.discord.faults import GATEWAY

T = TypeVar("T")

REGISTER = "PUT /applications/{application_id}/commands"


async def test_it_ends_while_it_connects_anew() -> None:
    async with FakeDiscord() as discord, at_work(discord, await demo(), grace=1) as running:
        held = discord.faults.hold(GATEWAY, heard=False)
        discord.gateway.end(4000)
        await held.reached()
        running.stop.set()
        await asyncio.wait_for(running.task, 20)


async def test_it_ends_while_its_commands_are_not_taken() -> None:
    async with FakeDiscord() as discord:
        held = discord.faults.hold(REGISTER, heard=False)
        async with at_work(discord, await demo()) as running:
            await held.reached()
            running.stop.set()
            await asyncio.wait_for(running.task, 5)


async def test_it_answers_before_its_commands_are_taken() -> None:
    async with FakeDiscord() as discord:
        held = discord.faults.hold(REGISTER, heard=False)
        async with at_work(discord, await demo()):
            await held.reached()
            await discord.mentions("funding mistral")
            await discord.until(discord.posts)
            held.release()


async def test_what_the_library_stumbles_over_ends_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    connect, failures = Gateway.connect, iter([KeyError("owner_id")])

    async def stumbling(self: Gateway, *, reconnect: bool = True) -> None:
        for error in failures:
            raise error
        await connect(self, reconnect=reconnect)

    async def at_once(seconds: float) -> None:
        if seconds > 20:
            await asyncio.Event().wait()

    monkeypatch.setattr(Gateway, "connect", stumbling)
    async with FakeDiscord() as discord, at_work(discord, await demo(), Clock(sleep=at_once)):
        await discord.mentions("funding mistral")
        await discord.until(discord.posts)


async def test_nothing_of_a_server_that_was_purged_is_left_in_the_file(tmp_path: Path) -> None:
    """Not what was asked there, not what was begun to be filled in."""
    path = tmp_path / "dealbrief.db"
    now = datetime.now(UTC)
    async with FakeDiscord() as discord:
        store = await with_demo(await open_store(f"sqlite:{path}"))
        await granted(store, ADA, "editor")
        async with at_work(discord, store, Clock(now=lambda: now)):
            asked = {"question": "What about the zebrafish takeover of mistral?"}
            answer = await discord.answered(await discord.types("ask", asked))
            assert labels(answer)  # what its buttons ask is kept
            await discord.types("fact add", {"about": "zebrafish"})
            await discord.until(lambda: discord.modals)
            await discord.leaves(ACME)
            shelf = store.shelf("discord-leaving")
            await _until(partial(shelf.get, WORKSPACE, now=now))
        now += GRACE + timedelta(days=1)
        async with at_work(discord, store, Clock(now=lambda: now)):
            head = store.workspace(WORKSPACE).head
            await _until(head, lambda head: head.seq == 0)
        await store.close()

    held = _bytes(tmp_path)
    assert b"zebrafish" not in held
    assert b"Mistral" not in held


def _bytes(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.iterdir())


async def _until(asked: Callable[[], Awaitable[T]], happened: Callable[[T], bool] = bool) -> None:
    """Wait until the store says so."""
    for _ in range(10_000):
        if happened(await asked()):
            return
    raise AssertionError("it never happened")
