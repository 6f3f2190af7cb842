"""Forms on their way: what was given so far, since a modal of Discord's has little room."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from cachetools import LRUCache

from adapters.logs import described
from store.base import StoreError
from store.shelf import Shelf

log = structlog.get_logger()

Options = tuple[tuple[str, str], ...]

SHELF = "discord-forms"

KEPT_FOR = timedelta(hours=12)
"""How long a form can be sent after it was opened. Chosen 2026-11: a working day."""

REMEMBERED = 1_000
"""Forms in memory as well, so that they can be sent before the store has them."""

SWEPT_EVERY = 100
"""Forms after which the shelf is swept."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that somebody fills in for a server: its command, and what was given so far.

    It never changes: what is given at the next step makes a draft of its own.
    """

    guild: str
    user: str
    command: str
    options: Options


class Drafts:
    """The forms on their way, by the random id of each."""

    def __init__(self, shelf: Shelf, now: Callable[[], datetime]) -> None:
        self._shelf = shelf
        self._now = now
        self._near: LRUCache[str, Draft] = LRUCache(REMEMBERED)
        self._count = 0

    def note(self, draft: Draft) -> str:
        """Remember a draft, and return its id; `keep` it as well, beside what is shown of it."""
        id_ = secrets.token_hex(6)
        self._near[id_] = draft
        return id_

    async def keep(self, id_: str, draft: Draft) -> None:
        """Keep a draft that was noted; where the store does not, it is logged."""
        self._count += 1
        now = self._now()
        try:
            if self._count % SWEPT_EVERY == 0:
                await self._shelf.sweep(now=now)
            await self._shelf.put(id_, _written(draft), until=now + KEPT_FOR)
        except StoreError as error:
            log.warning("form-not-kept", error=described(error))

    async def of(self, id_: str) -> Draft | None:
        """Return a draft, None where it is not known."""
        if near := self._near.get(id_):
            return near
        text = await self._shelf.get(id_, now=self._now())
        return None if text is None else _read(text)


def _written(draft: Draft) -> str:
    told = {"g": draft.guild, "u": draft.user, "c": draft.command, "o": draft.options}
    return json.dumps(told, separators=(",", ":"))


def _read(text: str) -> Draft | None:
    """Return what was written, None where another release wrote it otherwise."""
    try:
        told = json.loads(text)
        options = tuple((str(name), str(value)) for name, value in told["o"])
        return Draft(told["g"], told["u"], told["c"], options)
    except (KeyError, TypeError, ValueError):
        return None
