"""The catalogue of sources as if some events had been recorded."""

# ruff: noqa: D102 - store.catalogue promises for every workspace

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from store.catalogue import Listing, Shelfmark
from store.cataloguing import chosen, listing, mark_of
from store.claims import Source, SourceId
from store.events import Event, SourceRecorded
from store.supposed import SupposedBeside


@dataclass(frozen=True, slots=True)
class SupposedCatalogue(SupposedBeside):
    """The sources of the workspace `known` as if `events` came after its entry `upto`."""

    events: tuple[Event, ...]
    upto: int

    @property
    def _revised(self) -> Mapping[SourceId, Source]:
        """The sources that the events record, each as it is last."""
        recorded = (each.source for each in self.events if isinstance(each, SourceRecorded))
        return {each.id: each for each in recorded}

    async def sources(self, ids: frozenset[SourceId], *, upto: int) -> tuple[Source, ...]:
        known = await self.known.sources(ids, upto=min(upto, self.upto))
        if upto <= self.upto:
            return known
        return self._with(known, (each for each in self._revised.values() if each.id in ids))

    async def called(self, marks: frozenset[Shelfmark], *, upto: int) -> tuple[Source, ...]:
        known = await self.known.called(marks, upto=min(upto, self.upto))
        if upto <= self.upto:
            return known
        return self._with(
            known, (each for each in self._revised.values() if mark_of(each) in marks)
        )

    def _with(self, known: Iterable[Source], revised: Iterable[Source]) -> tuple[Source, ...]:
        """Return known sources with those that are recorded, sorted by id."""
        stays = (each for each in known if each.id not in self._revised)
        counts = (each for each in revised if not each.withdrawn)
        return tuple(sorted((*stays, *counts), key=lambda each: each.id))

    async def catalogue(
        self,
        words: str | None = None,
        *,
        beside: frozenset[SourceId] = frozenset(),
        upto: int,
        limit: int,
    ) -> Listing:
        revised = self._revised if upto > self.upto else {}
        known = await self.known.catalogue(
            words, beside=beside | revised.keys(), upto=min(upto, self.upto), limit=limit
        )
        own = tuple(chosen(revised.values(), words, beside))
        both = listing((*known.sources, *own), limit=limit)
        return Listing(both.sources, known.count + len(own))
