"""The gateway of the fake, as the real library's client meets it when something goes wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.gateway import Gateway
from tests.fakes.small_bot import SmallBot, running

QUICK = 0.02


def resumable(gateway: Gateway) -> None:
    gateway.invalidate(resumable=True)


def ended(gateway: Gateway) -> None:
    gateway.end(4000)


@pytest.mark.parametrize("trouble", [Gateway.reconnect, Gateway.drop, resumable, ended])
async def test_the_library_resumes_and_hears_what_it_missed(
    discord: FakeDiscord, bot: SmallBot, trouble: Callable[[Gateway], None]
) -> None:
    trouble(discord.gateway)
    await discord.mentions("while nobody listened")
    await discord.until(lambda: discord.gateway.resumed and discord.posts())
    assert [each.content for each in discord.posts()] == ["answer"]
    assert discord.gateway.identified == 1


async def test_an_invalid_session_is_begun_anew(discord: FakeDiscord, bot: SmallBot) -> None:
    discord.gateway.invalidate()
    await discord.until(lambda: discord.gateway.identified == 2)
    await discord.answered(await discord.types("ask", {"deal": "m"}))
    assert (discord.gateway.resumed, discord.gateway.budget.used) == (0, 2)


async def test_a_forgotten_session_is_begun_anew(discord: FakeDiscord, bot: SmallBot) -> None:
    discord.gateway.forget()
    discord.gateway.reconnect()
    await discord.until(lambda: discord.gateway.identified == 2)
    assert discord.gateway.resumed == 0


async def test_an_event_may_come_twice(discord: FakeDiscord, bot: SmallBot) -> None:
    step = await discord.types("ask", {"deal": "m"})
    await discord.answered(step)
    bot.answers = False
    discord.gateway.again(step.id)
    await discord.until(lambda: len(bot.told("INTERACTION_CREATE")) == 2)
    assert bot.told("INTERACTION_CREATE")[0] == bot.told("INTERACTION_CREATE")[1]


@pytest.mark.parametrize("trouble", [Gateway.fall_silent, Gateway.half_open])
async def test_a_client_that_hears_no_heartbeat_connects_anew(
    discord: FakeDiscord, trouble: Callable[[Gateway], None]
) -> None:
    discord.gateway.interval = QUICK
    bot = SmallBot(discord)
    bot._connection.heartbeat_timeout = QUICK * 3
    async with running(discord, bot):
        await discord.until(lambda: bot.told("GUILD_CREATE"))
        trouble(discord.gateway)
        await discord.until(lambda: discord.gateway.resumed)
    assert discord.gateway.connected == 2


async def test_a_token_that_was_reset_ends_the_bot(discord: FakeDiscord) -> None:
    bot = SmallBot(discord)
    async with running(discord, bot):
        discord.state.token = "other"
        discord.gateway.invalidate()
        await discord.until(lambda: discord.gateway.ended == [4004])
    assert discord.gateway.identified == 1


async def test_a_bot_that_starts_again_hears_only_what_comes_then(discord: FakeDiscord) -> None:
    async with running(discord, SmallBot(discord)):
        await discord.mentions("the first")
        await discord.until(lambda: len(discord.posts()) == 1)
    assert not discord.gateway.ready
    second = SmallBot(discord)
    async with running(discord, second):
        await discord.mentions("the second")
        await discord.until(lambda: len(discord.posts()) == 2)
    assert len([each for each in second.told("MESSAGE_CREATE") if "second" in each["content"]]) == 1
    assert not [each for each in second.told("MESSAGE_CREATE") if "first" in each["content"]]
