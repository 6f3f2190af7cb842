"""The program ends at some point of an answer, and is started again on the same store."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from tests.adapters.slack.stalling import Gate, behind, until
from tests.adapters.slack.team import at_work, demo, killed
from tests.fakes.slack.server import FakeSlack


async def test_a_command_that_was_acknowledged_is_answered_after_a_crash() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        with suppress(asyncio.CancelledError):
            async with at_work(slack, store, grace=0) as running:
                held = slack.faults.hold("users.info")
                await slack.types("/funding", "mistral")
                await held.reached()
                await killed(running)
        held.release()
        async with at_work(slack, store):
            (answer,) = await slack.until(slack.ephemerals)

    assert "€490M" in answer.text


async def test_a_mention_whose_answer_had_arrived_is_not_answered_twice() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        with suppress(asyncio.CancelledError):
            async with at_work(slack, store, grace=0) as running:
                held = slack.faults.hold("chat.postMessage")
                await slack.mentions("funding mistral")
                await held.reached()
                await killed(running)
        held.release()
        async with at_work(slack, store):
            await slack.until(lambda: slack.called("conversations.replies"))
            await slack.mentions("deal")
            await slack.until(lambda: len(slack.posts()) > 1)

    assert len(slack.posts()) == 2


async def test_what_was_answered_is_not_answered_again_at_the_next_start() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        async with at_work(slack, store):
            await slack.types("/funding", "mistral")
            await slack.mentions("funding mistral")
            await slack.until(lambda: slack.ephemerals() and slack.posts())
        async with at_work(slack, store):
            await slack.deliver(slack.sent[-1], attempt=1)
            await slack.types("/deal")
            await slack.until(lambda: slack.ephemerals()[1:])

    assert len(slack.posts()) == 1
    assert len(slack.ephemerals()) == 2
    assert len(slack.called("response_url")) == 2
    assert slack.called("chat.update") == []


async def test_what_was_begun_is_finished_when_the_program_is_told_to_end() -> None:
    async with FakeSlack() as slack:
        gate, store = Gate(), await demo()
        async with at_work(slack, behind(store, gate)) as running:
            gate.shut()
            for _ in range(20):
                await slack.types("/funding", "mistral")
            running.stop.set()
            await until(lambda: not slack.sockets.open)
            gate.open()
        answers = slack.ephemerals()

    assert len(answers) == 20
