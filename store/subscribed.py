"""Subscriptions: what is told without being asked for, and up to where its readers know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from store.events import PersonId
from store.values import EntityId


class What(StrEnum):
    """What is told: all that changed, at some hour, or each change of one thing as it comes."""

    DIGEST = "digest"
    WATCH = "watch"


class Rest(StrEnum):
    """Why nothing is told for now."""

    PAUSED = "paused"
    """Somebody wants it so."""
    GONE = "gone"
    """What it is told in cannot be written to any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What is told `about` something in a place, in a language, for the days of an IANA zone.

    `place` is the platform's own id of the channel; where it is told `alone`, it is told to the
    `person` who asked for it, who is nobody once they were erased. A digest has a `rule`, in cron's
    five fields; of a watch that is empty, and it may be of one `field`. All instants are in UTC.

    `cursor` is the ledger sequence up to which its readers know what happened. `due` is the next
    slot of a digest, and the end of a pause; None where neither is set. `fired` is the slot that
    was last taken up. `told` are the instants of its last messages, in order. There was news at
    `news`, or it began then; `hushed` says that its editors were told of the silence since.
    `version` counts its changes: whoever changes it names the one they saw.
    """

    number: int
    what: What
    place: str
    person: PersonId
    about: EntityId
    language: str
    zone: str
    cursor: int
    news: datetime
    alone: bool = False
    field: str | None = None
    rule: str = ""
    due: datetime | None = None
    fired: datetime | None = None
    told: tuple[datetime, ...] = ()
    rest: Rest | None = None
    hushed: bool = False
    version: int = 1


class Subscribing(Protocol):
    """The subscriptions of a workspace; no part of the ledger. Each call is one transaction."""

    async def subscribe(self, wanted: Subscription, *, most: int) -> Subscription | None:
        """Keep a subscription under the next number, whatever its own, and return it.

        Where the same is told there already (what, place, person if alone, about, field, rule,
        zone and language) that one is returned. None where the place, or the person who is told
        alone, has `most` of this kind. No number is given twice, but to whoever begins anew after
        a purge.
        """
        ...

    async def subscriptions(
        self, *, what: What | None = None, place: str | None = None
    ) -> tuple[Subscription, ...]:
        """Return the subscriptions by their numbers, of one kind or place where these are given."""
        ...

    async def subscription(self, number: int) -> Subscription | None:
        """Return a subscription, None where there is none of that number."""
        ...

    async def resubscribe(self, before: Subscription, after: Subscription) -> Subscription | None:
        """Put `after` in the place of `before` and return it with its version.

        None, and nothing is changed, where `before` has another version now or is gone: of several
        who want to change the same, one does.
        """
        ...

    async def unsubscribe(self, number: int) -> bool:
        """Remove a subscription; say whether there was one."""
        ...


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a walk through the subscriptions of all workspaces has got to."""

    workspace: str = ""
    number: int = 0
