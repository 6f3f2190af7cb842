"""Which of the claims a search found come first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from store.claims import ClaimId
from store.values import EntityId

LOOKED_AT = 200
"""Passages a search looks at, the newest first; who finds more should say more."""

NAMESAKES = 64
"""Entities a word may name; a word that more of them bear, as “Group”, names none."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found, best first; `capped` says that there is more than these."""

    claims: tuple[ClaimId, ...]
    capped: bool


Found = tuple[int, int, int, ClaimId]
"""A passage that holds all terms of a search, so that the lesser comes first.

The number of terms it does not hold in words of its own, but by naming an entity that is called so;
the number of its own tokens, since a shorter one is more about them; its place among all passages;
and its claim.
"""


def meant(called: Collection[EntityId]) -> Collection[EntityId]:
    """Return the entities a word names, of those that are called so."""
    return called if len(called) <= NAMESAKES else ()


def ranked(
    found: Iterable[Found], *, hidden: Collection[ClaimId], limit: int, capped: bool
) -> Hits:
    """Return the claims of the passages that were found, `limit` at most and none of `hidden`."""
    claims = dict.fromkeys([claim for _, _, _, claim in sorted(found)])
    shown = [claim for claim in claims if claim not in hidden] if hidden else list(claims)
    return Hits(tuple(shown[:limit]), capped or len(shown) > limit)
