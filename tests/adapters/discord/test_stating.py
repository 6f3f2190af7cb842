"""What others can read is noted with the claims it states; what one person reads is not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from store.base import Selection, Store
from store.events import ClaimRetracted, PersonId
from store.stated import Stated
from tests.adapters.discord.passing import at_time, idle, timed_server
from tests.adapters.discord.team import WORKSPACE, at_work, demo
from tests.fakes.discord import ADA, BEN, DEALS, THREAD, FakeDiscord
from tests.fakes.discord.entries import texts
from tests.fakes.discord.state import Message

RAISED = frozenset({"raised", "total_raised"})


async def noted(store: Store, fields: frozenset[str] = frozenset()) -> tuple[Stated, ...]:
    """Return the messages that state any claim, or one of some fields."""
    workspace = store.workspace(WORKSPACE)
    upto = (await workspace.head()).seq
    known = await workspace.read(Selection(fields=fields), upto=upto)
    return await workspace.stated(frozenset(each.id for each in known.records))


@asynccontextmanager
async def a_server() -> AsyncIterator[tuple[FakeDiscord, Store]]:
    async with FakeDiscord() as discord:
        store = await demo()
        yield discord, store
        await store.close()


async def asked(discord: FakeDiscord, user: str = ADA) -> Message:
    return await discord.answered(await discord.types("funding", {"about": "mistral"}, user=user))


async def test_an_answer_to_one_person_is_not_noted() -> None:
    async with a_server() as (discord, store):
        async with at_work(discord, store):
            await asked(discord)
            direct = discord.direct(BEN)
            await discord.says("funding mistral", user=BEN, channel=direct)
            await discord.until(lambda: discord.posts(direct))
        assert await noted(store) == ()


async def test_what_is_shared_is_noted_with_its_language_and_place() -> None:
    async with a_server() as (discord, store):
        async with at_work(discord, store):
            await discord.presses(await asked(discord, BEN), "Teilen", user=BEN)
            (shared,) = await discord.until(discord.posts)
        (stated,) = await noted(store, RAISED)
        seq = (await store.workspace(WORKSPACE).head()).seq

    assert (stated.channel, stated.message, stated.thread) == (DEALS, shared.id, None)
    assert (stated.place, stated.language, stated.seq) == (DEALS, "de", seq)


async def test_a_reply_to_a_mention_is_noted_where_it_stands() -> None:
    async with a_server() as (discord, store):
        async with at_work(discord, store):
            await discord.mentions("funding mistral", channel=THREAD)
            (answer,) = await discord.until(lambda: discord.posts(THREAD))
        (stated,) = await noted(store, RAISED)

    assert (stated.channel, stated.message, stated.place) == (THREAD, answer.id, DEALS)


async def test_a_command_that_is_answered_for_all_is_noted() -> None:
    async with a_server() as (discord, store):
        await store.workspace(WORKSPACE).prefer(DEALS, "answers", "public")
        async with at_work(discord, store):
            await asked(discord)
        (stated,) = await noted(store, RAISED)
        (answer,) = discord.posts()

    assert (stated.channel, stated.message) == (DEALS, answer.id)


async def test_whoever_reads_on_is_told_while_the_bot_is_at_work() -> None:
    async with timed_server() as (discord, store, time):
        async with at_time(discord, store, time):
            await discord.mentions("funding mistral")
            await time.until(lambda: discord.posts() and idle())
            (stated,) = await noted(store, RAISED)
            (answer,) = discord.posts()
            workspace = store.workspace(WORKSPACE)
            wrong = ClaimRetracted(min(stated.claims), "it says dollars")
            at = datetime.fromtimestamp(time(), UTC)
            await workspace.record((wrong,), by=PersonId("operator"), origin="test", at=at)
            await time.until(lambda: discord.posts()[1:])
        correction = discord.posts()[-1]

    assert correction.reference == answer.id
    assert "it says dollars" in " ".join(texts(correction.components))
    assert correction.mentions == []


async def test_what_tells_no_figures_is_not_noted() -> None:
    async with a_server() as (discord, store):
        async with at_work(discord, store):
            await discord.mentions("help")
            (answer,) = await discord.until(discord.posts)
        assert await store.workspace(WORKSPACE).message(DEALS, answer.id) is None
