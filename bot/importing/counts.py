"""How much of an export or a pack is new, changed and known, by what it is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from bot.document import Fields, Row
from bot.leaves import Leaf, Words
from bot.lines import Line, join
from store.events import ClaimRecorded, DealOpened, EntityRecorded, Event, SourceRecorded
from store.exchange.adding import Addition
from store.exchange.contents import Contents, events_of
from store.fold import Judgement, about

KINDS: tuple[tuple[str, type[Event], tuple[type[Event], ...]], ...] = (
    ("claims", ClaimRecorded, (ClaimRecorded, *get_args(Judgement))),
    ("sources", SourceRecorded, (SourceRecorded,)),
    ("names", EntityRecorded, (EntityRecorded,)),
    ("deals", DealOpened, (DealOpened,)),
)
"""What is counted, by the phrases for it: by what it is new, and by what it is changed."""


def counts(brought: Contents | tuple[Event, ...], new: Sequence[Addition]) -> Fields[Leaf]:
    """Return how much is new, changed and known of each kind, and how many entries that makes."""
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
    """Yield how many things of a kind are new, how many are changed, and how many are as held."""
    every = {about(each) for each in events if isinstance(each, first)}
    count = sum(isinstance(each.event, first) and not each.changes for each in new)
    changed = {about(each.event) for each in new if each.changes and isinstance(each.event, all_of)}
    if count:
        yield _count("counted", count)
    if changed:
        yield _count("changed", len(changed))
    if known := len(every) - count - len(changed & every):
        yield _count("as-held", known)


def _count(word: str, count: int) -> Line:
    return (Words(f"import-{word}", (("count", count),)),)
