"""The program ends while it tells a digest, and is started again on the same store."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from bot.announcing.outbox import LEASE
from tests.adapters.shifted import Shifted, untold
from tests.adapters.slack.team import WORKSPACE, at_work, demo, killed, made_editor
from tests.fakes.slack.server import FakeSlack

POST = "chat.postMessage"
WORDS = "a digit too many"


@pytest.mark.parametrize("heard", [True, False])
async def test_one_message_is_seen_whatever_the_program_does_meanwhile(*, heard: bool) -> None:
    time = Shifted()
    async with FakeSlack(clock=time.seconds) as slack:
        store = await demo()
        await made_editor(store, "U1")
        workspace = store.workspace(WORKSPACE)
        async with at_work(slack, store, clock=time.clock):
            await slack.types("/digest", "subscribe mistral")
            (shown,) = await slack.until(slack.ephemerals)
            await slack.presses(shown, "Save")
            await slack.until(lambda: "Saved" in slack.ephemerals()[-1].text)
        (kept,) = await workspace.subscriptions()
        await untold(workspace, WORDS, time.now())
        assert kept.due
        time.becomes(kept.due)

        held = slack.faults.hold(POST, heard=heard)
        with suppress(asyncio.CancelledError):
            async with at_work(slack, store, clock=time.clock, grace=0) as running:
                await held.reached()
                await killed(running)
        held.release()
        time.becomes(time.now() + LEASE)
        async with at_work(slack, store, clock=time.clock):
            (digest,) = await slack.until(slack.posts)
            await slack.presses(digest, "Pause")
            (answer,) = await slack.until(lambda: slack.ephemerals()[1:])
        time.becomes(time.now() + LEASE)
        async with at_work(slack, store, clock=time.clock):
            await slack.types("/digest", "list")
            await slack.until(lambda: len(slack.ephemerals()) > 2)

        assert len(slack.posts()) == 1
        assert WORDS in digest.text
        assert "Paused until somebody resumes it" in answer.text
        assert "Told last" in slack.ephemerals()[-1].text
        await store.close()
