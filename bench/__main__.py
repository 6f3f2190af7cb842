"""`make bench`: every measurement in one table; `make bench-million` adds those of many claims."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterator

from adapters.opening import TURN
from bench.answers import among, answers
from bench.completions import completions
from bench.conflicts import conflicts
from bench.digests import digests
from bench.discord import adding
from bench.imports import imports
from bench.rows import rows
from bench.searches import searches
from bench.starts import starts
from bench.timing import Line, table

FEW, MANY = 20_000, 1_000_000
IMPORTED = 100_000
FEW_ROWS = 5_000


def _lines(*, million: bool) -> Iterator[Line]:
    claims = MANY if million else FEW
    yield from starts()
    yield from asyncio.run(answers())
    yield from asyncio.run(among(claims))
    yield from asyncio.run(conflicts())
    yield from asyncio.run(digests())
    yield from asyncio.run(completions())
    yield from asyncio.run(adding())
    yield from asyncio.run(searches(claims))
    yield from asyncio.run(imports(IMPORTED if million else FEW))
    yield from asyncio.run(rows(IMPORTED if million else FEW_ROWS))


sys.setswitchinterval(TURN)
parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
parser.add_argument("--million", action="store_true", help="measure among a million claims")
print(table(list(_lines(million=parser.parse_args().million))))
