"""Searches among many claims, from words that hardly occur to words that stand in most claims."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle
from random import Random

import aiosqlite

from bench.answers import FUNDING, asking
from bench.database import WORKSPACE, filled
from bench.making import vocabulary
from bench.timing import Line, Measured, once, pair, percentile
from bot.service import Bot
from store.base import Store
from store.errors import SearchInterruptedError
from store.sqlite.rows import word_term
from store.words import stems

FLOOR = """
    select about, event from passages join ledger on ledger.row = passages.rowid
    where passages match ? order by passages.rowid desc limit 200
"""
"""The same claims with their quotes, as text, in one raw query of the full text."""

LONGEST = 100.0
"""Milliseconds no search may take, whatever its words."""

ASKED = 300


async def searches(claims: int) -> list[Line]:
    """Measure searches, and answers while searches run."""
    async with filled(claims) as (opened, path), aiosqlite.connect(path) as raw:
        rare = _rare()
        upto = (await opened.workspace(WORKSPACE).head()).seq
        return [
            await pair(
                f"search of a rare word among {claims:,} claims",
                floor=_matching(raw, rare),
                ours=_searching(opened, rare, upto),
                times=2,
            ),
            await _slowest(opened, raw, upto),
            await _beside(opened, upto),
        ]


def _rare() -> str:
    """Return a word that few claims hold."""
    return vocabulary()[-1]


def sample() -> Iterator[str]:
    """Yield searches of one to three words, each drawn evenly from common to rare."""
    chance = Random("searches")  # noqa: S311 - it is no secret
    known = vocabulary()
    for number in range(ASKED):
        ranks = [int(len(known) ** chance.random()) - 1 for _ in range(1 + number % 3)]
        yield " ".join(known[rank] for rank in ranks)


def _expression(words: str) -> str:
    terms = (
        " OR ".join(word_term(WORKSPACE, stem) for stem in stems(word)) for word in words.split()
    )
    return " AND ".join(f"({term})" for term in terms)


def _matching(raw: aiosqlite.Connection, words: str) -> Measured:
    expression = _expression(words)

    async def match() -> None:
        await raw.execute_fetchall(FLOOR, (expression,))

    return match


def _searching(opened: Store, words: str, upto: int) -> Measured:
    """Return what searches; which entry is the newest is asked once for each call, before it."""
    workspace = opened.workspace(WORKSPACE)

    async def search() -> None:
        with suppress(SearchInterruptedError):
            await workspace.search(words, upto=upto)

    return search


async def _slowest(opened: Store, raw: aiosqlite.Connection, upto: int) -> Line:
    floors: list[float] = []
    taken: list[float] = []
    for words in sample():
        floors.append(await once(_matching(raw, words)))
        taken.append(await once(_searching(opened, words, upto)))
    what = f"search, 99th percentile of {ASKED}"
    return Line(what, percentile(floors, 99), percentile(taken, 99), most=LONGEST)


async def _beside(opened: Store, upto: int) -> Line:
    """Hold answers while searches run against answers when none does; each is worked out anew."""
    alone = await _answering(opened)
    running = asyncio.create_task(_forever(opened, upto))
    beside = await _answering(opened)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    what = f"/{FUNDING} while searches run, 99th percentile"
    return Line(what, percentile(alone, 99), percentile(beside, 99), times=2)


async def _answering(opened: Store) -> list[float]:
    taken: list[float] = []
    for _ in range(ASKED):
        taken.append(await once(asking(Bot(opened))))
        await asyncio.sleep(0.002)
    return taken


async def _forever(opened: Store, upto: int) -> None:
    for words in cycle(tuple(sample())):
        await _searching(opened, words, upto)()
