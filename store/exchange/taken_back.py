"""What a file brings that was taken back here since it was brought before."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass

from store.base import Workspace
from store.claims import ClaimId
from store.encoding import claim_id
from store.events import ClaimRecorded, Event
from store.exchange.contents import Contents
from store.exchange.known import Known, known_at


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many claims no longer count here that a file holds as counting.

    `by` is the number of the entry that took back most of them as one import; None where none did.
    """

    claims: int = 0
    by: int | None = None


async def taken_back(
    workspace: Workspace, brought: Contents | tuple[Event, ...], *, upto: int
) -> TakenBack:
    """Return what of a file was taken back in a workspace as of the entry `upto`."""
    known = await known_at(workspace, upto)
    return await asyncio.to_thread(_taken_back, brought, known)


def _taken_back(brought: Contents | tuple[Event, ...], known: Known) -> TakenBack:
    records = (known.state.records.get(each) for each in _counting(brought))
    gone = [
        each.standing
        for each in records
        if each and (each.standing.retracted or each.standing.superseded_by)
    ]
    by = Counter(
        last
        for each in gone
        for first, last in known.undone.values()
        if first <= each.changed <= last
    )
    return TakenBack(len(gone), next((entry for entry, _ in by.most_common(1)), None))


def _counting(brought: Contents | tuple[Event, ...]) -> frozenset[ClaimId]:
    if isinstance(brought, Contents):
        return frozenset(
            each.id for each in brought.claims if each.judged.withdrawn_because is None
        )
    return frozenset(claim_id(each.claim) for each in brought if isinstance(each, ClaimRecorded))
