"""A bot that crashes all day keeps its token, and whoever deploys often waits for nothing."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.clock import Clock
from adapters.discord.app import Gateway
from adapters.discord.receiving.budget import APART, DAY, FREE, WAITS, Budget, StaleError, due
from adapters.discord.sending.addresses import Sessions, find_gateway, use
from store.memory import MemoryStore
from store.shelf import Shelf
from tests.adapters.discord.team import discord_settings
from tests.fakes.discord import FakeDiscord

NOON = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
MOST = 50
"""Starts of each shard in any 24 hours, of which Discord allows a thousand to all of them."""


class Hours:
    """A clock that is ahead by as long as anybody sleeps, whoever else does."""

    def __init__(self) -> None:
        self.now = NOON
        self.clock = Clock(lambda: self.now, self.seconds, self.sleep)

    def timestamp(self) -> float:
        return self.now.timestamp()

    def seconds(self) -> float:
        return (self.now - NOON).total_seconds()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)
        self.now += timedelta(seconds=seconds)


class Counted:
    """Counts as Discord does: so many sessions in the day that the first of them opens."""

    def __init__(self, hours: Hours, shards: int = 1, total: int = 1_000) -> None:
        self.hours, self.shards, self.total = hours, shards, total
        self.begun: list[datetime] = []
        self._since = NOON
        self._used = 0

    def sessions(self) -> Sessions:
        self._renew()
        reset = (self._since + DAY - self.hours.now).total_seconds()
        return Sessions(self.shards, self.total - self._used, max(reset, 0.0), self.total)

    def identify(self) -> None:
        self._renew()
        self._used += 1
        assert self._used <= self.total, "Discord takes the token back"
        self.begun.append(self.hours.now)

    def busiest(self) -> int:
        return most_in_a_day(self.begun)

    def _renew(self) -> None:
        if self.hours.now >= self._since + DAY:
            self._since, self._used = self.hours.now, 0


def most_in_a_day(begun: list[datetime]) -> int:
    """Return how many sessions were begun within the 24 hours in which most were."""
    return max(sum(each <= one < each + DAY for one in begun) for each in begun)


def silently(text: str) -> None:
    pass


async def crash(gateway: Counted, shelf: Shelf, tell: Callable[[str], None] = silently) -> None:
    """Start, connect every shard, and die."""
    budget = Budget(shelf, gateway.hours.clock, tell)
    await budget.open(gateway.sessions())
    for _ in range(gateway.shards):
        await budget.spend()
        gateway.identify()
    gateway.hours.now += timedelta(seconds=1)


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def shelf() -> Shelf:
    return MemoryStore(read_only=False).shelf("sessions")


@pytest.fixture
def unwritable() -> Shelf:
    return MemoryStore(read_only=True).shelf("sessions")


@pytest.mark.parametrize("shards", [1, 4])
async def test_a_crash_loop_begins_few_sessions_a_day(
    hours: Hours, shelf: Shelf, shards: int, tell: Callable[[str], None]
) -> None:
    gateway = Counted(hours, shards)
    for _ in range(100):
        await crash(gateway, shelf)
    busiest, days = gateway.busiest(), (hours.now - NOON) / DAY
    tell(
        f"crash loop x100 with {shards} shards: {len(gateway.begun)} sessions in {days:.1f} days, "
        f"at most {busiest} in 24 hours"
    )
    assert len(gateway.begun) == 100 * shards
    assert FREE * shards < busiest <= MOST * shards


async def test_a_crash_loop_over_a_store_that_keeps_nothing_begins_as_few(
    hours: Hours, unwritable: Shelf, tell: Callable[[str], None]
) -> None:
    gateway = Counted(hours)
    for _ in range(100):
        await crash(gateway, unwritable)
    tell(f"the same over a store that keeps nothing: at most {gateway.busiest()} in 24 hours")
    assert FREE < gateway.busiest() <= MOST


async def test_twenty_deployments_a_day_wait_for_nothing(hours: Hours, shelf: Shelf) -> None:
    gateway = Counted(hours)
    told: list[str] = []
    for _ in range(FREE):
        before = hours.now
        await crash(gateway, shelf, told.append)
        assert hours.now - before <= APART + timedelta(seconds=1)
    assert told == []


async def test_a_store_that_keeps_nothing_keeps_nobody_waiting_who_starts_seldom(
    hours: Hours, unwritable: Shelf
) -> None:
    gateway = Counted(hours)
    for starts in range(FREE):
        await crash(gateway, unwritable)
        assert hours.now - NOON == timedelta(seconds=starts + 1)


async def test_sessions_are_begun_no_closer_than_discord_allows(hours: Hours, shelf: Shelf) -> None:
    gateway = Counted(hours, shards=3)
    for _ in range(5):
        await crash(gateway, shelf)
    gaps = {after - before for before, after in zip(gateway.begun, gateway.begun[1:], strict=False)}
    assert gaps == {APART}


async def test_whoever_waits_is_told_why_and_until_when(hours: Hours, shelf: Shelf) -> None:
    gateway = Counted(hours)
    told: list[str] = []
    for _ in range(FREE + 1):
        await crash(gateway, shelf, told.append)
    when = gateway.begun[-2] + WAITS[0]
    assert gateway.begun[-1] == when
    why = "it was connected to too often of late."
    assert told == [f"Discord is connected to at {when:%Y-%m-%d %H:%M:%S} UTC: {why}"]


async def test_all_is_forgotten_after_a_day(hours: Hours, shelf: Shelf) -> None:
    gateway = Counted(hours)
    for _ in range(FREE + 4):
        await crash(gateway, shelf)
    hours.now += DAY
    before = hours.now
    await crash(gateway, shelf)
    assert hours.now - before == timedelta(seconds=1)
    assert len(await shelf.all(now=hours.now)) == 1


@pytest.mark.parametrize(("left", "waits"), [(0, True), (100, True), (101, False), (1_000, False)])
async def test_discord_s_own_count_is_never_used_up(
    hours: Hours, shelf: Shelf, left: int, waits: bool
) -> None:
    told: list[str] = []
    await Budget(shelf, hours.clock, told.append).open(Sessions(1, left, 7_200.0, 1_000))
    assert hours.now - NOON == timedelta(hours=2 if waits else 0)
    assert len(told) == waits


async def test_a_bot_that_is_allowed_few_sessions_is_not_kept_waiting_for_ever(
    hours: Hours, shelf: Shelf
) -> None:
    await Budget(shelf, hours.clock, silently).open(Sessions(1, 10, 7_200.0, 10))
    assert hours.now == NOON


async def test_a_connection_that_waited_is_made_anew_and_does_not_wait_again(
    hours: Hours, shelf: Shelf
) -> None:
    gateway = Counted(hours)
    for _ in range(FREE):
        await crash(gateway, shelf)
    budget = Budget(shelf, hours.clock, silently)
    await budget._recall(gateway.sessions())
    with pytest.raises(StaleError):
        await budget.spend()
    assert len(await shelf.all(now=hours.now)) == FREE
    before = hours.now
    await budget.spend()
    assert hours.now == before
    assert len(await shelf.all(now=hours.now)) == FREE + 1


async def test_what_is_cut_off_while_it_waits_is_not_noted_and_holds_nobody_up(
    hours: Hours, shelf: Shelf
) -> None:
    gateway = Counted(hours)
    for _ in range(FREE):
        await crash(gateway, shelf)
    waiting = asyncio.Event()

    async def sleep(seconds: float) -> None:
        waiting.set()
        await asyncio.Event().wait()

    told: list[str] = []
    endless = Clock(hours.clock.now, hours.clock.monotonic, sleep)
    budget = Budget(shelf, endless, told.append)
    await budget._recall(gateway.sessions())
    for _ in range(3):
        waiting.clear()
        cut = asyncio.create_task(budget.spend())
        await waiting.wait()
        cut.cancel()
        await asyncio.gather(cut, return_exceptions=True)
    assert len(await shelf.all(now=hours.now)) == FREE
    assert len(told) == 1
    hours.now += WAITS[0]
    await budget.spend()
    assert len(await shelf.all(now=hours.now)) == FREE + 1


async def test_a_clock_that_was_set_back_is_not_waited_for(hours: Hours, shelf: Shelf) -> None:
    gateway = Counted(hours)
    for _ in range(FREE):
        await crash(gateway, shelf)
    hours.now -= timedelta(hours=6)
    before = hours.now
    await crash(gateway, shelf)
    assert hours.now - before == timedelta(seconds=1)
    await crash(gateway, shelf)
    assert hours.now - before > WAITS[0]


@given(st.lists(st.integers(0, 86_399), max_size=60), st.integers(1, 5))
def test_in_whatever_order_they_are_remembered_the_same_is_due(
    seconds: list[int], shards: int
) -> None:
    now = NOON + DAY
    begun = [NOON + timedelta(seconds=each) for each in seconds]
    mixed = random.Random(1).sample(begun, len(begun))
    assert due(mixed, shards, now) == due(sorted(begun), shards, now)
    assert due(begun, shards, now) <= max([now, *(each + WAITS[-1] for each in begun)])


@pytest.mark.slow
async def test_a_bot_that_dies_a_hundred_times_at_discord_s_gateway_keeps_its_token(
    hours: Hours, shelf: Shelf, tell: Callable[[str], None]
) -> None:
    begun: list[datetime] = []
    async with FakeDiscord(clock=hours.timestamp) as fake:
        settings = discord_settings(fake)
        use(settings)
        for _ in range(100):
            budget = Budget(shelf, hours.clock, silently)
            gateway = Gateway(budget.spend)
            await gateway.login(fake.token)
            await budget.open(await find_gateway(gateway, settings))
            connecting = asyncio.create_task(gateway.connect())
            before = fake.gateway.identified
            while fake.gateway.identified == before:
                assert not connecting.done()
                await asyncio.sleep(0.001)
            begun.append(hours.now)
            await gateway.close()
            await asyncio.gather(connecting, return_exceptions=True)
        assert fake.gateway.identified == 100
    busiest = most_in_a_day(begun)
    tell(f"died x100 at the gateway: at most {busiest} IDENTIFYs in 24 hours")
    assert FREE < busiest <= MOST
