"""Stores that keep everybody waiting or fail, and a clock that goes on when it is told to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from adapters.clock import Clock
from store.base import Store
from store.errors import StoreError

WRITING = frozenset(("add", "put", "swap", "take", "discard", "sweep"))
"""What changes a shelf."""


@dataclass
class Gate:
    """While it is shut, nothing of the store is answered."""

    _open: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._open.set()

    def shut(self) -> None:
        self._open.clear()

    def open(self) -> None:
        self._open.set()

    async def wait(self) -> None:
        await self._open.wait()


class _Behind:
    """Anything of a store, behind a gate: all that is asked of it, or `only` what is named."""

    def __init__(self, thing: object, gate: Gate, only: frozenset[str]) -> None:
        self._thing = thing
        self._gate = gate
        self._only = only

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the thing has
        found = getattr(self._thing, name)
        if not callable(found):
            return found
        if name in ("workspace", "shelf"):
            return lambda *given: _Behind(found(*given), self._gate, self._only)

        async def waiting(*given: object, **named: object) -> object:
            if not self._only or name in self._only:
                await self._gate.wait()
            return await found(*given, **named)

        return waiting


def behind(store: Store, gate: Gate, *only: str) -> Store:
    return cast("Store", _Behind(store, gate, frozenset(only)))


class _Unwritable:
    def __init__(self, store: Store, error: StoreError) -> None:
        self._store = store
        self._error = error

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the store has
        found = getattr(self._store, name)
        return (lambda *given: _Unwritten(found(*given), self._error)) if name == "shelf" else found


class _Unwritten:
    def __init__(self, shelf: object, error: StoreError) -> None:
        self._shelf = shelf
        self._error = error

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the shelf has
        if name not in WRITING:
            return getattr(self._shelf, name)

        async def refused(*given: object, **named: object) -> object:
            raise self._error

        return refused


def unwritable(store: Store, error: StoreError) -> Store:
    """Return a store whose shelves can be read, and take nothing."""
    return cast("Store", _Unwritable(store, error))


@dataclass
class Breaking:
    """A store that works until it is `broken`."""

    behind: Store
    broken: bool = False

    @property
    def store(self) -> Store:
        return cast("Store", self)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the store has
        if name == "workspace" and self.broken:
            raise RuntimeError("broken")
        return getattr(self.behind, name)


@dataclass
class Patience:
    """A clock on which nobody has waited long enough until `pass_` says so."""

    waiting: list[tuple[float, asyncio.Future[None]]] = field(default_factory=list)
    ended: bool = False

    @property
    def clock(self) -> Clock:
        return Clock(sleep=self._sleep)

    async def _sleep(self, seconds: float) -> None:
        if self.ended:
            await asyncio.sleep(0)
            return
        ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting.append((seconds, ended))
        await ended

    def end(self) -> None:
        """From now on let nobody wait."""
        self.ended = True
        self.pass_(float("inf"))

    def pass_(self, seconds: float) -> int:
        """End every wait of at most so long, and say how many there were."""
        over = [ended for asked, ended in self.waiting if asked <= seconds and not ended.done()]
        for each in over:
            each.set_result(None)
        return len(over)


async def until(what: Callable[[], object]) -> None:
    """Let everybody else go on until something is so."""
    while not what():  # noqa: ASYNC110 - nothing tells when that is so
        await asyncio.sleep(0)
