"""Many errands at once: those of one channel in order, and no workspace holds another up."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import product
from time import process_time

import pytest
import structlog

from bot.announcing.announcement import Announcement, Beneath, Stands, Still
from bot.announcing.announcer import AT_ONCE, LOOKED_EVERY, OF_ONE, Announcer, Course
from bot.announcing.delivering import PAUSES, Delivery
from bot.announcing.entries import DELAY
from bot.announcing.errand import Errand, Matter, Stand
from bot.announcing.lanes import Rota
from bot.announcing.outbox import LEASE
from bot.announcing.stating import remember
from bot.call import Call
from bot.demo import record_demo
from bot.figures import claims_behind
from store.base import WorkspaceId
from store.events import ClaimRetracted, PersonId
from store.stated import Stated
from tests.bot.announcing import ADA, MOMENT, WORKSPACE, Stage, nothing, open_stage
from tests.bot.demo import NOW, RECORDED, asked
from tests.memory import measured

OTHER = WorkspaceId("fake:T2")


def errand(about: str, workspace: WorkspaceId = WORKSPACE) -> Errand:
    return Errand(workspace, Matter.CORRECTION, about, 1, due=NOW)


def taken(rota: Rota) -> list[str]:
    """Take all that may begin, and name it."""
    found = []
    while each := rota.take():
        found.append(f"{each.workspace[-2:]} {each.about}")
    return found


def test_what_is_told_in_one_channel_is_told_in_its_order() -> None:
    rota, (first, second, third) = Rota(9), map(errand, ("C1 a", "C1 b", "C2 c"))
    rota.add((first, second, third))
    assert taken(rota) == ["T1 C1 a", "T1 C2 c"]

    rota.done(third)
    assert taken(rota) == []
    rota.add((errand("C2 d"),))
    assert taken(rota) == ["T1 C2 d"]
    rota.add((errand("C2 e"),))
    assert taken(rota) == []
    rota.done(first)
    assert taken(rota) == ["T1 C1 b"]


def test_each_workspace_has_its_turn_and_no_more_than_its_share() -> None:
    rota = Rota(2)
    rota.add(errand(f"C{number} a") for number in range(4))
    rota.add(errand(f"C{number} a", OTHER) for number in range(3))

    assert taken(rota) == ["T1 C0 a", "T2 C0 a", "T1 C1 a", "T2 C1 a"]
    rota.done(errand("C0 a", OTHER))
    assert taken(rota) == ["T2 C2 a"]


def test_what_waits_or_is_under_way_is_not_begun_again_and_what_is_done_may_be() -> None:
    rota = Rota(1)
    for _ in range(2):
        rota.add((errand("C1 a"), errand("C1 b")))
        assert len(taken(rota)) <= 1
    rota.done(errand("C1 a"))
    assert taken(rota) == ["T1 C1 b"]
    rota.done(errand("C1 b"))
    assert taken(rota) == []

    rota.add((errand("C1 a"),))
    assert taken(rota) == ["T1 C1 a"]


@dataclass
class Platform:
    """Takes what is told after some rounds of the loop, none of the workspaces that `hang`."""

    platform: str = "fake"
    rounds: int = 3
    hang: set[WorkspaceId] = field(default_factory=set)
    under_way: list[tuple[WorkspaceId, str]] = field(default_factory=list)
    going: asyncio.Event = field(default_factory=asyncio.Event)
    before: Callable[[], None] = nothing
    most: int = 0
    told: list[tuple[WorkspaceId, str, str]] = field(default_factory=list)

    async def reader(self, workspace: WorkspaceId, person: PersonId) -> Call:
        raise NotImplementedError

    async def deliver(
        self, announcement: Announcement, *, begun: datetime | None, still: Still
    ) -> Stands | None:
        assert isinstance(announcement.to, Beneath)
        workspace, channel = announcement.workspace, announcement.to.channel
        told = (workspace, channel, announcement.to.message)
        assert (workspace, channel) not in self.under_way
        self.under_way.append((workspace, channel))
        self.before()
        self.most = max(self.most, len(self.under_way))
        assert max(Counter(each for each, _ in self.under_way).values()) <= OF_ONE
        try:
            for _ in range(self.rounds):
                await asyncio.sleep(0)
            if workspace in self.hang:
                await self.going.wait()
            await still()
            if begun is None or told not in self.told:
                self.told.append(told)
        finally:
            self.under_way.remove((workspace, channel))
        return None


@dataclass
class Scene:
    stage: Stage
    platform: Platform = field(default_factory=Platform)

    def announcer(self, longest: timedelta = timedelta(minutes=1)) -> Announcer:
        stage = self.stage
        return Announcer(stage.bot, self.platform, stage.outbox, lambda: stage.at, longest)

    async def corrected(
        self, channels: int, messages: int = 1, workspace: WorkspaceId = WORKSPACE
    ) -> None:
        """Let so many messages in each of so many channels have stated what was wrong."""
        stage, facts = self.stage, self.stage.store.workspace(workspace)
        call = replace(asked("funding mistral"), workspace=workspace, at=stage.at)
        said = await stage.bot.answer(call)
        claims = frozenset(claims_behind(said.leaves))
        for channel, message in product(range(channels), range(messages)):
            where = (f"C{channel}", f"m{message}", f"C{channel}", "en", "UTC", stage.at)
            each = Stated(*where, said.leaves.seq, claims)
            await remember(stage.store, workspace, each, now=stage.at)
        wrong = ClaimRetracted(min(claims), "wrong")
        await facts.record((wrong,), by=ADA, origin="test", at=stage.at + MOMENT)
        stage.at += DELAY + MOMENT


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    stage = await open_stage()
    await record_demo(stage.store.workspace(OTHER), by=PersonId("pack"), at=RECORDED)
    yield Scene(stage)
    await stage.store.close()


async def test_many_are_told_at_once_each_channel_in_its_order(scene: Scene) -> None:
    for workspace in (WORKSPACE, OTHER):
        await scene.corrected(9, 3, workspace)

    await scene.announcer().announce()

    assert scene.platform.most == 2 * OF_ONE <= AT_ONCE
    assert len(scene.platform.told) == 2 * 9 * 3
    for workspace in (WORKSPACE, OTHER):
        for channel in {where for _, where, _ in scene.platform.told}:
            here = [each for *place, each in scene.platform.told if place == [workspace, channel]]
            assert here == ["m0", "m1", "m2"]


async def test_a_workspace_that_hangs_keeps_no_other_waiting(scene: Scene) -> None:
    await scene.corrected(9, 1, WORKSPACE)
    await scene.corrected(9, 1, OTHER)
    scene.platform.hang = {WORKSPACE}
    announcing = asyncio.create_task(scene.announcer().announce())
    await until(lambda: len(scene.platform.told) == 9)

    assert {workspace for workspace, *_ in scene.platform.told} == {OTHER}
    assert not announcing.done()
    announcing.cancel()
    await asyncio.gather(announcing, return_exceptions=True)


async def test_what_becomes_due_meanwhile_is_told_in_its_turn(scene: Scene) -> None:
    await scene.corrected(9, 1, WORKSPACE)
    scene.platform.hang = {WORKSPACE}
    announcing = asyncio.create_task(scene.announcer().announce())
    await until(lambda: len(scene.platform.under_way) == OF_ONE)
    await scene.corrected(2, 1, OTHER)
    scene.stage.at += LOOKED_EVERY
    scene.platform.hang = set()
    scene.platform.going.set()
    await announcing

    assert Counter(workspace for workspace, *_ in scene.platform.told) == {WORKSPACE: 9, OTHER: 2}


async def test_who_is_told_to_end_leaves_what_is_under_way_to_the_next(
    scene: Scene,
) -> None:
    await scene.corrected(9)
    scene.platform.hang = {WORKSPACE}
    announcing = asyncio.create_task(scene.announcer().announce())
    await until(lambda: len(scene.platform.under_way) == OF_ONE)
    announcing.cancel()
    await asyncio.gather(announcing, return_exceptions=True)
    assert scene.platform.under_way == []

    scene.platform.hang = set()
    await scene.announcer().announce()
    # What was on its way may arrive yet; it is looked for once it has or never will.
    assert len(scene.platform.told) == 9 - OF_ONE
    scene.stage.at += LEASE
    await scene.announcer().announce()

    assert len(scene.platform.told) == 9
    assert {each.stand for each in await scene.stage.errands()} == {Stand.SENT}


async def test_what_takes_too_long_is_told_later(scene: Scene) -> None:
    await scene.corrected(1)
    scene.platform.hang = {WORKSPACE}
    with structlog.testing.capture_logs() as logs:
        await scene.announcer(timedelta(seconds=0.01)).announce()
    assert [(each["event"], each["error"]) for each in logs] == [
        ("announced-later", "TimeoutError")
    ]

    scene.platform.hang = set()
    scene.stage.at += PAUSES[0]
    await scene.announcer().announce()

    assert len(scene.platform.told) == 1


MANY = 10_000


@pytest.mark.slow
async def test_10_000_errands_are_no_10_000_tasks(
    scene: Scene, tell: Callable[[str], None]
) -> None:
    """Of as many there are no more under way, and little is kept of each that waits."""
    said = await scene.stage.bot.answer(asked("help"))
    outbox, tasks = scene.stage.outbox, [0]
    for number in range(MANY):
        workspace = WorkspaceId(f"fake:T{number % 100}")
        about = f"C{number // 200} m{number}"
        await outbox.add(Errand(workspace, Matter.OUTCOME, about, number, due=scene.stage.at))

    async def beneath(delivery: Delivery) -> None:
        channel, _, message = delivery.errand.about.partition(" ")
        if told := await delivery.tell(Beneath(channel, message), said, upto=1):
            await delivery.end(told.stand)

    def count() -> None:
        tasks.append(max(tasks.pop(), len(asyncio.all_tasks())))

    scene.platform.before = count
    announcer = replace(scene.announcer(), courses={Matter.OUTCOME: Course(beneath)})
    looked = await timed(outbox.due)
    with measured() as memory:
        took = await timed(announcer.announce)

    tell(
        f"{MANY:,} errands: one look {looked:.2f} s, {took / MANY * 1_000:.2f} ms each of a core, "
        f"at most {scene.platform.most} under way, {tasks[0]} tasks, "
        f"{memory.most / MANY:,.0f} bytes for each at most"
    )
    assert len(set(scene.platform.told)) == len(scene.platform.told) == MANY
    assert tasks[0] <= AT_ONCE + 2


async def timed(job: Callable[[], Awaitable[object]]) -> float:
    before = process_time()
    await job()
    return process_time() - before


async def until(happened: Callable[[], bool]) -> None:
    for _ in range(100_000):
        if happened():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never happened")
