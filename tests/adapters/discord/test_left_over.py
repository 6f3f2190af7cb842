"""What was begun and not finished: minutes or hours later, in a thread, where nothing is kept."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from adapters.inbox import Inbox
from store.base import Store
from store.errors import StoreError
from tests.adapters.discord.passing import Time, at_time, idle, timed_server
from tests.adapters.discord.team import WORKSPACE, granted, killed, unanswered
from tests.adapters.discord.test_answers import told
from tests.adapters.discord.test_breaking import ANSWER, CALLBACK, POST, commands, said
from tests.adapters.discord.test_crashes import cut_off, restarted
from tests.adapters.discord.test_refused import head
from tests.adapters.slack.stalling import unwritable
from tests.fakes.discord import ADA, BEN, DEALS, THREAD, FakeDiscord
from tests.fakes.discord.entries import controls

MINUTE = 60.0
HOURS = 2 * 3_600.0


async def left_by(store: Store, time: Time, key: str, kind: str, body: object) -> None:
    """Let an earlier process have acknowledged something and not answered it."""
    inbox = Inbox(store, "discord", lambda: datetime.fromtimestamp(time(), UTC))
    await inbox.enter(key, kind, json.dumps(body))


@pytest.mark.parametrize(
    ("later", "answers"), [(14 * MINUTE, 1), (15 * MINUTE, 0), (HOURS, 0)], ids=str
)
async def test_a_question_is_answered_while_its_token_is_good(later: float, answers: int) -> None:
    async with timed_server() as (discord, store, time):
        await cut_off(discord, store, time, lambda: commands(discord), ANSWER, heard=False)
        await time.passes(later)
        with capture_logs() as logged:
            await restarted(discord, store, time)

    assert len(said(discord)) == answers
    assert [each["event"] for each in logged].count("too-late") == 1 - answers


async def test_a_form_that_was_sent_off_is_saved_hours_later_and_once() -> None:
    async with timed_server() as (discord, store, time):
        await granted(store, ADA, "admin")

        async def fill_in() -> None:
            discord.faults.plant(CALLBACK, None)
            await discord.types("deals new")
            await time.until(lambda: bool(discord.modals) and idle())
            discord.faults.hold(CALLBACK)
            form = controls(discord.modals[-1].components)
            kinds = next(each["options"] for each in form if "options" in each)
            filled = {"new-deal": "A - B", "kind": [kinds[0]["value"]], "parties": "A, B"}
            await discord.submits(discord.modals[-1], filled)
            await time.until(lambda: len(discord.called(CALLBACK)) == 2)

        before = await head(store)
        with suppress(asyncio.CancelledError):
            async with at_time(discord, store, time, grace=0) as running:
                await fill_in()
                await killed(running)
        await time.passes(HOURS)
        await restarted(discord, store, time)
        after = await head(store)
        await restarted(discord, store, time)

        assert before < after == await head(store)


async def test_what_was_asked_in_a_thread_is_answered_by_the_settings_of_its_channel() -> None:
    async with timed_server() as (discord, store, time):
        await store.workspace(WORKSPACE).prefer(DEALS, "language", "de")

        async def mention() -> None:
            await discord.mentions("funding mistral", channel=THREAD)

        await cut_off(discord, store, time, mention, POST, heard=False)
        await restarted(discord, store, time)

    (answer,) = discord.posts(THREAD)
    assert "490 Mio. €" in told(answer)


async def test_what_can_be_read_no_more_is_looked_at_once() -> None:
    async with timed_server() as (discord, store, time):
        await left_by(store, time, "command:1", "INTERACTION_CREATE", {"type": "of long ago"})
        await left_by(store, time, "song:1", "song", {})
        await restarted(discord, store, time)
        left = await unanswered(store)

    assert left == ()
    assert said(discord) == []


async def test_what_is_too_late_keeps_nobody_from_a_start_where_nothing_can_be_kept() -> None:
    async with timed_server() as (discord, store, time):
        await left_by(store, time, "command:1", "INTERACTION_CREATE", {"type": "of long ago"})
        async with at_time(discord, unwritable(store, StoreError("disk full")), time):
            await commands(discord)
            await time.until(lambda: bool(said(discord)) and idle())

    (answer,) = said(discord)
    assert "490" in told(answer)


async def test_a_clock_that_is_set_forward_has_nothing_answered_twice() -> None:
    async with timed_server() as (discord, store, time), at_time(discord, store, time):
        question = await asked_alone(discord)
        await time.until(lambda: bool(said(discord)) and idle())
        time.now += timedelta(hours=2).total_seconds()
        discord.gateway.again(question)
        await commands(discord)
        await time.until(lambda: len(said(discord)) == 2 and idle())

    assert len(discord.called(POST)) == 1


async def asked_alone(discord: FakeDiscord) -> str:
    """Ask in a direct message, and return the id of what was said."""
    question = await discord.says("funding mistral", user=BEN, channel=discord.direct(BEN))
    return question.id
