from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from adapters.slack.limits import SOON
from store.open import open_store
from tests.adapters.slack.stalling import Gate, Patience, behind, until
from tests.adapters.slack.team import Delivery, at_work, with_demo
from tests.fakes.slack.server import FakeSlack


@asynccontextmanager
async def slow_team(
    delivery: Delivery = "socket",
) -> AsyncIterator[tuple[FakeSlack, Gate, Patience]]:
    """The bot with a store that can be stalled, and a clock that waits for the test."""
    async with FakeSlack() as slack:
        gate, patience = Gate(), Patience()
        store = await with_demo(await open_store("memory:"))
        async with at_work(slack, behind(store, gate), delivery, clock=patience.clock):
            yield slack, gate, patience
            gate.open()
        await store.close()


async def test_a_command_is_acknowledged_while_the_store_is_stalled() -> None:
    async with slow_team() as (slack, gate, _):
        gate.shut()
        receipt = await slack.types("/funding", "mistral")

    assert receipt.status == 200
    assert "acknowledges nothing" not in {each.what for each in slack.lapses}


async def test_what_takes_longer_says_so_and_the_answer_takes_its_place() -> None:
    async with slow_team() as (slack, gate, patience):
        gate.shut()
        await slack.types("/funding", "mistral")
        await until(lambda: patience.pass_(SOON))
        (note,) = await slack.until(slack.ephemerals)
        told = note.text
        gate.open()
        await slack.until(lambda: "€490M" in slack.ephemerals()[-1].text)

    assert "takes longer" in told
    assert len(slack.ephemerals()) == 1


async def test_what_is_quick_says_nothing_of_the_kind() -> None:
    async with slow_team() as (slack, _, patience):
        await slack.types("/funding", "mistral")
        await slack.until(slack.ephemerals)
        patience.pass_(SOON)

    assert len(slack.called("response_url")) == 1


async def test_an_event_that_cannot_be_kept_is_not_acknowledged_and_answered_once() -> None:
    async with slow_team("http") as (slack, gate, patience):
        gate.shut()
        mentioned = asyncio.create_task(slack.mentions("funding mistral"))
        await until(lambda: patience.pass_(SOON))
        first = await mentioned
        again = asyncio.create_task(slack.deliver(slack.sent[-1], attempt=1))
        gate.open()
        repeated = await again
        await slack.until(slack.posts)

    assert first.status == 503
    assert repeated.status == 200
    assert len(slack.posts()) == 1
