import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import structlog

from adapters.slack.installing.installed import Grant, decode, encode
from adapters.slack.installing.rotation import LEASE
from store.base import Store
from tests.adapters.slack.issuing import (
    LIFE,
    MORNING,
    Clock,
    Issuer,
    installed,
    installs,
    locked,
    opened,
)


@pytest.fixture(params=["memory:", "sqlite:{}/facts.db"], ids=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    async with opened(str(request.param).format(tmp_path)) as store:
        yield store


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def issuer(clock: Clock) -> Issuer:
    return Issuer(clock)


@pytest.mark.parametrize(
    "grant",
    [
        Grant(installed(), MORNING),
        Grant(installed(None, "E1"), MORNING, renewing=MORNING + LEASE),
        Grant(installed("T1", "E1", refresh="r", expires=MORNING + LIFE), MORNING, lost=True),
    ],
)
def test_a_grant_is_read_as_it_was_written(grant: Grant) -> None:
    assert decode(encode(grant)) == grant


async def test_what_was_kept_is_there_after_a_restart(store: Store, issuer: Issuer) -> None:
    await installs(store, issuer).keep(installed())
    assert await installs(store, issuer).of("T1", None) == installed()
    assert await installs(store, issuer).all() == (installed(),)


async def test_a_workspace_has_its_own_before_that_of_its_organisation(
    store: Store, issuer: Issuer
) -> None:
    many = installs(store, issuer)
    await many.keep(installed(None, "E1"))
    await many.keep(installed("T1", "E1"))
    assert await many.of("T1", "E1") == installed("T1", "E1")
    assert await many.of("T2", "E1") == installed(None, "E1")
    assert await many.of(None, "E1") == installed(None, "E1")


async def test_a_workspace_that_joined_an_organisation_keeps_its_installation(
    store: Store, issuer: Issuer
) -> None:
    many = installs(store, issuer)
    await many.keep(installed("T1"))
    assert await many.of("T1", "E1") == installed("T1")


async def test_nobody_has_the_token_of_a_stranger(store: Store, issuer: Issuer) -> None:
    many = installs(store, issuer)
    await many.keep(installed("T1", "E1"))
    await many.keep(installed("T2"))
    await many.keep(installed(None, "E2"))
    for asked in [("T3", None), ("T3", "E1"), (None, None), (None, "E1"), ("E2", None), ("", "")]:
        assert await many.of(*asked) is None, asked


async def test_an_installation_anew_counts_from_then_on(store: Store, issuer: Issuer) -> None:
    many = installs(store, issuer)
    await many.keep(installed())
    await many.of("T1", None)
    anew = installed(refresh="another", expires=MORNING + LIFE)
    await many.keep(anew)
    assert await many.of("T1", None) == anew
    assert await many.all() == (anew,)


async def test_forgetting_is_done_once_however_often_it_is_told(
    store: Store, issuer: Issuer
) -> None:
    many = installs(store, issuer)
    await many.keep(installed())
    await many.keep(installed("T2"))
    await many.of("T1", None)
    for _ in range(2):
        await many.forget("T1", None)
        assert await many.of("T1", None) is None
    assert await many.all() == (installed("T2"),)


async def test_a_workspace_that_leaves_does_not_end_its_organisation(
    store: Store, issuer: Issuer
) -> None:
    many = installs(store, issuer)
    await many.keep(installed(None, "E1"))
    await many.keep(installed("T1", "E1"))
    await many.forget("T1", "E1")
    assert await many.of("T1", "E1") == installed(None, "E1")
    await many.forget(None, "E1")
    assert await many.of("T1", "E1") is None
    assert await many.of("T2", "E1") is None


async def test_a_late_farewell_does_not_end_what_was_installed_after_it(
    store: Store, issuer: Issuer
) -> None:
    many = installs(store, issuer)
    await many.keep(installed())
    left = issuer.clock()
    issuer.clock.pass_by(seconds=30)
    await many.keep(installed())
    await many.forget("T1", None, at=left)
    assert await many.of("T1", None) == installed()
    await many.forget("T1", None, at=issuer.clock())
    assert await many.of("T1", None) is None


async def test_a_store_that_stands_still_holds_up_nobody_who_was_here(
    store: Store, issuer: Issuer
) -> None:
    moving = asyncio.Event()
    moving.set()

    async def trouble(_name: str) -> None:
        await moving.wait()

    many = installs(store, issuer, trouble)
    await many.keep(installed())
    await many.of("T1", None)
    moving.clear()
    issuer.clock.pass_by(days=1)
    for _ in range(3):
        assert await many.of("T1", None) == installed()
        await asyncio.sleep(0)
    moving.set()
    await many.close()


async def test_a_store_that_fails_is_told_and_harms_nobody_who_was_here(
    store: Store, issuer: Issuer
) -> None:
    fails = False

    async def trouble(_name: str) -> None:
        if fails:
            raise locked()

    many = installs(store, issuer, trouble)
    await many.keep(installed())
    await many.of("T1", None)
    fails = True
    issuer.clock.pass_by(days=1)
    with structlog.testing.capture_logs() as logs:
        assert await many.of("T1", None) == installed()
        await many.close()
        await asyncio.sleep(0)
    assert [each["error"] for each in logs] == ["LockedDatabaseError"]


async def test_what_another_process_did_is_known_after_a_minute(
    store: Store, issuer: Issuer
) -> None:
    here, there = installs(store, issuer), installs(store, issuer)
    await there.keep(installed())
    await here.of("T1", None)
    await there.forget("T1", None)
    issuer.clock.pass_by(minutes=1)
    await here.of("T1", None)
    await here.close()
    assert await here.of("T1", None) is None


async def test_a_thousand_questions_are_one_look_at_the_shelf(issuer: Issuer) -> None:
    looks: list[str] = []

    async def trouble(name: str) -> None:
        looks.append(name)
        await asyncio.sleep(0)

    async with opened() as store:
        await installs(store, issuer).keep(installed())
        many = installs(store, issuer, trouble)
        found = await asyncio.gather(*(many.of("T1", None) for _ in range(1000)))
    assert set(found) == {installed()}
    assert looks == ["get", "get done"]
