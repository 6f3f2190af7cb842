"""Answers that are not worked out again, since that would write again: turned as they were told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cachetools import TTLCache

from adapters.chat.answered import writes
from bot.call import Call
from bot.drafts import KEPT_FOR
from bot.service import Spoken
from store.base import WorkspaceId
from store.events import PersonId

KEPT = 500
"""Answers that are kept, some MiB, each as long as a draft can be saved. Chosen 2026-11."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and who was told it where."""

    workspace: WorkspaceId
    person: PersonId
    spoken: Spoken


class Unrepeated:
    """Answers to calls that write, by the ids that their buttons stand under, in memory alone."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._told: TTLCache[str, Told] = TTLCache(KEPT, KEPT_FOR.total_seconds(), monotonic)

    def keep(self, answer: str, call: Call, spoken: Spoken) -> None:
        """Keep an answer whose pages its call cannot be asked for again."""
        if writes(call.text):
            self._told[answer] = Told(call.workspace, call.person, spoken)

    def of(self, answer: str, call: Call) -> Spoken | None:
        """Return an answer for whoever was told it; None for others, and where it is not kept."""
        told = self._told.get(answer)
        if told is None or (told.workspace, told.person) != (call.workspace, call.person):
            return None
        return told.spoken

    def forget(self, workspace: WorkspaceId) -> None:
        """Forget what was told in a workspace."""
        for answer, told in tuple(self._told.items()):
            if told.workspace == workspace:
                del self._told[answer]
