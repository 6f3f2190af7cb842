"""A clock that goes as real ones do, set to another day."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from adapters.clock import Clock
from store.base import Selection, Workspace
from store.events import ClaimRetracted, PersonId


@dataclass
class Shifted:
    """Real time, and how far it is put forward."""

    by: timedelta = field(default_factory=timedelta)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.by

    def seconds(self) -> float:
        return time.time() + self.by.total_seconds()

    def becomes(self, instant: datetime) -> None:
        self.by = instant - datetime.now(UTC)

    @property
    def clock(self) -> Clock:
        return Clock(self.now)


async def untold(workspace: Workspace, why: str, at: datetime) -> None:
    """Take back a figure of the demo deal."""
    upto = (await workspace.head()).seq
    known = await workspace.read(Selection(fields=frozenset({"raised"})), upto=upto)
    retracted = ClaimRetracted(known.records[0].id, why)
    await workspace.record((retracted,), by=PersonId("editor"), origin="test", at=at)
