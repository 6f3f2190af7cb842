"""Recording a plan: one transaction, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from store.base import Receipt, Workspace
from store.events import EntityRecorded, Event, PersonId, SourceRecorded
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
    skip_refused: bool,
    by: PersonId,
    origin: str,
    at: datetime,
    key: str | None = None,
) -> Receipt:
    """Record the new rows of a plan in one transaction, or raise and change nothing.

    Raises ValueError where rows are refused and nobody said to `skip_refused`, and what
    `Workspace.record` raises: OvertakenError where the ledger has gone on since the plan was made.
    """
    if plan.refused and not skip_refused:
        raise ValueError(f"{len(plan.refused)} rows are refused, and nobody said to go without")
    return await workspace.record(
        events(plan), by=by, origin=origin, at=at, key=key, upto=plan.upto
    )
