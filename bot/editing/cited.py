"""What a chronicle cites: the sources of the claims its entries are about, below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.desk import Clocks, Desk
from bot.document import Block, Fields
from bot.dossier import Dossier
from bot.editing.chronicle import claim_of
from bot.footnotes import footnotes
from bot.leaves import Leaf
from store.base import Selection
from store.claims import ClaimId
from store.events import ClaimSuperseded, Entry, SourceRecorded


async def with_sources(
    desk: Desk, told: Fields[Leaf], entries: Sequence[Entry]
) -> tuple[Block[Leaf], ...]:
    """Return entries as they are told, with the sources that they cite."""
    return (told, *footnotes(desk, await behind(desk, entries), (told,)))


async def behind(desk: Desk, entries: Sequence[Entry]) -> Dossier:
    """Return the claims that entries name, and the sources they name or are about."""
    claims = frozenset(claim for each in entries for claim in _claims(each))
    dossier = await desk.unjudged(Selection(claims=claims, hidden=True), Clocks())
    events = (each.event for each in entries)
    sources = tuple(each.source for each in events if isinstance(each, SourceRecorded))
    return dossier.knowing(sources, await desk.numbering(sources))


def _claims(entry: Entry) -> Iterator[ClaimId]:
    if entry.event and (claim := claim_of(entry.event)):
        yield claim
    if isinstance(entry.event, ClaimSuperseded):
        yield entry.event.by
