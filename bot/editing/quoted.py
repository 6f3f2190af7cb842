"""What the words of a quote name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.desk import Desk
from store.claims import Entity
from store.kinds import COMPANIES
from store.names import key
from store.values import EntityId

LONGEST_NAME = 4
"""Words of a name at most; longer runs are not looked up."""

LOOKED_UP = 60
"""Runs of words of a quote that are looked up at most."""

_WORD = re.compile(r"[^\W_][\w&.’'-]*")
_GENITIVE = re.compile(r"(?:['’]s?|s)$")


def standing(words: str, quote: str) -> str | None:
    """Return some words as they stand in a quote, whatever their case and the spaces in them."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    there = re.search(pattern, quote, re.IGNORECASE) if pattern else None
    return there[0] if there else None


async def companies_in(quote: str, desk: Desk) -> dict[EntityId, Entity]:
    """Return the companies that a quote calls by a name that is theirs alone."""
    found: dict[EntityId, Entity] = {}
    looked_up = dict.fromkeys(each for run in _runs(quote) for each in _spellings(run))
    for name in tuple(looked_up)[:LOOKED_UP]:
        # To find would look for likenesses among all names where nothing bears this one.
        matches = await desk.workspace.starting(name, upto=desk.upto, kinds=COMPANIES, limit=2)
        called = [match.entity for match in matches if match.score == 1]
        if len(called) == 1:
            found[called[0].id] = called[0]
    return found


def _runs(quote: str) -> Iterator[str]:
    """Yield the runs of words that may be a name: such begin with a capital or a digit."""
    words = [match[0].rstrip(".-") for match in _WORD.finditer(quote)]
    for length in range(1, LONGEST_NAME + 1):
        for start in range(len(words) - length + 1):
            if not words[start][0].islower():
                yield " ".join(words[start : start + length])


def _spellings(run: str) -> Iterator[str]:
    """Yield a name as it stands, and without the ending of a genitive: Acme’s, Mistrals."""
    if key(run):
        yield run
    if (bare := _GENITIVE.sub("", run)) != run and key(bare):
        yield bare
