"""What is still to be told, on a shelf: written before it is sent, so that no crash loses it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from store.base import WorkspaceId
from store.instants import from_text, to_text
from store.shelf import Shelf

ENDED_FOR = timedelta(days=30)
"""How long it is known what came of an errand that did not simply end well. Chosen 2026-11."""

TOLD_FOR = timedelta(days=1)
"""How long it is known of one that did, for another process that has just found the same to do."""


class Matter(StrEnum):
    """What an errand is about."""

    CORRECTION = "correction"
    OUTCOME = "outcome"


class Stand(StrEnum):
    """How far an errand got."""

    PENDING = "pending"
    SENDING = "sending"
    """It may have been told."""
    SENT = "sent"
    UNKNOWN = "unknown"
    """It may have been told, and that cannot be found out."""
    REFUSED = "refused"
    """It was not told and never will be."""


OPEN = frozenset((Stand.PENDING, Stand.SENDING))


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to be told: in which matter, `about` what, and `since` which entry of the ledger.

    Once it is `SENDING` it tells of what was so at the entry `upto`, however often it is begun
    anew; `begun` is when it was first. `tries` counts those that came to nothing, `due` is when it
    is tried next; all instants are in UTC.
    """

    workspace: WorkspaceId
    matter: Matter
    about: str
    since: int
    due: datetime
    stand: Stand = Stand.PENDING
    upto: int = 0
    begun: datetime | None = None
    tries: int = 0

    @property
    def key(self) -> str:
        """Name it for good."""
        return f"{self.workspace} {self.matter} {self.about} {self.since}"


@dataclass(frozen=True, slots=True)
class Outbox:
    """The errands of one platform; each step of one is a single write."""

    shelf: Shelf
    now: Callable[[], datetime]

    async def add(self, errand: Errand) -> None:
        """Add an errand, unless it is there already, ended ones among them."""
        await self.shelf.add(errand.key, _written(errand), now=self.now())

    async def get(self, key: str) -> Errand | None:
        """Return an errand as it stands now, None where there is none of that name."""
        kept = await self.shelf.get(key, now=self.now())
        return None if kept is None else _read(kept)

    async def all(self) -> tuple[Errand, ...]:
        """Return all errands, in order of adding, those that ended lately among them."""
        kept = await self.shelf.all(now=self.now())
        return tuple(errand for each in kept if (errand := _read(each.value)) is not None)

    async def due(self) -> tuple[Errand, ...]:
        """Return the errands that are to be done now."""
        now = self.now()
        return tuple(each for each in await self.all() if each.stand in OPEN and each.due <= now)

    async def begin(self, errand: Errand, upto: int) -> Errand | None:
        """Return an errand as it is being told, None where another process has it."""
        if errand.stand is Stand.SENDING:
            return errand
        sending = replace(errand, stand=Stand.SENDING, upto=upto, begun=self.now())
        swapped = await self.shelf.swap(errand.key, _written(errand), _written(sending))
        return sending if swapped else None

    async def put_off(self, errand: Errand, pause: timedelta) -> None:
        """Let an errand that came to nothing wait for its next try."""
        later = replace(errand, tries=errand.tries + 1, due=self.now() + pause)
        await self.shelf.put(errand.key, _written(later))

    async def end(self, errand: Errand, stand: Stand) -> None:
        """Note what came of an errand."""
        kept_for = TOLD_FOR if stand is Stand.SENT else ENDED_FOR
        ended = _written(replace(errand, stand=stand))
        await self.shelf.put(errand.key, ended, until=self.now() + kept_for)

    async def forget(self, workspace: WorkspaceId) -> None:
        """Forget every errand of a workspace."""
        for each in await self.all():
            if each.workspace == workspace:
                await self.shelf.discard(each.key)


def _written(errand: Errand) -> str:
    begun = errand.begun and to_text(errand.begun)
    return json.dumps({**asdict(errand), "due": to_text(errand.due), "begun": begun})


def _read(text: str) -> Errand | None:
    """Return what was written, None where another release wrote it otherwise."""
    try:
        told = json.loads(text)
        return Errand(
            WorkspaceId(told["workspace"]),
            Matter(told["matter"]),
            told["about"],
            told["since"],
            from_text(told["due"]),
            Stand(told["stand"]),
            told["upto"],
            from_text(told["begun"]) if told["begun"] else None,
            told["tries"],
        )
    except (KeyError, TypeError, ValueError):
        return None
