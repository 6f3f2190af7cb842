"""Small tables for tests, and what an import would make of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from store.base import Workspace, WorkspaceId
from store.claims import Claim
from store.importing.columns import is_heading
from store.importing.faults import Why
from store.importing.plan import Plan
from store.importing.planning import plan
from store.importing.recording import record_plan
from store.importing.rows import Reading
from store.memory import MemoryStore
from store.memory.workspace import MemoryWorkspace
from store.rates import Rates
from store.tables.read import read_tables
from store.tables.table import Cell, Line, Table, written
from store.values import EntityId, Figure, Money
from tests.contracts.facts import EDITOR, MORNING

FILE = "rounds.csv"
AS_IT_STANDS = Reading()


def empty() -> MemoryWorkspace:
    return MemoryStore(read_only=False).workspace(WorkspaceId("team"))


def csv(*lines: str) -> tuple[Table, ...]:
    """The table of a CSV with semicolons."""
    return read_tables(FILE, "\n".join(lines).encode(), is_heading)


def sheet(*rows: tuple[Cell, ...]) -> tuple[Table, ...]:
    """A table whose cells a spreadsheet typed."""
    lines: list[Line] = []
    start = 0
    for number, cells in enumerate(rows, start=1):
        text = " | ".join(map(written, cells))
        lines.append(Line(number, cells, text, start))
        start += len(text) + 1
    return (Table("rounds.xlsx", lines[0], tuple(lines[1:]), "0" * 64),)


async def planned(
    tables: tuple[Table, ...],
    workspace: Workspace | None = None,
    reading: Reading = AS_IT_STANDS,
    deal: EntityId | None = None,
) -> Plan:
    """What an import would do, in an empty workspace if in no other."""
    into: Workspace = workspace or empty()
    upto = (await into.head()).seq
    return await plan(into, tables, reading, upto=upto, rates=Rates.load(), deal=deal)


async def saved(workspace: Workspace, found: Plan) -> None:
    await record_plan(
        workspace,
        found,
        file="a.csv",
        again="again",
        skip_refused=True,
        by=EDITOR,
        origin="import",
        at=MORNING,
    )


def faults(found: Plan) -> dict[int, Why]:
    """Why rows are refused, by their numbers."""
    return {each.place.line.number: each.fault.why for each in found.refused}


def said(found: Plan, *fields: str) -> list[Claim]:
    """The claims of a plan in some fields, or all of them."""
    return [each.claim for each in found.claims if not fields or each.claim.field in fields]


def amounts(claims: Iterable[Claim]) -> list[tuple[Decimal | None, str | None]]:
    """The sums of claims, each with its currency; None is undisclosed."""
    found = [each.value for each in claims if isinstance(each.value, Money)]
    return [(each.figure.amount if each.figure else None, each.currency) for each in found]


def days(claims: Iterable[Claim]) -> list[tuple[date | None, date | None] | None]:
    """When claims hold."""
    found = [each.valid for each in claims]
    return [(each.earliest, each.latest) if each else None for each in found]


def figure(found: Plan) -> Figure:
    """The only sum of a plan."""
    [claim] = said(found, "raised")
    assert isinstance(claim.value, Money)
    assert claim.value.figure
    return claim.value.figure
