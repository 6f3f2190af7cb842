"""What is set for a channel holds there for shares: who may, and how long one waits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from adapters.clock import Clock
from tests.adapters.discord.team import WORKSPACE, at_work, demo
from tests.fakes.discord import ADA, BEN, DEALS, FakeDiscord
from tests.fakes.discord.entries import texts
from tests.fakes.discord.state import Message

COOLDOWN = 50


class Minutes:
    """Seconds that go on when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@asynccontextmanager
async def a_channel(**manners: str) -> AsyncIterator[tuple[FakeDiscord, Minutes]]:
    """The bot at work where an admin has set the manners of the channel."""
    async with FakeDiscord() as discord:
        store, minutes = await demo(), Minutes()
        for name, value in manners.items():
            await store.workspace(WORKSPACE).prefer(DEALS, name, value)
        async with at_work(discord, store, Clock(monotonic=minutes)):
            yield discord, minutes
        await store.close()


async def answered(discord: FakeDiscord, name: str) -> Message:
    return await discord.answered(await discord.types(name, {"about": "mistral"}, user=ADA))


def told(message: Message) -> str:
    return " ".join((message.content, *texts(message.components)))


async def asides(discord: FakeDiscord, count: int) -> list[str]:
    await discord.until(lambda: len(discord.ephemerals()) >= count)
    return [told(each) for each in discord.ephemerals()]


async def test_a_share_too_soon_is_refused_each_time_until_the_wait_is_over() -> None:
    async with a_channel(cooldown=str(COOLDOWN)) as (discord, minutes):
        first, second = await answered(discord, "funding"), await answered(discord, "valuation")
        await discord.presses(first, "Share")
        await discord.until(discord.posts)
        for count in (2, 3):
            minutes.now += 5  # another click than the last one
            await discord.presses(second, "Share")
            assert "share here again" in " ".join(await asides(discord, count))
        assert len(discord.posts()) == 1
        minutes.now += COOLDOWN
        await discord.presses(second, "Share")
        await discord.until(lambda: discord.posts()[1:])

    assert len(discord.posts()) == 2


async def test_who_may_not_share_is_told_who_may() -> None:
    async with a_channel(share="editor") as (discord, _):
        answer = await answered(discord, "funding")
        await discord.presses(answer, "Share")
        heard = await asides(discord, 2)

    assert "Sharing takes the role editor" in " ".join(heard)
    assert discord.posts() == []


async def test_of_several_who_ask_at_once_one_is_answered_for_all() -> None:
    async with a_channel(answers="public", cooldown=str(COOLDOWN)) as (discord, _):
        steps = [await discord.types("funding", {"about": "mistral"}) for _ in range(4)]
        answers = [await discord.answered(each) for each in steps]

    assert [each.ephemeral_to for each in answers].count(None) == 1


async def test_an_answer_that_was_none_costs_no_turn() -> None:
    async with a_channel(answers="public", cooldown=str(COOLDOWN)) as (discord, _):
        await answered(discord, "funding")
        unknown = await discord.types("funding", {"about": "klarna"}, user=BEN)
        await discord.until(lambda: discord.ephemerals(user=BEN))
        step = await discord.types("funding", {"about": "mistral"}, user=BEN)
        answer = await discord.answered(step)

    assert unknown.response
    assert answer.ephemeral_to is None


async def test_who_mentions_the_bot_too_often_is_told_once() -> None:
    async with a_channel(cooldown=str(COOLDOWN)) as (discord, minutes):
        await discord.mentions("funding mistral")
        await discord.until(discord.posts)
        for _ in range(3):
            await discord.mentions("terms mistral")
        await discord.until(lambda: discord.posts()[1:])
        minutes.now += COOLDOWN
        await discord.mentions("people mistral")
        await discord.until(lambda: discord.posts()[2:])

    _, waiting, people = map(told, discord.posts())
    assert "ask again" in waiting
    assert "people" in people
