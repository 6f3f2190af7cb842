"""What a file adds to a workspace: looked at first, then recorded whole."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from store.admission import admit
from store.base import Receipt, Workspace
from store.claims import Source, Span
from store.complaint import Complaint, Refused
from store.events import DealOpened, Event, ImportRecorded, PersonId, SourceRecorded
from store.exchange.contents import Contents, Held, events_beside
from store.exchange.known import Known, known_at
from store.exchange.sparing import spared
from store.exchange.wording import Lack, misquoted, missaid
from store.quotes import fresh
from store.recording import draft


@dataclass(frozen=True, slots=True)
class Addition:
    """An event that adds to a workspace; `changes` says that it is about a thing held already."""

    event: Event
    changes: bool


async def record_contents(
    workspace: Workspace,
    brought: Contents | tuple[Event, ...],
    *,
    by: PersonId,
    origin: str,
    at: datetime,
    file: str,
    key: str | None = None,
) -> Receipt:
    """Record what is brought and a workspace does not hold yet, in one transaction.

    Its last entry says which `file` was brought. What was recorded here before and changed since
    stays as it is, and so does what the file withdraws where something that counts refers to it.
    Raises ConflictingEventError
    where the two contradict each other: a number that is taken, an entity merged into something
    else; Refused where new words do not hold against a source that only the workspace has.
    """
    upto = (await workspace.head()).seq
    known = await known_at(workspace, upto)
    events = await asyncio.to_thread(_unsaid, brought, known)
    end = ImportRecorded(file, upto + 1)
    return await workspace.record((*events, end), by=by, origin=origin, at=at, key=key, upto=upto)


async def additions(
    workspace: Workspace, brought: Contents | tuple[Event, ...], *, upto: int
) -> tuple[Addition, ...]:
    """Return by what events what is brought would add to a workspace as of the entry `upto`.

    They are those that `record_contents` records. Raises ConflictingEventError as it would.
    """
    known = await known_at(workspace, upto)
    # Of a large file this takes seconds, in which others are answered.
    return await asyncio.to_thread(_additions, brought, known, upto)


def _additions(
    brought: Contents | tuple[Event, ...], known: Known, upto: int
) -> tuple[Addition, ...]:
    state = known.state
    held = frozenset((*state.entities, *state.sources, *state.records))
    deals = frozenset(state.deals)
    admitted = admit(state, draft(_unsaid(brought, known)), after=upto)
    return tuple(
        Addition(each.event, each.about in (deals if isinstance(each.event, DealOpened) else held))
        for each in admitted
    )


def _unsaid(brought: Contents | tuple[Event, ...], known: Known) -> tuple[Event, ...]:
    """Return the events that were not recorded before: an older export undoes no later change."""
    if isinstance(brought, Contents):
        if wrong := tuple(_complaints(brought, known)):
            raise Refused(wrong)
        new = [each for each in events_beside(brought, known.state) if not _was_so(each, known)]
        return spared(new, known.state)
    return tuple(each for each in brought if not _was_so(each, known))


def _complaints(brought: Contents, known: Known) -> Iterator[Complaint]:
    """Yield what is wrong with new words by a source that is known here."""
    theirs = {source.id: source for source in brought.sources}
    for held in brought.claims:
        revisions = known.revisions.get(held.claim.source)
        if not revisions:
            continue
        record = known.state.records.get(held.id)
        if new := fresh(held.spans, record.spans if record else (), revisions[-1]):
            for lack in _lacks(held, new, theirs.get(held.claim.source), revisions):
                yield Complaint.of(held.id, 0, lack.flaw)


def _lacks(
    held: Held, new: tuple[Span, ...], theirs: Source | None, revisions: Sequence[Source]
) -> Iterator[Lack]:
    """Yield what is wrong with the new words of a claim by a source that had these revisions here.

    Of a text that nobody has here it was seen when the file was read.
    """
    source = revisions[-1]
    earlier = tuple(each.text for each in revisions if each.text is not None)
    if _tells_as_much(theirs, source):
        if theirs and any(each.text_hash == theirs.text_hash for each in revisions):
            yield from misquoted(tuple(each for each in new if each.start is None), source, earlier)
    else:
        yield from misquoted(new, source, earlier)
        yield from missaid(held.claim, held.spans, source)


def _tells_as_much(brought: Source | None, known: Source) -> bool:
    """Say whether a file has a source with its text, or as of another text than the one known."""
    return brought is not None and (
        brought.text is not None or brought.text_hash != known.text_hash
    )


def _was_so(event: Event, known: Known) -> bool:
    if isinstance(event, SourceRecorded):
        source = known.state.sources.get(event.source.id)
        if source is not None and source.revision > event.source.revision:
            return True
    return event in known.happened
