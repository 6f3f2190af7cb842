"""`/conflicts` of a company much is told about, against the bare query for its claims."""

from __future__ import annotations

import json
import tempfile
from itertools import pairwise
from math import log
from pathlib import Path

import aiosqlite

from bench.answers import FLOOR, cold
from bench.companies import Company
from bench.database import WORKSPACE, record
from bench.timing import Line, pair
from bot.rates import Loading
from store.agreement.around import judged
from store.base import Selection, Store
from store.fields import FIELDS
from store.open import open_store

SIZES = (500, 1_000, 2_000, 4_000)
WANTED = 2_000
"""Claims of which it is wanted that they are answered within `TIMES` times the floor."""

TIMES = 40.0
GROWTH = 1.1
"""How much faster than n log n it may seem to grow: what two measurements of one thing differ."""

ROUNDS = 8


async def conflicts() -> list[Line]:
    """Measure `/conflicts` by the rates that are shipped, worked out anew each time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "companies.db"
        opened = await open_store(f"sqlite:{path}")
        rates = Loading()
        companies = [Company(size, await rates.get()) for size in SIZES]
        try:
            for company in companies:
                await record(opened, tuple(company.events()))
            async with aiosqlite.connect(path) as raw:
                lines = [await _of(company, opened, raw, rates) for company in companies]
        finally:
            await opened.close()
    grown = zip(pairwise(SIZES), pairwise(lines), strict=True)
    return [*lines, *(_growth(*sizes, *measured) for sizes, measured in grown)]


async def _of(company: Company, opened: Store, raw: aiosqlite.Connection, rates: Loading) -> Line:
    ids = await _behind(opened, company)

    async def floor() -> None:
        await raw.execute_fetchall(FLOOR, (ids, WORKSPACE))

    ours = cold(opened, rates, f'conflicts "{company.name}"')
    what = f"/conflicts over {company.claims:,} claims, cold"
    times = TIMES if company.claims == WANTED else None
    return await pair(what, floor=floor, ours=ours, times=times, rounds=ROUNDS)


async def _behind(opened: Store, company: Company) -> str:
    """Return the ids of the claims that are held against one another, as the floor takes them."""
    workspace = opened.workspace(WORKSPACE)
    told = Selection(frozenset({company.id}), frozenset(filter(judged, FIELDS)))
    chosen = await workspace.read(told, upto=(await workspace.head()).seq)
    return json.dumps([each.id for each in chosen.records])


def _growth(few: int, many: int, before: Line, after: Line) -> Line:
    """Hold what so many claims take against what n log n makes of what fewer of them take."""
    expected = before.ours * (many * log(many)) / (few * log(few))
    return Line(f"/conflicts, {few:,} to {many:,}: n log n", expected, after.ours, times=GROWTH)
