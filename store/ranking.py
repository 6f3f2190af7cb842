"""Which of the claims a search found come first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from store.base import Hits
from store.claims import ClaimId
from store.values import EntityId

LOOKED_AT = 200
"""Passages a search looks at, the newest first; who finds more should say more."""

NAMESAKES = 64
"""Entities a word may name; a word that more of them bear, as “Group”, names none."""


class Found(NamedTuple):  # A tuple for its order, and for the microsecond it spares each time.
    """A passage that holds all terms of a search; those that are less come first.

    `lacking` counts the terms it does not hold in words of its own but only by naming an entity
    that is called so; `length` is the number of its own tokens: the shorter is more about them.
    `recorded` is its place among all passages.
    """

    lacking: int
    length: int
    recorded: int
    claim: ClaimId


def meant(called: Collection[EntityId]) -> Collection[EntityId]:
    """Return the entities a word names, of those that are called so."""
    return called if len(called) <= NAMESAKES else ()


def ranked(
    found: Iterable[Found], *, hidden: Collection[ClaimId], limit: int, capped: bool
) -> Hits:
    """Return the claims of the passages that were found, `limit` at most and none of `hidden`."""
    claims = dict.fromkeys(each.claim for each in sorted(found))
    shown = [claim for claim in claims if claim not in hidden]
    return Hits(tuple(shown[:limit]), capped or len(shown) > limit)
