"""What is still to be told, on a shelf: written before it is sent, so that no crash loses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.announcing.errand import OPEN, Errand, Matter, Stand, read, written
from store.base import WorkspaceId
from store.shelf import Shelf

LEASE = timedelta(minutes=2)
"""How long whoever begins an errand has it alone; after a crash it is begun anew then.

Chosen 2026-11: twice what one delivery may take (`delivering.LONGEST`), so that what was sent last
has arrived or never will.
"""

ENDED_FOR = timedelta(days=30)
"""How long it is known what came of an errand that did not simply end well. Chosen 2026-11."""

TOLD_FOR = timedelta(days=1)
"""How long it is known of one that did, for another process that has just found the same to do."""

RENEWED = frozenset((Matter.DIGEST, Matter.WATCH))
"""Matters of which the subscription knows what was told, so that nobody asks the errand."""


PERSONAL = frozenset((Matter.QUIET, Matter.GONE))
"""Matters that bear somebody's id: they stand for a time only, so that erasing somebody ends them.

See `store/sqlite/erasing.py`.
"""


class TakenError(Exception):
    """Another process may be telling what this one was about to tell."""


@dataclass(frozen=True, slots=True)
class Outbox:
    """The errands of one platform; each step of one is a single write.

    Each is made by whoever has the errand as it stands: who was overtaken changes nothing any more.
    """

    shelf: Shelf
    now: Callable[[], datetime]

    async def add(self, errand: Errand) -> None:
        """Add an errand, unless it is there already, ended ones among them."""
        text, until = written(errand), _until(errand)
        await self.shelf.add(errand.key, text, now=self.now(), until=until)

    async def renew(self, errand: Errand) -> None:
        """Add an errand, in place of one of its name that ended; unless one is open."""
        text, now, until = written(errand), self.now(), _until(errand)
        if await self.shelf.add(errand.key, text, now=now, until=until):
            return
        kept = await self.shelf.get(errand.key, now=now)
        known = read(kept) if kept else None
        if kept and (known is None or known.stand not in OPEN):
            await self.shelf.swap(errand.key, kept, text, until=until)

    async def all(self) -> tuple[Errand, ...]:
        """Return all errands, in order of adding, those that ended lately among them."""
        kept = await self.shelf.all(now=self.now())
        return tuple(errand for each in kept if (errand := read(each.value)) is not None)

    async def due(self) -> tuple[Errand, ...]:
        """Return the errands that are to be done now and that nobody has."""
        now = self.now()
        return tuple(each for each in await self.all() if each.stand in OPEN and each.due <= now)

    async def begin(self, errand: Errand, upto: int, at: datetime) -> Errand | None:
        """Return an errand that is due as it is being told, None where another process has it.

        `at` is when it is begun, where it was not before.
        """
        now = self.now()
        first = errand.stand is Stand.PENDING
        sending = replace(
            errand,
            stand=Stand.SENDING,
            upto=upto if first else errand.upto,
            begun=errand.begun or at,
            due=now + LEASE,
            token=errand.token + 1,
        )
        return sending if await self._swap(errand, sending) else None

    async def hold(self, errand: Errand) -> None:
        """Return where an errand that was begun is still ours to tell, or raise TakenError."""
        now = self.now()
        if now >= errand.due or await self.shelf.get(errand.key, now=now) != written(errand):
            raise TakenError

    async def put_off(self, errand: Errand, pause: timedelta) -> None:
        """Let an errand that came to nothing wait for its next try."""
        later = replace(errand, tries=errand.tries + 1, due=self.now() + pause)
        await self._swap(errand, later)

    async def move(self, errand: Errand, due: datetime) -> None:
        """Let an errand be due at another instant; whoever has it loses it."""
        await self._swap(errand, replace(errand, due=due))

    async def end(self, errand: Errand, stand: Stand, code: str = "") -> None:
        """Note what came of an errand, and the word for why where it did not end well."""
        kept_for = ENDED_FOR
        if stand is Stand.SENT:
            kept_for = timedelta() if errand.matter in RENEWED else TOLD_FOR
        ended = replace(errand, stand=stand, code=code)
        await self._swap(errand, ended, until=self.now() + kept_for)

    async def forget(self, workspace: WorkspaceId) -> None:
        """Forget every errand of a workspace, those as well that another release wrote."""
        for each in await self.shelf.all(now=self.now()):
            if each.key.startswith(f"{workspace} "):
                await self.shelf.discard(each.key)

    async def _swap(self, before: Errand, after: Errand, *, until: datetime | None = None) -> bool:
        until = until or _until(after)
        return await self.shelf.swap(before.key, written(before), written(after), until=until)


def _until(errand: Errand) -> datetime | None:
    """Return when an open errand is forgotten, None where it never is."""
    return errand.due + ENDED_FOR if errand.matter in PERSONAL else None
