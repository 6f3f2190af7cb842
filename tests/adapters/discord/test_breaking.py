"""Discord or the store break amid an answer: it comes all the same, once, or says why not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from structlog.testing import capture_logs

from store.errors import ReadOnlyDatabaseError, StoreError
from tests.adapters.discord.passing import Time, at_time, idle, timed_server
from tests.adapters.discord.team import WORKSPACE, at_work, demo, fake_server, unanswered
from tests.adapters.discord.test_answers import asked, told
from tests.adapters.slack.stalling import until, unwritable
from tests.fakes.discord import ADA, BEN, DEALS, FakeDiscord, Message
from tests.fakes.discord.entries import controls
from tests.fakes.discord.faults import Broken, Dropped, Fault, Refused, TooMany

FAULTS: tuple[Fault, ...] = (
    Broken(500),
    Broken(502, heard=True),
    Broken(503),
    Broken(503, heard=True),
    Broken(504),
    Dropped(),
    Dropped(heard=False),
    TooMany(5.0),
    TooMany(2.0, everywhere=True),
)

CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"
HOOK = "/webhooks/{application_id}/{interaction_token}"
ANSWER = f"PATCH {HOOK}/messages/{{message_id}}"
NOTE = f"GET {HOOK}/messages/{{message_id}}"
REMOVAL = f"DELETE {HOOK}/messages/{{message_id}}"
ASIDE = f"POST {HOOK}"
POST = "POST /channels/{channel_id}/messages"
TYPING = "POST /channels/{channel_id}/typing"
MEMBER = "GET /guilds/{guild_id}/members/{user_id}"

NUMBER = "logged under number"


def named(each: object) -> str:
    """Return what a parameter is called in the name of a test, the same in each process."""
    return str(getattr(each, "__name__", repr(each)))


def said(discord: FakeDiscord) -> list[Message]:
    """Return everything the bot said that stands, to anybody."""
    return [each for each in discord.messages if not each.loading]


async def commands(discord: FakeDiscord) -> None:
    await discord.types("funding", {"about": "mistral"})


async def mentions(discord: FakeDiscord) -> None:
    await discord.mentions("funding mistral")


async def writes(discord: FakeDiscord) -> None:
    await discord.says("funding mistral", user=BEN, channel=discord.direct(BEN))


Way = Callable[[FakeDiscord], Awaitable[None]]


@pytest.mark.parametrize("error", [ReadOnlyDatabaseError("protected"), StoreError("disk full")])
async def test_where_nothing_can_be_kept_everything_is_answered(error: StoreError) -> None:
    async with FakeDiscord() as discord:
        store = await demo()
        with capture_logs():  # to draw a traceback takes seconds
            async with at_work(discord, unwritable(store, error)):
                answer = await asked(discord, "funding", about="mistral")
                pressed = next(controls(answer.components))["custom_id"]
                followed = await discord.answered(await discord.presses(answer, pressed))
                await mentions(discord)
                (public,) = await discord.until(discord.posts)
                await writes(discord)
                (direct,) = await discord.until(lambda: discord.posts(discord.direct(BEN)))
                await discord.presses(answer, "Share")
                refused = await discord.until(lambda: discord.ephemerals()[2:])

    assert all("490" in told(each) for each in (answer, public, direct))
    assert NUMBER not in told(followed)
    assert NUMBER in told(refused[0])
    assert discord.lapses == []


@pytest.mark.parametrize(
    ("way", "route", "fault"),
    [
        *((commands, CALLBACK, each) for each in FAULTS if not isinstance(each, TooMany)),
        *((commands, ANSWER, each) for each in FAULTS),
        *((mentions, POST, each) for each in FAULTS),
        *((mentions, TYPING, each) for each in FAULTS),
        *((writes, MEMBER, each) for each in FAULTS),
        *((writes, POST, each) for each in FAULTS),
    ],
    ids=named,
)
async def test_one_fault_of_discord_s_keeps_no_answer_away(
    way: Way, route: str, fault: Fault
) -> None:
    async with timed_server() as (discord, store, time):
        async with at_time(discord, store, time):
            discord.faults.plant(route, fault)
            await way(discord)
            await time.until(lambda: bool(said(discord)))
            await time.until(idle)
        left = await unanswered(store)

    (answer,) = said(discord)
    assert "490" in told(answer)
    assert left == ()
    assert discord.lapses == []


async def shared(discord: FakeDiscord, time: Time) -> Message:
    """Have an answer, press Share, and wait until that is over."""
    await commands(discord)
    await time.until(lambda: bool(said(discord)))
    (answer,) = discord.ephemerals()
    await discord.presses(answer, "Share")
    await time.until(lambda: answer.deleted and idle())
    return answer


@pytest.mark.parametrize("fault", FAULTS[:-2], ids=repr)
@pytest.mark.parametrize("route", [CALLBACK, POST, REMOVAL])
async def test_what_is_shared_is_posted_once_and_taken_away_whatever_breaks(
    route: str, fault: Fault
) -> None:
    async with timed_server() as (discord, store, time):
        async with at_time(discord, store, time):
            discord.faults.plant(route, None if route == CALLBACK else fault)
            discord.faults.plant(route, fault)
            await shared(discord, time)
        left = await unanswered(store)

    assert len(discord.posts()) == 1
    assert discord.ephemerals() == []
    assert left == ()


@pytest.mark.parametrize("fault", [Dropped(), Dropped(heard=False), Broken(503)], ids=repr)
async def test_what_is_said_aside_in_a_public_channel_is_said_whatever_breaks(fault: Fault) -> None:
    async with timed_server() as (discord, store, time):
        await store.workspace(WORKSPACE).prefer(DEALS, "answers", "public")
        async with at_time(discord, store, time):
            discord.faults.plant(REMOVAL, fault)
            discord.faults.plant(ASIDE, Dropped(heard=False))
            await discord.types("funding", {"about": "nobody of that name"})
            await time.until(lambda: bool(discord.ephemerals()) and idle())
        left = await unanswered(store)

    (aside,) = discord.ephemerals()
    assert aside.ephemeral_to == ADA
    assert discord.posts() == []
    assert left == ()


@pytest.mark.parametrize("way", [commands, mentions])
async def test_an_answer_that_discord_does_not_take_is_replaced_by_a_number(way: Way) -> None:
    async with timed_server() as (discord, store, time):
        route = ANSWER if way is commands else POST
        discord.faults.plant(route, Refused(50035))
        with capture_logs() as logged:
            async with at_time(discord, store, time):
                await way(discord)
                await time.until(lambda: bool(said(discord)) and idle())
        left = await unanswered(store)

    (words,) = said(discord)
    assert NUMBER in told(words)
    assert left == ()
    assert "490" not in str(logged)


@pytest.mark.parametrize(("way", "route"), [(commands, ANSWER), (mentions, POST), (writes, MEMBER)])
async def test_what_cannot_be_told_at_all_is_over_and_logged_without_what_it_says(
    way: Way, route: str
) -> None:
    async with timed_server() as (discord, store, time):
        discord.faults.plant(route, Broken(503), times=100)
        discord.faults.plant(POST, Broken(503), times=100)
        with capture_logs() as logged:
            async with at_time(discord, store, time) as running:
                await way(discord)
                await time.until(lambda: any(each["event"] == "not-delivered" for each in logged))
                running.stop.set()
                await time.until(running.task.done)
        left = await unanswered(store)

    assert said(discord) == []
    assert left == ()
    assert not [each for each in ("490", "mistral") if each in str(logged)]


async def test_a_channel_where_the_bot_may_not_write_hears_nothing_and_it_is_over() -> None:
    async with fake_server() as (discord, store):
        discord.state.channels[DEALS].writable = False
        with capture_logs() as logged:
            await mentions(discord)
            await discord.until(lambda: discord.called(POST))
            await until(idle)
        left = await unanswered(store)

    assert said(discord) == []
    assert left == ()
    assert [each["code"] for each in logged if each["event"] == "not-delivered"] == [50013]
