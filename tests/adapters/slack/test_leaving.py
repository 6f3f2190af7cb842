"""A workspace that removes the app may come back for thirty days; then all of it is purged."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from aiohttp import ClientSession

from adapters.clock import Clock
from adapters.leaving import GRACE, shelf_of, waiting
from adapters.slack.installing.oauth import INSTALL, REDIRECT
from adapters.slack.receiving.http import EVENTS
from bot.codes import SHELF as CODES
from store.base import WorkspaceId
from tests.adapters.slack.passing import Time
from tests.adapters.slack.test_workspaces import Two, own, two
from tests.contracts.facts import now

GONE, STAYING = WorkspaceId("slack:T2"), WorkspaceId("slack:T1")
DAY = timedelta(days=1)


async def leaving(there: Two) -> set[WorkspaceId]:
    kept = await waiting(shelf_of(there.store, "slack"), datetime.now(UTC))
    return {each.workspace for each in kept}


async def noted(there: Two) -> None:
    async with asyncio.timeout(10):
        while not await leaving(there):  # noqa: ASYNC110 - nothing tells when that is so
            await asyncio.sleep(0)


async def test_whoever_removes_the_app_is_purged_after_a_grace_and_nobody_else() -> None:
    time, ahead = Time(), timedelta()
    async with two(Clock(now=lambda: datetime.now(UTC) + ahead, sleep=time.sleep)) as there:
        await there.store.shelf(CODES).put(GONE, "a hash")
        await there.slack.uninstalls("T2")
        await noted(there)
        assert await leaving(there) == {GONE}

        ahead = GRACE - timedelta(hours=1)
        await time.passes(DAY.total_seconds())
        assert await now(there.store.workspace(GONE)) > 0
        ahead = GRACE
        await time.passes(DAY.total_seconds())

        assert await now(there.store.workspace(GONE)) == 0
        assert await there.store.shelf(CODES).get(GONE, now=datetime.now(UTC)) is None
        assert await leaving(there) == set()
        ahead = timedelta()
        own(await there.told("T1", there.command("funding mistral")), "T1")


async def test_whoever_comes_back_and_asks_stays() -> None:
    async with two() as there:
        await there.slack.uninstalls("T2")
        await noted(there)
        await there.has("T2", datetime.now(UTC))
        own(await there.told("T2", there.command("funding mistral")), "T2")
        assert await leaving(there) == set()


async def test_whoever_installed_again_before_slack_told_of_the_end_is_not_leaving() -> None:
    async with two() as there:
        await there.has("T2", datetime.now(UTC) + timedelta(minutes=1))
        await there.slack.uninstalls("T2")
        await there.slack.uninstalls("T1")
        await noted(there)
        assert await leaving(there) == {STAYING}


async def test_whoever_has_the_app_again_stays_although_nobody_asks() -> None:
    time, ahead = Time(), timedelta()
    async with two(Clock(now=lambda: datetime.now(UTC) + ahead, sleep=time.sleep)) as there:
        await there.slack.uninstalls("T2")
        await noted(there)
        await there.has("T2", datetime.now(UTC))
        ahead = GRACE
        await time.passes(DAY.total_seconds())
        assert await now(there.store.workspace(GONE)) > 0
        assert await leaving(there) == set()


async def test_whoever_installs_again_stays_from_that_moment_on() -> None:
    async with two() as there:
        await there.slack.uninstalls("T2")
        await noted(there)
        async with ClientSession() as browser:
            page = await install(browser, there, "T2")
        assert "deals demo" in page
        assert await leaving(there) == set()


async def install(browser: ClientSession, there: Two, team: str) -> str:
    """Install as a browser does behind https, and return the page at the end."""
    here = str(there.slack.url).removesuffix(EVENTS)
    async with browser.get(f"{here}{INSTALL}", allow_redirects=False) as begun:
        [state] = parse_qs(urlsplit(begun.headers["Location"]).query)["state"]
        cookie = begun.headers["Set-Cookie"].partition(";")[0]
    query = {"state": state, "code": there.slack.code(team=team)}
    async with browser.get(f"{here}{REDIRECT}", params=query, headers={"Cookie": cookie}) as ended:
        return await ended.text()
