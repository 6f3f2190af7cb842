"""How long a person waits in a place between two answers that all see."""

from __future__ import annotations

from collections.abc import Callable

from cachetools import LRUCache

from store.base import WorkspaceId
from store.events import PersonId

MOST = 50_000
"""Waits in memory, some 10 MiB; the longest unasked goes first. Chosen 2026-11."""

Who = tuple[WorkspaceId, str, PersonId]
"""Somebody in a place of a workspace."""


class Cooldowns:
    """When each person was last answered for all in a place; `clock` is monotonic, in seconds.

    It is kept in memory alone: after a restart nobody has to wait.
    """

    def __init__(self, clock: Callable[[], float], *, most: int = MOST) -> None:
        self._clock = clock
        self._begun: LRUCache[Who, float] = LRUCache(most)
        self._told: LRUCache[Who, float] = LRUCache(most)

    def take(self, who: Who, seconds: float) -> float:
        """Take somebody's turn, and return 0; or how many of so many seconds they have to wait.

        What comes of it or not, only one of several who ask at once has the turn: `give_back` what
        was no answer in the end.
        """
        begun, now = self._begun.get(who), self._clock()
        left = 0.0 if begun is None else max(begun + seconds - now, 0.0)
        if not left:
            self._begun[who] = now
        return left

    def give_back(self, who: Who) -> None:
        """Let somebody's last turn be none."""
        self._begun.pop(who, None)

    def tells(self, who: Who) -> bool:
        """Say whether it has not been told yet that somebody has to wait; it has from now on."""
        begun = self._begun.get(who)
        told, self._told[who] = self._told.get(who), begun or 0.0
        return told != begun
