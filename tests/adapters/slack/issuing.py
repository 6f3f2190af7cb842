"""A giver of tokens that are renewed once, a clock that waits in no time, shelves in trouble."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import cast

from adapters.slack.installing.exchange import RefusedError, UnansweredError
from adapters.slack.installing.installed import Installed
from adapters.slack.installing.installs import SHELF, Installs
from store.base import Store
from store.errors import LockedDatabaseError
from store.open import open_store
from store.shelf import Shelf

MORNING = datetime(2026, 11, 23, 8, tzinfo=UTC)
LIFE = timedelta(hours=12)


Trouble = Callable[[str], Awaitable[None]]


async def no_trouble(_step: str) -> None:
    pass


@dataclass(slots=True)
class Clock:
    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **spans: float) -> None:
        self.now += timedelta(**spans)

    async def pause(self, seconds: float) -> None:
        self.pass_by(seconds=seconds)
        await asyncio.sleep(0)


@dataclass(slots=True)
class Issuer:
    """Slack's half of token rotation; `lost` answers are given and never arrive."""

    clock: Clock
    valid: set[str] = field(default_factory=set)
    asked: int = 0
    renewed: int = 0
    lost: int = 0
    refuses: str = ""
    hold: asyncio.Event | None = None
    step: Trouble = no_trouble
    began: asyncio.Event = field(default_factory=asyncio.Event)

    def install(self, team: str | None = "T1", enterprise: str | None = None) -> Installed:
        self.valid.add(f"refresh-{team}-0")
        return installed(
            team,
            enterprise,
            refresh=f"refresh-{team}-0",
            expires=self.clock() + LIFE,
        )

    async def renew(self, told: Installed) -> Installed:
        self.asked += 1
        self.began.set()
        if self.hold:
            await self.hold.wait()
        await self.step("ask")
        if self.refuses:
            raise RefusedError(self.refuses)
        if told.refresh not in self.valid:
            raise RefusedError("invalid_refresh_token")
        self.valid.remove(told.refresh)
        self.renewed += 1
        after = f"refresh-{told.team}-{self.renewed}"
        self.valid.add(after)
        if self.lost:
            self.lost -= 1
            raise UnansweredError("ServerDisconnectedError")
        await self.step("answer")
        token = f"token-{told.team}-{self.renewed}"
        return replace(told, token=token, refresh=after, expires=self.clock() + LIFE)


def installed(
    team: str | None = "T1",
    enterprise: str | None = None,
    *,
    refresh: str | None = None,
    expires: datetime | None = None,
) -> Installed:
    return Installed(
        team=team,
        team_name="Acme",
        enterprise=enterprise,
        bot="B1",
        user="UBOT",
        token=f"token-{team or enterprise}",
        scopes=("commands", "chat:write"),
        by="U1",
        refresh=refresh,
        expires=expires,
    )


@asynccontextmanager
async def opened(url: str = "memory:") -> AsyncIterator[Store]:
    store = await open_store(url)
    try:
        yield store
    finally:
        await store.close()


def installs(store: Store, issuer: Issuer, trouble: Trouble | None = None) -> Installs:
    """Installations as a process has them that has just started."""
    shelf = store.shelf(SHELF)
    if trouble:
        shelf = troubled(shelf, trouble)
    return Installs(shelf, issuer.renew, now=issuer.clock, pause=issuer.clock.pause)


def troubled(shelf: Shelf, trouble: Trouble) -> Shelf:
    """Return a shelf each of whose calls meets with trouble before and after, by its name."""
    return cast("Shelf", Troubled(shelf, trouble))


class Troubled:
    def __init__(self, shelf: Shelf, trouble: Trouble) -> None:
        self._shelf = shelf
        self._trouble = trouble

    def __getattr__(self, name: str) -> Callable[..., Awaitable[object]]:
        async def call(*args: object, **others: object) -> object:
            await self._trouble(name)
            given: object = await getattr(self._shelf, name)(*args, **others)
            await self._trouble(f"{name} done")
            return given

        return call


class Death:
    """The end of a process at its step `at`: nothing it does goes on from there."""

    def __init__(self, at: int) -> None:
        self._left = at
        self.came = asyncio.Event()

    async def __call__(self, _step: str) -> None:
        self._left -= 1
        if self._left < 0:
            self.came.set()
            await asyncio.Event().wait()


def locked() -> LockedDatabaseError:
    return LockedDatabaseError("another process writes")
