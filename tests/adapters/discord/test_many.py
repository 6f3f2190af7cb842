"""Much at once: what is asked has its effect once, and is acknowledged whatever the store does."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from discord.http import HTTPClient

from adapters.discord.sending.wire import TIDIED_EVERY, tidied_rarely
from tests.adapters.discord.passing import idle
from tests.adapters.discord.team import at_work, demo, unanswered
from tests.adapters.discord.test_breaking import CALLBACK, said
from tests.adapters.slack.passing import breathe
from tests.adapters.slack.stalling import Gate, behind, until
from tests.fakes.discord import ACME, Channel, FakeDiscord, StandingClock
from tests.fakes.discord.state import Event

ASKED = 10_000
AT_ONCE = 50
MENTIONED = 10
"""Of so many one is a mention, in a channel of its own."""

STALLED = 50
"""Commands at once while the store says nothing."""


def held(discord: FakeDiscord) -> list[Event]:
    """Take what people do before the bot hears of it."""
    events: list[Event] = []
    discord.state.tell = events.append
    return events


async def ask(discord: FakeDiscord, count: int) -> list[str]:
    """Ask so often, and return the ids of what was asked."""
    asked: list[str] = []
    for number in range(count):
        if number % MENTIONED:
            asked.append((await discord.types("help", {"command": "funding"})).id)
        else:
            place = Channel(f"4{number:017}", f"deals-{number}", ACME)
            discord.add(place)
            asked.append((await discord.mentions("help funding", channel=place.id)).id)
    return asked


@pytest.mark.slow
async def test_what_comes_up_to_four_times_has_its_effect_once(
    seed: int, tell: Callable[[str], None]
) -> None:
    chance = Random(seed)
    # What waits here for its turn would have waited for the bot in vain.
    async with FakeDiscord(clock=StandingClock()) as discord:
        discord.patience, store = 0, await demo()
        async with at_work(discord, store, grace=120):
            await until(lambda: discord.state.commands)
            events = held(discord)
            asked = await ask(discord, ASKED)
            discord.state.tell = discord.gateway.tell
            copies = [each for each in events for _ in range(chance.randint(1, 4))]
            chance.shuffle(copies)
            begun = time.perf_counter()
            for number, each in enumerate(copies):
                discord.gateway.tell(each)
                if number % AT_ONCE == 0:
                    await breathe()
                    await until(idle)
            await discord.until(lambda: len(said(discord)) >= ASKED, 120)
            await until(idle)
            took = time.perf_counter() - begun
        left = await unanswered(store)
        await store.close()

    effects = Counter(each.interaction or each.reference for each in said(discord))
    tell(
        f"{ASKED:,} interactions and mentions of Discord's told {len(copies):,} times: "
        f"{sum(effects.values()):,} effects in {took:.0f} s"
    )
    assert effects == Counter(asked)
    assert len(discord.called(CALLBACK)) == ASKED - ASKED // MENTIONED
    assert left == ()
    assert discord.lapses == []


async def test_commands_are_acknowledged_while_the_store_is_stalled(
    tell: Callable[[str], None],
) -> None:
    async with FakeDiscord() as discord:
        gate, store = Gate(), await demo()
        async with at_work(discord, behind(store, gate), grace=60):
            await until(lambda: discord.state.commands)
            gate.shut()
            took = await acknowledged(discord, STALLED)
            gate.open()
        # At the end of its work everything that was begun is finished.
        await store.close()

    answered = len(said(discord))
    tell(
        f"{STALLED} commands of Discord's at a stalled store: all acknowledged, the slowest "
        f"in {max(took) * 1000:.0f} ms, {answered} answered"
    )
    assert answered == STALLED
    assert discord.lapses == []


async def acknowledged(discord: FakeDiscord, count: int) -> list[float]:
    """Type commands at once, and return how many seconds each waited to be acknowledged."""

    async def type_() -> float:
        begun = time.perf_counter()
        step = await discord.types("help", {"command": "funding"})
        assert step.response
        return time.perf_counter() - begun

    return await asyncio.gather(*(type_() for _ in range(count)))


async def test_what_is_known_of_rates_is_not_looked_through_at_each_interaction(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[int] = []
    http = HTTPClient(asyncio.get_running_loop())
    monkeypatch.setattr(http, "_try_clear_expired_ratelimits", lambda: looked.append(1))
    tidied_rarely(http)
    for number in range(2 * TIDIED_EVERY):
        http.get_ratelimit(f"POST /interactions/{number}")

    assert len(looked) == 2
