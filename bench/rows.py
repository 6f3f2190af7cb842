"""Importing rows of a table, against recording the claims they make."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from bench.database import WORKSPACE
from bench.timing import Line, once
from store.events import PersonId
from store.importing.columns import is_heading
from store.importing.plan import Plan
from store.importing.planning import plan
from store.importing.recording import events, record_plan
from store.importing.rows import Reading
from store.open import open_store
from store.rates import Rates
from store.tables.read import read_tables

BY = PersonId("U1")
NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)

ROUNDS = ("Seed", "Series A", "Series B", "Series C", "Growth")
ROWS_OF_A_COMPANY = 4
INVESTORS = 3_000
FIRST_DAY, DAYS = date(2014, 1, 6), 4_200
_SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in ("a", "e", "i", "o", "u")]
FILE = "rounds.csv"


def table(rows: int) -> bytes:
    """Return a CSV of so many funding rounds: four a company, two investors each."""
    return "\n".join(("Company,Round,Date,Amount,Investors", *_rows(rows))).encode()


def _rows(rows: int) -> Iterator[str]:
    chance = Random("rows")  # noqa: S311 - it is no secret
    for number in range(rows):
        company = _name(number // ROWS_OF_A_COMPANY)
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        said = (f"{day.isoformat()}", f"{day:%B %Y}", f"{day.day}.{day.month}.{day.year}")
        amount = chance.choice(("€{}M", "${} million", "{},000,000 GBP")).format(
            chance.randrange(1, 400)
        )
        investors = "; ".join(f"Fund {chance.randrange(INVESTORS)}" for _ in range(2))
        round_ = ROUNDS[number % ROWS_OF_A_COMPANY]
        yield f'{company},{round_},{chance.choice(said)},"{amount}","{investors}"'


def _name(number: int) -> str:
    chance = Random(f"company {number}")  # noqa: S311 - it is no secret
    return f"{''.join(chance.choices(_SYLLABLES, k=4)).title()} {number}"


async def rows(count: int) -> list[Line]:
    """Measure an import of so many rows into an empty store, from the bytes to the commit."""
    data = table(count)
    made: list[Plan] = []

    async def ours(path: Path) -> None:
        store = await open_store(f"sqlite:{path}")
        try:
            workspace = store.workspace(WORKSPACE)
            tables = read_tables(FILE, data, is_heading)
            upto = (await workspace.head()).seq
            found = await plan(workspace, tables, Reading(), upto=upto, rates=Rates.load())
            await record_plan(
                workspace,
                found,
                file="a.csv",
                again="again",
                skip_refused=False,
                by=BY,
                origin="import",
                at=NOW,
            )
            made.append(found)
        finally:
            await store.close()

    async def floor(path: Path) -> None:
        store = await open_store(f"sqlite:{path}")
        try:
            await store.workspace(WORKSPACE).record(said, by=BY, origin="import", at=NOW)
        finally:
            await store.close()

    with tempfile.TemporaryDirectory() as folder:
        taken = await once(lambda: ours(Path(folder) / "ours.db"))
        said = tuple(events(made[0]))
        assert len(made[0].new) == count
        bulk = await once(lambda: floor(Path(folder) / "floor.db"))
    return [Line(f"import of a table of {count:,} rows", bulk, taken, times=5)]
