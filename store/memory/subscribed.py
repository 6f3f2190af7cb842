"""What is told without being asked for, in memory."""

# ruff: noqa: D102 - store.subscribed promises for every backend

from __future__ import annotations

from dataclasses import replace

from store.events import PersonId
from store.memory.writable import Writable
from store.rivals import known, rival
from store.subscribed import Subscription, What


class MemorySubscribing(Writable):
    """The subscriptions of one workspace, by their numbers."""

    def __init__(self, *, read_only: bool) -> None:
        super().__init__(read_only=read_only)
        self.forget_subscriptions()

    async def subscribe(self, wanted: Subscription, *, most: int) -> Subscription | None:
        self._check_writable()
        rivals = [each for each in self._subscriptions.values() if rival(each, wanted)]
        if (there := known(wanted, rivals)) is not None:
            return there
        if len(rivals) >= most:
            return None
        self._last_number += 1
        new = replace(wanted, number=self._last_number, version=1)
        self._subscriptions[new.number] = new
        return new

    async def subscriptions(
        self, *, what: What | None = None, place: str | None = None
    ) -> tuple[Subscription, ...]:
        return tuple(
            each
            for _, each in sorted(self._subscriptions.items())
            if what in {None, each.what} and place in {None, each.place}
        )

    async def subscription(self, number: int) -> Subscription | None:
        return self._subscriptions.get(number)

    async def resubscribe(self, before: Subscription, after: Subscription) -> Subscription | None:
        self._check_writable()
        number = before.number
        now = self._subscriptions.get(number)
        if now is None or now.version != before.version:
            return None
        self._subscriptions[number] = replace(after, number=number, version=now.version + 1)
        return self._subscriptions[number]

    async def unsubscribe(self, number: int) -> bool:
        self._check_writable()
        return self._subscriptions.pop(number, None) is not None

    def forget_subscriptions(self) -> None:
        """Forget every subscription, and which numbers were given."""
        self._subscriptions: dict[int, Subscription] = {}
        self._last_number = 0

    def forget_subscriber(self, person: PersonId, *, nobody: PersonId) -> None:
        """Forget what is told to a person alone; what else they asked for is `nobody`'s."""
        theirs = [each for each in self._subscriptions.values() if each.person == person]
        for each in theirs:
            if each.alone:
                del self._subscriptions[each.number]
            else:
                now = replace(each, person=nobody, version=each.version + 1)
                self._subscriptions[each.number] = now
