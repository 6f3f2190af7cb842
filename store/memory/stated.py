"""What messages state, in memory."""

# ruff: noqa: D102 - store.stated promises for every backend

from __future__ import annotations

from store.claims import ClaimId
from store.memory.writable import Writable
from store.stated import KEPT_FOR, Stated


class MemoryStating(Writable):
    """The messages of one workspace, by where they stand."""

    def __init__(self, *, read_only: bool) -> None:
        super().__init__(read_only=read_only)
        self._stated: dict[tuple[str, str], Stated] = {}

    async def state(self, stated: Stated) -> None:
        self._check_writable()
        oldest = stated.at - KEPT_FOR
        self._stated[stated.channel, stated.message] = stated
        self._stated = {place: each for place, each in self._stated.items() if each.at >= oldest}

    async def message(self, channel: str, message: str) -> Stated | None:
        return self._stated.get((channel, message))

    async def stated(self, claims: frozenset[ClaimId]) -> tuple[Stated, ...]:
        found = [each for each in self._stated.values() if not each.claims.isdisjoint(claims)]
        return tuple(sorted(found, key=lambda each: (each.at, each.channel, each.message)))

    def forget_stated(self) -> None:
        """Forget every message."""
        self._stated.clear()
