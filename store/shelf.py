"""Shelves: what a running bot has to keep, and what is no fact: sign-ins, tokens, open requests."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Kept:
    """A value, which may be a secret, the key it stands under, and when it expires, in UTC."""

    key: str
    value: str = field(repr=False)
    until: datetime | None = None

    def expired(self, now: datetime) -> bool:
        """Say whether it is over: it still counts just before `until`, and no longer at it."""
        return self.until is not None and self.until <= now


class Shelf(Protocol):
    """Values by their keys, of all workspaces and of no ledger; any text may be either.

    Each call is one transaction, so of several callers that want the same, one has it. Instants are
    in UTC, or ValueError is raised. Writing to a store that was opened for reading only raises
    ReadOnlyDatabaseError.
    """

    async def add(
        self, key: str, value: str, *, now: datetime, until: datetime | None = None
    ) -> bool:
        """Keep a value, unless one that has not expired stands there; say whether it was kept."""
        ...

    async def get(self, key: str, *, now: datetime) -> str | None:
        """Return the value, or None where there is none or it has expired."""
        ...

    async def put(self, key: str, value: str, *, until: datetime | None = None) -> None:
        """Keep a value in place of any other, which leaves it where it stood in the order."""
        ...

    async def swap(
        self, key: str, before: str, after: str, *, until: datetime | None = None
    ) -> bool:
        """Keep `after` where `before` stands, expired or not; say whether it stood there."""
        ...

    async def take(self, key: str, *, now: datetime) -> str | None:
        """Remove the value and return it, to one caller only; None as for `get`."""
        ...

    async def discard(self, key: str) -> None:
        """Remove the value, if there is one."""
        ...

    async def all(self, *, now: datetime) -> tuple[Kept, ...]:
        """Return all that has not expired, by order of adding."""
        ...

    async def sweep(self, *, now: datetime) -> int:
        """Remove what has expired, and say how much it was."""
        ...
