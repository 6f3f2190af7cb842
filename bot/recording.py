"""Recording what was worked out from the ledger as it stands, never what somebody overtook."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from bot.desk import Desk
from bot.document import Outcome
from bot.problems import Problem, ProblemError
from store.base import Receipt
from store.errors import Conflict, ConflictingEventError, OvertakenError
from store.events import Event

T = TypeVar("T")

TRIES = 5
"""How often it is worked out anew where others record at the same moment."""


async def newest(desk: Desk) -> Desk:
    """Return the desk as the ledger stands now, at the same deal."""
    return await moved(desk, (await desk.workspace.head()).seq)


async def moved(desk: Desk, upto: int) -> Desk:
    """Return the desk as of an entry, at the same deal, however many there are by then.

    Where that deal is followed no longer, and where a change was shown without one, no other is
    meant.
    """
    now = await desk.pinned(upto)
    if desk.deal is None and desk.seen is None:
        return now
    own = desk.deal.entity.id if desk.deal else None
    return replace(now, deal=next((each for each in now.deals if each.entity.id == own), None))


async def worked_out(desk: Desk, work: Callable[[Desk], Awaitable[T]]) -> T:
    """Return what `work` makes of the ledger as it stands, or raise ProblemError.

    `work` is done anew where somebody else recorded something before it did; what does not fit what
    it was worked out from never will, and is told as what it is.
    """
    for _ in range(TRIES):
        try:
            return await work(await newest(desk))
        except OvertakenError:
            continue
        except ConflictingEventError as error:
            raise ProblemError(conflicting(error.conflict)) from error
    raise ProblemError(Problem("overtaken", outcome=Outcome.FAILED))


def conflicting(conflict: Conflict) -> Problem:
    """Return why something cannot be recorded, however often it is tried."""
    return Problem(f"conflict-{conflict}", outcome=Outcome.FAILED)


async def record(desk: Desk, *events: Event) -> Receipt:
    """Record events under the key of the call, or raise OvertakenError where the ledger went on."""
    call = desk.call
    return await desk.workspace.record(
        events, by=call.person, origin=call.origin, at=call.at, key=call.key, upto=desk.upto
    )
