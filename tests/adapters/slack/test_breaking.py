"""Slack or the store break amid an answer: it comes all the same, once, or says why it does not."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from structlog.testing import capture_logs

from store.errors import ReadOnlyDatabaseError, StoreError
from tests.adapters.slack.stalling import Patience, unwritable
from tests.adapters.slack.team import at_time, at_work, demo, timed_team, unanswered
from tests.fakes.slack.faults import RESPONSE_URL, Broken, Dropped, Fault, Refused, TooMany
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Channel, Message

FAULTS: tuple[Fault, ...] = (
    Refused("internal_error"),
    Broken(500),
    Dropped(),
    Dropped(heard=False),
)

NUMBER = "logged under number"


@asynccontextmanager
async def quietly() -> AsyncIterator[None]:
    """Keep what is logged out of sight, as to draw a traceback takes seconds."""
    with capture_logs():
        yield


def said(slack: FakeSlack) -> list[Message]:
    """Return everything the bot said that stands, to anybody."""
    return [each for each in slack.state.messages if each.author == "UBOT" and not each.deleted]


async def commands(slack: FakeSlack) -> None:
    await slack.types("/funding", "mistral")


async def mentions(slack: FakeSlack) -> None:
    await slack.mentions("funding mistral")


async def writes(slack: FakeSlack) -> None:
    await slack.says("funding mistral")


async def presses_at_home(slack: FakeSlack) -> None:
    await slack.opens_home()
    home = await slack.until(slack.home)
    assert home
    await slack.presses(home, "ask:1")


WAYS = (commands, mentions, writes, presses_at_home)


@pytest.mark.parametrize("error", [ReadOnlyDatabaseError("protected"), StoreError("disk full")])
async def test_where_nothing_can_be_kept_everything_is_answered(error: StoreError) -> None:
    async with FakeSlack() as slack:
        store = await demo()
        async with at_work(slack, unwritable(store, error)):
            await commands(slack)
            (answer,) = await slack.until(slack.ephemerals)
            await slack.presses(answer, "ask:1")
            _, followed = await slack.until(lambda: slack.ephemerals()[1:] and slack.ephemerals())
            await mentions(slack)
            (public,) = await slack.until(slack.posts)
            await writes(slack)
            (direct,) = await slack.until(lambda: slack.posts("DU1"))

    assert all("€490M" in each.text for each in (answer, public, direct))
    assert NUMBER not in followed.text


@pytest.mark.parametrize("fault", FAULTS, ids=repr)
@pytest.mark.parametrize(
    ("way", "method"),
    [
        *((way, "auth.test") for way in (commands, mentions, writes)),
        *((way, "users.info") for way in (commands, mentions, writes)),
        *((way, "chat.postMessage") for way in (mentions, writes, presses_at_home)),
        (presses_at_home, "conversations.open"),
    ],
)
async def test_one_fault_of_slack_s_keeps_no_answer_away(
    way: Callable[[FakeSlack], Awaitable[None]], method: str, fault: Fault
) -> None:
    async with timed_team() as (slack, store, time):
        # Who we are is asked for at the start already, which goes on without.
        slack.faults.plant(method, fault, times=2 if method == "auth.test" else 1)
        async with at_time(slack, store, time):
            await way(slack)
            await time.until(lambda: bool(said(slack)) and "longer" not in said(slack)[0].text)
        left = await unanswered(store)

    (answer,) = said(slack)
    assert NUMBER not in answer.text
    assert left == ()


@pytest.mark.parametrize(
    ("way", "method"),
    [
        (commands, "auth.test"),
        (mentions, "chat.postMessage"),
    ],
)
async def test_what_fails_for_good_is_told_once_under_a_number(
    way: Callable[[FakeSlack], Awaitable[None]], method: str
) -> None:
    async with timed_team() as (slack, store, time):
        slack.faults.plant(method, Refused("internal_error"), times=100)
        async with quietly(), at_time(slack, store, time):
            await way(slack)
            await time.until(lambda: any(NUMBER in each.text for each in said(slack)))
        left = await unanswered(store)

    (told,) = said(slack)
    assert told.to == "U1"
    assert left == ()


@pytest.mark.parametrize(
    ("way", "method"),
    [
        (mentions, "auth.test"),
        (writes, "auth.test"),
        (writes, "chat.postMessage"),
    ],
)
async def test_what_cannot_even_be_told_is_over_all_the_same(
    way: Callable[[FakeSlack], Awaitable[None]], method: str
) -> None:
    async with timed_team() as (slack, store, time):
        slack.faults.plant(method, Refused("internal_error"), times=100)
        async with quietly(), at_time(slack, store, time) as running:
            await way(slack)
            running.stop.set()
            await time.until(running.task.done)
        left = await unanswered(store)

    assert said(slack) == []
    assert left == ()


@pytest.mark.parametrize("heard", [True, False])
@pytest.mark.parametrize("times", [2, 3])
async def test_an_answer_whose_replies_are_lost_comes_by_the_clock_and_once(
    times: int, *, heard: bool
) -> None:
    async with timed_team() as (slack, store, time):
        slack.faults.plant(RESPONSE_URL, Dropped(heard=heard), times=times)
        async with at_time(slack, store, time):
            await commands(slack)
            await time.until(lambda: len(slack.called(RESPONSE_URL)) > times)
        left = await unanswered(store)

    (answer,) = slack.ephemerals()
    assert "€490M" in answer.text
    assert left == ()


async def test_in_a_long_thread_a_lost_reply_doubles_nothing() -> None:
    async with FakeSlack() as slack:
        slack.state.objects = 15  # as an app is shown that is in no marketplace
        store = await demo()
        root = slack.wrote("the deal of the year")
        for number in range(40):
            slack.wrote(f"and {number}", thread=root.ts)
        slack.faults.plant("chat.postMessage", Dropped())
        async with at_work(slack, store):
            await slack.mentions("funding mistral", thread=root.ts)
            await slack.until(lambda: slack.called("conversations.replies"))
        left = await unanswered(store)

    assert len(slack.posts()) == 1
    assert left == ()


async def test_what_slack_refuses_for_its_rate_nobody_asks_before_it_allows_it() -> None:
    async with timed_team() as (slack, store, time):
        others = [Channel(f"C{number}", "deals", members={"U1", "UBOT"}) for number in (2, 3)]
        slack.add(*others)
        slack.faults.plant("chat.postMessage", TooMany("3"))
        async with at_time(slack, store, time):
            await mentions(slack)
            await time.until(lambda: any(each.status for each in slack.called("chat.postMessage")))
            for other in others:
                await slack.mentions("terms", channel=other.id)
            await time.until(lambda: all(slack.posts(each) for each in ("C1", "C2", "C3")))

    first, *later = slack.called("chat.postMessage")
    assert first.status == 429
    assert all(each.at >= first.at + 3 for each in later)


async def test_a_form_refused_for_its_rate_is_answered_in_words_at_once() -> None:
    async with FakeSlack() as slack:
        patience, store = Patience(), await demo()
        slack.faults.plant("views.open", TooMany("8"))
        async with at_work(slack, store, clock=patience.clock):
            await slack.types("/deal", "compare")
            (told,) = await slack.until(slack.ephemerals)

    assert "compare" in told.text
    assert slack.views_open == []
    assert len(slack.called("views.open")) == 1
