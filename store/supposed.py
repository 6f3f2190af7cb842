"""What a workspace keeps beside its claims, where some events are only supposed."""

# ruff: noqa: D102 - store.base promises for every workspace

from __future__ import annotations

from dataclasses import dataclass

from store.base import Workspace
from store.claims import ClaimId
from store.errors import ReadOnlyDatabaseError
from store.events import PersonId
from store.stated import Stated
from store.subscribed import Subscription, What


@dataclass(frozen=True, slots=True)
class SupposedBeside:
    """Roles, choices, messages and subscriptions as the workspace `known` has them, to be read."""

    known: Workspace

    async def roles(self) -> tuple[tuple[PersonId, str], ...]:
        return await self.known.roles()

    async def preferences(self, *owners: str) -> tuple[tuple[str, str], ...]:
        return await self.known.preferences(*owners)

    async def prefer(self, owner: str, name: str, value: str | None) -> None:
        del owner, name, value
        raise ReadOnlyDatabaseError("what is only supposed is not recorded")

    async def state(self, stated: Stated) -> None:
        del stated
        raise ReadOnlyDatabaseError("what is only supposed is not recorded")

    async def message(self, channel: str, message: str) -> Stated | None:
        return await self.known.message(channel, message)

    async def stated(self, claims: frozenset[ClaimId]) -> tuple[Stated, ...]:
        return await self.known.stated(claims)

    async def subscribe(self, wanted: Subscription, *, most: int) -> Subscription | None:
        del wanted, most
        raise ReadOnlyDatabaseError("what is only supposed is not recorded")

    async def subscriptions(
        self, *, what: What | None = None, place: str | None = None
    ) -> tuple[Subscription, ...]:
        return await self.known.subscriptions(what=what, place=place)

    async def subscription(self, number: int) -> Subscription | None:
        return await self.known.subscription(number)

    async def resubscribe(self, before: Subscription, after: Subscription) -> Subscription | None:
        del before, after
        raise ReadOnlyDatabaseError("what is only supposed is not recorded")

    async def unsubscribe(self, number: int) -> bool:
        del number
        raise ReadOnlyDatabaseError("what is only supposed is not recorded")
