"""Slack's own pace: a message a second in a channel, five answers by one address."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from itertools import pairwise
from typing import Any

import pytest

from adapters.clock import Clock
from adapters.slack.limits import RESPONSES, SOON
from store.open import open_store
from tests.adapters.slack.passing import Time
from tests.adapters.slack.stalling import Gate, Patience, behind, until
from tests.adapters.slack.team import at_work, with_demo
from tests.fakes.slack.faults import RESPONSE_URL, Broken, Dropped, Fault, Refused, TooMany
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Channel

FAULTS: tuple[Fault, ...] = (
    Refused("invalid_blocks"),
    Refused("expired_url"),
    Dropped(),
    Dropped(heard=False),
    Broken(500),
    TooMany("0"),
)


async def test_a_channel_hears_a_message_a_second_and_no_other_waits_for_it() -> None:
    time = Time()
    async with FakeSlack(clock=time) as slack:
        slack.api.pace.on = True
        slack.patience = None
        slack.add(Channel("C2", "elsewhere", members={"U1", "UBOT"}))
        store = await with_demo(await open_store("memory:"))
        clock = Clock(monotonic=time, sleep=time.sleep)
        async with at_work(slack, store, clock=clock, grace=60):
            for _ in range(6):
                await slack.mentions("funding mistral")
            await slack.mentions("terms", channel="C2")
            await time.until(lambda: len(slack.posts()) == 6 and len(slack.posts("C2")) == 1)
        await store.close()

    said = [each for each in slack.called("chat.postMessage") if each.args["channel"] == "C1"]
    assert all(after.at - before.at >= 1 for before, after in pairwise(said))
    assert slack.api.pace.refused == 0
    (elsewhere,) = (each for each in slack.called("chat.postMessage") if each not in said)
    assert elsewhere.at < said[1].at


@pytest.mark.parametrize("second", FAULTS, ids=repr)
@pytest.mark.parametrize("first", FAULTS, ids=repr)
async def test_an_address_is_used_five_times_at_most_whatever_breaks(
    first: Fault, second: Fault
) -> None:
    async def typing(slack: FakeSlack) -> None:
        await slack.types("/funding", "mistral")

    assert await uses(typing, first, second) <= RESPONSES


@pytest.mark.parametrize("fault", FAULTS, ids=repr)
async def test_nor_is_that_of_a_click(fault: Fault) -> None:
    """The note is in its place, the answer for all is refused, and that is said."""

    async def sharing(slack: FakeSlack) -> None:
        (answer,) = slack.ephemerals()
        slack.state.channels["C1"].members.discard("UBOT")
        await slack.presses(answer, "share")

    async def asking(slack: FakeSlack) -> None:
        await slack.types("/funding", "mistral")
        await slack.until(slack.ephemerals)

    assert await uses(sharing, fault, fault, before=asking) <= RESPONSES


def passed(patience: Patience) -> bool:
    """Let everybody have waited until their note is due."""
    patience.pass_(SOON)
    return True


Doing = Callable[[FakeSlack], Coroutine[Any, Any, None]]


async def uses(act: Doing, *faults: Fault, before: Doing | None = None) -> int:
    """Do something with a note before its answer, and count how often its address was used.

    What is refused for its rate is no use.
    """
    async with FakeSlack() as slack:
        gate, patience = Gate(), Patience()
        store = await with_demo(await open_store("memory:"))
        async with at_work(slack, behind(store, gate), clock=patience.clock):
            if before:
                await before(slack)
            done = len(slack.called(RESPONSE_URL))
            for fault in faults * 6:
                slack.faults.plant(RESPONSE_URL, fault)
            gate.shut()
            acting = asyncio.create_task(act(slack))
            await until(lambda: passed(patience) and slack.called(RESPONSE_URL)[done:])
            await acting
            gate.open()
            patience.end()
        await store.close()
    sent = slack.called(RESPONSE_URL)[done:]
    return sum(each.status != 429 for each in sent)
