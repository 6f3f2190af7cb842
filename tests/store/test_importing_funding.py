"""A file as people keep it can be put right by its report: what is wrong is told, by line."""

from __future__ import annotations

import asyncio
from collections import Counter
from decimal import Decimal

import pytest

from store.base import Selection, WorkspaceId
from store.importing.columns import is_heading
from store.importing.plan import Plan
from store.importing.planning import plan
from store.importing.recording import record_plan
from store.importing.rows import Reading
from store.memory import MemoryStore
from store.memory.workspace import MemoryWorkspace
from store.tables.read import read_tables
from store.values import Money
from tests.contracts.facts import EDITOR, MORNING
from tests.store.funding_making import Made, funding

ROWS = 3_000


@pytest.fixture(scope="module")
def made() -> Made:
    return funding(ROWS, seed=7)


@pytest.fixture(scope="module")
def found(made: Made) -> Plan:
    return asyncio.run(planned(empty(), made.data))


async def planned(workspace: MemoryWorkspace, data: bytes, name: str = "rounds.csv") -> Plan:
    tables = read_tables(name, data, is_heading)
    return await plan(workspace, tables, Reading(), upto=(await workspace.head()).seq)


async def save(workspace: MemoryWorkspace, found: Plan, *, skip_refused: bool = False) -> None:
    await record_plan(
        workspace,
        found,
        file="a.csv",
        again="again",
        skip_refused=skip_refused,
        by=EDITOR,
        origin="import",
        at=MORNING,
    )


def empty() -> MemoryWorkspace:
    return MemoryStore(read_only=False).workspace(WorkspaceId("test"))


async def raised(workspace: MemoryWorkspace) -> tuple[Counter[str], int]:
    """The sums that were raised by currency, and how many were not disclosed."""
    upto = (await workspace.head()).seq
    evidence = await workspace.read(Selection(fields=frozenset({"raised"})), upto=upto)
    sums: Counter[str] = Counter()
    undisclosed = 0
    for record in evidence.records:
        value = record.claim.value
        assert isinstance(value, Money)
        if value.figure is None:
            undisclosed += 1
        else:
            sums[value.currency or "none"] += int(value.figure.amount)
    return sums, undisclosed


def test_every_wrong_row_is_refused_for_its_reason_and_no_other_row_is(
    made: Made, found: Plan
) -> None:
    assert {each.place.line.number: each.fault.why for each in found.refused} == made.truth.wrong
    assert found.rows == made.truth.rows


def test_what_is_said_twice_is_said_once_and_a_line_of_totals_is_no_company(
    made: Made, found: Plan
) -> None:
    assert {
        each.place.line.number: each.first.line.number for each in found.twice
    } == made.truth.twice
    assert [each.line.number for each in found.passed] == [made.truth.total]
    assert not any(each.names[0].text == "Summe" for each in found.entities)


async def test_the_sums_are_those_of_the_file(made: Made, found: Plan) -> None:
    workspace = empty()
    await save(workspace, found, skip_refused=True)

    sums, undisclosed = await raised(workspace)
    truth = {currency: amount for currency, amount in made.truth.sums.items() if amount}
    assert {currency: Decimal(amount) for currency, amount in sums.items()} == truth
    assert undisclosed == made.truth.undisclosed


async def test_nothing_is_saved_while_rows_are_refused_unless_somebody_says_so(
    found: Plan,
) -> None:
    workspace = empty()
    assert not found.saves(skip_refused=False)
    with pytest.raises(ValueError, match="rows are refused"):
        await save(workspace, found)
    assert (await workspace.head()).seq == 0


async def test_importing_twice_is_importing_once() -> None:
    workspace = empty()
    data = funding(400, seed=3, wrong=False).data
    first = await planned(workspace, data)
    await save(workspace, first)
    before = (await workspace.head()).seq

    again = await planned(workspace, data)
    assert (again.new, len(again.claims)) == ((), 0)
    assert len(again.known) == len(first.new) + len(first.twice)
    assert (again.entities, again.sources) == ((), ())
    assert (await workspace.head()).seq == before


async def test_of_a_file_that_grew_only_what_was_added_is_new() -> None:
    workspace = empty()
    short = funding(400, seed=3, wrong=False).data
    await save(workspace, await planned(workspace, short))
    longer = short.replace(
        b"Summe;", "Neuling GmbH;Seed;2024-05-02;€1,5 Mio.;;;;\r\nSumme;".encode("cp1252")
    )

    found = await planned(workspace, longer)
    assert [each.line.cells[0] for each in found.new] == ["Neuling GmbH"]
    [source] = found.sources
    assert (source.title, source.revision) == ("rounds.csv", 1)


def test_every_claim_stands_on_words_of_the_file(made: Made, found: Plan) -> None:
    text = made.data.decode("cp1252")
    lines = text.split("\r\n")

    assert found.claims
    for each in found.claims:
        for span in each.spans:
            assert text[span.start : span.end] == span.quote
            assert span.row is None or lines[span.row - 1] == span.quote
        assert any(span.row for span in each.spans)
        assert any(each.claim.value.words in span.quote for span in each.spans)
