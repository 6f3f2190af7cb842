"""The deal that ships with the program, to try things out on; it is labelled as a demo."""

from __future__ import annotations

import asyncio
from datetime import datetime
from functools import cache

from store.base import Workspace
from store.events import DealOpened, Event, PersonId
from store.values import EntityId

NAME = "microsoft-mistral"


@cache
def _events() -> tuple[Event, ...]:
    # Only who loads it needs the libraries that read packs.
    from store.pack.load import load_shipped  # noqa: PLC0415 - a fifth of a second of every start

    return load_shipped(NAME)


async def record_demo(
    workspace: Workspace, *, by: PersonId, at: datetime, origin: str = "", key: str | None = None
) -> EntityId:
    """Record the demo deal where it is not known yet, and return the entity that names it.

    `origin` is where somebody asked for it; without one it is the pack.
    """
    events = await asyncio.to_thread(_events)
    await workspace.record(events, by=by, origin=origin or f"pack:{NAME}", at=at, key=key)
    return next(each.deal.entity for each in events if isinstance(each, DealOpened))
