"""Many who would tell the same digests: each is told by one of them, whoever stalls meanwhile."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from bot.announcing.announcement import Announcement, Stands, Still
from bot.announcing.announcer import Announcer
from bot.announcing.outbox import LEASE
from tests.bot.announcing import FakePlatform, Stage, open_stage
from tests.bot.test_digests_told import DAY, MONDAY, retracted, subscribed

WORKERS = 16
SLOTS = 500

SLUGGISH = 8
"""Workers of whom each stalls now and then."""

STALLS = 0.5
"""How often a sluggish one does."""

STEPS = 12
"""How many others may have their turn while a message is on its way."""


@dataclass
class SlowPlatform(FakePlatform):
    """A platform on whose answer a worker waits for some turns, or until it is woken.

    Whoever stalls does so right before it asks whether the errand is still theirs, or with the
    message sent.
    """

    random: Random = field(default_factory=lambda: Random(8))
    shared: FakePlatform = field(default_factory=FakePlatform)
    stalls: float = 0.0
    stalled: int = 0
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    async def deliver(  # type: ignore[explicit-override]  # typing.override came with 3.12
        self, announcement: Announcement, *, begun: datetime | None, still: Still
    ) -> Stands | None:
        early, late = (self.random.random() < self.stalls / 2 for _ in range(2))
        await self._wait(until_woken=early)
        stands = await self.shared.deliver(announcement, begun=begun, still=still)
        await self._wait(until_woken=late and not early)
        return stands

    async def _wait(self, *, until_woken: bool) -> None:
        if until_woken and not self.woken.is_set():
            self.stalled += 1
            await self.woken.wait()
        for _ in range(self.random.randrange(STEPS)):
            await asyncio.sleep(0)


@pytest.fixture(params=["memory:", "sqlite:{folder}/facts.db"], ids=["memory", "sqlite"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    opened = await open_stage(str(request.param).format(folder=tmp_path))
    opened.at = MONDAY - DAY
    yield opened
    await opened.store.close()


async def all_but_stalled(stage: Stage, platforms: list[SlowPlatform]) -> int:
    """Let all go on until only what is stalled is still to be told, and return how much it is."""
    while True:
        stalled = sum(each.stalled for each in platforms)
        if len(await stage.errands()) == stalled and len(stage.fake.posts) > SLOTS // 2:
            return stalled
        await asyncio.sleep(0)


@pytest.mark.slow
async def test_of_16_workers_one_tells_each_of_500_digests(
    stage: Stage, tell: Callable[[str], None], request: pytest.FixtureRequest
) -> None:
    for each in range(SLOTS):
        await subscribed(stage, f"C{each}")
    await retracted(stage)
    stage.at = MONDAY
    platforms = [
        SlowPlatform(
            random=Random(each), shared=stage.fake, stalls=STALLS if each < SLUGGISH else 0.0
        )
        for each in range(WORKERS)
    ]
    workers = [Announcer(stage.bot, each, stage.outbox, lambda: stage.at) for each in platforms]

    racing = [asyncio.create_task(each.announce()) for each in workers]
    stalled = await all_but_stalled(stage, platforms)
    # Whoever did not stall looks again once the leases of the others are over.
    stage.at += LEASE
    await asyncio.gather(*(each.announce() for each in workers[SLUGGISH:]))
    told = len(stage.fake.posts)
    for platform in platforms:
        platform.woken.set()
    await asyncio.gather(*racing)
    await asyncio.gather(*(each.announce() for each in workers))

    times = Counter(key for key, *_ in stage.fake.posts)
    doubled = sum(count - 1 for count in times.values())
    where = request.node.callspec.id
    tell(
        f"digests, {where}: {WORKERS} workers, {SLOTS} slots, {stalled} stalled beyond their lease:"
        f" {len(times)} told, {doubled} doubled"
    )
    assert (len(times), doubled, told) == (SLOTS, 0, SLOTS)
    assert stalled >= SLUGGISH
    assert await stage.errands() == ()
    subscriptions = await stage.workspace.subscriptions()
    assert {len(each.told) for each in subscriptions} == {1}
    assert {each.fired for each in subscriptions} == {MONDAY}
