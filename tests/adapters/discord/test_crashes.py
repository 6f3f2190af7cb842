"""The program ends at some point of an answer, and is started again on the same store."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest

from store.base import Store
from tests.adapters.discord.passing import Time, at_time, idle, timed_server
from tests.adapters.discord.team import granted, killed, unanswered
from tests.adapters.discord.test_answers import told
from tests.adapters.discord.test_breaking import (
    ANSWER,
    POST,
    REMOVAL,
    commands,
    mentions,
    named,
    said,
)
from tests.adapters.discord.test_refused import FACT, head
from tests.fakes.discord import ADA, BEN, FakeDiscord
from tests.fakes.discord.entries import controls
from tests.fakes.discord.posting import NONCE_SECONDS

LATER = 2 * NONCE_SECONDS
"""Seconds after which Discord knows a nonce no more."""


async def writes(discord: FakeDiscord) -> None:
    await discord.says("funding mistral", user=BEN, channel=discord.direct(BEN))


async def cut_off(
    discord: FakeDiscord,
    store: Store,
    time: Time,
    act: Callable[[], Awaitable[object]],
    route: str,
    *,
    heard: bool,
) -> None:
    """Do something, and kill the bot while a request that follows waits for its answer."""
    with suppress(asyncio.CancelledError):
        async with at_time(discord, store, time, grace=0) as running:
            held = discord.faults.hold(route, heard=heard)
            await act()
            await time.until(lambda: bool(discord.called(route)))
            await held.reached()
            await killed(running)
    if heard:
        held.release()


async def restarted(discord: FakeDiscord, store: Store, time: Time) -> None:
    """Run the bot until all that was left is done."""
    async with at_time(discord, store, time):
        while await unanswered(store):
            await time.until(idle)
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("heard", [True, False])
@pytest.mark.parametrize("later", [0, LATER])
@pytest.mark.parametrize(
    ("way", "route"), [(commands, ANSWER), (mentions, POST), (writes, POST)], ids=named
)
async def test_what_was_asked_before_a_crash_is_answered_after_it_and_once(
    way: Callable[[FakeDiscord], Awaitable[None]], route: str, later: float, *, heard: bool
) -> None:
    async with timed_server() as (discord, store, time):
        await cut_off(discord, store, time, lambda: way(discord), route, heard=heard)
        await time.passes(later)
        await restarted(discord, store, time)

    (answer,) = said(discord)
    assert "490" in told(answer)


@pytest.mark.parametrize("later", [0, LATER])
@pytest.mark.parametrize(("route", "heard"), [(POST, True), (POST, False), (REMOVAL, False)])
async def test_what_was_to_be_shared_before_a_crash_is_shared_once(
    route: str, later: float, *, heard: bool
) -> None:
    async with timed_server() as (discord, store, time):

        async def share() -> None:
            await commands(discord)
            await time.until(lambda: bool(said(discord)) and idle())
            (answer,) = discord.ephemerals()
            await discord.presses(answer, "Share")

        await cut_off(discord, store, time, share, route, heard=heard)
        await time.passes(later)
        await restarted(discord, store, time)

    (shared,) = said(discord)
    assert shared in discord.posts()
    assert "490" in told(shared)


async def test_two_pages_of_one_answer_are_two_shares_also_after_a_crash() -> None:
    async with timed_server() as (discord, store, time):

        async def share() -> None:
            await discord.types("conflicts")
            await time.until(lambda: bool(said(discord)) and idle())
            (first,) = discord.ephemerals()
            more = (each["custom_id"] for each in controls(first.components))
            await discord.presses(first, next(each for each in more if each.startswith("more:")))
            await time.until(lambda: len(said(discord)) == 2 and idle())
            _, second = discord.ephemerals()
            await discord.presses(first, "Share")
            await time.until(lambda: first.deleted and idle())
            await discord.presses(second, "Share")
            await time.until(lambda: len(discord.called(POST)) == 2)

        discord.faults.plant(POST, None)
        await cut_off(discord, store, time, share, POST, heard=False)
        await restarted(discord, store, time)

    first, second = discord.posts()
    assert told(first) != told(second)


@pytest.mark.parametrize("heard", [True, False])
async def test_what_was_to_be_written_before_a_crash_is_written_once(*, heard: bool) -> None:
    async with timed_server() as (discord, store, time):
        await granted(store, ADA, "editor")
        before = await head(store)

        async def write() -> None:
            await discord.types("fact add", FACT)

        await cut_off(discord, store, time, write, ANSWER, heard=heard)
        after = await head(store)
        await restarted(discord, store, time)

        assert before < after == await head(store)
    (answer,) = said(discord)
    assert "€2" in told(answer)


async def test_what_was_answered_is_not_answered_again_at_the_next_start() -> None:
    async with timed_server() as (discord, store, time):
        async with at_time(discord, store, time):
            await commands(discord)
            await mentions(discord)
            await time.until(lambda: len(said(discord)) == 2 and idle())
        calls = len(discord.called(ANSWER)), len(discord.called(POST))
        await restarted(discord, store, time)
        async with at_time(discord, store, time):
            await discord.says("terms", user=BEN, channel=discord.direct(BEN))
            await time.until(lambda: len(said(discord)) == 3)

    assert (len(discord.called(ANSWER)), len(discord.called(POST)) - 1) == calls
