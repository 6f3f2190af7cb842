"""Programs that end around their digests in Slack: each news is told once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from adapters.slack.answering.announcing import SlackMessenger
from adapters.slack.running import front_of
from adapters.slack.sending.client import Clients
from store.open import open_store
from tests.adapters.digest_crashes import CHATTER, crashes
from tests.adapters.slack.team import OurOfNoFile, slack_settings
from tests.adapters.slack.test_announcing import SlackScene
from tests.adapters.telling import Passing
from tests.fakes.slack.faults import Refused
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Channel

UNFINDABLE = 0.1
"""How often Slack does not say what stands in a channel where no reply came."""


class TwoChannels(SlackScene):
    """A workspace with two channels; Slack shows fewer messages at a time than others write."""

    @property
    def channels(self) -> tuple[str, str]:
        return "C1", "C2"

    def said(self, channel: str) -> list[str]:
        return [each.text for each in self.slack.posts(channel) if each.thread_ts is None]

    def chatter(self, channel: str, number: int) -> None:
        for _ in range(number):
            self.slack.wrote("so they say", channel=channel)

    def hide(self) -> None:
        self.slack.faults.plant("conversations.history", Refused(), times=100)

    def mend(self) -> None:
        self.slack.faults.forget()


@asynccontextmanager
async def opened() -> AsyncIterator[TwoChannels]:
    time = Passing()
    async with FakeSlack(clock=time.seconds) as slack:
        slack.add(Channel("C2", "more", members={"U1", "UBOT"}))
        slack.state.objects = CHATTER - 1
        clients, store = Clients.open(slack.api_url, time.clock), await open_store("memory:")
        front = front_of(slack_settings(slack), OurOfNoFile(), store, clients, time.clock)
        yield TwoChannels(slack, front, store, time, SlackMessenger(front))
        await clients.close()
        await store.close()
    assert slack.lapses == []


@pytest.mark.slow
async def test_1000_crashes_around_digests_double_and_lose_nothing(
    tell: Callable[[str], None],
) -> None:
    tally = await crashes(opened, 1000, seed=8, unfindable=UNFINDABLE)

    told = f"{tally.doubled} doubled, {tally.lost} lost, {tally.late} late"
    unknown = f"{tally.unknown} unknown ({tally.reported} reported)"
    tell(f"Slack: digests, 1000 crashes at 5 points, {told}, {unknown}")
    assert (tally.doubled, tally.lost, tally.late) == (0, 0, 0)
    assert tally.reported == tally.unknown > 0
