"""What happened, entry by entry: the ledger as people read it."""

from __future__ import annotations

from typing import Protocol

from store.events import Entry


class Recounting(Protocol):
    """What a workspace tells of its ledger; `upto` is the newest entry that is looked at."""

    async def entries(self, *, after: int, upto: int, limit: int) -> tuple[Entry, ...]:
        """Return the entries after `after` up to `upto`, oldest first, `limit` at most."""
        ...

    async def lately(self, *, upto: int, limit: int) -> tuple[Entry, ...]:
        """Return the newest entries up to `upto`, the newest first, `limit` at most.

        What erasing only said anew is none of them, however much of it there is.
        """
        ...

    async def history(self, about: str, *, upto: int) -> tuple[Entry, ...]:
        """Return every entry about one claim, source, entity, deal, person or note, in order."""
        ...
