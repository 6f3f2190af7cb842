"""What both platforms promise of announcements, whatever breaks on the way: told once, and told."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Protocol

import pytest
import structlog

from adapters.chat.announcing import outbox_of
from adapters.clock import Clock
from bot.announcing.announcement import Announcement, Messenger, Stands, Still
from bot.announcing.announcer import Announcer
from bot.announcing.delivering import PAUSES
from bot.announcing.entries import DELAY
from bot.announcing.errand import Errand, Stand
from bot.announcing.outbox import LEASE, Outbox
from bot.announcing.stating import remember
from bot.call import Call
from bot.service import Bot
from store.base import Selection, Store, Workspace, WorkspaceId
from store.claims import ClaimId
from store.events import (
    ClaimRestored,
    ClaimRetracted,
    Event,
    NoteClosed,
    NoteFiled,
    NoteId,
    NoteOutcome,
    PersonId,
)
from store.stated import Stated
from tests.bot.announcing import Crash

EDITOR = PersonId("operator")
WHY = "the article says dollars"
SUMS = frozenset({"total_raised", "raised"})
MANY = 60
"""Corrections that no message has room for."""

CENTURY = timedelta(days=36_525)

LATER = timedelta(minutes=20)
"""After so long no platform knows a message by its nonce."""


class HeldRequest(Protocol):
    """A request whose answer waits."""

    async def reached(self) -> None: ...

    def release(self) -> None: ...


@dataclass
class Passing:
    """The time, which passes when somebody sleeps; the demo deal was recorded before it.

    Our clock may be `ahead` of it, and of the platform's.
    """

    at: datetime = field(default_factory=lambda: datetime.now(UTC) + timedelta(hours=1))
    ahead: timedelta = timedelta()

    def now(self) -> datetime:
        return self.at + self.ahead

    def seconds(self) -> float:
        return self.at.timestamp()

    async def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        await asyncio.sleep(0)

    @property
    def clock(self) -> Clock:
        return Clock(self.now, self.seconds, self.sleep)


class Scene(Protocol):
    """A platform with a message of the bot's in a channel, and what breaks there."""

    time: Passing
    store: Store
    messenger: Messenger
    workspace: WorkspaceId
    reader: PersonId

    @property
    def bot(self) -> Bot:
        """Return the bot that answers there."""
        ...

    async def post(self) -> Stands:
        """Post something for all."""
        ...

    def beneath(self, stands: Stands) -> list[str]:
        """Return what stands in reply to a message."""
        ...

    def alone(self) -> list[str]:
        """Return what the reader was told alone."""
        ...

    def hold(self, *, heard: bool) -> HeldRequest:
        """Let the next message wait for its answer."""
        ...

    def drop(self, *, heard: bool) -> None:
        """Let the connection break around the next message."""
        ...

    def close_channel(self) -> None:
        """Let nobody write in the channel any more."""
        ...

    def close_reader(self) -> None:
        """Let the reader be written to no more."""
        ...


class Point(Enum):
    """Where the process ends."""

    BEFORE_IT_IS_BEGUN = "before it is begun"
    ONCE_IT_IS_BEGUN = "once it is begun"
    UNHEARD = "while it is sent, and not taken"
    HEARD = "while it is sent, and taken"
    ONCE_IT_IS_SENT = "once it is sent"
    BEFORE_IT_IS_ENDED = "before it is ended"


@dataclass(frozen=True)
class CrashingOutbox:
    """An outbox whose process ends at a point."""

    outbox: Outbox
    point: Point

    async def begin(self, errand: Errand, upto: int, at: datetime) -> Errand | None:
        if self.point is Point.BEFORE_IT_IS_BEGUN:
            raise Crash
        begun = await self.outbox.begin(errand, upto, at)
        if self.point is Point.ONCE_IT_IS_BEGUN:
            raise Crash
        return begun

    async def end(self, errand: Errand, stand: Stand, code: str = "") -> None:
        if self.point is Point.BEFORE_IT_IS_ENDED:
            raise Crash
        await self.outbox.end(errand, stand, code)

    def __getattr__(self, name: str) -> object:
        return getattr(self.outbox, name)


@dataclass(frozen=True)
class CrashingMessenger:
    """A platform whose answer nobody hears any more."""

    messenger: Messenger
    point: Point

    @property
    def platform(self) -> str:
        return self.messenger.platform

    async def reader(self, workspace: WorkspaceId, person: PersonId) -> Call:
        return await self.messenger.reader(workspace, person)

    async def deliver(
        self, announcement: Announcement, *, begun: datetime | None, still: Still
    ) -> Stands | None:
        stands = await self.messenger.deliver(announcement, begun=begun, still=still)
        if self.point is Point.ONCE_IT_IS_SENT:
            raise Crash
        return stands


def announcer(scene: Scene, point: Point | None = None) -> Announcer:
    """Return an announcer as after a restart, or one that ends at a point."""
    outbox = outbox_of(scene.store, scene.messenger.platform, scene.time.now)
    if point is None:
        return Announcer(scene.bot, scene.messenger, outbox, scene.time.now)
    crashing = CrashingOutbox(outbox, point)
    messenger = CrashingMessenger(scene.messenger, point)
    return Announcer(scene.bot, messenger, crashing, scene.time.now)  # type: ignore[arg-type] # as far as it is used


async def crashed(scene: Scene, point: Point) -> None:
    """Announce until the process ends at a point."""
    if point in (Point.UNHEARD, Point.HEARD):
        held = scene.hold(heard=point is Point.HEARD)
        task = asyncio.create_task(announcer(scene).announce())
        reached = asyncio.create_task(held.reached())
        await asyncio.wait({task, reached}, return_when=asyncio.FIRST_COMPLETED)
        assert reached.done(), "nothing was sent"
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        held.release()
        # What was taken stands there by now.
        await asyncio.sleep(0.01)
    else:
        with pytest.raises(Crash):
            await announcer(scene, point).announce()


def facts(scene: Scene) -> Workspace:
    return scene.store.workspace(scene.workspace)


async def stated(scene: Scene, fields: frozenset[str] = SUMS) -> Stated:
    """Post something that states the sums of the demo deal, or what else is said of it."""
    stands = await scene.post()
    seq = (await facts(scene).head()).seq
    known = await facts(scene).read(Selection(fields=fields), upto=seq)
    message = Stated(
        stands.channel,
        stands.message,
        stands.channel,
        "en",
        "UTC",
        scene.time.now(),
        seq,
        frozenset(each.id for each in known.records),
        stands.thread,
    )
    await remember(scene.store, scene.workspace, message, now=scene.time.now())
    return message


async def record(scene: Scene, *events: Event, by: PersonId = EDITOR) -> None:
    at = scene.time.now()
    await facts(scene).record(events, by=by, origin="test", at=at)


async def corrected(scene: Scene, message: Stated, number: int = 0) -> ClaimId:
    """Retract a claim that a message states, and let the time pass in which that is undone."""
    claim = sorted(message.claims)[number]
    await record(scene, ClaimRetracted(claim, WHY))
    scene.time.at += DELAY
    return claim


async def closed_note(scene: Scene, name: str = "note:1") -> None:
    """Let the reader's note be settled."""
    filed = NoteFiled(NoteId(name), "It was in dollars.")
    await record(scene, filed, by=scene.reader)
    await record(scene, NoteClosed(NoteId(name), NoteOutcome.SETTLED, f"Right, {name}."))


def where(message: Stated) -> Stands:
    return Stands(message.channel, message.message, message.thread)


Act = Callable[[Scene], Awaitable[object]]


class Telling:
    """The suite; its subclasses have a fixture `scene`."""

    async def test_a_correction_stands_beneath_the_message(self, scene: Scene) -> None:
        message = await stated(scene)
        await corrected(scene, message)
        for _ in range(3):
            await announcer(scene).announce()

        (words,) = scene.beneath(where(message))
        assert WHY in words
        assert "withdrawn" in words

    async def test_one_correction_after_the_other_is_told(self, scene: Scene) -> None:
        message = await stated(scene)
        claim = await corrected(scene, message)
        await announcer(scene).announce()
        await record(scene, ClaimRestored(claim, "undone"))
        scene.time.at += DELAY
        await announcer(scene).announce()

        assert len(scene.beneath(where(message))) == 2

    async def test_whoever_filed_a_note_is_told_alone(self, scene: Scene) -> None:
        await closed_note(scene)
        for _ in range(3):
            await announcer(scene).announce()

        (words,) = scene.alone()
        assert "Right, note:1." in words

    @pytest.mark.parametrize("later", [LEASE, LATER])
    @pytest.mark.parametrize("point", Point, ids=[each.name.lower() for each in Point])
    async def test_a_crash_doubles_no_correction_and_loses_none(
        self, scene: Scene, point: Point, later: timedelta
    ) -> None:
        message = await stated(scene)
        claim = await corrected(scene, message)
        await announcer(scene).announce()
        await record(scene, ClaimRestored(claim, "undone"))
        scene.time.at += DELAY
        await crashed(scene, point)
        scene.time.at += later
        for _ in range(2):
            await announcer(scene).announce()

        first, second = scene.beneath(where(message))
        assert "withdrawn" in first
        assert "counts again" in second

    @pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(days=1), CENTURY], ids=str)
    async def test_a_message_of_a_clock_ahead_is_found_again_once_it_is_right(
        self, scene: Scene, ahead: timedelta
    ) -> None:
        message = await stated(scene)
        await corrected(scene, message)
        scene.time.ahead = ahead
        await crashed(scene, Point.ONCE_IT_IS_SENT)
        scene.time.ahead = timedelta()
        for _ in range(3):
            scene.time.at += LATER
            await announcer(scene).announce()

        assert len(scene.beneath(where(message))) == 1
        outbox = outbox_of(scene.store, scene.messenger.platform, scene.time.now)
        assert {each.stand for each in await outbox.all()} == {Stand.SENT}

    @pytest.mark.parametrize("point", Point, ids=[each.name.lower() for each in Point])
    async def test_a_crash_doubles_no_outcome_and_loses_none(
        self, scene: Scene, point: Point
    ) -> None:
        await closed_note(scene)
        await crashed(scene, point)
        scene.time.at += LATER
        for _ in range(2):
            await announcer(scene).announce()

        assert len(scene.alone()) == 1

    @pytest.mark.parametrize("heard", [True, False])
    async def test_a_lost_reply_doubles_nothing_and_loses_nothing(
        self, scene: Scene, *, heard: bool
    ) -> None:
        message = await stated(scene)
        await corrected(scene, message)
        scene.drop(heard=heard)
        for pause in (timedelta(), *PAUSES[:2]):
            scene.time.at += pause
            await announcer(scene).announce()

        assert len(scene.beneath(where(message))) == 1

    async def test_a_channel_nobody_can_write_in_is_given_up(self, scene: Scene) -> None:
        message = await stated(scene)
        await corrected(scene, message)
        scene.close_channel()
        with structlog.testing.capture_logs() as logs:
            for pause in (timedelta(), *PAUSES):
                scene.time.at += pause
                await announcer(scene).announce()

        warned = [each for each in logs if each["event"] == "not-announced"]
        assert [each["stand"] for each in warned] == ["refused"]
        assert scene.beneath(where(message)) == []

    async def test_somebody_who_takes_no_messages_is_given_up(self, scene: Scene) -> None:
        await closed_note(scene)
        scene.close_reader()
        with structlog.testing.capture_logs() as logs:
            for pause in (timedelta(), *PAUSES):
                scene.time.at += pause
                await announcer(scene).announce()

        warned = [each for each in logs if each["event"] == "not-announced"]
        assert [each["stand"] for each in warned] == ["refused"]

    async def test_many_lines_are_told_whole_and_nobody_has_to_turn_a_page(
        self, scene: Scene
    ) -> None:
        message = await stated(scene, frozenset())
        wrong = sorted(message.claims)[:MANY]
        for each in wrong:
            await record(scene, ClaimRetracted(each, WHY))
        scene.time.at += DELAY
        for _ in range(2):
            await announcer(scene).announce()

        told = scene.beneath(where(message))
        words = "\n".join(told).replace("\xa0", " ")
        assert len(told) > 1
        assert words.count(WHY) == MANY
        assert "more · page" not in words


async def many(scene: Scene, count: int) -> tuple[int, int, int]:
    """Correct a message so often, each time with another crash; return lost, doubled, unknown."""
    points = tuple(Point)
    message = await stated(scene)
    claim = min(message.claims)
    lost = doubled = 0
    for number in range(count):
        stands = replace(where(message))
        before = len(scene.beneath(stands))
        again = number % 2
        event = ClaimRestored(claim, "undone") if again else ClaimRetracted(claim, WHY)
        await record(scene, event)
        scene.time.at += DELAY
        await crashed(scene, points[number % len(points)])
        scene.time.at += LATER if number % 4 > 1 else LEASE
        await announcer(scene).announce()
        told = len(scene.beneath(stands)) - before
        lost += told == 0
        doubled += max(told - 1, 0)
    outbox = outbox_of(scene.store, scene.messenger.platform, scene.time.now)
    unknown = sum(each.stand is Stand.UNKNOWN for each in await outbox.all())
    return lost, doubled, unknown
