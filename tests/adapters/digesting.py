"""What both platforms promise of digests, wherever the process ends: each news is told once."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from random import Random
from typing import Protocol
from zoneinfo import ZoneInfo

import structlog

from adapters.chat.announcing import outbox_of
from bot.announcing.announcer import Announcer
from bot.announcing.delivering import PAUSES
from bot.announcing.errand import OPEN, Errand, Matter, Stand
from bot.announcing.outbox import LEASE
from bot.schedules.rule import Rule, following
from store.encoding import claim_id
from store.events import ClaimRetracted
from store.subscribed import Subscription, What
from tests.adapters.ending import UNANSWERED, EndingMessenger, Process, Step, ending_store
from tests.adapters.telling import Scene, announcer, facts, record
from tests.bot.announcing import Crash
from tests.bot.test_changes import risk
from tests.bot.two_deals import DEAL, WORLD, told

HOURLY = Rule("0 * * * *")
UTC = ZoneInfo("UTC")
HOUR = timedelta(hours=1)

OF_ONE = 50
"""Crashes around the digests of one store; the next have another, which knows as little."""

RISKS = tuple(risk(number) for number in range(3 * OF_ONE))
"""What is said of the deal, and withdrawn one after another."""


class DigestScene(Scene, Protocol):
    """A platform with two channels that have digests."""

    @property
    def channels(self) -> tuple[str, str]: ...

    def said(self, channel: str) -> list[str]:
        """Return what the bot said in a channel of itself."""
        ...

    def chatter(self, channel: str, number: int) -> None:
        """Let others write so much in a channel."""
        ...

    def hide(self) -> None:
        """Let nobody look up what stands in a channel, until all works again."""
        ...

    def mend(self) -> None:
        """Let everything work again."""
        ...


@dataclass(frozen=True)
class Tally:
    """What came of the crashes: the news in two channels, and what could not be found out.

    What is `late` was not told at its slot, as soon as there was a program again.
    """

    lost: int = 0
    late: int = 0
    doubled: int = 0
    unknown: int = 0
    reported: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.lost + other.lost,
            self.late + other.late,
            self.doubled + other.doubled,
            self.unknown + other.unknown,
            self.reported + other.reported,
        )


@dataclass
class Story:
    """What is going on around the crashes of one store.

    `expected` are the errands that cannot be found out about, `excused` what these may have told,
    `unknown` and `reports` what the bot says of that.
    """

    scene: DigestScene
    random: Random
    names: count[int] = field(default_factory=count)
    news: list[str] = field(default_factory=list)
    expected: set[str] = field(default_factory=set)
    excused: set[tuple[str, str]] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    reports: list[str] = field(default_factory=list)
    late: set[tuple[str, str]] = field(default_factory=set)

    async def subscribe(self) -> None:
        scene = self.scene
        await record(scene, *WORLD, *(told(each) for each in RISKS))
        head = await facts(scene).head()
        for channel in scene.channels:
            await facts(scene).prefer(channel, "corrections", "off")
            wanted = Subscription(
                number=0,
                what=What.DIGEST,
                place=channel,
                person=scene.reader,
                about=DEAL.id,
                language="en",
                zone="UTC",
                cursor=head.seq,
                news=scene.time.at,
                rule=HOURLY.cron,
                due=following(HOURLY, UTC, scene.time.at),
            )
            assert await facts(scene).subscribe(wanted, most=1)

    async def happen(self) -> None:
        """Let something happen that is told under a name of its own."""
        number = next(self.names)
        name = f"typo{number}"
        await record(self.scene, ClaimRetracted(claim_id(RISKS[number]), f"{name};"))
        self.news.append(name)

    async def next_slot(self) -> None:
        slot = following(HOURLY, UTC, self.scene.time.at)
        assert slot is not None
        self.scene.time.at = slot

    async def crash(self, step: Step, *, gently: bool = False) -> bool:
        """Announce until the process ends at a step; say whether it got there.

        While it waits for an answer it may be told `gently` to end, and puts its things in order.
        """
        process = Process(step)
        announcing = asyncio.create_task(self._announcer(process).announce())
        if step in UNANSWERED:
            return await self._cut(announcing, process, gently=gently)
        with suppress(Crash):
            await announcing
        return process.over

    async def _cut(self, announcing: asyncio.Task[None], process: Process, *, gently: bool) -> bool:
        held = self.scene.hold(heard=process.ends is Step.SENT_HEARD)
        reached = asyncio.create_task(held.reached())
        await asyncio.wait({announcing, reached}, return_when=asyncio.FIRST_COMPLETED)
        got_there = reached.done()
        process.over = got_there and not gently
        for each in (reached, announcing):
            each.cancel()
            with suppress(asyncio.CancelledError, Crash):
                await each
        held.release()
        # What was taken stands there by now.
        await asyncio.sleep(0.005)
        return got_there

    def _announcer(self, process: Process) -> Announcer:
        scene = self.scene
        store = ending_store(scene.store, process)
        messenger = EndingMessenger(scene.messenger, process)
        outbox = outbox_of(store, messenger.platform, scene.time.now)
        return Announcer(replace(scene.bot, store=store), messenger, outbox, scene.time.now)

    async def errands(self) -> tuple[Errand, ...]:
        outbox = outbox_of(self.scene.store, self.scene.messenger.platform, self.scene.time.now)
        return tuple(each for each in await outbox.all() if each.matter is Matter.DIGEST)

    async def announce(self) -> bool:
        """Announce as a program does that was started anew; say whether all is told."""
        with structlog.testing.capture_logs() as logs:
            await announcer(self.scene).announce()
        given_up = [each for each in logs if each["event"] == "not-announced"]
        self.reports += [f"{each['about']} {each['stand']}" for each in given_up]
        errands = await self.errands()
        self.unknown |= {each.key for each in errands if each.stand is Stand.UNKNOWN}
        return not any(each.stand in OPEN for each in errands)

    async def settle(self) -> None:
        """Announce, after a longer pause each time, until nothing is left to be told."""
        for pause in (timedelta(), LEASE, *PAUSES, LEASE):
            self.scene.time.at += pause
            if await self.announce():
                return
        raise AssertionError("something is still to be told")

    async def hide(self) -> None:
        """Let nobody find what is on its way, so that it may not have been told."""
        for each in await self.errands():
            if each.stand is Stand.SENDING:
                known = await facts(self.scene).subscription(int(each.lane))
                assert known
                self.expected.add(each.key)
                found = self._found(known.place)
                self.excused |= {(known.place, name) for name in self.news if not found[name]}
        self.scene.hide()

    def expect(self, names: Iterable[str]) -> None:
        """Note which news should stand in the channels by now, and do not."""
        for where in self.scene.channels:
            found = self._found(where)
            missing = (each for each in names if not found[each] and self._due(where, each))
            self.late |= {(where, each) for each in missing}

    async def change(self, change: Callable[[Subscription], Subscription]) -> None:
        for each in await facts(self.scene).subscriptions():
            assert await facts(self.scene).resubscribe(each, change(each))

    def tally(self) -> Tally:
        """Count what stands in the channels, and what is known of what may stand there."""
        assert self.unknown == self.expected
        found = {each: self._found(each) for each in self.scene.channels}
        told = [(where, name) for where in found for name in self.news]
        return Tally(
            lost=sum(not found[where][name] for where, name in told if self._due(where, name)),
            late=len(self.late),
            doubled=sum(max(found[where][name] - 1, 0) for where, name in told),
            unknown=len(self.unknown),
            reported=len(self.reports),
        )

    def _found(self, channel: str) -> Counter[str]:
        words = "\n".join(self.scene.said(channel))
        assert "More:" not in words, "what stands behind a button is not counted"
        return Counter(re.findall(r"typo\d+(?=;)", words))

    def _due(self, channel: str, name: str) -> bool:
        return (channel, name) not in self.excused
