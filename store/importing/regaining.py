"""What comes back when a stretch of the ledger is reversed: names, sources and their texts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from store.base import Evidence, Selection, Workspace
from store.claims import ClaimId, Entity, Source, SourceId
from store.events import (
    ClaimRetracted,
    ClaimSuperseded,
    EntityRecorded,
    Event,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from store.values import EntityId

AT_ONCE = 1_000
"""Claims or sources that are read together; others may read in between."""


@dataclass(frozen=True, slots=True)
class Regained:
    """Withdrawn things and sources that are known again; `learn` alone adds to it."""

    names: dict[EntityId, Entity]
    sources: dict[SourceId, Source]

    @classmethod
    def of(cls, names: Iterable[Entity], sources: Iterable[Source]) -> Regained:
        """Begin with these, of which those count that are withdrawn."""
        return cls(
            {each.id: each for each in names if each.withdrawn},
            {each.id: each for each in sources if each.withdrawn},
        )

    def learn(self, evidence: Evidence) -> None:
        """Add what is withdrawn of what claims name that count again."""
        self.names.update((each.id, each) for each in evidence.entities if each.withdrawn)
        self.sources.update((each.id, each) for each in evidence.sources if each.withdrawn)

    def events(self) -> Iterator[Event]:
        """Yield what makes them known again."""
        for name in self.names.values():
            yield EntityRecorded(replace(name, withdrawn=False))
        for source in self.sources.values():
            yield SourceRecorded(replace(source, withdrawn=False))


async def evidence_of(
    workspace: Workspace, claims: Iterable[ClaimId], upto: int
) -> AsyncIterator[Evidence]:
    """Yield what is known of some claims, whether they count or not, some at a time."""
    following = iter(claims)
    while some := frozenset(islice(following, AT_ONCE)):
        yield await workspace.read(Selection(claims=some, hidden=True), upto=upto)


async def sources_of(
    workspace: Workspace, ids: Iterable[SourceId], upto: int
) -> dict[SourceId, Source]:
    """Return those of some sources that were known at an entry, as they were then."""
    known: dict[SourceId, Source] = {}
    following = iter(ids)
    while some := frozenset(islice(following, AT_ONCE)):
        known.update((each.id, each) for each in await workspace.sources(some, upto=upto))
    return known


def numbered_again(
    unnumbered: Iterable[SourceUnnumbered], since: Iterable[SourceNumbered]
) -> Iterator[SourceNumbered]:
    """Yield the numbers that sources get back, unless they were given one since."""
    given = {(each.deal, each.source) for each in since}
    for each in unnumbered:
        if (each.deal, each.source) not in given:
            yield SourceNumbered(each.deal, each.source, each.number)


@dataclass(frozen=True, slots=True)
class Revised:
    """Sources that say `again` what they said, and those that stay: `cited`, or `changed` since."""

    again: tuple[Source, ...]
    cited: tuple[Source, ...]
    changed: tuple[Source, ...]


def revised_back(
    own: Mapping[SourceId, Source],
    since: Mapping[SourceId, Source],
    before: Mapping[SourceId, Source],
    cited: Collection[SourceId],
) -> Revised:
    """Return what becomes of the sources that a stretch revised.

    What was `before` is a revision of its own; what claims cite that stay is not revised.
    """
    pairs = [(before[each], since.get(each, told)) for each, told in own.items() if each in before]
    here = [
        (was, now)
        for was, now in pairs
        if not (was.withdrawn or now.withdrawn or is_same(was, now))
    ]
    free = [(was, now) for was, now in here if now.id not in cited]
    return Revised(
        tuple(
            replace(was, revision=now.revision + 1)
            for was, now in free
            if is_same(now, own[now.id])
        ),
        tuple(now for _, now in here if now.id in cited),
        tuple(now for _, now in free if not is_same(now, own[now.id])),
    )


def is_same(one: Entity | Source, other: Entity | Source) -> bool:
    """Say whether two revisions of a thing or a source say the same."""
    if isinstance(one, Source) and isinstance(other, Source):
        return replace(one, revision=other.revision) == other
    return one == other


async def withdrawn_again(
    workspace: Workspace,
    claims: Iterable[ClaimId],
    counting: Collection[ClaimId],
    reason: str,
    upto: int,
) -> list[ClaimRetracted | ClaimSuperseded]:
    """Return what withdraws claims as they were at the entry `upto`, before they counted again.

    They give way to what they gave way to then where that is `counting`.
    """
    events: list[ClaimRetracted | ClaimSuperseded] = []
    async for evidence in evidence_of(workspace, claims, upto):
        for record in evidence.records:
            by = record.standing.superseded_by
            events.append(
                ClaimSuperseded(record.id, by, reason)
                if by is not None and by in counting
                else ClaimRetracted(record.id, reason)
            )
    return events
