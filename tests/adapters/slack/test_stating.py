"""What others can read is noted with the claims it states; what one person reads is not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

import pytest

from adapters.clock import Clock
from store.base import Selection, Store
from store.events import ClaimRetracted, PersonId
from store.stated import Stated
from tests.adapters.slack.passing import Time
from tests.adapters.slack.team import WORKSPACE, at_work, demo, killed
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Message

RAISED = frozenset({"raised", "total_raised"})


async def noted(store: Store, fields: frozenset[str] = frozenset()) -> tuple[Stated, ...]:
    """Return the messages that state any claim, or one of some fields."""
    workspace = store.workspace(WORKSPACE)
    upto = (await workspace.head()).seq
    known = await workspace.read(Selection(fields=fields), upto=upto)
    return await workspace.stated(frozenset(each.id for each in known.records))


@asynccontextmanager
async def a_team() -> AsyncIterator[tuple[FakeSlack, Store]]:
    async with FakeSlack() as slack:
        store = await demo()
        yield slack, store
        await store.close()


async def asked(slack: FakeSlack, text: str = "mistral") -> Message:
    await slack.types("/funding", text, user="U2")
    (answer,) = await slack.until(lambda: slack.ephemerals(user="U2"))
    return answer


async def test_an_answer_to_one_person_is_not_noted() -> None:
    async with a_team() as (slack, store):
        async with at_work(slack, store):
            await asked(slack)
            await slack.says("funding mistral")
            await slack.until(lambda: slack.posts("DU1"))
        assert await noted(store) == ()


async def test_what_is_shared_is_noted_with_its_language_and_place() -> None:
    async with a_team() as (slack, store):
        async with at_work(slack, store):
            await slack.presses(await asked(slack), "share", user="U2")
            (shared,) = await slack.until(slack.posts)
        (stated,) = await noted(store, RAISED)
        seq = (await store.workspace(WORKSPACE).head()).seq

    assert (stated.channel, stated.message, stated.thread) == ("C1", shared.ts, None)
    assert (stated.place, stated.language, stated.zone) == ("C1", "de", "Europe/Berlin")
    assert stated.seq == seq


async def test_an_answer_in_a_thread_is_noted_with_its_thread() -> None:
    async with a_team() as (slack, store):
        async with at_work(slack, store):
            await slack.mentions("funding mistral")
            (answer,) = await slack.until(slack.posts)
        (stated,) = await noted(store, RAISED)

    assert (stated.message, stated.thread) == (answer.ts, answer.thread_ts)
    assert stated.thread != stated.message


async def test_a_command_that_is_answered_for_all_is_noted() -> None:
    async with a_team() as (slack, store):
        await store.workspace(WORKSPACE).prefer("C1", "answers", "public")
        async with at_work(slack, store):
            await slack.types("/funding", "mistral")
            (answer,) = await slack.until(slack.posts)
        (stated,) = await noted(store, RAISED)

    assert stated.message == answer.ts


async def test_what_tells_no_figures_is_not_noted() -> None:
    async with a_team() as (slack, store):
        async with at_work(slack, store):
            await slack.mentions("help")
            (answer,) = await slack.until(slack.posts)
        assert await store.workspace(WORKSPACE).message("C1", answer.ts) is None


async def test_the_page_that_others_see_is_noted_and_no_other() -> None:
    async with a_team() as (slack, store):
        async with at_work(slack, store):
            await slack.types("/deal", "conflicts", user="U2")
            (first,) = await slack.until(lambda: slack.ephemerals(user="U2"))
            await slack.presses(first, "share", user="U2")
            await slack.until(slack.posts)
            await slack.presses(first, "more", user="U2")
            second = (await slack.until(lambda: slack.ephemerals(user="U2")))[-1]
            await slack.presses(second, "share", user="U2")
            await slack.until(lambda: slack.posts()[1:])
        one, other = await noted(store)

    assert one.claims
    assert other.claims
    assert not one.claims >= other.claims
    assert not other.claims >= one.claims


async def test_whoever_reads_on_is_told_while_the_bot_is_at_work() -> None:
    time = Time()
    an_hour_later = Clock(lambda: datetime.now(UTC) + timedelta(hours=1), time, time.sleep)
    async with a_team() as (slack, store):
        async with at_work(slack, store):
            await slack.mentions("funding mistral")
            (answer,) = await slack.until(slack.posts)
        (stated,) = await noted(store, RAISED)
        wrong = ClaimRetracted(min(stated.claims), "it says dollars")
        by, at = PersonId("operator"), datetime.now(UTC)
        await store.workspace(WORKSPACE).record((wrong,), by=by, origin="test", at=at)
        async with at_work(slack, store, clock=an_hour_later):
            await time.until(lambda: len(slack.posts()) > 1)
        correction = slack.posts()[-1]

    assert correction.thread_ts == answer.thread_ts
    assert "it says dollars" in correction.text


@pytest.mark.parametrize("heard", [True, False])
async def test_what_was_shared_before_a_crash_is_noted_after_it(*, heard: bool) -> None:
    async with a_team() as (slack, store):
        with suppress(asyncio.CancelledError):
            async with at_work(slack, store, grace=0) as running:
                answer = await asked(slack)
                held = slack.faults.hold("chat.postMessage", heard=heard)
                await slack.presses(answer, "share", user="U2")
                await held.reached()
                await killed(running)
        held.release()
        assert await noted(store) == ()
        async with at_work(slack, store):
            await slack.until(slack.posts)
        (stated,) = await noted(store, RAISED)
        (shared,) = slack.posts()

    assert stated.message == shared.ts
