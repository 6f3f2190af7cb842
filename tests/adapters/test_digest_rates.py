"""Digests of one minute go out within what each platform takes, none twice and none lost."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from adapters.chat.announcing import outbox_of
from adapters.discord.answering.announcing import DiscordMessenger
from adapters.discord.app import Gateway
from adapters.discord.making import front_of as discord_front
from adapters.discord.sending.addresses import use
from adapters.slack.answering.announcing import SlackMessenger
from adapters.slack.limits import AT_ONCE, BETWEEN_ALL, BETWEEN_MESSAGES
from adapters.slack.running import front_of as slack_front
from adapters.slack.sending.client import Clients
from bot.announcing.announcement import Messenger
from bot.announcing.announcer import Announcer
from bot.service import Bot
from store.base import Selection, Store, WorkspaceId
from store.events import ClaimRetracted, PersonId
from store.subscribed import Subscription, What
from tests.adapters.discord import team as discord_team
from tests.adapters.discord.passing import Time, clock_of, library_waits
from tests.adapters.slack import team as slack_team
from tests.fakes.discord import ACME, FakeDiscord
from tests.fakes.discord import Channel as Room
from tests.fakes.slack.faults import TooMany
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Channel

CHANNELS = 150
LANGUAGES = ("en", "de")
MESSAGES = CHANNELS * len(LANGUAGES)
PATIENCE = "20"
"""Seconds that a refusal makes wait."""

STEP = 0.05
POST = "chat.postMessage"
DISCORD_POST = "POST /channels/{channel_id}/messages"
MINUTE = 60.0


def on_time() -> Time:
    time = Time()
    time.now = datetime.now(UTC).timestamp() + 3_600
    return time


async def due(store: Store, name: WorkspaceId, places: Iterable[str], now: datetime) -> None:
    """Subscribe each channel in both languages, and let something happen."""
    workspace = store.workspace(name)
    head = await workspace.head()
    (deal,) = await workspace.deals(upto=head.seq)
    for place in places:
        for language in LANGUAGES:
            wanted = Subscription(
                number=0,
                what=What.DIGEST,
                place=place,
                person=PersonId("ada"),
                about=deal.entity.id,
                language=language,
                zone="UTC",
                cursor=head.seq,
                news=now - timedelta(hours=1),
                rule="0 * * * *",
                due=now,
            )
            await workspace.subscribe(wanted, most=5)
    raised = await workspace.read(Selection(fields=frozenset({"raised"})), upto=head.seq)
    event = ClaimRetracted(raised.records[0].id, "Zahlendreher")
    await workspace.record((event,), by=PersonId("ada"), origin="test", at=now)


async def announced(bot: Bot, messenger: Messenger, time: Time) -> float:
    """Tell all that is due, and return how many seconds went by."""
    begun, now = time.now, clock_of(time).now
    outbox = outbox_of(bot.store, messenger.platform, now)
    announcer = Announcer(bot, messenger, outbox, now)
    telling = asyncio.create_task(announcer.announce())
    while not telling.done():
        await time.passes(STEP)
    await telling
    assert await outbox.all() == ()
    return time.now - begun


def most_within(times: list[float], seconds: float) -> int:
    """Return how many there are in any so many seconds, at most."""
    return max(sum(at <= each < at + seconds for each in times) for at in times)


@pytest.mark.slow
async def test_digests_of_one_minute_are_posted_in_slack_within_its_rates(
    tell: Callable[[str], None],
) -> None:
    time = on_time()
    async with FakeSlack(clock=time) as slack:
        slack.api.pace.on = True
        places = [f"C{number:07}" for number in range(CHANNELS)]
        for place in places:
            slack.add(Channel(place, f"deals-{place}", members={"U1", "UBOT"}))
        slack.faults.plant(POST, TooMany(PATIENCE))
        clock = clock_of(time)
        clients, store = Clients.open(slack.api_url, clock), await slack_team.demo()
        ours = slack_team.OurOfNoFile()
        front = slack_front(slack_team.slack_settings(slack), ours, store, clients, clock)
        await due(store, slack_team.WORKSPACE, places, clock.now())
        took = await announced(front.bot, SlackMessenger(front), time)
        await clients.close()
        await store.close()
    assert slack.lapses == []

    calls = slack.called(POST)
    posted = [each for each in calls if each.status == 200]
    by_channel = defaultdict[str, list[float]](list)
    for each in posted:
        by_channel[each.args["channel"]].append(each.at)
    refused = [each.at for each in calls if each.status == 429]
    early = sum(at < each.at < at + float(PATIENCE) for at in refused for each in calls)
    close = sum(b - a < BETWEEN_MESSAGES for each in by_channel.values() for a, b in pairwise(each))
    minute = most_within([each.at for each in posted], MINUTE)
    tell(
        f"Slack: {len(posted)} digests of one minute for {CHANNELS} channels in {took:.0f} s, "
        f"at most {minute} a minute, {close} too close, {len(refused)} refused, "
        f"{early} before a refusal was over"
    )
    assert {len(each) for each in by_channel.values()} == {len(LANGUAGES)}
    assert len(posted) == MESSAGES
    assert (close, slack.api.pace.refused, len(refused)) == (0, 0, 1)
    assert minute <= AT_ONCE + MINUTE / BETWEEN_ALL


@pytest.mark.slow
async def test_digests_of_one_minute_are_posted_in_discord_within_its_rates(
    tell: Callable[[str], None],
) -> None:
    time = on_time()
    async with FakeDiscord(clock=time, pace=time) as discord:
        discord.tighten()
        places = [f"4{number:017}" for number in range(CHANNELS)]
        for place in places:
            discord.add(Room(place, f"deals-{place}", ACME))
        settings, store = discord_team.discord_settings(discord), await discord_team.demo()
        use(settings)
        gateway = Gateway(_nothing)
        with library_waits(time.sleep):
            await gateway.login(settings.token.get_secret_value())
            clock = clock_of(time)
            front = discord_front(gateway, discord_team.OurOfNoFile(), store, clock)
            await due(store, discord_team.WORKSPACE, places, clock.now())
            took = await announced(front.bot, DiscordMessenger(front), time)
            await gateway.close()
        await store.close()
    assert discord.lapses == []

    posts = Counter(each.channel for place in places for each in discord.posts(place))
    tell(
        f"Discord: {posts.total()} digests of one minute for {CHANNELS} channels in {took:.0f} s, "
        f"{discord.rates.refused} refused"
    )
    assert set(posts.values()) == {len(LANGUAGES)}
    assert len(posts) == CHANNELS
    assert discord.rates.refused == 0


async def _nothing() -> None:
    """Wait for no turn to begin a session: none is begun."""
