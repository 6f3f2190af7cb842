"""How much of an export or a pack is new, changed and known, by what it is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from bot.document import Fields, Row
from bot.leaves import Leaf, Words
from bot.lines import Line, join
from store.events import (
    ClaimRecorded,
    ClaimRetracted,
    ClaimSuperseded,
    DealOpened,
    EntityRecorded,
    Event,
    SourceRecorded,
)
from store.exchange.adding import Addition
from store.exchange.contents import Contents, events_of
from store.exchange.sparing import withdrawn_by
from store.fold import Judgement, about

KINDS: tuple[tuple[str, type[Event], tuple[type[Event], ...]], ...] = (
    ("claims", ClaimRecorded, (ClaimRecorded, *get_args(Judgement))),
    ("sources", SourceRecorded, (SourceRecorded,)),
    ("names", EntityRecorded, (EntityRecorded,)),
    ("deals", DealOpened, (DealOpened,)),
)
"""What is counted, by the phrases for it: by what it is new, and by what it is changed."""


def counts(brought: Contents | tuple[Event, ...], new: Sequence[Addition]) -> Fields[Leaf]:
    """Return how much is new, changed, taken back and known of each kind, and how many entries."""
    events = events_of(brought) if isinstance(brought, Contents) else brought
    counted = ((word, tuple(_counted(events, new, first, all_of))) for word, first, all_of in KINDS)
    rows = [(word, line) for word, line in counted if line]
    if new:
        rows.append(("entries", (_count("counted", len(new)),)))
    return Fields(
        tuple(Row((Words(f"import-whole-{word}"),), (join(line),)) for word, line in rows)
    )


def _counted(
    events: Sequence[Event],
    new: Sequence[Addition],
    first: type[Event],
    all_of: tuple[type[Event], ...],
) -> Iterator[Line]:
    """Yield how many things of a kind are new, changed, taken back, and as held."""
    every = {about(each) for each in events if isinstance(each, first)}
    of_it = [each for each in new if isinstance(each.event, all_of)]
    gone = {about(each.event) for each in of_it if withdraws(each.event)}
    made = {about(each.event) for each in of_it if isinstance(each.event, first)}
    changed = {about(each.event) for each in of_it if each.changes} - gone
    fresh = made - changed - gone
    if fresh:
        yield _count("counted", len(fresh))
    if changed:
        yield _count("changed", len(changed))
    if gone:
        yield _count("taken-back", len(gone))
    if known := len(every - fresh - changed - gone):
        yield _count("as-held", known)


def withdraws(event: Event) -> bool:
    """Say whether a claim, a thing or a source no longer counts after an event."""
    retracts = isinstance(event, (ClaimRetracted, ClaimSuperseded))
    return retracts or withdrawn_by(event) is not None


def _count(word: str, count: int) -> Line:
    return (Words(f"import-{word}", (("count", count),)),)
