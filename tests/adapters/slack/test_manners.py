"""What is set for a channel holds there: who sees answers, who shares, how long one waits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from adapters.slack.limits import SOON
from bot.chosen import LANGUAGE, ZONE
from store.base import Store
from tests.adapters.slack.passing import Time
from tests.adapters.slack.stalling import Gate, behind
from tests.adapters.slack.team import (
    WORKSPACE,
    at_time,
    at_work,
    demo,
    killed,
    made_editor,
    timed_team,
)
from tests.fakes.slack.faults import Dropped
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Message


@asynccontextmanager
async def a_channel(**manners: str) -> AsyncIterator[tuple[FakeSlack, Store, Time]]:
    """The bot at work where an admin has set the manners of the channel."""
    async with timed_team() as (slack, store, time), at_time(slack, store, time):
        await setting(store, **manners)
        yield slack, store, time


async def setting(store: Store, **manners: str) -> None:
    for name, value in manners.items():
        await store.workspace(WORKSPACE).prefer("C1", name, value)


def asides(slack: FakeSlack, user: str = "U1") -> list[str]:
    return [each.text for each in slack.ephemerals(user=user)]


async def answered(slack: FakeSlack, time: Time, user: str = "U1") -> Message:
    """Return the private answer to a question of somebody."""
    before = len(slack.ephemerals(user=user))
    await slack.types("/funding", "mistral", user=user)
    await time.until(lambda: len(slack.ephemerals(user=user)) > before)
    return slack.ephemerals(user=user)[before]


async def test_where_answers_are_public_all_see_them_and_who_asked() -> None:
    async with a_channel(answers="public") as (slack, _, time):
        await slack.types("/funding", "mistral", user="U2")
        await time.until(lambda: bool(slack.posts()))

    (answer,) = slack.posts()
    assert "490" in answer.text
    assert "gefragt von ben" in answer.text
    assert "share" not in str(answer.blocks)
    assert answer.thread_ts is None
    assert asides(slack, "U2") == []
    assert slack.lapses == []


async def test_what_goes_wrong_is_told_to_its_asker_alone_where_answers_are_public() -> None:
    async with a_channel(answers="public", cooldown="50") as (slack, _, time):
        await slack.types("/funding", "mistral since:Febuary")
        await time.until(lambda: bool(slack.ephemerals()))
        assert slack.posts() == []
        await slack.types("/funding", "mistral")
        await time.until(lambda: bool(slack.posts()))

    (told,) = asides(slack)
    assert "Febuary" in told


async def test_elsewhere_and_alone_answers_are_as_ever() -> None:
    async with a_channel(answers="public") as (slack, store, time):
        await store.workspace(WORKSPACE).prefer("DU1", "answers", "public")
        slack.place("DU1")
        await slack.types("/funding", "mistral", channel="DU1")
        await time.until(lambda: bool(slack.ephemerals("DU1")))

    assert slack.posts() == []
    assert slack.posts("DU1") == []


async def test_where_the_bot_is_no_member_a_public_answer_is_its_asker_s() -> None:
    async with a_channel(answers="public") as (slack, _, time):
        slack.state.channels["C1"].members.discard("UBOT")
        await slack.types("/funding", "mistral")
        await time.until(lambda: bool(slack.ephemerals()))

    assert "490" in asides(slack)[0]
    assert slack.posts() == []


async def test_a_note_that_it_takes_longer_is_private_and_goes_when_all_see_the_answer() -> None:
    gate = Gate()
    async with timed_team() as (slack, store, time), at_time(slack, behind(store, gate), time):
        await setting(store, answers="public")
        gate.shut()
        await slack.types("/funding", "mistral")
        await time.passes(SOON)
        await time.until(lambda: bool(slack.ephemerals()))
        assert slack.posts() == []
        gate.open()
        await time.until(lambda: bool(slack.posts()) and not slack.ephemerals())

    assert len(slack.posts()) == 1
    assert slack.lapses == []


@pytest.mark.parametrize("heard", [True, False])
async def test_a_public_answer_whose_reply_was_lost_stands_there_once(*, heard: bool) -> None:
    async with a_channel(answers="public") as (slack, _, time):
        slack.faults.plant("chat.postMessage", Dropped(heard=heard))
        await slack.types("/funding", "mistral")
        await time.until(lambda: bool(slack.posts()))

    assert len(slack.posts()) == 1


async def test_a_public_answer_that_had_arrived_before_a_crash_stands_there_once() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await setting(store, answers="public")
        with suppress(asyncio.CancelledError):
            async with at_work(slack, store, grace=0) as running:
                held = slack.faults.hold("chat.postMessage")
                await slack.types("/funding", "mistral")
                await held.reached()
                await killed(running)
        held.release()
        async with at_work(slack, store):
            await slack.until(lambda: slack.called("conversations.history"))
            await slack.mentions("terms")
            await slack.until(lambda: slack.posts()[1:])

    assert len(slack.posts()) == 2


async def test_who_was_just_answered_for_all_is_answered_alone_and_told_why() -> None:
    async with a_channel(answers="public", cooldown="50") as (slack, _, time):
        await slack.types("/funding", "mistral")
        await time.until(lambda: bool(slack.posts()))
        await slack.types("/valuation", "mistral")
        await time.until(lambda: len(slack.ephemerals()) == 2)
        answer, aside = asides(slack)
        assert len(slack.posts()) == 1
        await slack.types("/funding", "mistral", user="U2")
        await time.until(lambda: len(slack.posts()) == 2)
        await time.passes(60)
        await slack.types("/terms", "mistral")
        await time.until(lambda: len(slack.posts()) == 3)

    assert "valuation" in answer
    assert "seconds" in aside


async def test_a_mention_too_soon_is_told_how_long_to_wait_and_nobody_else_sees_it() -> None:
    async with a_channel(cooldown="50") as (slack, _, time):
        await slack.mentions("funding mistral")
        await time.until(lambda: bool(slack.posts()))
        await slack.mentions("terms")
        await time.until(lambda: bool(slack.ephemerals()))
        await slack.mentions("terms", user="U2")
        await time.until(lambda: len(slack.posts()) == 2)
        await time.passes(60)
        await slack.mentions("terms")
        await time.until(lambda: len(slack.posts()) == 3)

    (told,) = asides(slack)
    assert "seconds" in told


async def test_a_share_too_soon_is_refused_until_the_wait_is_over() -> None:
    async with a_channel(cooldown="50") as (slack, _, time):
        answer = await answered(slack, time)
        await slack.mentions("terms")
        await time.until(lambda: bool(slack.posts()))
        for _ in range(2):
            await slack.presses(answer, "share")
            await time.until(lambda: len(slack.ephemerals()) > 1)
            await time.passes(20)
        assert len(slack.posts()) == 1
        await time.passes(40)
        await slack.presses(answer, "share")
        await time.until(lambda: len(slack.posts()) == 2)

    assert "seconds" in asides(slack)[-1]


async def test_a_share_counts_as_an_answer_for_all() -> None:
    async with a_channel(cooldown="50") as (slack, _, time):
        answer = await answered(slack, time)
        await slack.presses(answer, "share")
        await time.until(lambda: bool(slack.posts()))
        await slack.mentions("terms")
        await time.until(lambda: "seconds" in " ".join(asides(slack)))

    assert len(slack.posts()) == 1


@pytest.mark.parametrize(("needed", "may"), [("reader", True), ("editor", True), ("admin", False)])
async def test_who_may_not_share_is_told_who_may(needed: str, *, may: bool) -> None:
    async with a_channel(share=needed) as (slack, store, time):
        await made_editor(store, "U1")
        answer = await answered(slack, time)
        await slack.presses(answer, "share")
        await time.until(lambda: bool(slack.posts()) or len(slack.ephemerals()) > 1)

    assert len(slack.posts()) == may
    refused = "Sharing takes the role admin" in " ".join(asides(slack))
    assert refused is not may


@pytest.mark.parametrize(("locale", "tz"), [("", "Europe/London"), ("en-US", ""), ("", "")])
async def test_a_workspace_s_language_and_zone_count_where_a_profile_tells_none(
    locale: str, tz: str
) -> None:
    async with timed_team() as (slack, store, time), at_time(slack, store, time):
        workspace = store.workspace(WORKSPACE)
        await workspace.prefer(WORKSPACE, LANGUAGE, "de")
        await workspace.prefer(WORKSPACE, ZONE, "Europe/Oslo")
        slack.state.users["U1"].locale, slack.state.users["U1"].tz = locale, tz
        await slack.types("/deal", "settings show")
        await time.until(lambda: bool(slack.ephemerals()))

    (shown,) = asides(slack)
    assert ("Settings" if locale else "Einstellungen") in shown
    assert (tz or "Europe/Oslo") in shown
