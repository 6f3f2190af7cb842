"""How long a person waits in a place between two answers that all see."""

from __future__ import annotations

from collections.abc import Callable

from cachetools import LRUCache

from store.base import WorkspaceId
from store.events import PersonId

MOST = 50_000
"""Waits in memory, some 10 MiB; the longest unasked goes first. Chosen 2026-11."""


class Cooldowns:
    """When each person was last answered for all in a place; `clock` is monotonic, in seconds.

    It is kept in memory alone: after a restart nobody has to wait.
    """

    def __init__(self, clock: Callable[[], float], *, most: int = MOST) -> None:
        self._clock = clock
        self._begun: LRUCache[tuple[WorkspaceId, str, PersonId], float] = LRUCache(most)

    def begin(self, workspace: WorkspaceId, place: str, person: PersonId) -> None:
        """Note that somebody is answered for all now."""
        self._begun[workspace, place, person] = self._clock()

    def left(self, workspace: WorkspaceId, place: str, person: PersonId, seconds: float) -> float:
        """Return how many of so many seconds somebody has still to wait; 0 where none."""
        begun = self._begun.get((workspace, place, person))
        return 0.0 if begun is None else max(begun + seconds - self._clock(), 0.0)
