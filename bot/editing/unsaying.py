"""A source as it was before it was recorded anew, while nothing stands on words it would lose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.desk import Desk
from store.base import Selection
from store.claims import ClaimId, Source, Span
from store.events import SourceRecorded
from store.quotes import found


async def source_back(
    now: Source, before: Source, desk: Desk, spared: ClaimId | None = None
) -> SourceRecorded | None:
    """Return what brings a source back as it was, as a revision of its own.

    None where a claim that counts, but for the one that is `spared`, stands on words that only the
    text of now holds.
    """
    selection = Selection(sources=frozenset({now.id}))
    records = (await desk.workspace.read(selection, upto=desk.upto)).records
    spans = [span for each in records if each.id != spared for span in each.spans]
    if _lost(spans, now.text or "", before.text or ""):
        return None
    # A revision is never taken back as if it had not been: it is followed by another one.
    return SourceRecorded(replace(before, revision=now.revision + 1))


def _lost(spans: Iterable[Span], now: str, before: str) -> bool:
    return any(found(each.quote, now) and not found(each.quote, before) for each in spans)
