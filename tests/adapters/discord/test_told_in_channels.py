"""What stands in a channel of Discord's unasked is pressed like an answer, by whoever reads."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.adapters.discord.team import WORKSPACE, at_work, demo, granted
from tests.adapters.discord.test_answers import told
from tests.adapters.telling import WHY
from tests.adapters.telling_channels import subscribed
from tests.fakes.discord import ADA, BEN, DEALS, FakeDiscord


async def test_a_digest_s_buttons_answer_whoever_presses_them_alone() -> None:
    async with FakeDiscord() as discord:
        store = await demo()
        await granted(store, ADA, "editor")
        await subscribed(store, WORKSPACE, DEALS, datetime.now(UTC))
        async with at_work(discord, store):
            await discord.until(discord.posts)
            (digest,) = discord.posts(DEALS)
            pressed = await discord.presses(digest, "Stop", user=BEN)
            refused = await discord.answered(pressed)
            paused = await discord.answered(await discord.presses(digest, "Pause", user=ADA))
        await store.close()

    assert (refused.ephemeral_to, paused.ephemeral_to) == (BEN, ADA)
    assert WHY in told(digest)
    assert "Redaktion" in told(refused)
    assert "Paused until" in told(paused)
    assert discord.posts(DEALS) == [digest]
    assert digest.edits == 0
    assert discord.lapses == []
