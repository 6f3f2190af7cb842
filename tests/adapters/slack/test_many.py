"""Much at once: every envelope has its effect once, and is acknowledged whatever the store does."""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from collections.abc import Callable

import pytest

from store.open import open_store
from tests.adapters.slack.stalling import Gate, behind
from tests.adapters.slack.team import at_work, with_demo
from tests.fakes.slack import payloads
from tests.fakes.slack.parcels import Parcel
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Channel

SEED = int(os.environ.get("SEED", "1"))
ENVELOPES = 10_000
AT_ONCE = 50
MENTIONED = 50
"""One envelope in so many is a mention: its answer is a message, of which a minute takes 240.
"""

LATE = "acknowledges late"
"""How late is printed; what it is depends on the machine, which also plays Slack."""


def command(slack: FakeSlack, text: str) -> Parcel:
    person, place = slack.state.users["U1"], slack.state.channels["C1"]
    return payloads.slash_command(slack.state, person, place, "/deal", text)


def mention(slack: FakeSlack, number: int) -> Parcel:
    """In a channel of its own, as one message a second is posted to each."""
    slack.add(Channel(f"C{number:07}", f"deals-{number}", members={"U1", "UBOT"}))
    asked = slack.wrote("<@UBOT> help funding", "U1", f"C{number:07}", None)
    return payloads.mention(slack.state, asked)


async def together(slack: FakeSlack, parcels: list[tuple[Parcel, int]]) -> None:
    """Deliver parcels, each as the retry it says it is, so many at once."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def deliver(parcel: Parcel, attempt: int) -> None:
        async with turn:
            await slack.deliver(parcel, attempt=attempt)

    await asyncio.gather(*(deliver(*each) for each in parcels))


@pytest.mark.slow
async def test_envelopes_that_come_up_to_four_times_have_their_effect_once(
    tell: Callable[[str], None],
) -> None:
    chance = random.Random(SEED)
    async with FakeSlack() as slack:
        slack.patience = None
        store = await with_demo(await open_store("memory:"))
        async with at_work(slack, store, grace=120):
            originals = [
                mention(slack, number)
                if number % MENTIONED == 0
                else command(slack, "help funding")
                for number in range(ENVELOPES)
            ]
            copies = [
                (parcel, chance.choice((0, attempt)))
                for parcel in originals
                for attempt in range(chance.randint(1, 4))
            ]
            chance.shuffle(copies)
            await together(slack, copies)
        await store.close()

    answered = Counter(each.to or each.channel for each in slack.state.messages if each.blocks)
    tell(f"{ENVELOPES:,} envelopes delivered {len(copies):,} times: {effects(slack):,} effects")
    assert effects(slack) == ENVELOPES
    assert answered["U1"] == commands(originals)
    assert not [each for each in slack.lapses if each.what != LATE]


def commands(parcels: list[Parcel]) -> int:
    return sum(each.kind == "slash_commands" for each in parcels)


def effects(slack: FakeSlack) -> int:
    """Count the answers, each of which stands in its channel or before one person."""
    bot = (each for each in slack.state.messages if each.author == "UBOT" and not each.deleted)
    return sum(bool(each.blocks) for each in bot)


@pytest.mark.slow
async def test_commands_are_acknowledged_while_the_store_is_stalled(
    tell: Callable[[str], None],
) -> None:
    async with FakeSlack() as slack:
        slack.patience, gate = None, Gate()
        store = await with_demo(await open_store("memory:"))
        async with at_work(slack, behind(store, gate), grace=120):
            gate.shut()
            took = await acknowledged(slack, ENVELOPES)
            gate.open()
        # At the end of its work everything that was begun is finished.
        await store.close()

    latest = sorted(took)[int(ENVELOPES * 0.999)]
    tell(
        f"{ENVELOPES:,} commands at a stalled store: all acknowledged, "
        f"the slowest of 99.9 % in {latest * 1000:.0f} ms, {effects(slack):,} answered"
    )
    assert effects(slack) == ENVELOPES
    assert not [each for each in slack.lapses if each.what != LATE]


async def acknowledged(slack: FakeSlack, count: int) -> list[float]:
    """Type commands, and return how long each waited for its acknowledgement, in seconds."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def type_() -> float:
        async with turn:
            begun = time.perf_counter()
            receipt = await slack.types("/deal", "help funding")
            assert receipt.status == 200
            return time.perf_counter() - begun

    return await asyncio.gather(*(type_() for _ in range(count)))
