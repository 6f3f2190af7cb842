"""Opening a store by its URL; a backend is the module that is named like its scheme."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol, cast

from store.base import Store
from store.errors import StoreError

SEARCH_DEADLINE = timedelta(milliseconds=100)
"""How long a search may take before it is stopped, so that it delays no other answer for long."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Which database to open (what follows the scheme of the URL), and how."""

    place: str
    read_only: bool
    search_deadline: timedelta


class Backend(Protocol):
    """What the module of a backend offers."""

    async def connect(self, opening: Opening) -> Store:
        """Open a store, or raise StoreError and leave nothing open."""
        ...


async def open_store(
    url: str, *, read_only: bool = False, search_deadline: timedelta = SEARCH_DEADLINE
) -> Store:
    """Open the store at `url`, `memory:` or `sqlite:path`, or raise StoreError.

    One process at a time may write to a database; others open it with `read_only`, and their
    `record` raises ReadOnlyDatabaseError. Only who writes makes or migrates a database.
    """
    scheme, colon, place = url.partition(":")
    backend = _backend(scheme) if colon else None
    if backend is None:
        raise StoreError(f"{url!r} names no store; write memory: or sqlite:path")
    return await backend.connect(Opening(place, read_only, search_deadline))


def _backend(scheme: str) -> Backend | None:
    name = f"store.{scheme}"
    if not scheme.isidentifier() or importlib.util.find_spec(name) is None:
        return None
    module = importlib.import_module(name)
    return cast("Backend", module) if hasattr(module, "connect") else None
