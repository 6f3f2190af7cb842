"""What buttons stand for: kept with their workspace, since an id of Discord's has little room."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog
from cachetools import LRUCache

from adapters.chat.press import Kind, Press, read, write
from adapters.logs import described
from store.base import StoreError, WorkspaceId
from store.shelf import Shelf

log = structlog.get_logger()

SHELF = "discord-controls"

KEPT_FOR = timedelta(days=180)
"""How long buttons can be pressed: shared answers stay in sight. Chosen 2026-11."""

REMEMBERED = 5_000
"""Answers in memory as well, so that their buttons can be pressed before the store has them."""

SWEPT_EVERY = 1_000
"""Answers after which the shelf is swept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer with buttons: whose it is, and what each of them asks.

    `answer` is a press for the answer itself, from which its other pages and its share follow;
    `commands` are those of its buttons, in their order.
    """

    workspace: WorkspaceId
    answer: Press
    commands: tuple[str, ...]

    def press(self, kind: Kind, number: int) -> Press | None:
        """Return what a button stands for: `number` is that of its question, or a page."""
        if kind is not Kind.ASK:
            return replace(self.answer, kind=kind, page=max(number, 1))
        if number >= len(self.commands):
            return None
        return replace(self.answer, kind=kind, command=self.commands[number])


class Controls:
    """The answers with buttons, by the random id of each."""

    def __init__(self, shelf: Shelf, now: Callable[[], datetime]) -> None:
        self._shelf = shelf
        self._now = now
        self._near: LRUCache[str, Kept] = LRUCache(REMEMBERED)
        self._count = 0

    async def keep(self, kept: Kept) -> None:
        """Keep what the buttons of an answer stand for; where the store does not, it is logged."""
        self._near[kept.answer.answer] = kept
        self._count += 1
        try:
            if self._count % SWEPT_EVERY == 0:
                await self._shelf.sweep(now=self._now())
            await self._shelf.put(kept.answer.answer, _written(kept), until=self._now() + KEPT_FOR)
        except StoreError as error:
            log.warning("buttons-not-kept", error=described(error))

    async def of(self, answer: str) -> Kept | None:
        """Return what the buttons of an answer stand for, None where that is not known."""
        if near := self._near.get(answer):
            return near
        text = await self._shelf.get(answer, now=self._now())
        return None if text is None else _read(text)


def _written(kept: Kept) -> str:
    told = {"w": kept.workspace, "a": write(kept.answer), "q": kept.commands}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _read(text: str) -> Kept | None:
    """Return what was written, None where another release wrote it otherwise."""
    try:
        told = json.loads(text)
        answer = read(told["a"])
        commands = tuple(str(each) for each in told["q"])
        return Kept(WorkspaceId(told["w"]), answer, commands) if answer else None
    except (KeyError, TypeError, ValueError):
        return None
