"""Connections and requests that fail in every way amid questions: each is answered, and once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from random import Random

import pytest

from adapters.clock import Clock
from adapters.discord.app import Gateway, Spend
from adapters.discord.receiving.session import BACK, RESUMES, Backoff
from adapters.discord.sending.answers import ACKNOWLEDGED_WITHIN
from bot.announcing.announcer import LOOKED_EVERY
from tests.adapters.discord.passing import idle, library_waits
from tests.adapters.discord.team import at_work, demo, unanswered
from tests.adapters.discord.test_breaking import ANSWER, CALLBACK, POST, TYPING, said
from tests.adapters.slack.stalling import until
from tests.fakes.discord import FakeDiscord, Interaction, StandingClock
from tests.fakes.discord.faults import GATEWAY, Broken, Dropped, Fault, TooMany

FAULTS = 500
BACK_WITHIN = 60.0
"""Seconds in which the bot is to be back after a fault."""

BEAT = 0.05
"""Seconds between the heartbeats of a connection that is watched."""

WATCHED = ("half open", "silent")
"""What takes real seconds to be noticed, so that it is rare among the faults."""

HOUR = 3_600.0


class Hurry:
    """A clock on which every wait takes a moment, and counts as long as it was to be.

    An acknowledgement alone has the seconds that it is given, which are no wait.
    """

    def __init__(self) -> None:
        self.now = datetime.now(UTC).timestamp()

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        # Whatever is looked for now and then would make the time pass twice as fast.
        if seconds > HOUR or seconds == LOOKED_EVERY.total_seconds():
            await asyncio.Event().wait()
        if seconds == ACKNOWLEDGED_WITHIN:
            await asyncio.sleep(seconds)
            return
        await asyncio.sleep(seconds / 1000)
        self.now += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: datetime.fromtimestamp(self.now, UTC), self, self.sleep)


class Storm:
    """Plants faults into a fake Discord while people ask, and knows who was answered."""

    def __init__(self, discord: FakeDiscord, hurry: Hurry, random: Random) -> None:
        self.discord, self.hurry, self.random = discord, hurry, random
        self.steps: list[Interaction] = []
        self.mentions: list[str] = []
        self.planted = Counter[str]()
        self.longest = 0.0

    async def asks(self) -> None:
        if self.random.random() < 0.7:
            self.steps.append(await self.discord.types("help", {"command": "funding"}))
        else:
            self.mentions.append((await self.discord.mentions("help funding")).id)

    async def breaks(self) -> None:
        """Let one thing go wrong, and wait until somebody listens again."""
        gateway = self.discord.gateway
        ways: dict[str, Callable[[], None]] = {
            "dropped": gateway.drop,
            "reconnect": gateway.reconnect,
            "closed": lambda: gateway.end(4000),
            "invalid for now": lambda: gateway.invalidate(resumable=True),
            "silent": gateway.fall_silent,
            "half open": gateway.half_open,
            "unreachable": self._unreachable,
            "repeated": self._repeat,
            "request": self._request,
        }  # what is invalid for good loses what nobody heard of yet, as Discord has it
        names = sorted(ways)
        name = self.random.choices(names, [1 if each in WATCHED else 10 for each in names])[0]
        self.planted[name] += 1
        began, resumed = self.hurry.now, gateway.resumed + gateway.identified
        ways[name]()
        if name not in {"repeated", "request"}:
            await self.discord.until(lambda: gateway.resumed + gateway.identified > resumed)
        await self.discord.until(lambda: gateway.listening)
        self.longest = max(self.longest, self.hurry.now - began)

    def _unreachable(self) -> None:
        choices: tuple[Fault, ...] = (Broken(503), Dropped(heard=False))
        for _ in range(self.random.randrange(1, 4)):
            self.discord.faults.plant(GATEWAY, self.random.choice(choices))
        self.discord.gateway.drop()

    def _repeat(self) -> None:
        for each in (*(step.id for step in self.steps[-3:]), *self.mentions[-1:]):
            self.discord.gateway.again(each)

    def _request(self) -> None:
        faults: tuple[Fault, ...] = (
            Broken(500),
            Broken(503),
            Broken(503, heard=True),
            Dropped(),
            Dropped(heard=False),
            TooMany(1.0),
        )
        routes = (ANSWER, POST, TYPING, CALLBACK)
        route, fault = self.random.choice(routes), self.random.choice(faults)
        self.discord.faults.plant(route, fault)

    @property
    def answers(self) -> Counter[str]:
        told = Counter(each.interaction or each.reference or "" for each in said(self.discord))
        told.update(each.id for each in self.steps if each.message and each.id not in told)
        return told


async def storm(times: int, seed: int) -> tuple[Storm, int]:
    """Let so many things go wrong while people ask; return what, and how much is left undone."""
    hurry = Hurry()
    # Discord itself waits for as long as it takes, as no real second goes by in that time.
    async with FakeDiscord(clock=StandingClock()) as discord:
        discord.gateway.interval, discord.patience = BEAT, 0
        store = await demo()
        weather = Storm(discord, hurry, Random(seed))
        with heartbeats_within(4 * BEAT), library_waits(hurry.sleep):
            async with at_work(discord, store, hurry.clock):
                await weather.asks()
                await until(lambda: weather.answers and idle())
                for _ in range(times):
                    await weather.asks()
                    await weather.breaks()
                    await weather.asks()
                await until(idle)
        left = len(await unanswered(store))
        await store.close()
    return weather, left


@contextmanager
def heartbeats_within(seconds: float) -> Iterator[None]:
    """Let the library take a connection for dead that says nothing for so long, else a minute."""
    made = Gateway.__init__

    def hasty(self: Gateway, spend: Spend, proxy: str | None = None) -> None:
        made(self, spend, proxy)
        self._connection.heartbeat_timeout = seconds

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Gateway, "__init__", hasty)
        yield


def told(weather: Storm, left: int) -> str:
    asked = [*(each.id for each in weather.steps), *weather.mentions]
    answers = weather.answers
    lost = sum(not answers[each] for each in asked)
    doubled = sum(answers[each] > 1 for each in asked)
    planted = ", ".join(f"{count} {name}" for name, count in weather.planted.most_common())
    return (
        f"{sum(weather.planted.values())} faults of Discord's ({planted}): {len(asked)} asked, "
        f"{len(asked) - lost} answered, {lost} lost, {doubled} doubled, {left} left; "
        f"back after {weather.longest:.0f} s at most"
    )


async def test_questions_outlast_what_happens_to_connections() -> None:
    weather, left = await storm(12, 1)

    assert ", 0 lost, 0 doubled, 0 left;" in told(weather, left)


@pytest.mark.slow
async def test_nothing_is_lost_or_doubled_in_a_storm_of_faults(
    seed: int, tell: Callable[[str], None]
) -> None:
    weather, left = await storm(FAULTS, seed)
    tell(told(weather, left))

    assert ", 0 lost, 0 doubled, 0 left;" in told(weather, left)
    assert weather.longest <= BACK_WITHIN


@pytest.mark.parametrize("ends", ["fall_silent", "half_open"])
async def test_a_connection_that_says_nothing_is_noticed(ends: str) -> None:
    async with FakeDiscord() as discord:
        discord.gateway.interval = BEAT
        with heartbeats_within(4 * BEAT):
            async with at_work(discord, await demo()):
                await discord.answered(await discord.types("help"))
                getattr(discord.gateway, ends)()
                await discord.until(lambda: discord.gateway.resumed == 1)
                await discord.answered(await discord.types("help"))

    assert discord.gateway.identified == 1
    assert discord.lapses == []


@pytest.mark.parametrize(("failed", "identified"), [(RESUMES, 1), (RESUMES + 1, 2)])
async def test_a_session_is_resumed_through_connections_that_fail(
    failed: int, identified: int
) -> None:
    hurry = Hurry()
    async with FakeDiscord() as discord:
        with library_waits(hurry.sleep):
            async with at_work(discord, await demo(), hurry.clock):
                await discord.answered(await discord.types("help"))
                began = hurry.now
                discord.faults.plant(GATEWAY, Broken(503), times=failed)
                discord.gateway.drop()
                await discord.until(lambda: not discord.gateway.listening)
                discord.patience = 0
                step = await discord.types("help")
                await discord.until(lambda: discord.gateway.listening)
                if identified == 1:
                    await discord.answered(step)
                waited = hurry.now - began

    assert discord.gateway.identified == identified
    assert waited <= (failed + 1) * BACK


def test_however_often_it_failed_a_connection_is_tried_again_soon() -> None:
    backoff = Backoff()

    assert max(backoff.delay() for _ in range(50)) == BACK
