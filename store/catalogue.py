"""The catalogue: how a workspace's sources are found, however many there are."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import NewType, Protocol

from store.claims import Source, SourceId

Shelfmark = NewType("Shelfmark", str)
"""What a source goes by: its link as it is written, or else its title and publisher."""


def shelfmark(
    link: str | None = None, title: str | None = None, publisher: str | None = None
) -> Shelfmark | None:
    """Return what a source goes by, None where none of the three is known of it."""
    if link:
        return Shelfmark(link)
    return Shelfmark(json.dumps([title, publisher])) if title or publisher else None


@dataclass(frozen=True, slots=True)
class Listing:
    """Some sources, those published last first and undated ones last; `count` is of all there are.

    A date counts from its first possible day.
    """

    sources: tuple[Source, ...]
    count: int


class Catalogued(Protocol):
    """The sources of a workspace, each as it was last; none is withdrawn.

    A deal need not number them. Work grows with what is returned, in `catalogue` by far less than
    if all were read.
    """

    async def sources(self, ids: frozenset[SourceId], *, upto: int) -> tuple[Source, ...]:
        """Return those of some ids that there are, sorted by id."""
        ...

    async def called(self, marks: frozenset[Shelfmark], *, upto: int) -> tuple[Source, ...]:
        """Return those that go by any of some shelfmarks, sorted by id."""
        ...

    async def catalogue(
        self,
        words: str | None = None,
        *,
        beside: frozenset[SourceId] = frozenset(),
        upto: int,
        limit: int,
    ) -> Listing:
        """Return the first `limit` of those of which each word begins one that tells what it is.

        Without `words` all do, with words that are but signs none does. Those `beside` which they
        stand are left out.
        """
        ...
