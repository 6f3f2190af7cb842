"""To which organisation a workspace belongs: the app may be installed in it as a whole.

Slack says it with whatever comes from there, and nowhere else without a further scope.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from adapters.logs import described
from store.errors import StoreError
from store.shelf import Shelf

log = structlog.get_logger()

SHELF = "slack-organisations"


@dataclass(frozen=True, slots=True)
class Organisations:
    """The organisations of workspaces, as they were told last, on a shelf."""

    shelf: Shelf
    now: Callable[[], datetime]
    near: dict[str, str] = field(default_factory=dict)

    async def note(self, team: str, enterprise: str) -> None:
        """Remember where a workspace belongs; where the store does not, it is logged."""
        if self.near.get(team) == enterprise:
            return
        self.near[team] = enterprise
        try:
            await self.shelf.put(team, enterprise)
        except StoreError as error:
            log.warning("organisation-not-kept", error=described(error))

    async def of(self, team: str) -> str | None:
        """Return where a workspace belongs, None where it was told nowhere; StoreError as usual."""
        return self.near.get(team) or await self.shelf.get(team, now=self.now())

    async def forget(self, team: str) -> None:
        """Forget a workspace; StoreError as usual."""
        self.near.pop(team, None)
        await self.shelf.discard(team)
