"""The rows an entry is written as: its own, and those it can be found by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from store.base import WorkspaceId
from store.beginnings import beginnings
from store.cataloguing import mark_of, published_from, words_of
from store.encoding import TAGS
from store.events import ClaimRecorded, EntityRecorded, SourceRecorded
from store.fold import Happened
from store.lookalikes import look
from store.mentions import findable, mentions
from store.names import namings
from store.recording import Written
from store.sqlite.rows import source_term, terms
from store.words import tokens

RULES = 4
"""The number of the rules by which indexes are made; whoever has entries found otherwise raises it.

A database that was indexed by other rules is indexed anew when it is opened for writing.
"""

Row = tuple[str | int | bytes | None, ...]
"""The parameters of a query that adds, in its order."""

Index = Callable[[WorkspaceId, Happened, int], Iterable[Row]]
"""From an entry and its row in the ledger to the rows that index it."""


def entry_row(workspace: WorkspaceId, written: Written, *, row: int, at: str) -> Row:
    """Return the row of the ledger itself."""
    happened, said, seal = written.happened, written.said, written.seal
    return (
        row,
        workspace,
        happened.seq,
        at,
        said.by,
        said.origin,
        TAGS[type(happened.event)],
        happened.about,
        said.event,
        written.salt,
        seal.commitment,
        seal.link,
    )


def _claims(workspace: WorkspaceId, happened: Happened, _row: int) -> Iterable[Row]:
    if not isinstance(happened.event, ClaimRecorded):
        return ()
    claim = happened.event.claim
    return ((workspace, happened.seq, happened.about, claim.field, claim.source),)


def _mentions(workspace: WorkspaceId, happened: Happened, _row: int) -> Iterable[Row]:
    if not isinstance(happened.event, ClaimRecorded):
        return ()
    claim, seq = happened.event.claim, happened.seq
    return [(workspace, entity, claim.field, seq, role) for entity, role in mentions(claim)]


def _names(workspace: WorkspaceId, happened: Happened, _row: int) -> Iterable[Row]:
    if not isinstance(happened.event, EntityRecorded):
        return ()
    seq = happened.seq
    return [
        (workspace, naming.entity, seq, naming.key, naming.name)
        for naming in namings(happened.event.entity)
    ]


def _name_tokens(workspace: WorkspaceId, happened: Happened, _row: int) -> Iterable[Row]:
    if not isinstance(happened.event, EntityRecorded):
        return ()
    names = [naming.name for naming in namings(happened.event.entity)]
    found = tokens("\n".join(names)) | set(filter(None, map(look, names)))
    return [(workspace, token, happened.about, happened.seq) for token in found]


def _beginnings(workspace: WorkspaceId, happened: Happened, _row: int) -> Iterable[Row]:
    if not isinstance(happened.event, EntityRecorded):
        return ()
    entity, seq = happened.event.entity, happened.seq
    return [
        (workspace, entity.kind, each.within, each.rest, each.name, each.entity, seq)
        for each in beginnings(entity)
    ]


def _sources(workspace: WorkspaceId, happened: Happened, row: int) -> Iterable[Row]:
    if not isinstance(happened.event, SourceRecorded):
        return ()
    source = happened.event.source
    mark, published = mark_of(source), published_from(source)
    return ((row, workspace, source.id, happened.seq, mark, published, int(source.withdrawn)),)


CLAIMS: Mapping[str, Index] = MappingProxyType({"add_claim": _claims, "add_mention": _mentions})
"""What indexes a claim when it is first recorded, under the query that writes it, in this order."""

REVISED: Mapping[str, Index] = MappingProxyType(
    {
        "add_name": _names,
        "add_name_token": _name_tokens,
        "add_beginning": _beginnings,
        "add_source": _sources,
    }
)
"""What indexes each revision of an entity or a source, under the query that writes it."""


class Passage(NamedTuple):
    """The row of a claim or a source in the full text, and how many words of its own find it."""

    row: int
    terms: str
    length: int


def passages(
    workspace: WorkspaceId, happenings: Iterable[tuple[int, Happened]]
) -> Iterator[Passage]:
    """Yield the passages of entries, which come with their rows in the ledger.

    What a source is found by are other words than those of claims, and no search is of both.
    """
    for row, happened in happenings:
        if isinstance(happened.event, ClaimRecorded):
            claim, spans = happened.event.claim, happened.event.spans
            words = findable(claim, spans)
            entities = (entity for entity, _ in mentions(claim))
            yield Passage(row, terms(workspace, words, entities), len(words))
        elif isinstance(happened.event, SourceRecorded):
            told = sorted(words_of(happened.event.source))
            yield Passage(row, " ".join(source_term(workspace, each) for each in told), len(told))
