"""Programs that end around their digests in Discord: each news is told once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from adapters.discord.answering.announcing import DiscordMessenger
from adapters.discord.app import Gateway
from adapters.discord.making import front_of
from adapters.discord.sending.addresses import use
from store.open import open_store
from tests.adapters.digest_crashes import crashes
from tests.adapters.digesting import Tally
from tests.adapters.discord.passing import library_waits
from tests.adapters.discord.team import OurOfNoFile, discord_settings
from tests.adapters.discord.test_announcing import DiscordScene, nothing
from tests.adapters.discord.test_answers import told
from tests.adapters.telling import Passing
from tests.fakes.discord import DEALS, GENERAL, FakeDiscord
from tests.fakes.discord.faults import Broken

HISTORY = "GET /channels/{channel_id}/messages"


class TwoChannels(DiscordScene):
    """A server with two channels."""

    @property
    def channels(self) -> tuple[str, str]:
        return DEALS, GENERAL

    def said(self, channel: str) -> list[str]:
        return [told(each) for each in self.discord.posts(channel) if each.reference is None]

    def chatter(self, channel: str, number: int) -> None:
        for _ in range(number):
            self.discord.wrote("so they say", channel=channel)

    def hide(self) -> None:
        self.discord.faults.plant(HISTORY, Broken(), times=1000)

    def mend(self) -> None:
        self.discord.faults.forget()


@asynccontextmanager
async def opened() -> AsyncIterator[TwoChannels]:
    time = Passing()
    async with FakeDiscord(clock=time.seconds) as discord:
        settings, store = discord_settings(discord), await open_store("memory:")
        use(settings)
        gateway = Gateway(nothing)
        with library_waits(time.sleep):
            await gateway.login(settings.token.get_secret_value())
            front = front_of(gateway, OurOfNoFile(), store, time.clock)
            yield TwoChannels(discord, front, store, time, DiscordMessenger(front))
            await gateway.close()
        await store.close()
    assert discord.lapses == []


@pytest.mark.slow
async def test_1000_crashes_around_digests_double_and_lose_nothing(
    tell: Callable[[str], None],
) -> None:
    tally = await crashes(opened, 1000, seed=8)

    told_ = (
        f"{tally.doubled} doubled, {tally.lost} lost, {tally.late} late, {tally.unknown} unknown"
    )
    tell(f"Discord: digests, 1000 crashes at 5 points, {told_}")
    assert tally == Tally()
