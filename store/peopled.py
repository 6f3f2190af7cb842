"""What a workspace knows of people: their roles, and what they and their places chose."""

from __future__ import annotations

from typing import Protocol

from store.events import PersonId


class Peopled(Protocol):
    """Who may do what, which is of the ledger, and who likes what, which is no part of it."""

    async def roles(self) -> tuple[tuple[PersonId, str], ...]:
        """Return who has which role now, sorted by person; a person has one at most."""
        ...

    async def preferences(self, *owners: str) -> tuple[tuple[str, str], ...]:
        """Return what people or places chose (`language`, `zone`), sorted by name.

        Where several chose the same, the one named first counts.
        """
        ...

    async def prefer(self, owner: str, name: str, value: str | None) -> None:
        """Keep a choice, the last one counting; None forgets it. No part of the ledger."""
        ...
