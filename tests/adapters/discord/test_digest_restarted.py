"""The program ends while it tells a digest, and is started again on the same store."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from bot.announcing.outbox import LEASE
from tests.adapters.discord.team import WORKSPACE, at_work, demo, granted, killed
from tests.adapters.discord.test_answers import told
from tests.adapters.shifted import Shifted, untold
from tests.fakes.discord import ADA, FakeDiscord

POST = "POST /channels/{channel_id}/messages"
WORDS = "a digit too many"


@pytest.mark.parametrize("heard", [True, False])
async def test_one_message_is_seen_whatever_the_program_does_meanwhile(*, heard: bool) -> None:
    time = Shifted()
    async with FakeDiscord(clock=time.seconds) as discord:
        store = await demo()
        await granted(store, ADA, "editor")
        workspace = store.workspace(WORKSPACE)
        async with at_work(discord, store, time.clock):
            step = await discord.types("digest subscribe", {"about": "mistral"})
            shown = await discord.answered(step)
            await discord.presses(shown, "Save")
            await discord.until(lambda: "Saved" in told(shown))
        (kept,) = await workspace.subscriptions()
        await untold(workspace, WORDS, time.now())
        assert kept.due
        time.becomes(kept.due)

        held = discord.faults.hold(POST, heard=heard)
        with suppress(asyncio.CancelledError):
            async with at_work(discord, store, time.clock, grace=0) as running:
                await held.reached()
                await killed(running)
        held.release()
        time.becomes(time.now() + LEASE)
        async with at_work(discord, store, time.clock):
            (digest,) = await discord.until(discord.posts)
            answer = await discord.answered(await discord.presses(digest, "Pause"))
        time.becomes(time.now() + LEASE)
        async with at_work(discord, store, time.clock):
            listed = await discord.answered(await discord.types("digest list"))

        assert len(discord.posts()) == 1
        assert WORDS in told(digest)
        assert answer.ephemeral_to == ADA
        assert "Paused until somebody resumes it" in told(answer)
        assert "Told last" in told(listed)
        await store.close()
