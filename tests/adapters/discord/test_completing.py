from __future__ import annotations

import asyncio

import pytest

from bot.service import Bot
from tests.adapters.discord.team import fake_server
from tests.fakes.discord import ADA


async def test_what_begins_with_what_is_typed_is_proposed() -> None:
    async with fake_server() as (discord, _):
        found = await discord.completes("funding", "about", "mist")

        assert {"name": "Mistral · Mistral AI", "value": "Mistral"} in found
        assert discord.lapses == []


async def test_what_is_proposed_is_in_the_language_of_its_reader_s_client() -> None:
    async with fake_server() as (discord, _):
        english, german = [
            await discord.completes("fact add", "field", "valu", locale=each)
            for each in ("en-US", "de")
        ]

    assert english != german


async def test_no_more_is_proposed_than_discord_shows() -> None:
    async with fake_server() as (discord, _):
        found = await discord.completes("funding", "about", "")

    assert len(found) == 25


async def test_nothing_is_proposed_where_nothing_begins_so() -> None:
    async with fake_server() as (discord, _):
        assert await discord.completes("funding", "about", "xyzzy") == []
        assert discord.lapses == []


async def test_nothing_is_proposed_in_a_direct_message_that_may_mean_several_servers() -> None:
    async with fake_server() as (discord, _):
        channel = discord.direct(ADA)
        assert await discord.completes("funding", "about", "mist", channel=channel) == []
        assert discord.lapses == []


async def test_nothing_is_proposed_where_it_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(*_: object, **__: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(Bot, "suggest", never)
    async with fake_server() as (discord, _):
        assert await discord.completes("funding", "about", "mist") == []
        assert discord.lapses == []
