"""`make bench`: every measurement in one table."""

from __future__ import annotations

import asyncio

from bench.answers import answers
from bench.timing import table

print(table(asyncio.run(answers())))
