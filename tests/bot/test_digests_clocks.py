"""Whatever the clock says, each channel is told everything once, and no slot is passed over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from bot.announcing.announcer import LOOKED_EVERY, Announcer
from bot.announcing.entries import DELAY
from bot.announcing.outbox import LEASE
from bot.announcing.watching import A_WHILE, FEW
from bot.schedules.rule import Rule, following
from store.subscribed import What
from tests.bot.announcing import Crash
from tests.bot.crowd import MONDAY, Crowd, open_crowd, risk

JUMPS = 500
OF_ONE_STORE = 25
"""Jumps in the life of one store, before the next begins with a ledger of true dates."""

NEWS = re.compile(r"risk \d+")

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FAR = (datetime(1970, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
CHANNELS = {
    "hourly": ("0 8-11 * * *", "Europe/Berlin", "en"),
    "daily": ("0 9 * * *", "Europe/Berlin", "de"),
    "weekdays": ("30 8 * * 1-5", "America/New_York", "en"),
    "weekly": ("0 9 * * 3", "Pacific/Apia", "de"),
}


@dataclass
class Watchmaker:
    """The true time, and how far the clock is from it."""

    crowd: Crowd
    chance: Random
    true: datetime
    recorded: dict[int, datetime] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    jumps: int = 0
    number: int = 0
    running: Announcer | None = None

    def set(self, far: timedelta) -> None:
        """Set the clock so far from the true time."""
        self.crowd.at = self.true + far

    def passes(self, time: timedelta) -> None:
        self.true += time
        self.crowd.at += time

    async def news(self) -> None:
        """Record something, and know when it truly was."""
        self.number += 1
        self.recorded[await self.crowd.record(risk(self.number))] = self.true

    async def look(self) -> None:
        """Look for what is to be told, at times as after a restart, which may follow a crash."""
        if self.running is None or not self.chance.randrange(6):
            self.running = self.crowd.announcer()
        try:
            await self.running.announce()
        except Crash:
            self.running = None

    def away(self) -> timedelta:
        """Return how far the clock jumps."""
        self.jumps += 1
        near = (-HOUR, HOUR, -DAY, DAY)
        return self.chance.choice((*near, *(each - self.true for each in FAR)))

    def during_a_send(self, far: timedelta) -> None:
        """Let the clock jump at one of the next steps of a send, and the process end there."""
        steps, crash = self.chance.randrange(1, 4), not self.chance.randrange(3)

        def around() -> None:
            nonlocal steps
            steps -= 1
            if steps == 0:
                self.set(far)
                if crash:
                    raise Crash

        self.crowd.crier.around = around

    async def to_a_slot(self) -> None:
        """Let the true time pass to the next slot of any channel, and hold what it was told."""
        slots = {each: self._next(each) for each in CHANNELS}
        slot = min(slots.values())
        self.passes(slot - self.true)
        await self.look()
        # What a crash left behind is begun anew once its lease is over.
        self.passes(LEASE + LOOKED_EVERY)
        await self.look()
        for channel, due in slots.items():
            heard = self.crowd.crier.by(channel)
            known = max((each.upto for each in heard), default=0)
            if due == slot and known < max((s for s, at in self.recorded.items() if at <= slot)):
                self.missed.append(f"{channel} {slot}")

    def _next(self, channel: str) -> datetime:
        rule, zone, _ = CHANNELS[channel]
        slot = following(Rule(rule), ZoneInfo(zone), self.true)
        assert slot is not None
        return slot

    async def jump(self) -> None:
        """Set the clock, let a while pass, set it right, and live on to the next slots."""
        far = self.away()
        if self.chance.randrange(2):
            self.during_a_send(far)
            await self.news()
            self.passes(self._next("hourly") - self.true)
            await self.look()
            self.crowd.crier.around = lambda: None
        self.set(far)
        for _ in range(self.chance.randrange(1, 4)):
            if self.chance.randrange(2):
                await self.news()
            self.passes(self.chance.choice((LOOKED_EVERY, 20 * LOOKED_EVERY, HOUR)))
            await self.look()
        self.set(timedelta())
        await self.look()
        self.passes(LEASE + LOOKED_EVERY)
        await self.look()
        if self.chance.randrange(2):
            await self.news()
        for _ in range(self.chance.randrange(1, 4)):
            await self.to_a_slot()


async def lived(seed: str, jumps: int) -> Watchmaker:
    """Let the clock of one store jump so often, and then be right for a fortnight."""
    crowd = await open_crowd()
    for place, (rule, zone, language) in CHANNELS.items():
        due = following(Rule(rule), ZoneInfo(zone), crowd.at)
        assert due is not None
        await crowd.subscribe(place, rule, due=due, zone=zone, language=language)
    chance = Random(seed)
    watchmaker = Watchmaker(crowd, chance, crowd.at)
    await watchmaker.news()
    for _ in range(jumps):
        await watchmaker.jump()
    end = watchmaker.true + 8 * DAY
    while watchmaker.true < end:
        await watchmaker.to_a_slot()
    await crowd.store.close()
    return watchmaker


def faults(watchmaker: Watchmaker) -> Counter[str]:
    """Count what was not told, told twice, or passed over."""
    found = Counter(missed=len(watchmaker.missed), doubled=len(watchmaker.crowd.crier.doubled))
    for channel in CHANNELS:
        heard = watchmaker.crowd.crier.by(channel)
        for seq in watchmaker.recorded:
            times = sum(each.since < seq <= each.upto for each in heard)
            found["lost"] += times == 0
            found["doubled"] += max(times - 1, 0)
        named = Counter(name for each in heard for name in set(NEWS.findall(each.words)))
        found["doubled"] += sum(times > 1 for times in named.values())
    return found


async def test_a_watch_tells_what_follows_upon_what_a_clock_ahead_had_recorded() -> None:
    crowd = await open_crowd()
    watch = await crowd.subscribe("C1", "", due=None, what=What.WATCH)
    right, crowd.at = crowd.at, FAR[1]
    for number in range(FEW):
        await crowd.record(risk(number))
        crowd.at += HOUR
        await crowd.announcer().announce()
    crowd.at = right + DAY
    await crowd.announcer().announce()
    told = await crowd.workspace().subscription(watch.number)
    assert told is not None
    assert told.told == (crowd.at,) * FEW
    crowd.at += A_WHILE
    await crowd.record(risk(FEW))
    crowd.at += DELAY
    await crowd.announcer().announce()

    assert len(crowd.crier.heard) == FEW + 1
    told = await crowd.workspace().subscription(watch.number)
    assert told is not None
    assert told.told[-1] == crowd.at


async def test_no_editor_hears_of_a_silence_that_only_the_clock_made() -> None:
    crowd = await open_crowd()
    daily = await crowd.subscribe("C1", "0 9 * * *", due=MONDAY)
    await crowd.record(risk(1))
    crowd.at = MONDAY
    await crowd.announcer().announce()
    crowd.at = FAR[0]
    await crowd.announcer().announce()
    crowd.at = MONDAY + DAY
    await crowd.announcer().announce()

    told = await crowd.workspace().subscription(daily.number)
    assert told is not None
    assert (told.fired, told.hushed) == (MONDAY + DAY, False)


@pytest.mark.slow
async def test_500_jumps_of_the_clock_double_nothing_and_pass_over_no_slot(
    seed: int, tell: Callable[[str], None]
) -> None:
    found, news, messages = Counter[str](), 0, 0
    for number in range(JUMPS // OF_ONE_STORE):
        watchmaker = await lived(f"{seed} {number}", OF_ONE_STORE)
        found += faults(watchmaker)
        news += len(watchmaker.recorded)
        messages += len(watchmaker.crowd.crier.heard)

    tell(
        f"{JUMPS} jumps of the clock, {news} pieces of news for {len(CHANNELS)} channels each, in "
        f"{messages} digests: {found['lost']} lost, {found['doubled']} doubled, "
        f"{found['missed']} slots passed over"
    )
    assert not found.total()
