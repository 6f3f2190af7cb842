"""What goes wrong next: the faults a test plants into the answers of the fake."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TypeAlias

ANY, GATEWAY = "*", "gateway"
"""The names under which faults are planted for whatever is called next, and for connecting."""


@dataclass(frozen=True, slots=True)
class TooMany:
    """429, before anything took effect; `everywhere` if it is the limit over all routes."""

    retry_after: float = 0.01
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """A status of the server's own and no answer, before anything took effect or after it."""

    status: int = 503
    heard: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """An error of Discord's choice, before anything took effect; `code` is one of refusals'."""

    code: int = 10062


@dataclass(frozen=True, slots=True)
class Dropped:
    """The connection ends without an answer, after the request took effect or, unheard, before."""

    heard: bool = True


@dataclass(slots=True)
class Held:
    """The answer waits until `release`; by then the request took effect, if it was `heard`."""

    heard: bool = True
    _reached: asyncio.Event = field(default_factory=asyncio.Event)
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    async def reached(self) -> None:
        """Wait until a request is held."""
        await self._reached.wait()

    def release(self) -> None:
        self._released.set()

    async def hold(self) -> None:
        self._reached.set()
        await self._released.wait()


Fault: TypeAlias = TooMany | Broken | Refused | Dropped | Held


@dataclass(slots=True)
class Faults:
    """The faults to come, by route, in order; `None` lets one request pass between them.

    A route is written as `POST /channels/{channel_id}/messages`; those there are stand in `known`.
    """

    known: Collection[str]
    _coming: dict[str, deque[Fault | None]] = field(default_factory=dict)
    _held: list[Held] = field(default_factory=list)

    def plant(self, route: str, fault: Fault | None, times: int = 1) -> None:
        """Let the next requests of a route, or of `ANY`, fail that have no fault yet."""
        if route not in {ANY, GATEWAY, *self.known}:
            raise LookupError(f"the fake serves no {route}")
        self._coming.setdefault(route, deque()).extend([fault] * times)

    def hold(self, route: str, *, heard: bool = True) -> Held:
        """Let the next request of a route wait for its answer until it is released."""
        held = Held(heard)
        self._held.append(held)
        self.plant(route, held)
        return held

    def next(self, route: str) -> Fault | None:
        """Take the next fault of a route, if one is coming."""
        for name in (route, ANY):
            if coming := self._coming.get(name):
                if name == ANY and route == GATEWAY:
                    continue
                return coming.popleft()
        return None

    def forget(self) -> None:
        """Let everything work again, and whatever is held go on."""
        self._coming.clear()
        for held in self._held:
            held.release()
