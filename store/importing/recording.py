"""Recording a plan: one transaction, whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from itertools import chain

from store.base import Receipt, Selection, Workspace
from store.claims import ClaimId
from store.encoding import claim_id
from store.events import (
    ClaimRestored,
    EntityRecorded,
    Event,
    ImportRecorded,
    PersonId,
    SourceRecorded,
)
from store.importing.plan import Plan


def events(plan: Plan) -> Iterator[Event]:
    """Yield what recording a plan records, each naming only what is recorded before it."""
    yield from map(EntityRecorded, plan.entities)
    yield from map(SourceRecorded, plan.sources)
    yield from plan.numbers
    yield from plan.claims


async def record_plan(
    workspace: Workspace,
    plan: Plan,
    *,
    file: str,
    again: str,
    skip_refused: bool,
    by: PersonId,
    origin: str,
    at: datetime,
    key: str | None = None,
) -> Receipt:
    """Record the new rows of a plan in one transaction, or raise and change nothing.

    Its last entry says which `file` was brought. What was taken back with its source counts again,
    for the reason `again`.
    Raises ValueError where rows are refused and nobody said to `skip_refused`, and what
    `Workspace.record` raises: OvertakenError where the ledger has gone on since the plan was made.
    """
    if plan.refused and not skip_refused:
        raise ValueError(f"{len(plan.refused)} rows are refused, and nobody said to go without")
    restored = [each async for each in _withdrawn(workspace, plan)]
    every = chain(
        events(plan),
        (ClaimRestored(each, again) for each in restored),
        (ImportRecorded(file, plan.upto + 1),),
    )
    return await workspace.record(every, by=by, origin=origin, at=at, key=key, upto=plan.upto)


async def _withdrawn(workspace: Workspace, plan: Plan) -> AsyncIterator[ClaimId]:
    """Yield the claims of a plan that were taken back with their sources."""
    selection = Selection(sources=frozenset(each.id for each in plan.sources), hidden=True)
    read = await workspace.read(selection, upto=plan.upto)
    gone = {each.id for each in read.sources if each.withdrawn}
    brought = await asyncio.to_thread(_ids, plan) if gone else frozenset()
    for record in read.records:
        if record.claim.source in gone and record.id in brought and record.standing.retracted:
            yield record.id


def _ids(plan: Plan) -> frozenset[ClaimId]:
    return frozenset(claim_id(each.claim) for each in plan.claims)
