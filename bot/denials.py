"""What somebody may not do and tried: told to the operator, as often as that says something new."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field

import structlog
from cachetools import LRUCache

from bot.call import Call
from bot.permission import RoleNeededError

log = structlog.get_logger()

REMEMBERED = 10_000
"""People and hours of which the tries are counted; the oldest go first. Chosen 2026-11."""

Whose = tuple[str, str, int]
"""A workspace, a person of it, and the hour since 1970 in which they tried."""


@dataclass(frozen=True, slots=True)
class Denials:
    """Counts the tries of each person in each hour, and logs the 1st, 10th, 100th of them."""

    tried: MutableMapping[Whose, int] = field(default_factory=lambda: LRUCache(REMEMBERED))

    def note(self, call: Call, error: RoleNeededError) -> None:
        """Count a try, and log it by who tried what; nothing of what was said is logged."""
        whose = (call.workspace, call.person, int(call.at.timestamp()) // 3600)
        times = self.tried.get(whose, 0) + 1
        self.tried[whose] = times
        if str(times).strip("0") == "1":
            log.warning(
                "denied",
                workspace=call.workspace,
                person=call.person,
                command=error.name,
                needed=error.needed.word,
                times=times,
            )
