"""Discord's part in what both platforms promise of announcements."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass

import pytest

from adapters.discord.answering.announcing import DiscordMessenger
from adapters.discord.answering.front import Front
from adapters.discord.app import Gateway
from adapters.discord.making import front_of
from adapters.discord.receiving.arrivals import guild_of
from adapters.discord.render import plain_message
from adapters.discord.sending.addresses import use
from adapters.discord.sending.posting import Place, UnsureError
from bot.announcing.announcement import Messenger, Stands
from bot.service import Bot
from store.base import Store, WorkspaceId
from store.events import PersonId
from tests.adapters.discord.passing import library_waits
from tests.adapters.discord.team import WORKSPACE, OurOfNoFile, demo, discord_settings
from tests.adapters.discord.test_answers import told
from tests.adapters.telling import (
    LATER,
    HeldRequest,
    Passing,
    Scene,
    Telling,
    announcer,
    closed_note,
    many,
)
from tests.adapters.telling_channels import Room, TellingChannels, stalled
from tests.fakes.discord import ADA, DEALS, FakeDiscord
from tests.fakes.discord.entries import labels
from tests.fakes.discord.faults import Dropped, Refused, TooMany
from tests.fakes.discord.rest import ROUTES
from tests.fakes.discord.state import Message

POST = "POST /channels/{channel_id}/messages"

READER = PersonId(ADA)

SAYING, CORRECTED = plain_message("funding"), plain_message("corrected")


@dataclass
class DiscordScene:
    discord: FakeDiscord
    front: Front
    store: Store
    time: Passing
    messenger: Messenger
    workspace: WorkspaceId = WORKSPACE
    reader: PersonId = READER
    channel: str = DEALS
    gone: Sequence[str] = ("10003", "50001", "50013")
    refusals: Sequence[str] = ("50035",)

    @property
    def bot(self) -> Bot:
        return self.front.bot

    async def post(self) -> Stands:
        return await self.front.posts.post(Place(DEALS), plain_message("funding"), "k")

    def beneath(self, stands: Stands) -> list[str]:
        posts = self.discord.posts(stands.channel)
        return [told(each) for each in posts if each.reference == stands.message]

    def alone(self) -> list[str]:
        return [told(each) for each in self.discord.posts(self.discord.direct(ADA))]

    def heard(self) -> list[str]:
        return [told(each) for each in self.discord.posts(DEALS)]

    def buttons(self) -> list[str]:
        return [label for each in self.discord.posts(DEALS) for label in labels(each)]

    def chat(self, messages: int) -> None:
        for number in range(messages):
            id_ = self.discord.state.fresh()
            said = Message(id_, DEALS, ADA, f"Did you see number {number}?")
            self.discord.state.messages.append(said)

    def slow_down(self, seconds: int) -> None:
        self.discord.faults.plant(POST, TooMany(float(seconds)))

    def refuse(self, code: str) -> None:
        self.discord.faults.plant(POST, Refused(int(code)))

    def hold(self, *, heard: bool) -> HeldRequest:
        return self.discord.faults.hold(POST, heard=heard)

    def drop(self, *, heard: bool) -> None:
        self.discord.faults.plant(POST, Dropped(heard=heard))

    def close_channel(self) -> None:
        self.discord.state.channels[DEALS].writable = False

    def close_reader(self) -> None:
        self.discord.state.users[ADA].takes_messages = False


async def nothing() -> None:
    """Wait for no turn to begin a session: none is begun."""


@pytest.fixture
async def scene() -> AsyncIterator[DiscordScene]:
    time = Passing()
    async with FakeDiscord(clock=time.seconds) as discord:
        settings, store = discord_settings(discord), await demo()
        use(settings)
        gateway = Gateway(nothing)
        with library_waits(time.sleep):
            await gateway.login(settings.token.get_secret_value())
            front = front_of(gateway, OurOfNoFile(), store, time.clock)
            yield DiscordScene(discord, front, store, time, DiscordMessenger(front))
            await gateway.close()
        await store.close()
    assert discord.lapses == []


class TestDiscord(Telling):
    pass


class TestDiscordChannels(TellingChannels):
    pass


async def test_what_was_told_beneath_one_message_is_told_beneath_another_too(
    scene: DiscordScene,
) -> None:
    first, second = [await scene.front.posts.post(Place(DEALS), SAYING, each) for each in "ab"]
    for stands in (first, second, second):
        to = Place(DEALS, since=first.message, follows=stands.message)
        await scene.front.posts.post(to, CORRECTED, f"to {stands.message}", again=True)
        scene.time.at += LATER

    assert scene.beneath(first) == scene.beneath(second) == ["corrected"]


async def test_nothing_is_posted_again_where_the_history_may_not_be_read(
    scene: DiscordScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await scene.front.posts.post(Place(DEALS), SAYING, "k")
    scene.time.at += LATER
    monkeypatch.setitem(ROUTES, "GET /channels/{channel_id}/messages", lambda *_: [])

    with pytest.raises(UnsureError):
        await scene.front.posts.post(Place(DEALS), SAYING, "k", again=True)

    assert len(scene.discord.posts(DEALS)) == 1


async def test_it_is_posted_where_nobody_has_said_anything_yet(scene: DiscordScene) -> None:
    await scene.front.posts.post(Place(DEALS), SAYING, "k", again=True)

    assert len(scene.discord.posts(DEALS)) == 1


async def test_who_has_left_the_server_is_told_nothing_of_it_any_more(
    scene: DiscordScene,
) -> None:
    await closed_note(scene)
    del scene.discord.state.guilds[guild_of(WORKSPACE)].members[ADA]
    await announcer(scene).announce()

    assert scene.alone() == []


@pytest.mark.slow
async def test_500_corrections_and_crashes_double_and_lose_nothing(
    scene: Scene, tell: Callable[[str], None]
) -> None:
    lost, doubled, unknown = await many(scene, 500)

    tell(
        f"Discord: 500 corrections, 500 crashes, {lost} lost, {doubled} doubled, {unknown} unknown"
    )
    assert (lost, doubled, unknown) == (0, 0, 0)


@pytest.mark.slow
async def test_of_100_workers_that_were_stalled_none_sends_anything_twice(
    scene: Room, tell: Callable[[str], None]
) -> None:
    lost, doubled = await stalled(scene, 100)

    tell(f"Discord: 100 pauses longer than the lease, {lost} lost, {doubled} doubled")
    assert (lost, doubled) == (0, 0)
