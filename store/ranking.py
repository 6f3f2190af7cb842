"""Which of the claims a search found come first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from store.base import Hits, Record
from store.claims import Claim, Span
from store.mentions import findable
from store.values import EntityId

LOOKED_AT = 200
"""Claims a search looks at, the newest first; who finds more should say more."""

NAMESAKES = 64
"""Entities a word may name; a word that more of them bear, as “Group”, names none."""

REMEMBERED = 1_024
"""Claims kept with their tokens, 3 KB each: who turns a page or adds a word finds them again."""


def meant(called: Collection[EntityId]) -> Collection[EntityId]:
    """Return the entities a word names, of those that are called so."""
    return called if len(called) <= NAMESAKES else ()


def ranked(
    records: Iterable[Record], terms: tuple[frozenset[str], ...], *, limit: int, capped: bool
) -> Hits:
    """Return the visible ones of `records`, `limit` at most.

    First come those whose own words hold most of the terms, where others merely name an entity
    that does; then the shorter ones, which are more about them; then the earlier recorded.
    """
    visible = sorted(
        (record for record in records if record.standing.visible),
        key=lambda record: _place(record, terms),
    )
    return Hits(tuple(record.id for record in visible[:limit]), capped or len(visible) > limit)


def _place(record: Record, terms: tuple[frozenset[str], ...]) -> tuple[int, int, int]:
    own = _own(record.claim, record.spans)
    held = sum(not own.isdisjoint(term) for term in terms)
    return -held, len(own), record.standing.recorded


@lru_cache(maxsize=REMEMBERED)
def _own(claim: Claim, spans: tuple[Span, ...]) -> frozenset[str]:
    return findable(claim, spans)
