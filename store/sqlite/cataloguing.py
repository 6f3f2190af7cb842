"""Finding sources by what they are catalogued by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.assemble import known
from store.catalogue import Listing, Shelfmark
from store.cataloguing import asked
from store.claims import Source, SourceId
from store.events import SourceRecorded
from store.fold import fold
from store.sqlite.reading import View
from store.sqlite.rows import listed, source_term


@dataclass(frozen=True, slots=True)
class Sought:
    """The words that tell of sources, None for any; those they stand beside; how many to return."""

    words: str | None
    beside: frozenset[SourceId]
    limit: int


def sources(view: View, ids: Iterable[SourceId]) -> tuple[Source, ...]:
    """Return those of some ids that there are, sorted by id."""
    ids = tuple(ids)
    return known(fold(view.latest(SourceRecorded, ids)), ids)


def called(view: View, marks: Iterable[Shelfmark]) -> tuple[Source, ...]:
    """Return those that go by any of some shelfmarks, sorted by id."""
    rows = view.rows("sources_called", marks=listed(marks))
    return sources(view, [SourceId(name) for (name,) in rows])


def catalogue(view: View, sought: Sought) -> Listing:
    """Return the first of those that are sought, and how many there are."""
    beside = listed(sought.beside)
    if sought.words is None:
        rows = view.rows("catalogue", beside=beside, limit=sought.limit)
        ((count,),) = view.rows("count_catalogue", beside=beside)
        return _listing(view, [SourceId(name) for (name,) in rows], count)
    if not (begun := asked(sought.words)):
        return Listing((), 0)
    terms = " AND ".join(f"{source_term(view.workspace, each)}*" for each in begun)
    rows = view.rows("catalogue_of", beside=beside, limit=sought.limit, terms=terms)
    count = rows[0][1] if rows else 0
    return _listing(view, [SourceId(name) for name, _ in rows], count)


def _listing(view: View, ids: Sequence[SourceId], count: int) -> Listing:
    found = {each.id: each for each in sources(view, ids)}
    return Listing(tuple(found[each] for each in ids), count)
