"""Fakes of every test's own, a clock that stands still, and the real clients of them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from discord.http import HTTPClient
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.discord import FakeDiscord
from tests.fakes.slack import FakeSlack, StandingClock
from tests.fakes.small_bot import COMMANDS, SmallBot, calling, running


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
async def slack(clock: StandingClock) -> AsyncIterator[FakeSlack]:
    async with FakeSlack(clock=clock) as fake:
        yield fake


@pytest.fixture
def client(slack: FakeSlack) -> AsyncWebClient:
    """The SDK's own client, which re-sends nothing."""
    return AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


@pytest.fixture
async def discord(clock: StandingClock) -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord(clock=clock) as fake:
        yield fake


@pytest.fixture
async def http(discord: FakeDiscord) -> AsyncIterator[HTTPClient]:
    """The library's own client of the API."""
    async with calling(discord) as client:
        yield client


@pytest.fixture
async def bot(discord: FakeDiscord) -> AsyncIterator[SmallBot]:
    """The small bot, its commands registered."""
    async with running(discord, SmallBot(discord)) as bot:
        await bot.http.bulk_upsert_global_commands(discord.application_id, COMMANDS)
        yield bot
