"""What goes wrong next: the faults a test plants into the answers of the fake."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import TypeAlias

RESPONSE_URL, UPLOAD, SOCKET = "response_url", "upload", "socket"
"""The names under which faults are planted where no Web API method is called."""


@dataclass(frozen=True, slots=True)
class TooMany:
    """429, before anything took effect; without `retry_after` the header is missing."""

    retry_after: str | None = "1"


@dataclass(frozen=True, slots=True)
class Broken:
    """A status of the server's own and no answer, before anything took effect."""

    status: int = 503


@dataclass(frozen=True, slots=True)
class Refused:
    """An error of Slack's choice, before anything took effect."""

    error: str = "internal_error"


@dataclass(frozen=True, slots=True)
class NotJson:
    """200 with a body that is no JSON, after the request took effect."""

    body: str = "<html>Slack is down</html>"


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


Fault: TypeAlias = TooMany | Broken | Refused | NotJson | Dropped | Held


@dataclass(slots=True)
class Faults:
    """The faults to come, by method, in order; `None` lets one request pass between them."""

    _coming: dict[str, deque[Fault | None]] = field(default_factory=dict)
    _held: list[Held] = field(default_factory=list)

    def plant(self, method: str, fault: Fault | None, times: int = 1) -> None:
        """Let the next requests of a method fail that have no fault yet."""
        self._coming.setdefault(method, deque()).extend([fault] * times)

    def hold(self, method: str, *, heard: bool = True) -> Held:
        """Let the next request of a method wait for its answer until it is released."""
        held = Held(heard)
        self._held.append(held)
        self.plant(method, held)
        return held

    def next(self, method: str) -> Fault | None:
        """Take the next fault of a method, if one is coming."""
        coming = self._coming.get(method)
        return coming.popleft() if coming else None

    def forget(self) -> None:
        """Let everything work again, and whatever is held go on."""
        self._coming.clear()
        for held in self._held:
            held.release()
