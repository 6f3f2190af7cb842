"""What both platforms promise of what is told into a channel: one message, once, found again."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol
from zoneinfo import ZoneInfo

import pytest

from bot.announcing.announcement import (
    Announcement,
    Into,
    Messenger,
    Privately,
    RefusedError,
    Stands,
    Still,
    ours,
)
from bot.announcing.announcer import Announcer, Course
from bot.announcing.delivering import Delivery
from bot.announcing.errand import Errand, Matter
from bot.announcing.outbox import LEASE
from bot.call import Call
from bot.service import Spoken
from store.base import Selection, Store, WorkspaceId
from store.events import ClaimRetracted, PersonId
from store.subscribed import Subscription, What
from tests.adapters.telling import EDITOR as OPERATOR
from tests.adapters.telling import LATER, WHY, Scene, announcer

SHORT, LONG = "help funding", "conflicts"
"""What one message has room for, and what none has."""


class Room(Scene, Protocol):
    """A platform with a channel in which nothing of the bot's stands yet."""

    channel: str
    gone: Sequence[str]
    refusals: Sequence[str]

    def heard(self) -> list[str]:
        """Return what of the bot's stands in the channel, in order."""
        ...

    def buttons(self) -> list[str]:
        """Return what stands on the buttons of these."""
        ...

    def chat(self, messages: int) -> None:
        """Let people say so much there."""
        ...

    def slow_down(self, seconds: int) -> None:
        """Let the next message be refused for its rate, until so many seconds have passed."""
        ...

    def refuse(self, code: str) -> None:
        """Let the next message be refused, by the platform's own word."""
        ...


async def said(scene: Room, text: str = SHORT) -> Spoken:
    at = scene.time.now()
    where = (scene.workspace, scene.reader, scene.channel)
    return await scene.bot.answer(Call(text, *where, "en", ZoneInfo("UTC"), at))


async def told(
    scene: Room, text: str = SHORT, *, asked: str = "", begun: datetime | None = None
) -> Stands | None:
    """Tell something into the channel."""
    to, spoken = Into(scene.channel), await said(scene, text)
    announcement = Announcement("a digest", scene.workspace, to, spoken, asked)
    return await scene.messenger.deliver(announcement, begun=begun, still=ours)


class Stall(Enum):
    """Where a worker stops for longer than its lease lasts."""

    ONCE_IT_IS_BEGUN = "once it is begun"
    BEFORE_IT_IS_SENT = "before it is sent"
    ONCE_IT_IS_SENT = "once it is sent"


@dataclass
class Stalling:
    """A platform by which a worker tells that stops somewhere until it may go on."""

    messenger: Messenger
    stall: Stall
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    going: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def platform(self) -> str:
        return self.messenger.platform

    async def reader(self, workspace: WorkspaceId, person: PersonId) -> Call:
        return await self.messenger.reader(workspace, person)

    async def deliver(
        self, announcement: Announcement, *, begun: datetime | None, still: Still
    ) -> Stands | None:
        async def late() -> None:
            await self._stop(Stall.BEFORE_IT_IS_SENT)
            await still()

        await self._stop(Stall.ONCE_IT_IS_BEGUN)
        stands = await self.messenger.deliver(announcement, begun=begun, still=late)
        await self._stop(Stall.ONCE_IT_IS_SENT)
        return stands

    async def _stop(self, stall: Stall) -> None:
        if stall is self.stall:
            self.reached.set()
            await self.going.wait()


def worker(scene: Room, spoken: Spoken) -> Announcer:
    """Return an announcer that tells the same of every errand into the channel."""

    async def into(delivery: Delivery) -> None:
        if told := await delivery.tell(Into(scene.channel), spoken, upto=1):
            await delivery.end(told.stand)

    return replace(announcer(scene), courses={Matter.DIGEST: Course(into)})


async def stalled(scene: Room, pauses: int) -> tuple[int, int]:
    """Let a worker stop so often while another goes on; return lost and doubled."""
    spoken, lost, doubled = await said(scene), 0, 0
    stalls = tuple(Stall)
    for number in range(pauses):
        before = len(scene.heard())
        one = worker(scene, spoken)
        about, now = f"{scene.channel} {number}", scene.time.now()
        await one.outbox.add(Errand(scene.workspace, Matter.DIGEST, about, number, due=now))
        stalling = Stalling(scene.messenger, stalls[number % len(stalls)])
        working = asyncio.create_task(replace(one, messenger=stalling).announce())
        reached = asyncio.create_task(stalling.reached.wait())
        await asyncio.wait({working, reached}, return_when=asyncio.FIRST_COMPLETED)
        assert reached.done(), "it did not stop there"
        scene.time.at += LATER if number % 2 else LEASE
        await worker(scene, spoken).announce()
        stalling.going.set()
        await working
        now_there = len(scene.heard()) - before
        lost, doubled = lost + (now_there == 0), doubled + max(now_there - 1, 0)
    return lost, doubled


class TellingChannels:
    """The suite; its subclasses have a fixture `scene`."""

    async def test_it_is_a_message_of_its_own_and_says_where_it_stands(self, scene: Room) -> None:
        stands = await told(scene)

        assert len(scene.heard()) == 1
        assert stands is not None
        assert stands.channel == scene.channel
        assert scene.beneath(stands) == []

    async def test_of_an_answer_one_page_is_told_and_the_others_can_be_turned_to(
        self, scene: Room
    ) -> None:
        await told(scene, LONG, asked=LONG)

        assert len(scene.heard()) == 1
        assert any("page 2" in each.replace("\xa0", " ") for each in scene.buttons())

    async def test_what_answers_no_command_is_told_whole(self, scene: Room) -> None:
        await told(scene, LONG)

        assert len(scene.heard()) > 1
        assert not any("page" in each for each in scene.buttons())

    async def test_what_stands_there_is_found_whatever_was_said_since(self, scene: Room) -> None:
        begun = scene.time.now()
        first = await told(scene)
        scene.chat(450)
        scene.time.at += LATER

        assert await told(scene, begun=begun) == first
        assert len(scene.heard()) == 1

    async def test_it_is_found_where_the_clock_was_a_day_ahead(self, scene: Room) -> None:
        first = await told(scene)
        scene.time.at += LATER

        again = await told(scene, begun=scene.time.now() + timedelta(hours=23))
        assert again == first

    async def test_what_does_not_stand_there_is_told_whatever_was_said_since(
        self, scene: Room
    ) -> None:
        begun = scene.time.now()
        scene.chat(450)
        await told(scene, begun=begun)

        assert len(scene.heard()) == 1

    async def test_what_cannot_be_found_out_is_not_told_again(self, scene: Room) -> None:
        begun = scene.time.now()
        await told(scene)
        scene.chat(2_100)
        scene.time.at += LATER

        with pytest.raises(Exception, match=r"^(too_many_messages)?$") as raised:
            await told(scene, begun=begun)
        assert not isinstance(raised.value, RefusedError)
        assert len(scene.heard()) == 1

    async def test_a_channel_that_is_gone_is_told_from_a_message_that_is_not_taken(
        self, scene: Room
    ) -> None:
        for code in (*scene.gone, *scene.refusals):
            scene.refuse(code)
            with pytest.raises(RefusedError) as refused:
                await told(scene)
            assert refused.value.code == code
            assert refused.value.gone is (code in scene.gone)
        assert scene.heard() == []

    async def test_a_channel_nobody_can_write_in_is_gone(self, scene: Room) -> None:
        scene.close_channel()
        with pytest.raises(RefusedError) as refused:
            await told(scene)

        assert refused.value.gone

    async def test_so_is_somebody_who_takes_no_messages(self, scene: Room) -> None:
        scene.close_reader()
        announcement = Announcement(
            "a watch", scene.workspace, Privately(scene.reader), await said(scene)
        )
        with pytest.raises(RefusedError) as refused:
            await scene.messenger.deliver(announcement, begun=None, still=ours)

        assert refused.value.gone

    async def test_who_has_to_wait_for_longer_than_the_lease_does_not_send_it_then(
        self, scene: Room
    ) -> None:
        one = worker(scene, await said(scene))
        about, now = f"{scene.channel} 1", scene.time.now()
        await one.outbox.add(Errand(scene.workspace, Matter.DIGEST, about, 1, due=now))
        (errand,) = await one.outbox.due()
        scene.slow_down(int(LEASE.total_seconds()) + 1)
        waiting = Delivery(scene.bot, scene.messenger, one.outbox, scene.time.now, errand)
        assert await waiting.tell(Into(scene.channel), await said(scene), upto=1) is None
        assert scene.heard() == []

        await one.announce()
        assert len(scene.heard()) == 1

    async def test_a_worker_that_lost_its_lease_sends_nothing(self, scene: Room) -> None:
        assert await stalled(scene, 2 * len(Stall)) == (0, 0)


async def subscribed(store: Store, workspace: WorkspaceId, channel: str, at: datetime) -> None:
    """Let a digest of the demo deal be due in a channel, which tells of one correction."""
    facts = store.workspace(workspace)
    seq = (await facts.head()).seq
    (deal,) = await facts.deals(upto=seq)
    wanted = Subscription(
        number=0,
        what=What.DIGEST,
        place=channel,
        person=OPERATOR,
        about=deal.entity.id,
        language="en",
        zone="UTC",
        cursor=seq,
        news=at,
        rule="0 9 * * *",
        due=at,
    )
    assert await facts.subscribe(wanted, most=9)
    known = await facts.read(Selection(fields=frozenset({"total_raised"})), upto=seq)
    wrong = ClaimRetracted(known.records[0].id, WHY)
    await facts.record((wrong,), by=OPERATOR, origin="test", at=at)
