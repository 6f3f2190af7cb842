"""A process that ends at some step of telling a digest, and does nothing more from then on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, cast

from bot.announcing.announcement import Announcement, Messenger, Stands, Still
from bot.announcing.errand import Errand, Matter, Stand, read
from bot.call import Call
from store.base import Store, WorkspaceId
from store.events import PersonId
from store.subscribed import Subscription
from tests.bot.announcing import Crash


class Step(Enum):
    """What a process gets to, in order."""

    SLOT_FOUND = "a slot is due"
    ERRAND_WRITTEN = "it is written what is to be told"
    SLOT_TAKEN_UP = "the next slot is waited for"
    BEGUN = "it is written that it may be told"
    SENT_UNHEARD = "it is sent, and not taken"
    SENT_HEARD = "it is sent, and taken"
    ANSWERED = "the platform has answered"
    STATED = "it is kept what the message states"
    KNOWN = "it is kept up to where its readers know"
    ENDING = "all but its end is written"


UNANSWERED = frozenset((Step.SENT_UNHEARD, Step.SENT_HEARD))


@dataclass
class Process:
    """What lives until it gets to a step."""

    ends: Step
    over: bool = False

    def at(self, step: Step | None = None) -> None:
        """Go on, unless this is the step or was before."""
        if self.over or step is self.ends:
            self.over = True
            raise Crash


@dataclass(frozen=True)
class EndingMessenger:
    """A platform, as a process has it that may end once it has an answer."""

    messenger: Messenger
    process: Process

    @property
    def platform(self) -> str:
        return self.messenger.platform

    async def reader(self, workspace: WorkspaceId, person: PersonId) -> Call:
        return await self.messenger.reader(workspace, person)

    async def deliver(
        self, announcement: Announcement, *, begun: datetime | None, still: Still
    ) -> Stands | None:
        self.process.at()
        stands = await self.messenger.deliver(announcement, begun=begun, still=still)
        self.process.at(Step.ANSWERED)
        return stands


def ending_store(store: Store, process: Process) -> Store:
    """Return a store as a process has it: once that is over, nothing of it is read or written."""
    return cast("Store", _Ending(store, process))


class _Ending:
    def __init__(self, thing: object, process: Process) -> None:
        self._thing = thing
        self._process = process

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the thing has
        found = getattr(self._thing, name)
        if not callable(found):
            return found
        if name in ("workspace", "shelf"):
            return lambda *given: _Ending(found(*given), self._process)

        async def ending(*given: object, **named: object) -> object:
            before, after = _steps(name, given)
            self._process.at(before)
            done = await found(*given, **named)
            self._process.at(after)
            return done

        return ending


def _steps(name: str, given: tuple[object, ...]) -> tuple[Step | None, Step | None]:
    """Return which steps come before and after something is written, if any do."""
    match name, given:
        case "add", (str(), str(text)):
            return (Step.SLOT_FOUND, Step.ERRAND_WRITTEN) if _of_digest(text) else (None, None)
        case "swap", (str(), str(), str(text)):
            return _steps_of(_of_digest(text))
        case "resubscribe", (Subscription() as before, Subscription() as after):
            if before.cursor != after.cursor:
                return Step.STATED, Step.KNOWN
            return None, Step.SLOT_TAKEN_UP if before.fired != after.fired else None
        case _:
            return None, None


def _steps_of(swapped: Errand | None) -> tuple[Step | None, Step | None]:
    if swapped is None:
        return None, None
    if swapped.stand is Stand.SENDING:
        return None, Step.BEGUN
    return Step.ENDING, None


def _of_digest(text: str) -> Errand | None:
    errand = read(text)
    return errand if errand and errand.matter is Matter.DIGEST else None
