"""Messages that several people can read, and the claims they state: whom a correction concerns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from store.claims import ClaimId

KEPT_FOR = timedelta(days=365)
"""How long it is known what a message states. Chosen 2026-11: who scrolls back further has asked
for it, and is shown what holds now.
"""


@dataclass(frozen=True, slots=True)
class Stated:
    """A message of the bot's, where it stands, and the claims its readers have been told.

    `channel`, `thread` and `message` are the platform's own ids, `place` is the channel whose
    settings count. It was said at `at`, in UTC, in a language for the days of an IANA zone. `seq`
    is the ledger sequence up to which its readers know what became of the claims.
    """

    channel: str
    message: str
    place: str
    language: str
    zone: str
    at: datetime
    seq: int
    claims: frozenset[ClaimId]
    thread: str | None = None


class Stating(Protocol):
    """What a workspace remembers of what was said to several people; no part of the ledger."""

    async def state(self, stated: Stated) -> None:
        """Remember a message, in place of what was known of the same one.

        What was said more than `KEPT_FOR` before it is forgotten.
        """
        ...

    async def message(self, channel: str, message: str) -> Stated | None:
        """Return what is known of a message, None where that is nothing."""
        ...

    async def stated(self, claims: frozenset[ClaimId]) -> tuple[Stated, ...]:
        """Return the messages that state any of the claims, by when they were said."""
        ...
