"""Slack's part in what both platforms promise of announcements."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from adapters.slack.answering.announcing import SlackMessenger
from adapters.slack.answering.front import Front
from adapters.slack.installing.installed import Installed
from adapters.slack.installing.installs import Installations
from adapters.slack.installing.organisations import SHELF, Organisations
from adapters.slack.receiving.arrivals import Where
from adapters.slack.render import Message
from adapters.slack.running import front_of
from adapters.slack.sending.client import Clients
from adapters.slack.sending.posting import Thread
from bot.announcing.announcement import Messenger, Stands
from bot.service import Bot
from store.base import Store, WorkspaceId
from store.events import PersonId
from tests.adapters.slack.team import WORKSPACE, OurOfNoFile, demo, slack_settings
from tests.adapters.telling import (
    HeldRequest,
    Passing,
    Scene,
    Telling,
    announcer,
    closed_note,
    many,
)
from tests.adapters.telling_channels import Room, TellingChannels, stalled
from tests.fakes.slack.entries import labels
from tests.fakes.slack.faults import Dropped, Refused, TooMany
from tests.fakes.slack.server import FakeSlack

POST = "chat.postMessage"

READER = PersonId("U1")


@dataclass
class SlackScene:
    slack: FakeSlack
    front: Front
    store: Store
    time: Passing
    messenger: Messenger
    workspace: WorkspaceId = WORKSPACE
    reader: PersonId = READER
    channel: str = "C1"
    gone: Sequence[str] = ("channel_not_found", "is_archived", "not_in_channel")
    refusals: Sequence[str] = ("msg_too_long", "no_text")

    @property
    def bot(self) -> Bot:
        return self.front.bot

    async def post(self) -> Stands:
        client = await self.front.client(Where("T1", None, "U1"))
        posted = await self.front.posts.post(client, Thread("C1"), Message((), "funding"), "k")
        return Stands(posted.channel, posted.ts, posted.thread)

    def beneath(self, stands: Stands) -> list[str]:
        thread = stands.thread or stands.message
        return [each.text for each in self.slack.posts() if each.thread_ts == thread]

    def alone(self) -> list[str]:
        return [each.text for each in self.slack.posts("DU1")]

    def heard(self) -> list[str]:
        return [each.text for each in self.slack.posts("C1")]

    def buttons(self) -> list[str]:
        return [label for each in self.slack.posts("C1") for label in labels(each)]

    def chat(self, messages: int) -> None:
        for number in range(messages):
            self.slack.wrote(f"Did you see number {number}?", "U1", "C1")

    def slow_down(self, seconds: int) -> None:
        self.slack.faults.plant(POST, TooMany(str(seconds)))

    def refuse(self, code: str) -> None:
        self.slack.faults.plant(POST, Refused(code))

    def hold(self, *, heard: bool) -> HeldRequest:
        return self.slack.faults.hold(POST, heard=heard)

    def drop(self, *, heard: bool) -> None:
        self.slack.faults.plant(POST, Dropped(heard=heard))

    def close_channel(self) -> None:
        self.slack.state.channels["C1"].members.discard("UBOT")

    def close_reader(self) -> None:
        del self.slack.state.users["U1"]


@pytest.fixture
async def scene() -> AsyncIterator[SlackScene]:
    time = Passing()
    async with FakeSlack(clock=time.seconds) as slack:
        clients = Clients.open(slack.api_url, time.clock)
        store = await demo()
        front = front_of(slack_settings(slack), OurOfNoFile(), store, clients, time.clock)
        yield SlackScene(slack, front, store, time, SlackMessenger(front))
        await clients.close()
        await store.close()
    assert slack.lapses == []


class TestSlack(Telling):
    pass


class TestSlackChannels(TellingChannels):
    pass


@dataclass(frozen=True)
class OfAnOrganisation:
    """The installation of a whole organisation, which is known by its own id alone."""

    installs: Installations

    async def of(self, team: str | None, enterprise: str | None) -> Installed | None:
        return await self.installs.of(team, None) if enterprise == "E1" else None


async def test_a_workspace_of_an_organisation_is_reached_once_it_is_known_where_it_belongs(
    scene: SlackScene,
) -> None:
    installs: Any = OfAnOrganisation(scene.front.installs)
    front = replace(scene.front, installs=installs)
    scene.messenger = SlackMessenger(front)
    await closed_note(scene)
    await announcer(scene).announce()
    assert scene.alone() == []

    await front.installed(Where("T1", "E1", "U1"))
    await front.work.finish(60)
    restarted = Organisations(scene.store.shelf(SHELF), scene.time.now)
    scene.messenger = SlackMessenger(replace(front, organisations=restarted))
    await closed_note(scene, "note:2")
    await announcer(scene).announce()
    assert len(scene.alone()) == 1


@pytest.mark.slow
async def test_500_corrections_and_crashes_double_and_lose_nothing(
    scene: Scene, tell: Callable[[str], None]
) -> None:
    lost, doubled, unknown = await many(scene, 500)

    tell(f"Slack: 500 corrections, 500 crashes, {lost} lost, {doubled} doubled, {unknown} unknown")
    assert (lost, doubled, unknown) == (0, 0, 0)


@pytest.mark.slow
async def test_of_100_workers_that_were_stalled_none_sends_anything_twice(
    scene: Room, tell: Callable[[str], None]
) -> None:
    lost, doubled = await stalled(scene, 100)

    tell(f"Slack: 100 pauses longer than the lease, {lost} lost, {doubled} doubled")
    assert (lost, doubled) == (0, 0)
