"""How much memory something takes while it runs, beside what there was before."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class Memory:
    """In bytes: the most that was taken at once, and what is kept when all is done."""

    most: int = 0
    kept: int = 0


@contextmanager
def measured() -> Iterator[Memory]:
    """Measure what is allocated within; `most` and `kept` are known behind it."""
    memory = Memory()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        yield memory
        now, most = tracemalloc.get_traced_memory()
        memory.most, memory.kept = most - before, now - before
    finally:
        tracemalloc.stop()
