"""What refers to a thing, a source or a deal, so that it cannot be taken back as a mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.desk import Desk
from bot.leaves import Citation, Leaf, Named, Verbatim, Words
from bot.lines import listed
from store.base import Followed, Record, Selection
from store.claims import ClaimId, Entity, SourceId
from store.values import EntityId

SHOWN = 5
"""References of a kind that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class References:
    """Claims that count, deals that are or were followed, things merged into one, and numbers."""

    records: tuple[Record, ...] = ()
    deals: tuple[Followed, ...] = ()
    merged: tuple[Entity, ...] = ()
    numbers: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.records or self.deals or self.merged or self.numbers)

    @property
    def told(self) -> Leaf:
        """What refers, in words: how much of each kind, and which."""
        return listed(tuple(_told(self)))


def _told(references: References) -> Iterator[Leaf]:
    if records := references.records:
        numbers = [Verbatim(str(each.standing.recorded)) for each in records]
        yield _named("refers-facts", numbers)
    if deals := references.deals:
        yield _named("refers-deals", [Named(each.entity) for each in deals])
    if merged := references.merged:
        yield _named("refers-merged", [Named(each) for each in merged])
    if references.numbers:
        yield _named("refers-sources", [Citation(each) for each in references.numbers])


def _named(word: str, leaves: Sequence[Leaf]) -> Leaf:
    shown = (
        listed(leaves[:SHOWN]) if len(leaves) <= SHOWN else listed([*leaves[:SHOWN], Verbatim("…")])
    )
    return Words(word, (("count", len(leaves)), ("which", shown)))


async def to_thing(thing: EntityId, desk: Desk, but: EntityId | None = None) -> References:
    """Return what refers to a thing, but for the deal `but`."""
    evidence = await desk.workspace.read(Selection(frozenset({thing}), hidden=True), upto=desk.upto)
    followed = (
        *await desk.workspace.deals(upto=desk.upto),
        *await desk.workspace.closed(upto=desk.upto),
    )
    cast = await desk.workspace.cast(upto=desk.upto, now=thing)
    gone = {each for each, _ in cast.redirects} - {thing}
    return References(
        tuple(_counting(evidence.records)),
        tuple(
            each
            for each in followed
            if thing in (each.deal.entity, *each.deal.parties) and each.deal.entity != but
        ),
        tuple(each for each in cast.entities if each.id in gone),
    )


async def to_deal(deal: EntityId, desk: Desk) -> References:
    """Return what refers to a deal that is followed."""
    references = await to_thing(deal, desk, but=deal)
    followed = next((each for each in desk.deals if each.deal.entity == deal), None)
    numbers = tuple(each.number for each in followed.sources) if followed else ()
    return References(references.records, references.deals, references.merged, numbers)


async def to_source(
    source: SourceId, desk: Desk, after: int = 0, but: ClaimId | None = None
) -> References:
    """Return the claims that cite a source, of those recorded after an entry, but for one."""
    selection = Selection(sources=frozenset({source}), hidden=True)
    evidence = await desk.workspace.read(selection, upto=desk.upto)
    counting = _counting(evidence.records)
    return References(
        tuple(each for each in counting if each.standing.recorded > after and each.id != but)
    )


def _counting(records: Iterable[Record]) -> Iterator[Record]:
    """Yield the claims that nobody took back."""
    for record in records:
        if not (record.standing.retracted or record.standing.superseded_by):
            yield record
