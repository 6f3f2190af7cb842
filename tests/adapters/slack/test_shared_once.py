"""An answer is shared once: through a crash, through a failure, and by whoever presses together."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from adapters.clock import Clock
from adapters.slack.limits import BETWEEN_MESSAGES
from tests.adapters.slack.stalling import Breaking, Patience, until
from tests.adapters.slack.team import at_work, demo, killed
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Message


async def answered(slack: FakeSlack) -> Message:
    await slack.types("/funding", "mistral")
    (answer,) = await slack.until(slack.ephemerals)
    return answer


async def test_what_was_to_be_shared_before_a_crash_is_shared_once() -> None:
    patience = Patience()
    waiting = Clock(monotonic=lambda: 0.0, sleep=patience.clock.sleep)
    async with FakeSlack() as slack:
        store = await demo()
        with suppress(asyncio.CancelledError):
            async with at_work(slack, store, clock=waiting, grace=0) as running:
                answer = await answered(slack)
                await slack.mentions("funding mistral")
                await slack.until(slack.posts)
                await slack.presses(answer, "share")
                # The channel has just had a message, and this one waits for its turn.
                await until(lambda: BETWEEN_MESSAGES in {each for each, _ in patience.waiting})
                await killed(running)
        assert len(slack.posts()) == 1
        async with at_work(slack, store):
            await slack.until(lambda: slack.posts()[1:])
            await slack.presses(answer, "share")

    assert len(slack.posts()) == 2


async def test_what_was_shared_before_a_crash_is_not_shared_again() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        with suppress(asyncio.CancelledError):
            async with at_work(slack, store, grace=0) as running:
                answer = await answered(slack)
                held = slack.faults.hold("chat.postMessage")
                await slack.presses(answer, "share")
                await held.reached()
                await killed(running)
        held.release()
        async with at_work(slack, store):
            await slack.presses(answer, "share")

    assert len(slack.posts()) == 1


async def test_presses_at_once_share_once() -> None:
    seconds = iter(range(0, 10**6, 10))
    async with FakeSlack() as slack:
        store = await demo()
        # So much time goes by that no press is the same click as another.
        async with at_work(slack, store, clock=Clock(monotonic=lambda: float(next(seconds)))):
            answer = await answered(slack)
            held = slack.faults.hold("chat.postMessage", heard=False)
            for _ in range(3):
                await slack.presses(answer, "share")
            await held.reached()
            await answered_again(slack)
            held.release()
            await slack.until(slack.posts)

    assert len(slack.posts()) == 1
    assert len(slack.called("chat.postMessage")) == 1


async def answered_again(slack: FakeSlack) -> None:
    before = len(slack.ephemerals())
    await slack.types("/deal", "mistral")
    await slack.until(lambda: slack.ephemerals()[before:])


async def test_an_answer_that_fails_is_told_to_its_sharer_and_not_to_all() -> None:
    async with FakeSlack() as slack:
        breaking = Breaking(await demo())
        async with at_work(slack, breaking.store):
            answer = await answered(slack)
            breaking.broken = True
            await slack.presses(answer, "share")
            told = await slack.until(lambda: slack.ephemerals()[1:])

    assert "logged under number" in told[0].text
    assert slack.posts() == []
