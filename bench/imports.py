"""Recording claims with their spans, against plain `executemany` into the same tables."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import making
from bench.database import WORKSPACE, record
from bench.timing import Line, once
from store.events import ClaimRecorded, Event
from store.open import open_store
from store.sqlite.indexes import passages
from store.sqlite.rows import happened
from store.sqlite.schema import prepare

ENTITIES = 5_000
ROUNDS = 2

HISTORY = "select seq, about, person, origin, event, salt, commitment from ledger where row > ?"

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Tables:
    """What an import leaves behind: the rows before it, and those it added to each table."""

    before: Rows
    added: dict[str, Rows]


async def imports(claims: int) -> list[Line]:
    """Measure an import of so many claims, whose entities and sources are known before."""
    events = tuple(making.events(claims, ENTITIES))
    known, new = events[:-claims], events[-claims:]
    assert isinstance(new[0], ClaimRecorded)
    assert not isinstance(known[-1], ClaimRecorded)
    floors: list[float] = []
    taken: list[float] = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "ours.db"
            taken.append(await _import(path, known, new))
            floors.append(_insert(Path(folder) / "floor.db", _tables(path, len(known))))
    return [Line(f"import of {claims:,} claims", min(floors), min(taken), times=2)]


async def _import(path: Path, known: tuple[Event, ...], new: tuple[Event, ...]) -> float:
    opened = await open_store(f"sqlite:{path}")
    try:
        await record(opened, known)
        return await once(lambda: record(opened, new))
    finally:
        await opened.close()


def _tables(path: Path, known: int) -> Tables:
    connection = sqlite3.connect(path)
    try:
        ledger = connection.execute("select * from ledger order by row").fetchall()
        told = happened(connection.execute(HISTORY, (known,)).fetchall())
        found = list(passages(WORKSPACE, enumerate(told, start=known + 1)))
        added = {
            "ledger": ledger[known:],
            "claims": connection.execute("select * from claims order by rowid").fetchall(),
            "mentions": connection.execute("select * from mentions order by seq").fetchall(),
            "passages (rowid, terms)": [(each.row, each.terms) for each in found],
            "lengths": [(each.row, each.length) for each in found],
        }
        return Tables(ledger[:known], added)
    finally:
        connection.close()


def _insert(path: Path, tables: Tables) -> float:
    """Write the rows and return how many milliseconds those that were added take."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        prepare(connection, path)
        connection.executemany(_insertion("ledger", tables.before), tables.before)
        begun = time.perf_counter()
        connection.execute("begin")
        for table, rows in tables.added.items():
            connection.executemany(_insertion(table, rows), rows)
        connection.execute("commit")
        return (time.perf_counter() - begun) * 1000
    finally:
        connection.close()


def _insertion(table: str, rows: Rows) -> str:
    return f"insert into {table} values ({', '.join('?' * len(rows[0]))})"  # noqa: S608 - our own tables
