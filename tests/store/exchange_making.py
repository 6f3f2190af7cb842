"""Workspaces with any words in them, and ways to look at what they hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from store.base import Evidence, Selection, WorkspaceId
from store.claims import Claim, Source, SourceId
from store.encoding import claim_id
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimVerified,
    EntitiesMerged,
    Event,
    Rank,
    SourceRecorded,
)
from store.exchange.contents import Contents, read_contents
from store.memory import MemoryStore
from store.memory.workspace import MemoryWorkspace
from store.values import Text
from tests.contracts.facts import (
    COMPARED_ID,
    FOUNDED_ID,
    INVESTED_ID,
    LACROIX,
    MISTRAL,
    PAPER,
    RAISED_ID,
    STORY,
    now,
    read,
    span,
    tell,
)

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)
"""Any words a database takes."""

EDITED: tuple[Event, ...] = (
    EntitiesMerged(MISTRAL.id, PAPER.id),
    ClaimRanked(RAISED_ID, Rank.DISPUTED, "=the dollar figure"),
    ClaimVerified(RAISED_ID),
    ClaimRanked(INVESTED_ID, Rank.PREFERRED, "filed"),
    ClaimSuperseded(FOUNDED_ID, INVESTED_ID, "misread"),
    ClaimSuperseded(INVESTED_ID, RAISED_ID, "misread again"),
    ClaimRetracted(COMPARED_ID, "no claim"),
)
"""What editors did to the story."""


def empty(name: str = "team") -> MemoryWorkspace:
    return MemoryStore(read_only=False).workspace(WorkspaceId(name))


async def edited() -> MemoryWorkspace:
    """The story, with everything that can happen to it."""
    workspace = empty()
    await tell(workspace, *STORY)
    await tell(workspace, *EDITED, after=timedelta(hours=1))
    return workspace


async def contents(workspace: MemoryWorkspace) -> Contents:
    return await read_contents(workspace, upto=await now(workspace))


@st.composite
def remarks(draw: st.DrawFn) -> tuple[Event, ...]:
    """A source of any title and text, with claims of any words on quotes of an earlier text."""
    kept = draw(st.none() | WORDS)
    source = Source(
        SourceId("s1:any"),
        "en",
        "22",
        title=draw(st.none() | WORDS),
        publisher=draw(WORDS),
        revision=1,
        text=kept,
    )
    events: list[Event] = [SourceRecorded(source)]
    for words in draw(st.lists(WORDS.filter(str.strip), unique=True, max_size=4)):
        claim = Claim(MISTRAL.id, "risk", Text(words, "en"), source.id, speaker=LACROIX.id)
        saying = draw(st.just("") | WORDS) + words
        more = draw(st.lists(WORDS.filter(str.strip), unique=True, max_size=2))
        quotes = (saying, *more)
        events.append(ClaimRecorded(claim, tuple(span(quote, 7) for quote in quotes)))
        if draw(st.booleans()):
            events.append(ClaimRanked(claim_id(claim), draw(st.sampled_from(Rank)), draw(WORDS)))
        if draw(st.booleans()):
            events.append(
                ClaimRetracted(claim_id(claim), draw(st.text(max_size=3, alphabet="=a'")))
            )
    return tuple(events)


async def evidence(workspace: MemoryWorkspace) -> Evidence:
    """Everything a reader may be shown, but for the place in the ledger, which is each store's."""
    shown = await read(workspace, Selection(hidden=True))
    records = tuple(
        replace(record, standing=replace(record.standing, recorded=0)) for record in shown.records
    )
    return replace(shown, records=records)
