"""A workspace that removed the bot is purged when its grace is over, and not a moment before."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
import structlog

from adapters.findings import Verdict
from adapters.leaving import GRACE, Leaving, shelf_of, swept_daily, told, waiting
from store.base import Store, WorkspaceId
from store.errors import StoreError
from store.open import open_store
from tests.adapters.slack.passing import Time, breathe
from tests.contracts.facts import MORNING, STORY, now, tell

ONE, OTHER = WorkspaceId("slack:T1"), WorkspaceId("slack:T2")
MOMENT = timedelta(microseconds=1)
DAY = timedelta(days=1)


@dataclass
class Scene:
    """A store with two workspaces, the time, and what a purge does where it cannot be done."""

    store: Store
    at: datetime = MORNING
    busy: set[WorkspaceId] = field(default_factory=set)
    here: set[WorkspaceId] = field(default_factory=set)
    lost: bool = False

    @property
    def leaving(self) -> Leaving:
        """As after a restart, each time."""
        return Leaving(shelf_of(self.store, "slack"), self.purge, lambda: self.at)

    async def purge(self, workspace: WorkspaceId) -> None:
        if workspace in self.busy:
            raise StoreError("somebody reads")
        await self.store.purge(workspace)

    async def present(self) -> Collection[WorkspaceId]:
        if self.lost:
            raise TimeoutError
        return self.here

    async def sweep(self, after: timedelta) -> tuple[WorkspaceId, ...]:
        self.at = MORNING + after
        return await self.leaving.sweep(self.present)

    async def left(self) -> set[WorkspaceId]:
        return {each.workspace for each in await waiting(shelf_of(self.store, "slack"), self.at)}

    async def has_facts(self, workspace: WorkspaceId) -> bool:
        return await now(self.store.workspace(workspace)) > 0


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    store = await open_store("memory:")
    for each in (ONE, OTHER):
        await tell(store.workspace(each), *STORY)
    yield Scene(store)
    await store.close()


async def test_it_is_purged_when_its_grace_is_over_and_nobody_else_is(scene: Scene) -> None:
    await scene.leaving.begin(ONE)
    assert await scene.sweep(GRACE - MOMENT) == ()
    assert await scene.has_facts(ONE)
    with structlog.testing.capture_logs() as logs:
        assert await scene.sweep(GRACE) == (ONE,)
    assert [(each["event"], each["workspace"]) for each in logs] == [("purged", ONE)]
    assert not await scene.has_facts(ONE)
    assert await scene.has_facts(OTHER)
    assert await scene.left() == set()
    assert await scene.sweep(GRACE * 2) == ()


async def test_who_comes_back_stays_with_all_its_facts(scene: Scene) -> None:
    await scene.leaving.begin(ONE)
    await scene.leaving.stay(ONE)
    await scene.leaving.stay(OTHER)
    assert await scene.sweep(GRACE * 2) == ()
    assert await scene.has_facts(ONE)


async def test_who_leaves_again_has_its_whole_grace_again(scene: Scene) -> None:
    await scene.leaving.begin(ONE)
    scene.at += 20 * DAY
    await scene.leaving.begin(ONE)
    assert await scene.sweep(GRACE) == ()
    assert await scene.sweep(GRACE + 20 * DAY) == (ONE,)


async def test_who_is_here_stays_whatever_was_noted(scene: Scene) -> None:
    await scene.leaving.begin(ONE)
    scene.here = {ONE}
    assert await scene.sweep(GRACE) == ()
    scene.here = set()
    assert await scene.sweep(GRACE * 2) == ()
    assert await scene.has_facts(ONE)


async def test_nobody_is_purged_while_it_is_not_known_who_is_here(scene: Scene) -> None:
    await scene.leaving.begin(ONE)
    scene.lost = True
    assert await scene.sweep(DAY) == ()
    with pytest.raises(TimeoutError):
        await scene.sweep(GRACE)
    assert await scene.has_facts(ONE)
    assert await scene.left() == {ONE}


async def test_what_cannot_be_purged_is_purged_another_day(scene: Scene) -> None:
    await scene.leaving.begin(ONE)
    await scene.leaving.begin(OTHER)
    scene.busy = {ONE}
    with structlog.testing.capture_logs() as logs:
        assert await scene.sweep(GRACE) == (OTHER,)
    assert [each["event"] for each in logs] == ["not-purged", "purged"]
    assert await scene.left() == {ONE}
    scene.busy = set()
    assert await scene.sweep(GRACE + DAY) == (ONE,)


async def test_who_comes_back_while_another_is_purged_stays(scene: Scene) -> None:
    await scene.leaving.begin(ONE)
    await scene.leaving.begin(OTHER)
    leaving = scene.leaving

    async def purge(workspace: WorkspaceId) -> None:
        await leaving.stay(OTHER)
        await scene.store.purge(workspace)

    scene.at += GRACE
    slow = Leaving(leaving.shelf, purge, leaving.now)
    assert await slow.sweep(scene.present) == (ONE,)
    assert await scene.has_facts(OTHER)


async def test_it_is_swept_at_the_start_and_once_a_day(scene: Scene) -> None:
    time = Time()
    await scene.leaving.begin(ONE)
    scene.at += GRACE
    scene.lost = True
    async with swept_daily(scene.leaving, scene.present, time.sleep):
        await breathe()
        assert await scene.has_facts(ONE)
        scene.lost = False
        await time.passes(DAY.total_seconds() - 1)
        assert await scene.has_facts(ONE)
        await time.passes(1)
        assert not await scene.has_facts(ONE)
        await scene.leaving.begin(OTHER)
        scene.at += GRACE
    await time.passes(2 * DAY.total_seconds())
    assert await scene.has_facts(OTHER)


async def test_the_doctor_tells_who_waits_and_until_when(scene: Scene) -> None:
    await scene.leaving.begin(ONE)
    [finding] = [each async for each in told(shelf_of(scene.store, "slack"), MORNING)]
    assert finding.verdict is Verdict.OK
    assert finding.found == f"{ONE} removed the bot on 2026-11-22; it is purged on 2026-12-22"
    assert [each async for each in told(shelf_of(scene.store, "discord"), MORNING)] == []
